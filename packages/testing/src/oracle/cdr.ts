// Chapter 02, rule 6, and chapter 05, rules 8 and 9: VAT, minimum and maximum price, frozen lines.

import type { Bound, Tariff } from "./bundle.ts"
import {
  compare,
  decimal,
  type Fraction,
  fraction,
  minus,
  nothing,
  over,
  percent,
  plus,
  sum,
  times
} from "./fraction.ts"
import type { RoundingMode } from "./fraction.ts"
import { allocate, ratioOf, toMoney, total } from "./money.ts"

/** One priced dimension, exact, as the tariff states it: without tax, or with it where tax is included. */
export interface Charge {
  readonly dimension: string
  readonly amount: Fraction
  readonly rate: string | undefined
}

/** A frozen, rated session. */
export interface Cdr {
  readonly currency: string
  readonly lines: readonly CdrLine[]
  readonly net: bigint
  readonly gross: bigint
}

export interface CdrLine {
  readonly dimension: string
  readonly net: bigint
  readonly rate: string | undefined
}

/** Whether prices have tax inside, and the rate of the first component of the first element. */
interface FirstTax {
  readonly isInside: boolean
  readonly rate: string | undefined
}

interface Totals<A> {
  readonly net: A
  readonly gross: A
}

const one = fraction(1n)

const withTax = (rate: string | undefined): Fraction => (rate === undefined ? one : plus(one, percent(rate)))

/** The lines of each rate, in the order in which the rates appear; rates are compared as numbers. */
const byRate = <A extends { readonly rate: string | undefined }>(
  lines: readonly A[]
): readonly (readonly A[])[] => {
  const groups = new Map<string, A[]>()
  for (const line of lines) {
    const rate = line.rate === undefined ? undefined : decimal(line.rate)
    const key = rate === undefined ? "none" : `${rate.top}/${rate.bottom}`
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  return [...groups.values()]
}

/** "Tax not included: net of each line rounded; per rate, VAT = the rounded part of the sum of its net lines." */
const taxOnTop = (charges: readonly Charge[], currency: string, mode: RoundingMode): Cdr => {
  const lines = charges.map(({ amount, dimension, rate }) => ({
    dimension,
    rate,
    net: toMoney(amount, currency, mode)
  }))
  const vat = byRate(lines).map((group) =>
    ratioOf(total(group.map(({ net }) => net)), minus(withTax(group[0]?.rate), one), mode)
  )
  const net = total(lines.map((line) => line.net))
  return { currency, lines, net, gross: net + total(vat) }
}

/** "Tax included: gross of each line rounded; per rate, the net total is rounded once and allocated to the lines." */
const taxInside = (charges: readonly Charge[], currency: string, mode: RoundingMode): Cdr => {
  const rounded = charges.map((charge) => ({ ...charge, gross: toMoney(charge.amount, currency, mode) }))
  const nets = new Map<Charge, bigint>()
  for (const group of byRate(rounded)) {
    const grosses = group.map(({ gross }) => gross)
    const net = ratioOf(total(grosses), over(one, withTax(group[0]?.rate)), mode)
    allocate(net, grosses).forEach((part, index) => nets.set(group[index] as Charge, part))
  }
  const lines = rounded.map((charge) => ({
    dimension: charge.dimension,
    rate: charge.rate,
    net: nets.get(charge) ?? 0n
  }))
  return { currency, lines, net: total([...nets.values()]), gross: total(rounded.map(({ gross }) => gross)) }
}

/** The exact totals before any rounding. */
const exactTotals = (charges: readonly Charge[], isInside: boolean): Totals<Fraction> => {
  const stated = sum(charges.map(({ amount }) => amount))
  const other = sum(
    charges.map(({ amount, rate }) => (isInside ? over(amount, withTax(rate)) : times(amount, withTax(rate))))
  )
  return isInside ? { net: other, gross: stated } : { net: stated, gross: other }
}

/**
 * "Before-tax and after-tax bounds apply independently; where only one is given, the other total is scaled in
 * the same proportion, and a zero total takes the rate of the first component."
 *
 * - Returns: none where a zero total has no rate to take although tax is inside the prices
 */
const clamp = (
  totals: Totals<Fraction>,
  bound: Bound | undefined,
  isMinimum: boolean,
  tax: FirstTax
): Totals<Fraction> | undefined => {
  const limit = (value: Fraction, text: string | undefined): Fraction => {
    if (text === undefined) return value
    const isBeyond = compare(value, decimal(text)) * (isMinimum ? 1 : -1) < 0
    return isBeyond ? decimal(text) : value
  }
  const net = limit(totals.net, bound?.beforeTax)
  const gross = limit(totals.gross, bound?.afterTax)
  if (compare(net, totals.net) === 0 && compare(gross, totals.gross) === 0) return totals
  if (bound?.beforeTax !== undefined && bound.afterTax !== undefined) return { net, gross }

  const isZero = totals.net.top === 0n || totals.gross.top === 0n
  if (isZero && tax.isInside && tax.rate === undefined) return undefined
  if (bound?.beforeTax === undefined) {
    return {
      net: isZero ? over(gross, withTax(tax.rate)) : times(totals.net, over(gross, totals.gross)),
      gross
    }
  }
  return { net, gross: isZero ? times(net, withTax(tax.rate)) : times(totals.gross, over(net, totals.net)) }
}

/**
 * Freezes a rated session.
 *
 * - Returns: none where the net cannot be known, because a price with tax inside names no rate, or a limit has none to take
 */
export const freeze = (tariff: Tariff, stated: readonly Charge[], mode: RoundingMode): Cdr | undefined => {
  const isInside = tariff.taxIncluded === "yes"
  const isOutside = tariff.taxIncluded === "not-applicable"
  const charges = isOutside ? stated.map((charge) => ({ ...charge, rate: undefined })) : stated
  if (isInside && charges.some(({ amount, rate }) => rate === undefined && amount.top !== 0n))
    return undefined

  const cdr = (isInside ? taxInside : taxOnTop)(charges, tariff.currency, mode)
  const exact = exactTotals(charges, isInside)
  const rate = isOutside ? undefined : tariff.elements[0]?.priceComponents[0]?.vatPercent
  const raised = clamp(exact, tariff.minPrice, true, { isInside, rate })
  const clamped = raised && clamp(raised, tariff.maxPrice, false, { isInside, rate })
  if (clamped === undefined) return undefined
  if (compare(clamped.net, exact.net) === 0 && compare(clamped.gross, exact.gross) === 0) return cdr

  const net = toMoney(clamped.net, tariff.currency, mode)
  const gross = toMoney(clamped.gross, tariff.currency, mode)
  const adjustment = { dimension: "adjustment", rate: undefined, net: net - cdr.net }
  return { currency: tariff.currency, lines: [...cdr.lines, adjustment], net, gross }
}

/** The net of the connection fee: "flat lines outside the reservation; adjustment lines are not". */
export const connectionFee = (cdr: Cdr): bigint =>
  total(cdr.lines.filter(({ dimension }) => dimension === "flat").map(({ net }) => net))

/** The net of each VAT rate, without adjustment lines: what an amount owed for the session is spread over. */
export const netByRate = (cdr: Cdr): readonly { readonly rate: Fraction; readonly net: bigint }[] =>
  byRate(cdr.lines.filter(({ dimension }) => dimension !== "adjustment")).map((group) => ({
    rate: group[0]?.rate === undefined ? nothing : decimal(group[0].rate),
    net: total(group.map(({ net }) => net))
  }))
