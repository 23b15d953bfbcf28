import * as Cdr from "../rating/Cdr.ts"
import * as CdrTrace from "../rating/CdrTrace.ts"
import { sessionFact } from "../rating/ChargeTrace.ts"
import * as ElectricityCost from "../schedules/ElectricityCost.ts"
import * as RevenueSplitTrace from "../sharing/RevenueSplitTrace.ts"
import * as Currency from "../values/Currency.ts"
import * as Energy from "../values/Energy.ts"
import * as Exact from "../values/Exact.ts"
import * as Money from "../values/Money.ts"
import * as Trace from "../trace/Trace.ts"
import type { SettledSession } from "./SettledSession.ts"
import type { StatementLine } from "./StatementLine.ts"

const meteredEnergy = (writer: Trace.Writer, { session, cdr }: SettledSession): Trace.At => {
  const record = { id: session.id, version: String(session.revision), periods: [] }
  if (session.measurement._tag !== "periods") {
    const source = sessionFact(record, "cdr.energyWh")
    return writer.fact("metered-energy", "watt-hours", Energy.toWattHours(cdr.energy), source)
  }
  const { periods } = session.measurement
  const delivering = periods.filter(({ energy }) => energy !== Energy.zero)
  const facts = (delivering.length === 0 ? periods.slice(0, 1) : delivering).map(({ position, energy }) => {
    const source = sessionFact(record, `periods[${position}].energyWh`)
    return writer.fact("metered-energy", "watt-hours", Energy.toWattHours(energy), source)
  })
  return Trace.sum(writer, "metered-energy", "watt-hours", facts)
}

/**
 * How the amount of a line came about, down to meter values and clauses.
 *
 * - Law: it replays from the network's facts to the amount of the line
 * - Throws: a trace that comes to another amount than the line is a defect of this library
 * - Source: specification 06, "Trace, explain, simulate"
 */
export const of = ({ id, net, basis }: StatementLine): Trace.Trace => {
  const { session, cdr, host, electricity, currentType, rounding } = basis
  const rounded = { mode: rounding, digits: Currency.digits(cdr.currency) }
  const writer = Trace.begin(cdr.currency)
  const periods = session.measurement._tag === "periods" ? session.measurement.periods : []
  const traced = CdrTrace.write(writer, cdr, { id: session.id, version: String(session.revision), periods })
  const cost =
    electricity && ElectricityCost.write(writer, electricity.schedule, meteredEnergy(writer, basis), rounded)
  const clause = {
    terms: host.version.revenueShare,
    currentType,
    contractId: host.contract.id,
    version: host.version.from,
    ...rounded
  }
  RevenueSplitTrace.write(writer, clause, {
    total: traced.revenue,
    connectionFee: Money.isZero(Cdr.connectionFee(cdr)) ? undefined : traced.connectionFee,
    electricity: cost
  })
  const trace = writer.trace()
  const last = trace.steps.at(-1)
  if (last === undefined || !Exact.equals(last.value, Money.toExact(net))) {
    throw new Error(`The trace of line ${id} does not come to its amount`)
  }
  return trace
}
