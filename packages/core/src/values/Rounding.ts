import type { Exact } from "./Exact.ts"

/**
 * How an exact value becomes a whole number of minor units.
 *
 * `half-up`: a tie goes away from zero, also below zero. `half-even`: a tie
 * goes to the even neighbour.
 */
export type RoundingMode = "half-up" | "half-even"

export const modes: readonly RoundingMode[] = ["half-up", "half-even"]

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value)

/**
 * Rounds an exact value to a whole number: the one place of the library that rounds money.
 *
 * - Law: the result is never more than one half away from the value
 * - Law: `round(-x) = -round(x)`
 * - Source: specification 02, rule 1 and 2
 *
 * @example
 * ```ts
 * Rounding.round(Exact.make(25n, 10n), "half-up") // 3n
 * Rounding.round(Exact.make(25n, 10n), "half-even") // 2n
 * ```
 */
export const round = (value: Exact, mode: RoundingMode): bigint => {
  const whole = value.numerator / value.denominator
  const remainder = magnitude(value.numerator % value.denominator) * 2n
  if (remainder < value.denominator) return whole
  const away = value.numerator < 0n ? whole - 1n : whole + 1n
  if (remainder > value.denominator || mode === "half-up") return away
  return whole % 2n === 0n ? whole : away
}

/**
 * The smallest whole number that is not below the value: how many steps a step size bills.
 *
 * - Law: `0 <= up(x) - x < 1`
 */
export const up = (value: Exact): bigint => {
  const whole = value.numerator / value.denominator
  return value.numerator > 0n && value.numerator % value.denominator !== 0n ? whole + 1n : whole
}
