import type { Cash, CashEvent } from "../charging/Cash.ts"
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
  /** Counted as collected when it ends, whatever came in: corporate sessions, and all where revenue is accrued. */
  readonly isCertain: boolean
}

/** How much of a session is settled at an instant: 0 to 1 each. */
export interface Settled {
  /** What its driver has paid and not got back. */
  readonly collected: Exact.Exact
  /** That, and what was given up: nobody waits for it any more. */
  readonly closed: Exact.Exact
}

/** How much of a session is settled when a month starts and when it ends. */
export interface MonthOfSession {
  readonly isOfThisMonth: boolean
  readonly before: Settled
  readonly after: Settled
}

const open: Settled = { collected: Exact.zero, closed: Exact.zero }
const whole: Settled = { collected: Exact.one, closed: Exact.one }

const sign: Readonly<Record<CashEvent["kind"], bigint>> = {
  collected: 1n,
  refunded: -1n,
  "charged-back": -1n,
  "written-off": 0n
}

const ratio = (minor: bigint, gross: Money.Money): Exact.Exact =>
  Exact.smaller(Exact.larger(Exact.make(minor, gross.minor), Exact.zero), Exact.one)

/** Net cash before an instant, in minor units. */
export const netCash = (events: readonly CashEvent[], instant: Instant): bigint =>
  events.reduce((sum, { kind, amount, at }) => (at < instant ? sum + sign[kind] * amount.minor : sum), 0n)

const writtenOff = (events: readonly CashEvent[], instant: Instant): bigint =>
  events.reduce(
    (sum, { kind, amount, at }) => (at < instant && kind === "written-off" ? sum + amount.minor : sum),
    0n
  )

/**
 * How much of a session was settled before an instant.
 *
 * Money that came in before the session ended counts from its end.
 */
const settledBefore = ({ end, cash, gross, isCertain }: Collection, instant: Instant): Settled => {
  if (end >= instant) return open
  if (isCertain || Money.isZero(gross)) return whole
  if (cash._tag === "nothing") return open
  if (cash._tag === "all") return cash.at < instant ? whole : open
  const net = netCash(cash.events, instant)
  const kept = net < 0n ? 0n : net > gross.minor ? gross.minor : net
  return { collected: ratio(kept, gross), closed: ratio(kept + writtenOff(cash.events, instant), gross) }
}

/**
 * What drivers paid for a session in a month: gross, in minor units, never below zero nor above the gross total in all.
 *
 * A session on a partner's account brings no cash from its driver.
 */
export const cashInMonth = (
  { end, cash, gross }: Omit<Collection, "isCertain">,
  period: Month.Period
): Money.Money => {
  const before = (instant: Instant): Money.Money =>
    Money.ratio(gross, settledBefore({ end, cash, gross, isCertain: false }, instant).collected, "half-up")
  return Money.subtract(before(period.end), before(period.start))
}

/** How much of a session a month settles. */
export const inMonth = (collection: Collection, period: Month.Period): MonthOfSession => ({
  isOfThisMonth: Month.contains(period, collection.end),
  before: settledBefore(collection, period.start),
  after: settledBefore(collection, period.end)
})

/** What a month makes of an amount of a session; `undefined` where it has no such line. */
export interface Recognised {
  /** Paid now, of a session that ended in the month. */
  readonly collected: Money.Money | undefined
  /** Paid now or taken back, of a session that ended earlier. */
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
 * - Law: `collected + awaited = amount` in the month the session ended, where nothing was given up
 * - Source: specification 06, "Recognition of revenue"
 */
export const recognise = (
  amount: Money.Money,
  { isOfThisMonth, before, after }: MonthOfSession,
  rounding: RoundingMode
): Recognised => {
  const part = (share: Exact.Exact): Money.Money => Money.ratio(amount, share, rounding)
  const isPaidAtAll = !Exact.isZero(after.collected) || Exact.equals(after.closed, Exact.one)
  const isOpen = !Exact.equals(after.closed, Exact.one)
  const hasMoved = !Exact.equals(before.collected, after.collected)
  return {
    collected: isOfThisMonth && isPaidAtAll ? part(after.collected) : undefined,
    previous:
      !isOfThisMonth && hasMoved ? Money.subtract(part(after.collected), part(before.collected)) : undefined,
    awaited: isOfThisMonth && isOpen ? Money.subtract(amount, part(after.closed)) : undefined
  }
}
