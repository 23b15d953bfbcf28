import type { Place } from "../charging/ChargePoint.ts"
import type { Measurement, Session, SessionCostEntry } from "../charging/Session.ts"
import type { Cdr } from "../rating/Cdr.ts"
import type { Tariff } from "../rating/Tariff.ts"
import type { Currency } from "../values/Currency.ts"
import type { ChargingPeriod } from "../rating/ChargingPeriod.ts"
import * as Energy from "../values/Energy.ts"
import type { Instant } from "../values/Instant.ts"
import * as Instants from "../values/Instant.ts"
import * as Money from "../values/Money.ts"
import * as Percentage from "../values/Percentage.ts"
import type { SessionDocument } from "./BundleDocument.ts"
import { payment } from "./PaymentMeaning.ts"
import type { Reader } from "./Reader.ts"

type Document = typeof SessionDocument.Type
type PeriodDocument = NonNullable<Document["periods"]>[number]

const longestSeconds = 1_000_000_000
const highestRevision = 1_000_000_000

const period = (
  reader: Reader,
  path: string,
  document: PeriodDocument,
  position: number
): ChargingPeriod | undefined => {
  const start = reader.instant(`${path}.start`, document.start)
  const energy = reader.energy(`${path}.energyWh`, document.energyWh)
  const time = reader.whole(`${path}.timeSeconds`, document.timeSeconds ?? 0, 0, longestSeconds)
  const parking = reader.whole(`${path}.parkingSeconds`, document.parkingSeconds ?? 0, 0, longestSeconds)
  if (start === undefined || time === undefined || parking === undefined) return undefined
  return { start, energy: energy ?? Energy.zero, time: BigInt(time), parking: BigInt(parking), position }
}

const cdr = (reader: Reader, path: string, document: NonNullable<Document["cdr"]>): Cdr | undefined => {
  const currency = reader.currency(`${path}.currency`, document.currency)
  const gross = reader.money(`${path}.gross`, document.gross, currency)
  const energy = reader.energy(`${path}.energyWh`, document.energyWh)
  const lines = document.lines.flatMap(({ dimension, net, vatPercent }, index) => {
    const amount = reader.money(`${path}.lines[${index}].net`, net, currency)
    const rate = reader.decimal(`${path}.lines[${index}].vatPercent`, vatPercent, Percentage.vatRate)
    return amount === undefined ? [] : [{ dimension, net: amount, rate }]
  })
  if (currency === undefined || gross === undefined || energy === undefined) return undefined
  const net = Money.sum(
    currency,
    lines.map((line) => line.net)
  )
  if (Money.isNegative(gross) || Money.isNegative(net)) {
    const remedy = "correct the CDR; credit CDRs have no rule in this version yet"
    return reader.refuse("OutOfRange", `${path}.gross`, "a CDR cannot charge less than nothing", remedy)
  }
  return { currency, lines, net, gross, energy, origin: { _tag: "imported" } }
}

const measurement = (reader: Reader, path: string, document: Document): Measurement | undefined => {
  const { periods, cdr: rated } = document
  if (periods && rated) {
    const remedy = "keep periods for a session to be rated here, cdr for one that was rated before"
    return reader.refuse("TooMuchGiven", `${path}.cdr`, "is given beside periods", remedy)
  }
  if (rated) {
    const read = cdr(reader, `${path}.cdr`, rated)
    return read && { _tag: "cdr", cdr: read }
  }
  if (!periods) return { _tag: "none" }
  const read = periods.flatMap((one, index) => period(reader, `${path}.periods[${index}]`, one, index) ?? [])
  return { _tag: "periods", periods: read }
}

/** What sessions refer to. */
export interface SessionContext {
  readonly places: ReadonlyMap<string, Place>
  readonly partners: ReadonlyMap<string, unknown>
  readonly tariffs: ReadonlyMap<string, Tariff>
  readonly currency: Currency
}

/** The currency in which a session is charged: its CDR's, else its tariff's, else the operator's. */
const currencyOf = (
  document: Document,
  measured: Measurement,
  place: Place | undefined,
  context: SessionContext
) => {
  if (measured._tag === "cdr") return measured.cdr.currency
  const tariffId = document.tariffId ?? place?.evse.tariffId
  return (tariffId === undefined ? undefined : context.tariffs.get(tariffId)?.currency) ?? context.currency
}

const costs = (
  reader: Reader,
  path: string,
  document: Document,
  currency: Currency
): readonly SessionCostEntry[] =>
  (document.costs ?? []).flatMap(({ kind, net }, index) => {
    const amount = reader.price(`${path}[${index}].net`, net, currency)
    return amount === undefined ? [] : [{ kind, net: amount }]
  })

const checkOrder = (
  reader: Reader,
  path: string,
  start: Instant | undefined,
  end: Instant | undefined
): void => {
  if (start === undefined || end === undefined || end >= start) return
  const message = `${Instants.format(end)} is before the start ${Instants.format(start)}`
  reader.refuse("EndBeforeStart", path, message, "correct one of the two, or quarantine the session")
}

/** Reads one record of a session. A tariff that is not there leaves the session unpriced; it is no fault. */
export const session = (
  reader: Reader,
  path: string,
  document: Document,
  context: SessionContext
): Session | undefined => {
  const place = reader.reference(`${path}.evseId`, document.evseId, "EVSE", context.places)
  const start = reader.instant(`${path}.start`, document.start)
  const end = reader.instant(`${path}.end`, document.end)
  checkOrder(reader, `${path}.end`, start, end)
  const revision = reader.whole(`${path}.revision`, document.revision ?? 1, 0, highestRevision)
  const recordedAt = reader.instant(`${path}.recordedAt`, document.recordedAt)
  const measured = measurement(reader, path, document)
  const currency = currencyOf(document, measured ?? { _tag: "none" }, place, context)
  const { partners } = context
  const paid = payment(reader, `${path}.payment`, document.payment, { partners, currency, end })
  const billed = costs(reader, `${path}.costs`, document, currency)
  if (!place || start === undefined || revision === undefined || !measured || !paid) return undefined
  return {
    id: document.id,
    revision,
    evseId: place.evse.id,
    start,
    end,
    source: document.source ?? "measured",
    recordedAt,
    measurement: measured,
    tariffId: document.tariffId ?? undefined,
    driverId: document.driverId ?? undefined,
    quarantined: document.quarantined ?? undefined,
    payment: paid,
    costs: billed
  }
}
