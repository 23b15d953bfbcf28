// Chapter 02, "two doors": exact numbers and the one rounding.

/** An exact number; the denominator is positive. */
export interface Fraction {
  readonly top: bigint
  readonly bottom: bigint
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b))

const size = (a: bigint): bigint => (a < 0n ? -a : a)

/** Makes a fraction in lowest terms. */
export const fraction = (top: bigint, bottom = 1n): Fraction => {
  if (bottom === 0n) throw new RangeError("division by zero")
  const common = divisor(size(top), size(bottom)) * (bottom < 0n ? -1n : 1n)
  return { top: top / common, bottom: bottom / common }
}

export const nothing = fraction(0n)

/** Reads a plain decimal; a JSON number is read by its shortest text. */
export const decimal = (text: string | number): Fraction => {
  const [, sign, whole, digits = ""] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(String(text)) ?? []
  if (whole === undefined) throw new RangeError(`not a plain decimal: ${text}`)
  const top = BigInt(whole + digits) * (sign === "-" ? -1n : 1n)
  return fraction(top, 10n ** BigInt(digits.length))
}

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)

export const minus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom)

export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.top, a.bottom * b.bottom)

export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.bottom, a.bottom * b.top)

/** Negative when `a` is the smaller, zero when both are equal. */
export const compare = (a: Fraction, b: Fraction): number => {
  const difference = a.top * b.bottom - b.top * a.bottom
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const sum = (all: readonly Fraction[]): Fraction => all.reduce(plus, nothing)

/** The part of one hundred that a percentage stands for. */
export const percent = (text: string | number): Fraction => over(decimal(text), fraction(100n))

export type RoundingMode = "half-up" | "half-even"

/** The nearest whole number. A tie goes away from zero, or to the even neighbour where the policy says so. */
export const round = (a: Fraction, mode: RoundingMode): bigint => {
  const sign = a.top < 0n ? -1n : 1n
  const top = a.top * sign
  const floor = top / a.bottom
  const twice = (top % a.bottom) * 2n
  const isTie = twice === a.bottom
  const goesUp = isTie ? mode === "half-up" || floor % 2n === 1n : twice > a.bottom
  return sign * (goesUp ? floor + 1n : floor)
}
