import * as Trace from "../trace/Trace.ts"
import type { At, Writer } from "../trace/Trace.ts"
import * as Exact from "../values/Exact.ts"
import * as Money from "../values/Money.ts"
import * as Month from "../values/Month.ts"
import type { ShareBasis } from "./LineBasis.ts"
import * as MonthLineTrace from "./MonthLineTrace.ts"
import * as RecognitionTrace from "./RecognitionTrace.ts"
import { writeShare } from "./ShareTrace.ts"
import type { LineDraft, StatementLine } from "./StatementLine.ts"

/** What a month makes of a share, a sale, a commission or the fees of a session. */
const writeShareLine = (writer: Writer, line: LineDraft, month: Month.Month, basis: ShareBasis): At => {
  const { settled, share, state, reimbursement } = basis
  const { revenue, split } = writeShare(writer, settled, share)
  const period = Month.period(month, share.party.contract.zone)
  const context = { settled, period, gross: revenue.gross }
  const part = (at: At | undefined, of: typeof state): At | undefined =>
    at === undefined ? undefined : RecognitionTrace.write(writer, at, line.section, of, context)

  const partner = (): At | undefined => {
    if (state === reimbursement || split.reimbursed === undefined || Money.isZero(share.split.reimbursed)) {
      return part(split.partner, state)
    }
    const rest = writer.step("interim", "money", { op: "subtract", of: [split.partner, split.reimbursed] })
    return RecognitionTrace.writeSum(writer, part(rest, state), part(split.reimbursed, reimbursement))
  }
  const nothing = (): At => writer.definition("zero")
  const less = (term: "commission", left: At | undefined, right: At | undefined): At =>
    writer.step(term, "money", { op: "subtract", of: [left ?? nothing(), right ?? nothing()] })

  switch (line.kind) {
    case "sale":
      return part(revenue.total, state) ?? nothing()
    case "commission":
      return less("commission", part(revenue.total, state), partner())
    case "session-fees":
      return part(split.fees, state) ?? nothing()
    default:
      return RecognitionTrace.writeSum(writer, partner(), part(split.fees, state)) ?? nothing()
  }
}

const write = (writer: Writer, line: LineDraft, month: Month.Month): At => {
  const { basis } = line
  switch (basis._tag) {
    case "share":
      return writeShareLine(writer, line, month, basis)
    case "corporate":
      return MonthLineTrace.writeCorporate(writer, basis)
    case "partner-fee":
      return MonthLineTrace.writePartnerFee(writer, basis.partner)
    case "platform-fee":
    case "recurring":
      return MonthLineTrace.writeCharge(writer, basis, month)
    case "true-up":
      return MonthLineTrace.writeTrueUp(writer, basis)
    case "top-up":
      return MonthLineTrace.writeTopUp(writer, basis.topUp)
    case "adjustment":
      return MonthLineTrace.writeAdjustment(writer, basis.adjustment)
  }
}

/**
 * How the amount of a line came about, down to meter values and clauses.
 *
 * - Law: it replays from the network's facts to the amount of the line
 * - Throws: a trace that comes to another amount than the line is a defect of this library
 * - Source: specification 06, "Trace, explain, simulate"
 */
export const of = (line: StatementLine, month: Month.Month): Trace.Trace => {
  const writer = Trace.begin(line.net.currency)
  const last = write(writer, line, month)
  const { steps } = writer.trace()
  const isFact = steps[last]?.by.op === "fact"
  if (isFact || last !== steps.length - 1) {
    writer.step("month-share", "money", { op: "multiply", of: [last, writer.definition("one")] })
  }
  const trace = writer.trace()
  if (!Exact.equals(trace.steps.at(-1)?.value ?? Exact.zero, Money.toExact(line.net))) {
    throw new Error(`The trace of line ${line.id} does not come to its amount`)
  }
  return trace
}
