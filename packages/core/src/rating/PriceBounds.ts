import * as Amount from "../values/Amount.ts"
import * as Exact from "../values/Exact.ts"
import * as Percentage from "../values/Percentage.ts"
import type { Clamp, Totals } from "./RatedSession.ts"
import type { PriceBound, Tariff } from "./Tariff.ts"

type Pick = (left: Exact.Exact, right: Exact.Exact) => Exact.Exact

/**
 * Gross per net of a total that is zero: the rate of the first component of the first element.
 *
 * - Returns: `undefined` where tax is included and that component states no rate
 */
const firstFactor = ({ taxIncluded, elements }: Tariff): Exact.Exact | undefined => {
  const rate = elements[0]?.components[0]?.vat
  if (taxIncluded === "not-applicable") return Exact.one
  if (rate !== undefined) return Percentage.grossFactor(rate)
  return taxIncluded === "no" ? Exact.one : undefined
}

const picked = (total: Amount.Amount, bound: Exact.Exact | undefined, pick: Pick): Amount.Amount =>
  bound === undefined ? total : Amount.make(total.currency, pick(total.value, bound))

/**
 * The total on the side for which no bound is stated, moved in the same proportion as the other.
 *
 * `perOther` is what a unit of the other side is worth on this one where the
 * other side was zero.
 */
const scaled = (
  self: Amount.Amount,
  before: Amount.Amount,
  after: Amount.Amount,
  perOther: Exact.Exact | undefined
): Amount.Amount | undefined => {
  if (Exact.equals(before.value, after.value)) return self
  const factor = Exact.isZero(before.value) ? perOther : Exact.divide(self.value, before.value)
  return factor === undefined ? undefined : Amount.multiply(after, factor)
}

const clamped = (tariff: Tariff, { net, gross }: Totals, bound: PriceBound, pick: Pick): Totals => {
  const movedNet = net && picked(net, bound.beforeTax, pick)
  const movedGross = gross && picked(gross, bound.afterTax, pick)
  if (bound.beforeTax !== undefined && bound.afterTax !== undefined)
    return { net: movedNet, gross: movedGross }
  const factor = firstFactor(tariff)
  if (bound.beforeTax !== undefined) {
    return { net: movedNet, gross: gross && net && movedNet && scaled(gross, net, movedNet, factor) }
  }
  const perGross = factor && Exact.divide(Exact.one, factor)
  return { net: net && gross && movedGross && scaled(net, gross, movedGross, perGross), gross: movedGross }
}

const sameAmount = (left: Amount.Amount | undefined, right: Amount.Amount | undefined): boolean =>
  left === undefined || right === undefined ? left === right : Exact.equals(left.value, right.value)

const isSame = (left: Totals, right: Totals): boolean =>
  sameAmount(left.net, right.net) && sameAmount(left.gross, right.gross)

/**
 * Holds exact totals within the minimum, then the maximum price of a tariff.
 *
 * Bounds before and after tax apply each to its own total. Where a bound
 * states only one of them, the other total moves in the same proportion.
 *
 * - Returns: the bounds that moved a total, in order; none where all was within
 * - Law: a total whose side is bounded ends within the bound (the maximum wins)
 * - Source: specification 05, rule 8; 02, rule 6
 */
export const clamps = (tariff: Tariff, totals: Totals): readonly Clamp[] => {
  const bounds = [
    { kind: "minimum-price", bound: tariff.minPrice, pick: Exact.larger },
    { kind: "maximum-price", bound: tariff.maxPrice, pick: Exact.smaller }
  ] as const
  return bounds.reduce<readonly Clamp[]>((done, { kind, bound, pick }) => {
    const before = done.at(-1)?.after ?? totals
    const after = bound === undefined ? before : clamped(tariff, before, bound, pick)
    return bound === undefined || isSame(before, after) ? done : done.concat([{ kind, bound, before, after }])
  }, [])
}
