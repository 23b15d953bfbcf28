import type { Energy } from "../values/Energy.ts"
import type { Instant } from "../values/Instant.ts"

/** A stretch of a session with constant conditions; it lasts until the next one's start. */
export interface ChargingPeriod {
  readonly start: Instant
  /** Milliwatt-hours delivered. */
  readonly energy: Energy
  /** Whole seconds of charging, without parking. */
  readonly time: bigint
  /** Whole seconds of parking: connected, not charging. */
  readonly parking: bigint
  /** Where the period stood in the record it came from. */
  readonly position: number
}

/** Something about a rated session that its reader should know. */
export interface RatingWarning {
  readonly code:
    | "PeriodsUnordered"
    | "PeriodBeforeStart"
    | "PeriodAfterEnd"
    | "TaxRateIgnored"
    | "TotalClamped"
  readonly path: string
}

/** Periods in the order of their starts; those with equal starts keep their order. */
export const inOrder = (periods: readonly ChargingPeriod[]): readonly ChargingPeriod[] =>
  [...periods].toSorted((left, right) => left.start - right.start || left.position - right.position)

/** What is odd about the periods of a session from `start` to `end`. */
export const warnings = (
  periods: readonly ChargingPeriod[],
  start: Instant,
  end: Instant
): readonly RatingWarning[] => [
  ...periods.flatMap((period, index) => {
    const before = periods[index - 1]
    return before !== undefined && before.start > period.start
      ? [{ code: "PeriodsUnordered", path: `periods[${period.position}].start` } as const]
      : []
  }),
  ...periods.flatMap((period) =>
    period.start < start
      ? [{ code: "PeriodBeforeStart", path: `periods[${period.position}].start` } as const]
      : []
  ),
  ...periods.flatMap((period) =>
    period.start > end ? [{ code: "PeriodAfterEnd", path: `periods[${period.position}].start` } as const] : []
  )
]
