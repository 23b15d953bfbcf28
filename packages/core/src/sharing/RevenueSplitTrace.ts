import {
  isDeducted,
  isReimbursed,
  overrideAt,
  percentAt,
  type RevenueShare
} from "../contracts/RevenueShare.ts"
import type { Source } from "../trace/Step.ts"
import * as Trace from "../trace/Trace.ts"
import type { At, Writer } from "../trace/Trace.ts"
import * as Exact from "../values/Exact.ts"
import * as Money from "../values/Money.ts"
import type { RoundingMode } from "../values/Rounding.ts"
import { clauseOf, type SessionCost, sessionCosts, type SessionRevenue } from "./SessionRevenue.ts"

/** Where the revenue of a session stands in a trace. */
export interface TracedRevenue {
  readonly total: At
  readonly connectionFee: At | undefined
  readonly costs: Readonly<Partial<Record<SessionCost, At>>>
  /** Writes down the gross total of the CDR, where a fee asks for it. */
  readonly gross: () => At
  /** Writes down the metered energy in watt-hours, where a fee asks for it. */
  readonly wattHours: () => At
}

/** The clause that a split rests on, and how it rounds. */
export interface Clause {
  readonly terms: RevenueShare
  readonly revenue: SessionRevenue
  readonly contractId: string
  readonly version: string
  readonly mode: RoundingMode
  readonly digits: number
}

/** Where what a partner gets stands in a trace. */
export interface TracedSplit {
  readonly partner: At
  readonly percent: At
  readonly fees: At | undefined
  readonly reimbursed: At | undefined
}

const clauseFact = ({ contractId, version }: Clause, path: string): Source => ({
  kind: "contract",
  id: contractId,
  version,
  path: `revenueSharing.${path}`
})

const writeBase = (writer: Writer, { terms }: Clause, traced: TracedRevenue): At => {
  const kept = terms.connectionFee === "kept-by-operator" ? traced.connectionFee : undefined
  const deducted = sessionCosts.map((cost) =>
    isDeducted(clauseOf(terms, cost)) ? traced.costs[cost] : undefined
  )
  const deductions = [kept, ...deducted].flatMap((at) => at ?? [])
  const base = deductions.reduce<At>(
    (rest, at, index) =>
      writer.step(index === deductions.length - 1 ? "base" : "interim", "money", {
        op: "subtract",
        of: [rest, at]
      }),
    traced.total
  )
  if (terms.negativeBase !== "floor-at-zero") return base
  return writer.step("floored-base", "money", { op: "larger", of: [base, writer.definition("zero")] })
}

const writePercentOf = (writer: Writer, at: At, percent: At): At => {
  const factor = writer.step("interim", "percent", {
    op: "divide",
    of: [percent, writer.definition("percent-of-whole")]
  })
  return writer.step("interim", "money", { op: "multiply", of: [at, factor] })
}

const writeKwhFee = (writer: Writer, clause: Clause, perKwh: Exact.Exact, traced: TracedRevenue): At => {
  const { mode, digits, revenue } = clause
  const path = revenue.place.currentType === "AC" ? "fees.perKwhAc" : "fees.perKwhDc"
  const price = writer.fact("kwh-fee-price", "price", perKwh, clauseFact(clause, path))
  const kilowattHours = writer.step("interim", "kilowatt-hours", {
    op: "divide",
    of: [traced.wattHours(), writer.definition("watt-hours-per-kilowatt-hour")]
  })
  const exact = writer.step("interim", "money", { op: "multiply", of: [kilowattHours, price] })
  return writer.step("kwh-fee", "money", { op: "round", of: [exact], mode, digits })
}

const writeFees = (writer: Writer, clause: Clause, traced: TracedRevenue): At | undefined => {
  const { terms, revenue, mode, digits } = clause
  const { fees } = terms
  if (fees === undefined) return undefined
  const { currentType } = revenue.place
  const written: At[] = []
  if (!Money.isZero(fees.perSession[currentType])) {
    const path = currentType === "AC" ? "fees.perSessionAc" : "fees.perSessionDc"
    const perSession = Money.toExact(fees.perSession[currentType])
    written.push(writer.fact("session-fee", "money", perSession, clauseFact(clause, path)))
  }
  if (!Exact.isZero(fees.perKwh[currentType])) {
    written.push(writeKwhFee(writer, clause, fees.perKwh[currentType], traced))
  }
  if (!Exact.isZero(fees.handlingPercent)) {
    const source = clauseFact(clause, "fees.handlingPercent")
    const percent = writer.fact("handling-percent", "percent", fees.handlingPercent, source)
    const exact = writePercentOf(writer, traced.gross(), percent)
    written.push(writer.step("handling-fee", "money", { op: "round", of: [exact], mode, digits }))
  }
  return written.length === 0 ? undefined : Trace.sum(writer, "fees", "money", written)
}

const percentPath = ({ terms, revenue }: Clause): string => {
  const position = overrideAt(terms, revenue.place)
  if (position !== undefined) return `overrides[${position}].percent`
  return revenue.place.currentType === "AC" ? "acPercent" : "dcPercent"
}

/**
 * Writes down how the partner's part of a session came about.
 *
 * - Law: the value it comes to is `RevenueSplit.split(...).partner`
 */
export const write = (writer: Writer, clause: Clause, traced: TracedRevenue): TracedSplit => {
  const { terms, revenue, mode, digits } = clause
  const base = writeBase(writer, clause, traced)
  const source = clauseFact(clause, percentPath(clause))
  const percent = writer.fact("share-percent", "percent", percentAt(terms, revenue.place), source)
  const exact = writePercentOf(writer, base, percent)
  const share = writer.step("share", "money", { op: "round", of: [exact], mode, digits })

  const fees = writeFees(writer, clause, traced)
  const back = sessionCosts.flatMap((cost) =>
    isReimbursed(clauseOf(terms, cost)) ? (traced.costs[cost] ?? []) : []
  )
  const reimbursed = back.length === 0 ? undefined : Trace.sum(writer, "reimbursed", "money", back)
  const feesTerm = reimbursed === undefined ? "partner-amount" : "interim"
  const afterFees =
    fees === undefined ? share : writer.step(feesTerm, "money", { op: "subtract", of: [share, fees] })
  const partner =
    reimbursed === undefined
      ? afterFees
      : writer.step("partner-amount", "money", { op: "add", of: [afterFees, reimbursed] })
  return { partner, percent, fees, reimbursed }
}

/** Writes down the revenue that is left to the contracts below. */
export const writePassedDown = (
  writer: Writer,
  clause: Clause,
  traced: TracedRevenue,
  split: TracedSplit
): TracedRevenue => {
  const { terms, mode, digits } = clause
  const fee = terms.connectionFee === "shared" ? traced.connectionFee : undefined
  const connectionFee =
    fee === undefined
      ? undefined
      : writer.step("passed-connection-fee", "money", {
          op: "round",
          of: [writePercentOf(writer, fee, split.percent)],
          mode,
          digits
        })
  const left = Object.entries(traced.costs).filter(
    ([cost]) => clauseOf(terms, cost as SessionCost) !== "deducted"
  )
  return { ...traced, total: split.partner, connectionFee, costs: Object.fromEntries(left) }
}
