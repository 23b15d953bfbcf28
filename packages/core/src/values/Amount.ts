import * as Currency from "./Currency.ts"
import * as Exact from "./Exact.ts"
import type { Money } from "./Money.ts"
import * as Rounding from "./Rounding.ts"

/** Exact money in major units, before rounding. */
export interface Amount {
  readonly currency: Currency.Currency
  readonly value: Exact.Exact
}

export const make = (currency: Currency.Currency, value: Exact.Exact): Amount => ({ currency, value })

export const zero = (currency: Currency.Currency): Amount => ({ currency, value: Exact.zero })

/**
 * - Throws: adding two currencies is a defect of the caller
 */
export const add = (left: Amount, right: Amount): Amount => ({
  currency: Currency.same(left.currency, right.currency),
  value: Exact.add(left.value, right.value)
})

export const sum = (currency: Currency.Currency, parts: readonly Amount[]): Amount =>
  parts.reduce(add, zero(currency))

export const multiply = (self: Amount, by: Exact.Exact): Amount => ({
  currency: self.currency,
  value: Exact.multiply(self.value, by)
})

/**
 * Rounds exact money to whole minor units: one of the two doors between exact and booked money.
 *
 * - Returns: Money in the amount's currency
 * - Source: specification 02, rule 1
 *
 * @example
 * ```ts
 * Amount.round(Amount.make(EUR, Exact.make(25606n, 1000n)), "half-up") // 25.61 EUR
 * ```
 */
export const round = (self: Amount, mode: Rounding.RoundingMode): Money => ({
  currency: self.currency,
  minor: Rounding.round(Exact.multiply(self.value, Currency.minorPerMajor(self.currency)), mode)
})
