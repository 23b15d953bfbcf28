import * as Result from "effect/Result"
import * as Amount from "../values/Amount.ts"
import * as Energy from "../values/Energy.ts"
import * as Exact from "../values/Exact.ts"
import type { Instant } from "../values/Instant.ts"
import * as Rounding from "../values/Rounding.ts"
import * as ChargingPeriod from "./ChargingPeriod.ts"
import * as PriceBounds from "./PriceBounds.ts"
import * as RatedSession from "./RatedSession.ts"
import * as Tariff from "./Tariff.ts"

/** What rating needs to know of a session. */
export interface Measured {
  readonly start: Instant
  readonly end: Instant | undefined
  readonly periods: readonly ChargingPeriod.ChargingPeriod[]
}

/** Why a session has no price yet. */
export interface SessionNotRatable {
  readonly _tag: "SessionNotRatable"
  readonly reason: "NoEnd" | "EndBeforeStart" | "NoPeriods"
}

const wattHoursPerKilowattHour = Exact.make(1000n)
const secondsPerHour = Exact.make(3600n)

/** How many of the units in which volumes are stated make the unit that the price is for. */
const unitsPerPrice: Readonly<Record<Tariff.Dimension, Exact.Exact>> = {
  energy: wattHoursPerKilowattHour,
  time: secondsPerHour,
  parking: secondsPerHour,
  flat: Exact.one
}

const volumeOf: Readonly<Record<Tariff.Dimension, (period: ChargingPeriod.ChargingPeriod) => Exact.Exact>> = {
  energy: ({ energy }) => Energy.toWattHours(energy),
  time: ({ time }) => Exact.make(time),
  parking: ({ parking }) => Exact.make(parking),
  flat: () => Exact.one
}

const chargeFor = (
  { currency }: Tariff.Tariff,
  match: Tariff.Match,
  periods: readonly ChargingPeriod.ChargingPeriod[]
): RatedSession.Charge | undefined => {
  const { dimension, price } = match.component
  const contributing = dimension === "flat" ? periods.slice(0, 1) : periods
  const priced = contributing.filter((period) => !Exact.isZero(volumeOf[dimension](period)))
  if (priced.length === 0) return undefined
  const consumed = Exact.sum(priced.map(volumeOf[dimension]))
  const amount = Amount.make(
    currency,
    Exact.divide(Exact.multiply(consumed, price), unitsPerPrice[dimension])
  )
  return { match, consumed, billed: consumed, amount, periods: priced.map(({ position }) => position) }
}

const stepped = (charge: RatedSession.Charge): RatedSession.Charge => {
  const { stepSize, price, dimension } = charge.match.component
  if (stepSize === 0n) return charge
  const size = Exact.make(stepSize)
  const billed = Exact.multiply(Exact.make(Rounding.up(Exact.divide(charge.consumed, size))), size)
  const value = Exact.divide(Exact.multiply(billed, price), unitsPerPrice[dimension])
  return { ...charge, billed, amount: Amount.make(charge.amount.currency, value) }
}

/**
 * Bills whole steps: of energy; and of parking if any was priced, else of time.
 *
 * - Source: specification 05, rule 5
 */
const inSteps = (charges: readonly RatedSession.Charge[]): readonly RatedSession.Charge[] => {
  const isParkingPriced = charges.some(({ match }) => match.component.dimension === "parking")
  const stepSizeApplies = ({ dimension }: Tariff.PriceComponent): boolean =>
    dimension === "energy" || dimension === (isParkingPriced ? "parking" : "time")
  return charges.map((charge) => (stepSizeApplies(charge.match.component) ? stepped(charge) : charge))
}

const ignoredRates = ({ taxIncluded, elements }: Tariff.Tariff): readonly ChargingPeriod.RatingWarning[] =>
  taxIncluded !== "not-applicable"
    ? []
    : elements.flatMap(({ components }, element) =>
        components.flatMap(({ vat }, position) =>
          vat === undefined
            ? []
            : [
                {
                  code: "TaxRateIgnored",
                  path: `elements[${element}].priceComponents[${position}].vatPercent`
                } as const
              ]
        )
      )

/**
 * What a session cost under a tariff, exactly.
 *
 * Each dimension is priced by the first element that has a price for it; a
 * dimension without a price is free.
 *
 * - Refuses: `NoEnd`, then `EndBeforeStart`, then `NoPeriods`; a session of no duration is allowed
 * - Law: splitting a period in two, both with the same conditions, changes nothing
 * - Source: specification 05
 */
export const rate = (
  session: Measured,
  tariff: Tariff.Tariff
): Result.Result<RatedSession.RatedSession, SessionNotRatable> => {
  const { start, end } = session
  if (end === undefined) return Result.fail({ _tag: "SessionNotRatable", reason: "NoEnd" })
  if (end < start) return Result.fail({ _tag: "SessionNotRatable", reason: "EndBeforeStart" })
  if (session.periods.length === 0) return Result.fail({ _tag: "SessionNotRatable", reason: "NoPeriods" })

  const periods = ChargingPeriod.inOrder(session.periods)
  const matches = Tariff.dimensions.flatMap((dimension) => Tariff.match(tariff, dimension) ?? [])
  const charges = inSteps(matches.flatMap((match) => chargeFor(tariff, match, periods) ?? []))
  const unclamped = RatedSession.totalsOf(tariff, charges)
  const clamps = PriceBounds.clamps(tariff, unclamped)

  return Result.succeed({
    tariff,
    currency: tariff.currency,
    taxIncluded: tariff.taxIncluded,
    energy: Energy.sum(periods.map(({ energy }) => energy)),
    charges,
    unclamped,
    clamps,
    total: clamps.at(-1)?.after ?? unclamped,
    warnings: [
      ...ChargingPeriod.warnings(session.periods, start, end),
      ...ignoredRates(tariff),
      ...clamps.map(({ kind }) => ({
        code: "TotalClamped" as const,
        path: kind === "minimum-price" ? "minPrice" : "maxPrice"
      }))
    ]
  })
}
