// Chapter 05: tariff and session give what it cost; electricity cost.

import {
  type Bundle,
  byId,
  type ChargePoint,
  type Component,
  type CostSchedule,
  type Evse,
  type Location,
  NotCovered,
  type Session,
  type Tariff
} from "./bundle.ts"
import { instantOf } from "./calendar.ts"
import { type Cdr, type Charge, freeze } from "./cdr.ts"
import {
  compare,
  decimal,
  type Fraction,
  fraction,
  minus,
  nothing,
  over,
  plus,
  sum,
  times
} from "./fraction.ts"
import { readMoney, toMoney, total } from "./money.ts"

/** Where a session took place. */
export interface Place {
  readonly evse: Evse
  readonly chargePoint: ChargePoint
  readonly location: Location
}

export type RatingRefusal = "NotRatable" | "Unpriced"

type Stepped = "energy" | "time" | "parking"

/** What was measured: watt-hours and seconds. */
interface Volumes extends Readonly<Record<Stepped, Fraction>> {
  /** Whether any period is more than a reservation: only then is the flat price due. */
  readonly isVisit: boolean
  /** Whether the last period with a volume is parking. */
  readonly lastTimed: (isPriced: (dimension: "time" | "parking") => boolean) => "time" | "parking"
}

const hasRestrictions = (element: { readonly restrictions?: Readonly<Record<string, unknown>> }): boolean =>
  Object.values(element.restrictions ?? {}).some((value) => !Array.isArray(value) || value.length > 0)

const refuseRestrictions = (
  elements: readonly { readonly restrictions?: Readonly<Record<string, unknown>> }[]
) => {
  if (elements.some(hasRestrictions)) throw new NotCovered("restrictions of tariffs and cost schedules")
}

/** The metered energy in watt-hours. Meter readings give the difference of the last and the first. */
const meteredEnergy = (session: Session): Fraction => {
  const { cdr, periods, readings } = session
  if (cdr !== undefined) return decimal(cdr.energyWh)
  if (periods !== undefined) return sum(periods.map(({ energyWh = 0 }) => decimal(energyWh)))
  const inOrder = (readings ?? []).toSorted((a, b) => instantOf(a.at) - instantOf(b.at))
  return minus(decimal(inOrder.at(-1)?.energyWh ?? 0), decimal(inOrder[0]?.energyWh ?? 0))
}

const volumesOf = (session: Session): Volumes => {
  const periods = (session.periods ?? []).toSorted((a, b) => instantOf(a.start) - instantOf(b.start))
  const seconds = (all: readonly (number | undefined)[]) => sum(all.map((each) => decimal(each ?? 0)))
  return {
    energy: meteredEnergy(session),
    time: seconds(periods.map(({ timeSeconds }) => timeSeconds)),
    parking: seconds(periods.map(({ parkingSeconds }) => parkingSeconds)),
    isVisit: session.readings !== undefined || periods.some((each) => (each.reservationSeconds ?? 0) === 0),
    lastTimed: (isPriced) => {
      const isParking = periods
        .filter(
          ({ timeSeconds = 0, parkingSeconds = 0 }) =>
            (timeSeconds > 0 && isPriced("time")) || (parkingSeconds > 0 && isPriced("parking"))
        )
        .map(({ parkingSeconds = 0 }) => parkingSeconds > 0 && isPriced("parking"))
      return isParking.at(-1) === true ? "parking" : "time"
    }
  }
}

const componentOf = (tariff: Tariff, dimension: Component["dimension"]): Component | undefined =>
  tariff.elements
    .flatMap(({ priceComponents }) => priceComponents)
    .find((component) => component.dimension === dimension)

/** "Rounds the total up to a multiple of n"; zero or none leaves it. */
const roundUp = (volume: Fraction, step: number): Fraction => {
  if (step === 0) return volume
  const steps = over(volume, decimal(step))
  const whole = steps.top / steps.bottom + (steps.top % steps.bottom === 0n ? 0n : 1n)
  return times(fraction(whole), decimal(step))
}

/**
 * "At most one surplus for energy; at most one for time and parking together: on the parking total if any
 * parking was priced, else on the time total." Without restrictions a dimension has one price throughout.
 */
const chargesOf = (bundle: Bundle, tariff: Tariff, session: Session): readonly Charge[] => {
  const volumes = volumesOf(session)
  const isPriced = (dimension: Stepped): boolean =>
    componentOf(tariff, dimension) !== undefined && volumes[dimension].top > 0n
  const isByLast = bundle.operator.policies?.timeAfterParking === "last-rounds"
  const timed = isByLast ? volumes.lastTimed(isPriced) : isPriced("parking") ? "parking" : "time"
  const billed = (dimension: Stepped, step: number): Fraction =>
    dimension === "energy" || dimension === timed ? roundUp(volumes[dimension], step) : volumes[dimension]

  return (["energy", "time", "parking", "flat"] as const).flatMap((dimension): readonly Charge[] => {
    const component = componentOf(tariff, dimension)
    if (component === undefined) return []
    const { price, stepSize = 0, vatPercent: rate } = component
    if (dimension === "flat") return volumes.isVisit ? [{ dimension, amount: decimal(price), rate }] : []
    if (!isPriced(dimension)) return []
    const unit = fraction(dimension === "energy" ? 1000n : 3600n)
    return [{ dimension, amount: times(over(billed(dimension, stepSize), unit), decimal(price)), rate }]
  })
}

/** "A broken tariff: duplicate dimension in an element, negative step, minimum above maximum." */
const isBroken = ({ elements, maxPrice, minPrice }: Tariff): boolean => {
  const isAbove = (low: string | undefined, high: string | undefined): boolean =>
    low !== undefined && high !== undefined && compare(decimal(low), decimal(high)) > 0
  const hasTwins = elements.some(
    ({ priceComponents: all }) => new Set(all.map(({ dimension }) => dimension)).size < all.length
  )
  const steps = elements.flatMap(({ priceComponents }) =>
    priceComponents.map(({ stepSize }) => stepSize ?? 0)
  )
  return (
    hasTwins ||
    steps.some((step) => step < 0) ||
    isAbove(minPrice?.beforeTax, maxPrice?.beforeTax) ||
    isAbove(minPrice?.afterTax, maxPrice?.afterTax)
  )
}

/** "No end, end before start, meter stop below start, energy null, negative volume": facts that are missing or wrong. */
const isNotRatable = (session: Session): boolean => {
  const { cdr, end, periods, readings, start } = session
  if (end === undefined || instantOf(end) < instantOf(start)) return true
  if (cdr !== undefined) return compare(decimal(cdr.energyWh), nothing) < 0
  const volumes = (periods ?? []).flatMap((each) => [
    each.energyWh ?? 0,
    each.timeSeconds ?? 0,
    each.parkingSeconds ?? 0,
    each.reservationSeconds ?? 0
  ])
  const hasFacts = (periods ?? readings ?? []).length > 0
  return !hasFacts || meteredEnergy(session).top < 0n || volumes.some((each) => decimal(each).top < 0n)
}

const isValidAt = ({ validFrom, validUntil }: Tariff, instant: number): boolean =>
  (validFrom === undefined || instantOf(validFrom) <= instant) &&
  (validUntil === undefined || instant < instantOf(validUntil))

/**
 * The session's own tariff, else its EVSE's, else the group of the EVSE, the charge point or the location,
 * whichever is nearest: "inside a group the first tariff valid at session start is used". Rating leaves the question
 * of validity to its caller, so a tariff that is not valid then is none.
 */
const tariffOf = (bundle: Bundle, session: Session, place: Place): Tariff | undefined => {
  const find = (id: string | undefined) =>
    bundle.tariffs?.find((tariff) => tariff.id === id && isValidAt(tariff, instantOf(session.start)))
  const named = session.tariffId ?? place.evse.tariffId
  if (named !== undefined) return find(named)
  const { chargePoint, evse, location } = place
  const groupId = evse.tariffGroupId ?? chargePoint.tariffGroupId ?? location.tariffGroupId
  if (groupId === undefined) return undefined
  return byId(bundle.tariffGroups, groupId)
    .tariffIds.map(find)
    .find((tariff) => tariff !== undefined)
}

const isFreeOfCharge = (tariff: Tariff | undefined): boolean =>
  tariff !== undefined &&
  tariff.elements.every(({ priceComponents }) =>
    priceComponents.every(({ price }) => decimal(price).top === 0n)
  )

/** "A CDR whose total is zero is unpriced, unless its method is free or every price of the tariff it names is 0." */
const imported = (
  bundle: Bundle,
  session: Session,
  cdr: NonNullable<Session["cdr"]>
): Cdr | RatingRefusal => {
  const { currency } = cdr
  const lines = cdr.lines.map(({ dimension, net, vatPercent: rate }) => ({
    dimension,
    rate,
    net: readMoney(net, currency)
  }))
  const gross = readMoney(cdr.gross, currency)
  const named = bundle.tariffs?.find(({ id }) => id === session.tariffId)
  const isFree = session.payment?.method === "free" || isFreeOfCharge(named)
  if (gross === 0n && !isFree) return "Unpriced"
  return { currency, lines, gross, net: total(lines.map(({ net }) => net)) }
}

/** What a session cost, or why that cannot be told. */
export const priceOf = (bundle: Bundle, session: Session, place: Place): Cdr | RatingRefusal => {
  if (isNotRatable(session)) return "NotRatable"
  if (session.cdr !== undefined) return imported(bundle, session, session.cdr)
  const tariff = tariffOf(bundle, session, place)
  if (tariff === undefined) return "Unpriced"
  if (isBroken(tariff)) return "NotRatable"
  refuseRestrictions(tariff.elements)
  const isTimed = componentOf(tariff, "time") !== undefined || componentOf(tariff, "parking") !== undefined
  if (session.readings !== undefined && isTimed) throw new NotCovered("time and parking from meter readings")
  return (
    freeze(tariff, chargesOf(bundle, tariff, session), bundle.operator.policies?.rounding ?? "half-up") ??
    "Unpriced"
  )
}

/** "A cost schedule attaches to EVSE, else charge point, else location." */
export const scheduleOf = (
  bundle: Bundle,
  { chargePoint, evse, location }: Place
): CostSchedule | undefined => {
  const id = evse.electricityCostId ?? chargePoint.electricityCostId ?? location.electricityCostId
  return id === undefined ? undefined : byId(bundle.electricityCosts, id)
}

/** "Cost of a session = all metered energy at the schedule's prices, rounded once to Money." */
export const electricityOf = (bundle: Bundle, session: Session, schedule: CostSchedule): bigint => {
  refuseRestrictions(schedule.elements)
  const price = decimal(schedule.elements[0]?.pricePerKwh ?? 0)
  const cost = times(over(meteredEnergy(session), fraction(1000n)), price)
  return toMoney(cost, schedule.currency, bundle.operator.policies?.rounding ?? "half-up")
}

/** Adds up money that a session cost otherwise. */
export const furtherCosts = (session: Session, currency: string, kind: string): bigint =>
  total((session.costs ?? []).filter((cost) => cost.kind === kind).map(({ net }) => readMoney(net, currency)))

/** Whole kilowatt-hours and parts of them. */
export const kilowattHours = (session: Session): Fraction => over(meteredEnergy(session), fraction(1000n))

export const addEnergy = (all: readonly Session[]): Fraction => all.map(meteredEnergy).reduce(plus, nothing)
