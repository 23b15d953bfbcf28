import * as Cdr from "../rating/Cdr.ts"
import * as CdrTrace from "../rating/CdrTrace.ts"
import { sessionFact, type SessionRecord } from "../rating/ChargeTrace.ts"
import * as ElectricityCost from "../schedules/ElectricityCost.ts"
import type { PartyShare } from "../sharing/Chain.ts"
import type { SessionCost } from "../sharing/SessionRevenue.ts"
import * as RevenueSplitTrace from "../sharing/RevenueSplitTrace.ts"
import type { Session } from "../charging/Session.ts"
import type { Term } from "../trace/Step.ts"
import * as Trace from "../trace/Trace.ts"
import type { At, Writer } from "../trace/Trace.ts"
import * as Currency from "../values/Currency.ts"
import * as Energy from "../values/Energy.ts"
import * as Money from "../values/Money.ts"
import type { SettledSession } from "./SettledSession.ts"

/** The record of a session, for the facts that stand in it. */
export const recordOf = (session: Session): SessionRecord => ({
  id: session.id,
  version: String(session.revision),
  periods: session.measurement._tag === "periods" ? session.measurement.periods : []
})

const writeWattHours = (writer: Writer, { session, cdr }: SettledSession): At => {
  const record = recordOf(session)
  if (session.measurement._tag !== "periods") {
    const source = sessionFact(record, "cdr.energyWh")
    return writer.fact("metered-energy", "watt-hours", Energy.toWattHours(cdr.energy), source)
  }
  const delivering = record.periods.filter(({ energy }) => energy !== Energy.zero)
  const facts = (delivering.length === 0 ? record.periods.slice(0, 1) : delivering).map(
    ({ position, energy }) => {
      const source = sessionFact(record, `periods[${position}].energyWh`)
      return writer.fact("metered-energy", "watt-hours", Energy.toWattHours(energy), source)
    }
  )
  return Trace.sum(writer, "metered-energy", "watt-hours", facts)
}

const costTerms: Readonly<Record<"payment" | "roaming" | "other", Term>> = {
  payment: "payment-cost",
  roaming: "roaming-cost",
  other: "other-cost"
}

const writeCosts = (
  writer: Writer,
  settled: SettledSession,
  wattHours: () => At,
  rounded: { readonly mode: SettledSession["rounding"]; readonly digits: number }
): Readonly<Partial<Record<SessionCost, At>>> => {
  const { session, electricity } = settled
  const record = recordOf(session)
  const of = (kind: "payment" | "roaming" | "other"): At | undefined => {
    const facts = session.costs.flatMap((cost, index) =>
      cost.kind === kind
        ? [
            writer.fact(
              costTerms[kind],
              "money",
              Money.toExact(cost.net),
              sessionFact(record, `costs[${index}].net`)
            )
          ]
        : []
    )
    return facts.length === 0 ? undefined : Trace.sum(writer, costTerms[kind], "money", facts)
  }
  const [payment, roaming, other] = [of("payment"), of("roaming"), of("other")]
  const cost = electricity && ElectricityCost.write(writer, electricity.schedule, wattHours(), rounded)
  return {
    ...(cost === undefined ? {} : { electricity: cost }),
    ...(payment === undefined ? {} : { payment }),
    ...(roaming === undefined ? {} : { roaming }),
    ...(other === undefined ? {} : { other })
  }
}

/** Where a party's part stands in a trace, with the revenue it was split from. */
export interface TracedShare {
  readonly revenue: RevenueSplitTrace.TracedRevenue
  readonly split: RevenueSplitTrace.TracedSplit
}

const clauseFor = ({ party, revenue }: PartyShare): RevenueSplitTrace.Clause => ({
  terms: party.version.revenueShare,
  revenue,
  contractId: party.contract.id,
  version: party.version.from,
  mode: revenue.rounding,
  digits: Currency.digits(revenue.total.currency)
})

const writeLevel = (writer: Writer, share: PartyShare, top: RevenueSplitTrace.TracedRevenue): TracedShare => {
  const clause = clauseFor(share)
  if (share.above === undefined) return { revenue: top, split: RevenueSplitTrace.write(writer, clause, top) }
  const above = writeLevel(writer, share.above, top)
  const revenue = RevenueSplitTrace.writePassedDown(
    writer,
    clauseFor(share.above),
    above.revenue,
    above.split
  )
  return { revenue, split: RevenueSplitTrace.write(writer, clause, revenue) }
}

/** Writes down the price of a session, and what it earned and cost. */
export const writeRevenue = (writer: Writer, settled: SettledSession): RevenueSplitTrace.TracedRevenue => {
  const { session, cdr, rounding } = settled
  const traced = CdrTrace.write(writer, cdr, recordOf(session))
  const wattHours = (): At => writeWattHours(writer, settled)
  const rounded = { mode: rounding, digits: Currency.digits(cdr.currency) }
  return {
    total: traced.revenue,
    connectionFee: Money.isZero(Cdr.connectionFee(cdr)) ? undefined : traced.connectionFee,
    costs: writeCosts(writer, settled, wattHours, rounded),
    gross: traced.gross,
    wattHours
  }
}

/**
 * Writes down a party's part of a session, from the meter down the chain to it.
 *
 * - Law: the value it comes to is the partner's part of the split
 */
export const writeShare = (writer: Writer, settled: SettledSession, share: PartyShare): TracedShare =>
  writeLevel(writer, share, writeRevenue(writer, settled))
