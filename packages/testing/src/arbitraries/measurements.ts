import { Cdr as Cdrs, Currency, Instant, Money, Vat } from "@hostwatt/core"
import * as fc from "fast-check"
import { type Cdr, type CdrLine, type Period, stated } from "../Documents.ts"
import { vat } from "../Written.ts"
import { type Frame, maybe, weighted } from "./Frame.ts"
import { anyMilliwattHours, anyVatText, withPoint } from "./values.ts"
import type { Visit } from "./visits.ts"

/** Energy as text with three decimals, or as a number of watt-hours. */
const anyEnergyWh: fc.Arbitrary<string | number> = fc
  .tuple(anyMilliwattHours, fc.boolean())
  .map(([milliwattHours, isText]) =>
    isText ? withPoint(milliwattHours, 3) : Number(milliwattHours / 1_000n)
  )

const anyPeriodPlan = fc.record({
  energyWh: maybe(anyEnergyWh, 75),
  timeSeconds: maybe(fc.constantFrom("length" as const, 0, 1, 600, 1_261), 60),
  parkingSeconds: maybe(fc.constantFrom("length" as const, 0, 1, 960, 3_600), 35)
})

/** Stretches of a session, as they were measured. */
export const anyPeriodsPlan = fc.record({
  periods: fc.array(anyPeriodPlan, { minLength: 1, maxLength: 3 }),
  oddity: weighted(
    [9, "none" as const],
    [1, "reversed" as const],
    [1, "before-start" as const],
    [1, "after-end" as const]
  )
})

type PeriodsPlan = typeof anyPeriodsPlan extends fc.Arbitrary<infer Plan> ? Plan : never

const shift: Readonly<Record<PeriodsPlan["oddity"], (length: number) => number>> = {
  none: () => 0,
  reversed: () => 0,
  "before-start": () => -60_000,
  "after-end": (length) => length + 60_000
}

/** The periods of a visit, spread evenly over it. */
export const periodsOf = ({ periods, oddity }: PeriodsPlan, { start, end }: Visit): readonly Period[] => {
  const length = end - start
  const each = Math.floor(length / 1_000 / periods.length)
  const made = periods.map(({ energyWh, timeSeconds, parkingSeconds }, index) => {
    const begun = start + index * each * 1_000 + (index === periods.length - 1 ? shift[oddity](length) : 0)
    return stated<Period>({
      start: Instant.format(begun as Instant.Instant),
      energyWh,
      timeSeconds: timeSeconds === "length" ? each : timeSeconds,
      parkingSeconds: parkingSeconds === "length" ? each : parkingSeconds
    })
  })
  return oddity === "reversed" ? made.toReversed() : made
}

const anyLinePlan = fc.record({
  dimension: fc.constantFrom(...Cdrs.lineDimensions),
  minor: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 4_000 }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, 5, 999_999_999_999) }
  ),
  vatPercent: maybe(anyVatText, 70)
})

/** A rated session from elsewhere: its gross is right, or off by some minor units. */
export const anyCdrPlan = fc.record({
  lines: fc.array(anyLinePlan, { minLength: 1, maxLength: 4 }),
  isReduced: weighted([4, false], [1, true]),
  off: weighted([6, 0], [1, 1], [2, 40]),
  energyWh: anyEnergyWh
})

export type CdrPlan = typeof anyCdrPlan extends fc.Arbitrary<infer Plan> ? Plan : never

const grossOf = (lines: readonly CdrLine[], currency: Currency.Currency, nets: readonly Money.Money[]) => {
  const parts = lines.map(({ vatPercent }, index) => ({
    rate: vatPercent === null || vatPercent === undefined ? undefined : vat(vatPercent),
    amount: nets[index] ?? Money.zero(currency)
  }))
  return Money.add(Money.sum(currency, nets), Vat.onNet(currency, parts, "half-up"))
}

/** The CDR of a plan; a reduced one ends with an adjustment below zero. */
export const cdrOf = (
  { lines, isReduced, off, energyWh }: CdrPlan,
  frame: Frame,
  currency: Currency.Currency
): Cdr => {
  const digits = currency === frame.currency ? frame.digits : Currency.digits(currency)
  const planned = isReduced
    ? [
        ...lines,
        { dimension: "adjustment" as const, minor: -(lines[0]?.minor ?? 0), vatPercent: lines[0]?.vatPercent }
      ]
    : lines
  const made = planned.map(({ dimension, minor, vatPercent }) =>
    stated<CdrLine>({ dimension, net: withPoint(minor, digits), vatPercent })
  )
  const nets = planned.map(({ minor }) => Money.make(currency, BigInt(minor)))
  const gross = grossOf(made, currency, nets)
  return {
    currency,
    lines: made,
    gross: Money.format(Money.make(currency, gross.minor + BigInt(off))),
    energyWh
  }
}

/** A CDR that charges nothing. */
export const emptyCdr = (frame: Frame, energyWh: string | number): Cdr => ({
  currency: frame.currency,
  lines: [],
  gross: withPoint(0, frame.digits),
  energyWh
})
