import * as Result from "effect/Result"
import type { Currency } from "../values/Currency.ts"
import * as Exact from "../values/Exact.ts"
import type { TariffId } from "../values/Id.ts"
import type { Instant } from "../values/Instant.ts"
import type { Percentage } from "../values/Percentage.ts"

/** What a tariff can put a price on. */
export type Dimension = "energy" | "time" | "parking" | "flat"

export const dimensions: readonly Dimension[] = ["energy", "time", "parking", "flat"]

/** The price of one dimension. */
export interface PriceComponent {
  readonly dimension: Dimension
  /** Major units per kWh (energy), per hour (time, parking) or once (flat). */
  readonly price: Exact.Exact
  readonly vat: Percentage | undefined
  /** Billed in whole multiples of so many Wh (energy) or seconds (time, parking); 0 bills what was consumed. */
  readonly stepSize: bigint
}

/** A rule of a tariff: prices of some dimensions. */
export interface TariffElement {
  readonly components: readonly PriceComponent[]
}

/** The least or the most that a session may cost, before tax, after tax or both. */
export interface PriceBound {
  readonly beforeTax: Exact.Exact | undefined
  readonly afterTax: Exact.Exact | undefined
}

/** Whether the prices of a tariff include tax, or tax does not apply to them. */
export type TaxIncluded = "no" | "yes" | "not-applicable"

/** A price list. */
export interface Tariff {
  readonly id: TariffId
  readonly currency: Currency
  readonly taxIncluded: TaxIncluded
  readonly elements: readonly TariffElement[]
  readonly minPrice: PriceBound | undefined
  readonly maxPrice: PriceBound | undefined
  /** Half-open: valid from this instant, until before the other. */
  readonly validFrom: Instant | undefined
  readonly validUntil: Instant | undefined
}

/** Why a tariff cannot price anything: what is wrong, and where in it. */
export interface TariffInvalid {
  readonly _tag: "TariffInvalid"
  readonly reason:
    | "NothingPriced"
    | "DimensionTwice"
    | "MinimumAboveMaximum"
    | "NothingBounded"
    | "NeverValid"
  readonly path: string
}

const dimensionsTwice = (tariff: Tariff): readonly TariffInvalid[] =>
  tariff.elements.flatMap(({ components }, index) =>
    new Set(components.map(({ dimension }) => dimension)).size === components.length
      ? []
      : [{ _tag: "TariffInvalid", reason: "DimensionTwice", path: `elements[${index}].priceComponents` }]
  )

const isAbove = (low: Exact.Exact | undefined, high: Exact.Exact | undefined): boolean =>
  low !== undefined && high !== undefined && Exact.compare(low, high) > 0

const emptyBound = (bound: PriceBound | undefined, path: string): readonly TariffInvalid[] =>
  bound !== undefined && bound.beforeTax === undefined && bound.afterTax === undefined
    ? [{ _tag: "TariffInvalid", reason: "NothingBounded", path }]
    : []

const boundFaults = ({ minPrice, maxPrice }: Tariff): readonly TariffInvalid[] => {
  const crossed =
    isAbove(minPrice?.beforeTax, maxPrice?.beforeTax) || isAbove(minPrice?.afterTax, maxPrice?.afterTax)
  return [
    ...emptyBound(minPrice, "minPrice"),
    ...emptyBound(maxPrice, "maxPrice"),
    ...(crossed ? [{ _tag: "TariffInvalid", reason: "MinimumAboveMaximum", path: "minPrice" } as const] : [])
  ]
}

/**
 * Checks a tariff as a whole.
 *
 * - Refuses: all of `NothingPriced` (it would bill every session at zero), `DimensionTwice` (in one element), `NothingBounded`, `MinimumAboveMaximum`, `NeverValid`
 */
export const check = (tariff: Tariff): Result.Result<Tariff, readonly TariffInvalid[]> => {
  const { validFrom, validUntil } = tariff
  const never = validFrom !== undefined && validUntil !== undefined && validUntil <= validFrom
  const nothing = tariff.elements.every(({ components }) => components.length === 0)
  const faults = [
    ...(nothing ? [{ _tag: "TariffInvalid", reason: "NothingPriced", path: "elements" } as const] : []),
    ...dimensionsTwice(tariff),
    ...boundFaults(tariff),
    ...(never ? [{ _tag: "TariffInvalid", reason: "NeverValid", path: "validUntil" } as const] : [])
  ]
  return faults.length === 0 ? Result.succeed(tariff) : Result.fail(faults)
}

/** Whether a session that starts at an instant may be priced by this tariff. */
export const isValidAt = ({ validFrom, validUntil }: Tariff, instant: Instant): boolean =>
  (validFrom === undefined || validFrom <= instant) && (validUntil === undefined || instant < validUntil)

/** Whether everything the tariff prices costs nothing. */
export const isFree = ({ elements }: Tariff): boolean =>
  elements.every(({ components }) => components.every(({ price }) => Exact.isZero(price)))

/** A price component and where it stands in its tariff. */
export interface Match {
  readonly element: number
  readonly position: number
  readonly component: PriceComponent
}

/**
 * The price of a dimension: that of the first element in order which has one.
 *
 * - Returns: `undefined` where no element prices the dimension: it is free
 * - Source: specification 05, rule 1
 */
export const match = ({ elements }: Tariff, dimension: Dimension): Match | undefined =>
  elements
    .flatMap(({ components }, element) =>
      components.map((component, position) => ({ element, position, component }))
    )
    .find(({ component }) => component.dimension === dimension)
