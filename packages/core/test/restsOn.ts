import type { StatementLine } from "../src/statements/StatementLine.ts"
import type { Source } from "../src/trace/Step.ts"
import * as Trace from "../src/trace/Trace.ts"
import * as Money from "../src/values/Money.ts"

/**
 * The kinds of records that an amount other than zero must come from.
 *
 * What passes through rests on no percentage, a fee per session on no meter, a cost that is paid back
 * apart from the share on no percentage either, and what fills an account on the room that was left.
 */
const needed = ({ kind, basis }: StatementLine): readonly Source["kind"][] => {
  switch (basis._tag) {
    case "share":
      if (kind === "session-fees") return ["contract"]
      if (kind === "sale" || kind === "commission") return ["session"]
      return basis.state === basis.reimbursement ? ["contract", "session"] : ["session"]
    case "corporate":
      return Money.isZero(basis.charge.driver) ? ["session"] : ["partner"]
    case "partner-fee":
      return ["partner"]
    case "platform-fee":
    case "recurring":
      return ["contract", "asset"]
    case "true-up":
      return ["contract"]
    case "top-up":
    case "adjustment":
      return [basis._tag]
  }
}

/** The kinds of records that the trace of a line should rest on and does not. */
export const missingKinds = (line: StatementLine, trace: Trace.Trace): readonly Source["kind"][] => {
  if (Money.isZero(line.net)) return []
  const found = new Set(Trace.sources(trace).map(({ kind }) => kind))
  return needed(line).filter((kind) => !found.has(kind))
}
