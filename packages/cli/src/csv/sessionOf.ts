import { Energy, Instant, Money, Percentage, Vat } from "@hostwatt/core"
import * as Result from "effect/Result"
import type { CsvMap } from "./CsvMap.ts"
import type { ImportedCdr, ImportedSession } from "./ImportedBundle.ts"
import type { Visit } from "./Visit.ts"

type PaidAmounts = Extract<CsvMap["revenue"], { readonly from: "paid-amounts" }>

/**
 * The session of a visit: already rated where the amount paid is known, else measured.
 *
 * An amount of zero is free or unpriced, as the map says; an unpriced one
 * keeps the method `card`, and the settlement blocks it.
 */
export const sessionOf = (visit: Visit, revenue: CsvMap["revenue"]): ImportedSession => {
  const { driverId, end, evseId, paid, sessionId, start } = visit
  const isRated = revenue.from === "paid-amounts" && paid !== undefined
  const isFree = isRated && Money.isZero(paid) && revenue.zeroMeans === "free"
  return {
    id: sessionId,
    evseId,
    start: Instant.format(start),
    source: isRated ? "imported" : "measured",
    end: Instant.format(end),
    ...(driverId === undefined ? {} : { driverId }),
    ...(isRated ? { cdr: cdrOf(paid, visit.energy, revenue) } : { periods: [periodOf(visit)] }),
    payment: { method: isFree ? "free" : "card", status: "collected" }
  }
}

const periodOf = ({ end, energy, start }: Visit) => ({
  start: Instant.format(start),
  energyWh: Energy.toJson(energy),
  timeSeconds: (end - start) / 1000
})

/**
 * A CDR of one line.
 *
 * - Units: `net` excludes VAT, `gross` includes it; without a rate they are the same
 * - Source: specification 02, rule 6
 */
const cdrOf = (paid: Money.Money, energy: Energy.Energy, { dimension, vat }: PaidAmounts): ImportedCdr => {
  const { gross, net } = taxed(paid, vat)
  const line = { dimension, net: Money.format(net), ...(vat === "none" ? {} : { vatPercent: vat.percent }) }
  return {
    currency: paid.currency,
    lines: [line],
    gross: Money.format(gross),
    energyWh: Energy.toJson(energy)
  }
}

const taxed = (paid: Money.Money, vat: PaidAmounts["vat"]) => {
  if (vat === "none") return { net: paid, gross: paid }
  const rate = Result.getOrThrow(Percentage.vatRate(vat.percent))
  const part = { rate, amount: paid }
  if (vat.amounts === "net") {
    return { net: paid, gross: Money.add(paid, Vat.onNet(paid.currency, [part], "half-up")) }
  }
  const [net = paid] = Vat.netOfGross(paid.currency, [part], "half-up")
  return { net, gross: paid }
}
