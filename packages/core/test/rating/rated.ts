import { aPeriod, aSession, aTariffOf, type Documents, sessionOf, tariffOf } from "@hostwatt/testing"
import * as Result from "effect/Result"
import * as Cdr from "../../src/rating/Cdr.ts"
import type { RatedSession } from "../../src/rating/RatedSession.ts"
import * as Rating from "../../src/rating/Rating.ts"
import type { RoundingMode } from "../../src/values/Rounding.ts"
import * as Decimal from "../../src/values/Decimal.ts"
import * as Money from "../../src/values/Money.ts"

/** What was measured in one period of the session. */
export type Volumes = Omit<Documents.Period, "start">

const starts = [
  "2026-10-03T08:00:00Z",
  "2026-10-03T08:20:00Z",
  "2026-10-03T08:40:00Z",
  "2026-10-03T09:00:00Z"
]

/** A session from 08:00 to 10:00 with these volumes in its periods, as it is rated. */
export const measured = (...volumes: readonly Volumes[]): Rating.Measured => {
  const periods = volumes.map((own, index) => {
    const { energyWh: _energy, timeSeconds: _time, ...bare } = aPeriod()
    return { ...bare, ...own, start: starts[index] ?? "2026-10-03T09:30:00Z" }
  })
  const { start, end, measurement } = sessionOf(aSession({ periods }))
  return { start, end, periods: measurement._tag === "periods" ? measurement.periods : [] }
}

/** What volumes cost under a tariff. */
export const ratedUnder = (tariff: Documents.Tariff, ...volumes: readonly Volumes[]): RatedSession =>
  Result.getOrThrow(Rating.rate(measured(...volumes), tariffOf(tariff)))

/** What volumes cost at some prices, 20 % VAT on top unless they say otherwise. */
export const rated = (
  prices: readonly Documents.PriceComponent[],
  ...volumes: readonly Volumes[]
): RatedSession => ratedUnder(aTariffOf(prices), ...volumes)

/** Exact totals as people read them. */
export const totals = ({ total: { net, gross } }: RatedSession): readonly (string | undefined)[] => [
  net && Decimal.show(net.value),
  gross && Decimal.show(gross.value)
]

/** The CDR as people read it: each line with its net, then net and gross total. */
export const bill = (session: RatedSession, mode: RoundingMode = "half-up"): readonly string[] => {
  const cdr = Result.getOrThrow(Cdr.freeze(session, mode))
  return [
    ...cdr.lines.map(({ dimension, rate, net }) => {
      const at = rate === undefined ? "" : ` at ${Decimal.show(rate)} %`
      return `${dimension} ${Money.format(net)}${at}`
    }),
    `net ${Money.format(cdr.net)}`,
    `gross ${Money.format(cdr.gross)}`
  ]
}
