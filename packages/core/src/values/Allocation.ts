import * as Exact from "./Exact.ts"

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value)

const byLoss = (
  left: { readonly lost: bigint; readonly index: number },
  right: { readonly lost: bigint; readonly index: number }
): number => (left.lost === right.lost ? left.index - right.index : left.lost > right.lost ? -1 : 1)

/**
 * Shares a whole number out by weights, by largest remainder.
 *
 * Each part is cut toward zero; the units left over go one each to the parts
 * that lost most, to the earlier one where two lost the same.
 *
 * - Law: the parts sum to the whole; a zero weight gets nothing
 * - Throws: negative weights, or none above zero for a whole that is not zero, are defects
 * - Source: specification 02, rule 5
 */
export const allocate = (whole: bigint, weights: readonly bigint[]): readonly bigint[] => {
  if (weights.some((weight) => weight < 0n)) throw new RangeError("An allocation weight cannot be negative")
  const total = weights.reduce((all, weight) => all + weight, 0n)
  if (total === 0n && whole !== 0n) throw new RangeError("An allocation needs a weight above zero")
  if (total === 0n) return weights.map(() => 0n)

  const cut = weights.map((weight) => (whole * weight) / total)
  const leftOver = Number(magnitude(whole - cut.reduce((all, part) => all + part, 0n)))
  const losses = weights.map((weight, index) => ({ lost: magnitude((whole * weight) % total), index }))
  const topped = new Set(
    [...losses]
      .toSorted(byLoss)
      .slice(0, leftOver)
      .map(({ index }) => index)
  )
  const unit = whole < 0n ? -1n : 1n
  return cut.map((part, index) => (topped.has(index) ? part + unit : part))
}

/**
 * Whole parts of exact ones that sum to a given whole, by largest remainder; parts of either sign may stand side by side.
 *
 * - Law: the parts sum to the whole, where that is no further from the exact sum than there are parts; zero stays zero
 * - Source: specification 02, rule 5
 */
export const fit = (whole: bigint, exact: readonly Exact.Exact[]): readonly bigint[] => {
  const cut = exact.map(({ numerator, denominator }) => numerator / denominator)
  const leftOver = whole - cut.reduce((all, part) => all + part, 0n)
  const unit = leftOver < 0n ? -1n : 1n
  const losses = exact
    .map(({ numerator, denominator }, index) => ({
      index,
      lost: Exact.make((numerator % denominator) * unit, denominator),
      isNone: numerator === 0n
    }))
    .filter(({ isNone }) => !isNone)
    .toSorted((left, right) => Exact.compare(right.lost, left.lost))
  const topped = new Set(losses.slice(0, Number(leftOver * unit)).map(({ index }) => index))
  return cut.map((part, index) => (topped.has(index) ? part + unit : part))
}
