import * as Result from "effect/Result"
import * as Allocation from "./Allocation.ts"
import * as Currency from "./Currency.ts"
import * as Decimal from "./Decimal.ts"
import * as Exact from "./Exact.ts"
import type { Percentage } from "./Percentage.ts"
import * as Rounding from "./Rounding.ts"

/** Whole minor units of a currency: what is booked, stored and paid. */
export interface Money {
  readonly currency: Currency.Currency
  readonly minor: bigint
}

/** One Money is at most 10^15 minor units, in either direction. */
const largest = 10n ** 15n

export const make = (currency: Currency.Currency, minor: bigint): Money => ({ currency, minor })

export const zero = (currency: Currency.Currency): Money => ({ currency, minor: 0n })

/** Whether the amount is small enough to be booked. */
export const isWithinBounds = (self: Money): boolean => self.minor <= largest && self.minor >= -largest

/**
 * Reads money from its text in major units; a whole amount may leave its digits out.
 *
 * - Refuses: `NotADecimal`, `TooManyDecimals` (finer than the currency), `OutOfRange`
 *
 * @example
 * ```ts
 * Money.parse("7.08", EUR) // 708 cents
 * ```
 */
export const parse = (
  text: string,
  currency: Currency.Currency
): Result.Result<Money, Decimal.DecimalRefused> => {
  const decimals = Currency.digits(currency)
  const bound = Decimal.fromMinor(largest, decimals)
  return Result.map(Decimal.parse(text, { decimals, minimum: `-${bound}`, maximum: bound }), (value) =>
    make(currency, Exact.multiply(value, Currency.minorPerMajor(currency)).numerator)
  )
}

/**
 * The same for a text that is known to be right, such as one in code.
 *
 * - Throws: any other text is a defect of the caller
 */
export const parseUnsafe = (text: string, currency: Currency.Currency): Money =>
  Result.getOrThrowWith(
    parse(text, currency),
    ({ limit }) => new RangeError(`${text} is not an amount of ${currency}: it must be ${limit}`)
  )

/**
 * Money as text in major units with exactly the currency's digits; zero is never negative.
 *
 * - Law: `parse(format(m)) = m`
 */
export const format = (self: Money): string => Decimal.fromMinor(self.minor, Currency.digits(self.currency))

/**
 * - Throws: adding two currencies is a defect of the caller
 */
export const add = (left: Money, right: Money): Money => ({
  currency: Currency.same(left.currency, right.currency),
  minor: left.minor + right.minor
})

/**
 * - Throws: subtracting two currencies is a defect of the caller
 */
export const subtract = (left: Money, right: Money): Money => add(left, negate(right))

export const negate = (self: Money): Money => ({ currency: self.currency, minor: -self.minor })

export const sum = (currency: Currency.Currency, parts: readonly Money[]): Money =>
  parts.reduce(add, zero(currency))

/**
 * - Throws: comparing two currencies is a defect of the caller
 */
export const larger = (left: Money, right: Money): Money => (subtract(left, right).minor >= 0n ? left : right)

/**
 * - Throws: comparing two currencies is a defect of the caller
 */
export const equals = (left: Money, right: Money): boolean => subtract(left, right).minor === 0n

export const isZero = (self: Money): boolean => self.minor === 0n

export const isNegative = (self: Money): boolean => self.minor < 0n

/** Money in major units, exactly. */
export const toExact = (self: Money): Exact.Exact =>
  Exact.divide(Exact.make(self.minor), Currency.minorPerMajor(self.currency))

/**
 * A part of money, rounded to minor units: one of the two doors between exact and booked money.
 *
 * - Source: specification 02, rule 1
 */
export const ratio = (self: Money, by: Exact.Exact, mode: Rounding.RoundingMode): Money => ({
  currency: self.currency,
  minor: Rounding.round(Exact.multiply(Exact.make(self.minor), by), mode)
})

/** So many percent of money, rounded to minor units. */
export const percent = (self: Money, percentage: Percentage, mode: Rounding.RoundingMode): Money =>
  ratio(self, Exact.divide(percentage, Exact.hundred), mode)

/**
 * Shares money out by weights, by largest remainder.
 *
 * - Law: the parts sum to the whole; a zero weight gets nothing
 * - Throws: negative weights, or none above zero for money that is not zero, are defects
 * - Source: specification 02, rule 5
 *
 * @example
 * ```ts
 * Money.allocate(Money.make(EUR, 2467n), [2561n, 299n, 100n]) // 21.35, 2.49, 0.83
 * ```
 */
export const allocate = (self: Money, weights: readonly bigint[]): readonly Money[] =>
  Allocation.allocate(self.minor, weights).map((minor) => make(self.currency, minor))
