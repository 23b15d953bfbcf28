import { Instant, Month } from "@hostwatt/core"
import * as fc from "fast-check"
import { type Frame, pick, weighted } from "./Frame.ts"
import { transitionsOf } from "./time.ts"

/** From when until when a session lasted. */
export interface Visit {
  readonly start: Instant.Instant
  readonly end: Instant.Instant
}

const second = 1_000
const day = 86_400 * second

/** When: at the start or the end of the month, a change of the clock, on some day, or the month before. */
export const anyVisitPlan = fc.record({
  near: weighted(
    [4, "month-start" as const],
    [3, "month-end" as const],
    [4, "clock-change" as const],
    [8, "day" as const],
    [10, "month-before" as const]
  ),
  /** What of the session stands exactly there. */
  shape: weighted(
    [4, "across" as const],
    [2, "ends-there" as const],
    [2, "ends-just-before" as const],
    [1, "starts-there" as const],
    [1, "momentary" as const]
  ),
  zone: fc.nat({ max: 2 }),
  day: fc.integer({ min: 0, max: 29 }),
  before: fc.constantFrom(600, 1, 1_800, 3_600, 5_400, 7_201, 21_600),
  after: fc.constantFrom(900, 1, 60, 1_200, 3_600, 7_200)
})

export type VisitPlan = typeof anyVisitPlan extends fc.Arbitrary<infer Plan> ? Plan : never

const anchorOf = ({ near, zone: number, day: which }: VisitPlan, { month, zones }: Frame): number => {
  const zone = pick(zones, number)
  const start = Month.start(month, zone)
  const someDay = start + which * day + 37_000 * second
  switch (near) {
    case "month-start":
      return start
    case "month-end":
      return Month.start(Month.next(month), zone)
    case "day":
      return someDay
    case "month-before":
      return someDay - 31 * day
    case "clock-change": {
      const changes = zones
        .flatMap((one) => transitionsOf(one, Number(month.slice(0, 4))))
        .toSorted((left, right) => Math.abs(left - someDay) - Math.abs(right - someDay))
      const nearest = changes[0] ?? someDay
      return Math.abs(nearest - someDay) < 40 * day ? nearest : someDay
    }
  }
}

/** The instants of a planned visit. */
export const visitOf = (plan: VisitPlan, frame: Frame): Visit => {
  const anchor = anchorOf(plan, frame)
  const [before, after] = [plan.before * second, plan.after * second]
  const shapes: Readonly<Record<VisitPlan["shape"], readonly [number, number]>> = {
    across: [anchor - before, anchor + after],
    "ends-there": [anchor - before, anchor],
    "ends-just-before": [anchor - before, anchor - 1],
    "starts-there": [anchor, anchor + after],
    momentary: [anchor, anchor]
  }
  const [start, end] = shapes[plan.shape]
  return { start: start as Instant.Instant, end: end as Instant.Instant }
}

/** When the money of a session came in. */
export const anyCollection = weighted(
  [4, "unsaid" as const],
  [1, "nothing-said" as const],
  [7, "before-end" as const],
  [3, "later" as const],
  [3, "next-month" as const],
  [7, "in-month" as const],
  [2, "month-end" as const],
  [2, "just-before-month-end" as const]
)

export type CollectionPlan = typeof anyCollection extends fc.Arbitrary<infer Plan> ? Plan : never

/** The instant at which a planned collection happened, as it stands in a bundle. */
export const collectedAtOf = (
  plan: CollectionPlan,
  { start, end }: Visit,
  { month, zones }: Frame
): string | null | undefined => {
  const monthEnd = Month.start(Month.next(month), zones[0])
  switch (plan) {
    case "unsaid":
      return undefined
    case "nothing-said":
      return null
    case "before-end":
      return Instant.format((start - 600 * second) as Instant.Instant)
    case "later":
      return Instant.format((end + 2 * 3_600 * second) as Instant.Instant)
    case "next-month":
      return Instant.format((end + 20 * day) as Instant.Instant)
    case "in-month":
      return Instant.format(Math.max(end, monthEnd - 15 * day) as Instant.Instant)
    case "month-end":
      return Instant.format(monthEnd)
    case "just-before-month-end":
      return Instant.format((monthEnd - 1) as Instant.Instant)
  }
}
