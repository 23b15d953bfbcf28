import * as LineTrace from "../src/statements/LineTrace.ts"
import type { StatementLine } from "../src/statements/StatementLine.ts"
import type { Source } from "../src/trace/Step.ts"

/**
 * The sources that the trace of a line must rest on.
 *
 * What passes through rests on no clause, and a flat fee per session on no record of the session.
 */
export const needsOf = (line: StatementLine): readonly Source["kind"][] => {
  if (line.kind === "sale") return ["session"]
  return line.kind === "session-fees" ? ["contract"] : LineTrace.needs(line)
}
