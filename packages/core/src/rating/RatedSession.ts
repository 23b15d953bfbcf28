import * as Amount from "../values/Amount.ts"
import type { Currency } from "../values/Currency.ts"
import type { Energy } from "../values/Energy.ts"
import * as Exact from "../values/Exact.ts"
import * as Percentage from "../values/Percentage.ts"
import type { RatingWarning } from "./ChargingPeriod.ts"
import type { Match, PriceBound, Tariff, TaxIncluded } from "./Tariff.ts"

/**
 * What one price component charges for a session.
 *
 * `consumed` and `billed` are in Wh (energy), seconds (time, parking) or
 * times (flat); they differ by what the step size adds.
 */
export interface Charge {
  readonly match: Match
  readonly consumed: Exact.Exact
  readonly billed: Exact.Exact
  /** What the tariff's price comes to: net or gross, as the tariff says. */
  readonly amount: Amount.Amount
  /** The periods the volume comes from, by their position in the record. */
  readonly periods: readonly number[]
}

/** Exact totals; a total is `undefined` where it cannot be known. */
export interface Totals {
  readonly net: Amount.Amount | undefined
  readonly gross: Amount.Amount | undefined
}

/** A total that a minimum or a maximum price has moved. */
export interface Clamp {
  readonly kind: "minimum-price" | "maximum-price"
  readonly bound: PriceBound
  readonly before: Totals
  readonly after: Totals
}

/** What a session cost under a tariff, exactly, and how that came about. */
export interface RatedSession {
  readonly tariff: Tariff
  readonly currency: Currency
  readonly taxIncluded: TaxIncluded
  readonly energy: Energy
  readonly charges: readonly Charge[]
  /** The sum of the charges, before any bound. */
  readonly unclamped: Totals
  readonly clamps: readonly Clamp[]
  readonly total: Totals
  readonly warnings: readonly RatingWarning[]
}

const unlessUnknown = (
  parts: readonly (Amount.Amount | undefined)[],
  currency: Currency
): Amount.Amount | undefined => {
  const known = parts.flatMap((part) => part ?? [])
  return known.length === parts.length ? Amount.sum(currency, known) : undefined
}

/** Net and gross of one charge; an amount of zero is zero in both, whatever its tax. */
export const taxed = (taxIncluded: TaxIncluded, { amount, match }: Charge): Totals => {
  const rate = match.component.vat
  if (taxIncluded === "not-applicable" || Exact.isZero(amount.value)) return { net: amount, gross: amount }
  if (taxIncluded === "no") {
    const gross = rate === undefined ? amount : Amount.multiply(amount, Percentage.grossFactor(rate))
    return { net: amount, gross }
  }
  if (rate === undefined) return { net: undefined, gross: amount }
  return {
    net: Amount.multiply(amount, Exact.divide(Exact.one, Percentage.grossFactor(rate))),
    gross: amount
  }
}

/** The sum of charges, as far as it can be known. */
export const totalsOf = (tariff: Tariff, charges: readonly Charge[]): Totals => {
  const parts = charges.map((charge) => taxed(tariff.taxIncluded, charge))
  return {
    net: unlessUnknown(
      parts.map(({ net }) => net),
      tariff.currency
    ),
    gross: unlessUnknown(
      parts.map(({ gross }) => gross),
      tariff.currency
    )
  }
}
