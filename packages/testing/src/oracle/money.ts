// Chapter 02: whole minor units, currencies, allocation.

import { compare, decimal, type Fraction, fraction, round, type RoundingMode, times } from "./fraction.ts"

const digitsByCurrency: Readonly<Record<string, string>> = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  3: "BHD IQD JOD KWD LYD OMR TND",
  4: "CLF UYW"
}

/** ISO 4217: every currency has two digits but the few that have none, three or four. */
const digitsOf = (currency: string): number => {
  const row = Object.entries(digitsByCurrency).find(([, names]) => names.split(" ").includes(currency))
  return row === undefined ? 2 : Number(row[0])
}

const scaleOf = (currency: string): Fraction => fraction(10n ** BigInt(digitsOf(currency)))

/** Rule 1: an exact amount becomes money, whole minor units, in one place and once. */
export const toMoney = (exact: Fraction, currency: string, mode: RoundingMode): bigint =>
  round(times(exact, scaleOf(currency)), mode)

/** Reads money that is written with the digits of its currency. */
export const readMoney = (text: string, currency: string): bigint => {
  const { top, bottom } = times(decimal(text), scaleOf(currency))
  if (bottom !== 1n) throw new RangeError(`${text} has more digits than ${currency}`)
  return top
}

/** Rule 1, the other door: a ratio of money, rounded once. */
export const ratioOf = (money: bigint, by: Fraction, mode: RoundingMode): bigint =>
  round(times(fraction(money), by), mode)

/** Rule 7: a decimal text in major units with exactly the digits of the currency; zero is never negative. */
export const printMoney = (money: bigint, currency: string): string => {
  const digits = digitsOf(currency)
  const text = String(money < 0n ? -money : money).padStart(digits + 1, "0")
  const sign = money < 0n ? "-" : ""
  if (digits === 0) return sign + text
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

export const total = (all: readonly bigint[]): bigint => all.reduce((a, b) => a + b, 0n)

/**
 * Rule 5: a whole is cut by weights. Each part is cut off toward zero; the units that are left go one each to
 * the parts that lost most, the earlier first among equals; a weight of zero gets nothing.
 */
export const allocate = (whole: bigint, weights: readonly bigint[]): readonly bigint[] => {
  const all = total(weights)
  if (all === 0n) return weights.map(() => 0n)
  const exact = weights.map((weight) => fraction(whole * weight, all))
  return fit(whole, exact)
}

/**
 * Makes whole parts of exact ones so that they sum to a given whole. It is rule 5 written so that parts of
 * either sign may stand side by side, as the lines of a document do.
 */
export const fit = (whole: bigint, exact: readonly Fraction[]): readonly bigint[] => {
  const parts = exact.map(({ top, bottom }) => top / bottom)
  const left = whole - total(parts)
  const unit = left < 0n ? -1n : 1n
  const byLoss = exact
    .map(({ top, bottom }, index) => ({
      index,
      lost: fraction((top % bottom) * unit, bottom),
      isNone: top === 0n
    }))
    .filter(({ isNone }) => !isNone)
    .toSorted((a, b) => compare(b.lost, a.lost))
  const lucky = new Set(byLoss.slice(0, Number(left * unit)).map(({ index }) => index))
  return parts.map((part, index) => (lucky.has(index) ? part + unit : part))
}
