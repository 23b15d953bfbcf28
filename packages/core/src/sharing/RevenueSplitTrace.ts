import type { CurrentType } from "../charging/ChargePoint.ts"
import { deductsElectricity, type RevenueShare } from "../contracts/RevenueShare.ts"
import type { RoundingMode } from "../values/Rounding.ts"
import type { Source } from "../trace/Step.ts"
import type { At, Writer } from "../trace/Trace.ts"

/** Where the revenue of a session stands in a trace. */
export interface TracedRevenue {
  readonly total: At
  readonly connectionFee: At | undefined
  readonly electricity: At | undefined
}

/** The clause that the split rests on, and how it rounds. */
export interface Clause {
  readonly terms: RevenueShare
  readonly currentType: CurrentType
  readonly contractId: string
  readonly version: string
  readonly mode: RoundingMode
  readonly digits: number
}

const percentPath: Readonly<Record<CurrentType, string>> = { AC: "acPercent", DC: "dcPercent" }

const writeBase = (writer: Writer, { terms }: Clause, revenue: TracedRevenue): At => {
  const kept = terms.connectionFee === "kept-by-operator" ? revenue.connectionFee : undefined
  const deducted = deductsElectricity(terms) ? revenue.electricity : undefined
  const deductions = [kept, deducted].flatMap((at) => at ?? [])
  const base = deductions.reduce<At>(
    (rest, at, index) =>
      writer.step(index === deductions.length - 1 ? "base" : "interim", "money", {
        op: "subtract",
        of: [rest, at]
      }),
    revenue.total
  )
  if (terms.negativeBase !== "floor-at-zero") return base
  return writer.step("floored-base", "money", { op: "larger", of: [base, writer.definition("zero")] })
}

/**
 * Writes down how the partner's part of a session came about.
 *
 * - Law: the value it comes to is `RevenueSplit.split(...).partner`
 */
export const write = (writer: Writer, clause: Clause, revenue: TracedRevenue): At => {
  const { terms, currentType, mode, digits } = clause
  const source: Source = {
    kind: "contract",
    id: clause.contractId,
    version: clause.version,
    path: `revenueSharing.${percentPath[currentType]}`
  }
  const base = writeBase(writer, clause, revenue)
  const percent = writer.fact("share-percent", "percent", terms.partnerShare[currentType], source)
  const hundred = writer.definition("percent-of-whole")
  const factor = writer.step("interim", "percent", { op: "divide", of: [percent, hundred] })
  const exact = writer.step("interim", "money", { op: "multiply", of: [base, factor] })
  const share = writer.step("share", "money", { op: "round", of: [exact], mode, digits })
  if (terms.electricity !== "deducted-and-reimbursed" || revenue.electricity === undefined) return share
  return writer.step("partner-amount", "money", { op: "add", of: [share, revenue.electricity] })
}
