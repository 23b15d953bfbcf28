import type { Currency } from "./Currency.ts"
import * as Exact from "./Exact.ts"
import * as Money from "./Money.ts"
import * as Percentage from "./Percentage.ts"
import type { RoundingMode } from "./Rounding.ts"

/** Net, VAT and gross of the same thing. */
export interface Taxed {
  readonly net: Money.Money
  readonly vat: Money.Money
  readonly gross: Money.Money
}

/** A part of a bill with the rate on it, or none. */
export interface Rated {
  readonly rate: Percentage.Percentage | undefined
  readonly amount: Money.Money
}

/** A rate, where the parts stand that have it, and what they come to. */
export interface RateGroup {
  readonly rate: Percentage.Percentage | undefined
  readonly members: readonly number[]
  readonly total: Money.Money
}

/** Two rates are one where they are the same number; having none is not having 0. */
export const sameRate = (
  left: Percentage.Percentage | undefined,
  right: Percentage.Percentage | undefined
): boolean => (left === undefined || right === undefined ? left === right : Exact.equals(left, right))

type Rate = Percentage.Percentage | undefined

/** Each rate once, in the order in which the rates first appear. */
export const distinctRates = (rates: readonly Rate[]): readonly Rate[] =>
  rates.filter((rate, index) => rates.findIndex((other) => sameRate(other, rate)) === index)

/** Parts by their rate, in the order in which the rates first appear. */
export const byRate = (currency: Currency, parts: readonly Rated[]): readonly RateGroup[] => {
  const rates = distinctRates(parts.map(({ rate }) => rate))
  return rates.map((rate) => {
    const members = parts.flatMap((part, index) => (sameRate(part.rate, rate) ? [index] : []))
    const amounts = parts.flatMap((part) => (sameRate(part.rate, rate) ? [part.amount] : []))
    return { rate, members, total: Money.sum(currency, amounts) }
  })
}

/**
 * VAT on net parts: per rate, the rate on the sum of its parts, rounded once.
 *
 * A part without a rate has no tax.
 *
 * - Source: specification 02, rule 6, "taxIncluded: no"
 */
export const onNet = (currency: Currency, parts: readonly Rated[], mode: RoundingMode): Money.Money =>
  Money.sum(
    currency,
    byRate(currency, parts).map(({ rate, total }) =>
      rate === undefined ? Money.zero(currency) : Money.percent(total, rate, mode)
    )
  )

/**
 * The net of each gross part: per rate, the net of the sum of its parts, rounded once and allocated to them.
 *
 * - Throws: a part without a rate is a defect unless it is zero: its net cannot be known
 * - Law: per rate, the nets sum to round(gross x 100 / (100 + rate))
 * - Source: specification 02, rule 6, "taxIncluded: yes"
 */
export const netOfGross = (
  currency: Currency,
  parts: readonly Rated[],
  mode: RoundingMode
): readonly Money.Money[] => {
  const nets = byRate(currency, parts).flatMap(({ rate, members, total }) => {
    const net = rate === undefined ? withoutRate(total) : Money.ratio(total, includedFactor(rate), mode)
    const weights = members.map((index) => parts[index]?.amount.minor ?? 0n)
    return Money.allocate(net, weights).map((share, position) => ({ index: members[position] ?? 0, share }))
  })
  return parts.map((_, index) => nets.find((net) => net.index === index)?.share ?? Money.zero(currency))
}

/** What a gross amount is multiplied by to have its net: 100 / (100 + rate). */
export const includedFactor = (rate: Percentage.Percentage): Exact.Exact =>
  Exact.divide(Exact.one, Percentage.grossFactor(rate))

const withoutRate = (total: Money.Money): Money.Money => {
  if (!Money.isZero(total)) throw new RangeError("The net of a gross amount without a rate cannot be known")
  return total
}
