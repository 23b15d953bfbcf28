/**
 * An exact number: lowest terms, positive denominator.
 *
 * Hourly prices divide by 3600 and included taxes by 100 + rate; a rational
 * keeps both without loss, so an exact tie is seen as a tie when it is rounded.
 */
export interface Exact {
  readonly numerator: bigint
  readonly denominator: bigint
}

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/**
 * An exact number from a numerator and a denominator, in lowest terms.
 *
 * - Throws: a zero denominator is a defect of the caller
 */
export const make = (numerator: bigint, denominator: bigint = 1n): Exact => {
  if (denominator === 0n) throw new RangeError("An exact number cannot have a zero denominator")
  if (denominator === 1n) return { numerator, denominator }
  const sign = denominator < 0n ? -1n : 1n
  const divisor = greatestCommonDivisor(numerator, denominator * sign)
  return { numerator: (numerator * sign) / divisor, denominator: (denominator * sign) / divisor }
}

export const zero: Exact = { numerator: 0n, denominator: 1n }
export const one: Exact = { numerator: 1n, denominator: 1n }
export const hundred: Exact = { numerator: 100n, denominator: 1n }

export const add = (left: Exact, right: Exact): Exact =>
  make(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator
  )

export const negate = (self: Exact): Exact => ({ numerator: -self.numerator, denominator: self.denominator })

export const subtract = (left: Exact, right: Exact): Exact => add(left, negate(right))

export const multiply = (left: Exact, right: Exact): Exact =>
  make(left.numerator * right.numerator, left.denominator * right.denominator)

/**
 * The exact quotient.
 *
 * - Throws: dividing by zero is a defect of the caller
 */
export const divide = (left: Exact, right: Exact): Exact =>
  make(left.numerator * right.denominator, left.denominator * right.numerator)

/** Negative, zero or positive as `left` is smaller than, equal to or larger than `right`. */
export const compare = (left: Exact, right: Exact): number => {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const equals = (left: Exact, right: Exact): boolean =>
  left.numerator === right.numerator && left.denominator === right.denominator

export const larger = (left: Exact, right: Exact): Exact => (compare(left, right) >= 0 ? left : right)

export const smaller = (left: Exact, right: Exact): Exact => (compare(left, right) <= 0 ? left : right)

export const isZero = (self: Exact): boolean => self.numerator === 0n

export const isNegative = (self: Exact): boolean => self.numerator < 0n

export const sum = (parts: readonly Exact[]): Exact => parts.reduce(add, zero)
