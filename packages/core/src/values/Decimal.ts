import { Decimal as DecimalJs } from "decimal.js"
import * as Result from "effect/Result"
import * as Exact from "./Exact.ts"
import * as Rounding from "./Rounding.ts"

/**
 * Why a number that somebody wrote cannot be taken.
 *
 * `NotADecimal`: not digits with an optional sign and decimal point.
 * `TooManyDecimals`: finer than `limit` decimals. `OutOfRange`: outside of
 * what the thing allows, as `limit` says.
 */
export interface DecimalRefused {
  readonly _tag: "NotADecimal" | "TooManyDecimals" | "OutOfRange"
  readonly text: string
  readonly limit: string
}

export interface Limits {
  readonly decimals: number
  readonly minimum: string
  readonly maximum: string
}

/** Prices, rates and shares carry at most ten decimals; no price of one unit reaches 10^12. */
export const price: Limits = { decimals: 10, minimum: "0", maximum: "1000000000000" }

const plain = /^-?\d{1,64}(\.\d{1,64})?$/
const shown = 40

const refused = (
  tag: DecimalRefused["_tag"],
  text: string,
  limit: string
): Result.Result<never, DecimalRefused> =>
  Result.fail({ _tag: tag, text: text.length > shown ? `${text.slice(0, shown)}…` : text, limit })

/**
 * Reads an authored decimal exactly, within limits.
 *
 * - Refuses: `NotADecimal`, then `TooManyDecimals`, then `OutOfRange`
 * - Law: trailing zeros do not count as decimals
 *
 * @example
 * ```ts
 * Decimal.parse("0.45", Decimal.price) // 9/20
 * ```
 */
export const parse = (text: string, limits: Limits): Result.Result<Exact.Exact, DecimalRefused> => {
  if (!plain.test(text)) return refused("NotADecimal", text, 'a plain decimal such as "12.50"')
  const value = new DecimalJs(text)
  if (value.decimalPlaces() > limits.decimals) {
    return refused("TooManyDecimals", text, `at most ${limits.decimals} decimals`)
  }
  if (value.lessThan(limits.minimum) || value.greaterThan(limits.maximum)) {
    return refused("OutOfRange", text, `between ${limits.minimum} and ${limits.maximum}`)
  }
  return Result.succeed(fromPlain(text))
}

/** The exact value of a plain decimal that has been checked before. */
const fromPlain = (text: string): Exact.Exact => {
  const [whole = "0", fraction = ""] = text.split(".")
  return Exact.make(BigInt(whole + fraction), 10n ** BigInt(fraction.length))
}

/**
 * The plain decimal text of a number in JSON: `1e-7` becomes `0.0000001`.
 *
 * - Returns: the text itself where it is no number at all
 */
export const plainText = (value: string | number): string => {
  const text = String(value)
  if (!/^-?\d+(\.\d+)?e[+-]?\d{1,3}$/i.test(text)) return text
  return new DecimalJs(text).toFixed()
}

const withPoint = (scaled: bigint, digits: number): string => {
  const magnitude = (scaled < 0n ? -scaled : scaled).toString().padStart(digits + 1, "0")
  const sign = scaled < 0n ? "-" : ""
  return digits === 0
    ? `${sign}${magnitude}`
    : `${sign}${magnitude.slice(0, -digits)}.${magnitude.slice(-digits)}`
}

/** A whole number of units of 10^-digits as a decimal with exactly so many digits. */
export const fromMinor = withPoint

const displayDigits = 10

/** Whether a number has a last decimal, and within ten of them. */
export const isShort = (value: Exact.Exact): boolean =>
  10n ** BigInt(displayDigits) % value.denominator === 0n

/**
 * An exact value as people read it: all its decimals where ten are enough, else ten and a `…`.
 *
 * - Returns: display only where it ends in `…`; such a text is never read back
 */
export const show = (value: Exact.Exact): string => {
  const scaled = Rounding.round(Exact.multiply(value, Exact.make(10n ** BigInt(displayDigits))), "half-up")
  const text = withPoint(scaled, displayDigits)
  return isShort(value) ? text.replace(/\.?0+$/, "") : `${text}…`
}
