import type { Cash } from "../charging/Cash.ts"
import * as Exact from "../values/Exact.ts"
import type { Instant } from "../values/Instant.ts"
import * as Money from "../values/Money.ts"
import * as Month from "../values/Month.ts"
import type { RoundingMode } from "../values/Rounding.ts"

/** When a session ended, what came in for it, and what it cost its driver. */
export interface Collection {
  readonly end: Instant
  readonly cash: Cash
  /** A session that costs its driver nothing has nothing to wait for. */
  readonly gross: Money.Money
}

/** How much of a session is collected when a month starts and when it ends: 0 to 1. */
export interface CollectedShare {
  readonly isOfThisMonth: boolean
  readonly before: Exact.Exact
  readonly after: Exact.Exact
}

/**
 * How much of a session was collected before an instant: 0 to 1.
 *
 * Money that came in before the session ended counts from its end.
 */
const shareBefore = ({ end, cash, gross }: Collection, instant: Instant): Exact.Exact => {
  if (end >= instant) return Exact.zero
  if (Money.isZero(gross)) return Exact.one
  return cash._tag === "all" && cash.at < instant ? Exact.one : Exact.zero
}

/** How much of a session a month collects. */
export const inMonth = (collection: Collection, period: Month.Period): CollectedShare => ({
  isOfThisMonth: Month.contains(period, collection.end),
  before: shareBefore(collection, period.start),
  after: shareBefore(collection, period.end)
})

/** What a month makes of an amount of a session; `undefined` where it has no such line. */
export interface Recognised {
  /** Paid now, of a session that ended in the month. */
  readonly collected: Money.Money | undefined
  /** Paid now, of a session that ended earlier. */
  readonly previous: Money.Money | undefined
  /** Not paid yet, of a session that ended in the month. */
  readonly awaited: Money.Money | undefined
}

/**
 * What a month pays of an amount of a session, and what it still waits for.
 *
 * An amount becomes payable as its driver pays: in proportion, rounded, and
 * each month pays what its end adds to its start.
 *
 * - Law: what all months pay sums to the amount once all of the cash is in
 * - Law: `collected + awaited = amount` in the month the session ended
 * - Source: specification 06, "Recognition of revenue"
 */
export const recognise = (
  amount: Money.Money,
  { isOfThisMonth, before, after }: CollectedShare,
  rounding: RoundingMode
): Recognised => {
  const paid = Money.ratio(amount, after, rounding)
  const paidBefore = Money.ratio(amount, before, rounding)
  const isPaidAtAll = !Exact.isZero(after)
  const isPaidInFull = Exact.equals(after, Exact.one)
  return {
    collected: isOfThisMonth && isPaidAtAll ? paid : undefined,
    previous: !isOfThisMonth && !Exact.equals(before, after) ? Money.subtract(paid, paidBefore) : undefined,
    awaited: isOfThisMonth && !isPaidInFull ? Money.subtract(amount, paid) : undefined
  }
}
