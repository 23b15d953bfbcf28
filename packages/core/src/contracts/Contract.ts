import type { Currency } from "../values/Currency.ts"
import type { ContractId, PartnerId } from "../values/Id.ts"
import type { Instant } from "../values/Instant.ts"
import * as Month from "../values/Month.ts"
import type { Zone } from "../values/Zone.ts"
import type { MonthRule, PlatformFees, Recurring } from "./PlatformFee.ts"
import type { RevenueShare } from "./RevenueShare.ts"

/** The terms of a contract from the first day of a month on, until the next version. */
export interface ContractVersion {
  readonly from: Month.Month
  /** Who sells to the driver: the operator, or the partner, whom the operator then bills a commission. */
  readonly supplyModel: "operator-sells" | "partner-sells"
  readonly revenueShare: RevenueShare
  readonly platformFees: PlatformFees | undefined
  readonly recurring: readonly Recurring[]
  readonly monthRules: readonly MonthRule[]
}

/** How a contract ends: not at all, with its last month, or in terms that follow one another. */
export type Duration =
  | { readonly _tag: "open" }
  | { readonly _tag: "fixed"; readonly endMonth: Month.Month }
  | {
      readonly _tag: "renewing"
      readonly endMonth: Month.Month
      /** How many months each term after the first has. */
      readonly renewalMonths: number
      /** The contract ends with the term that was running at this instant. */
      readonly stoppedAt: Instant | undefined
    }

/** An agreement for whole months between a partner and the operator, or the sub-operator above it. */
export interface Contract {
  readonly id: ContractId
  readonly partnerId: PartnerId
  /** The sub-operator's contract above it; `undefined` = directly with the operator. */
  readonly under: ContractId | undefined
  readonly currency: Currency
  readonly zone: Zone
  readonly state: "draft" | "active" | "ended" | "cancelled"
  readonly startMonth: Month.Month
  readonly duration: Duration
  /** By their first month; the first version is from the start month on. */
  readonly versions: readonly ContractVersion[]
}

/** One term of a contract: whole months, the last one included. */
export interface ContractTerm {
  readonly first: Month.Month
  readonly last: Month.Month
}

/**
 * The term that runs in a month of a renewing contract, as if it were never stopped.
 *
 * - Law: terms follow each other without a gap
 */
const renewedTermIn = (
  startMonth: Month.Month,
  { endMonth, renewalMonths }: Extract<Duration, { readonly _tag: "renewing" }>,
  month: Month.Month
): ContractTerm => {
  const beyond = Month.since(month, endMonth)
  if (beyond <= 0) return { first: startMonth, last: endMonth }
  const renewals = Math.ceil(beyond / renewalMonths)
  const last = Month.plus(endMonth, renewals * renewalMonths)
  return { first: Month.plus(last, 1 - renewalMonths), last }
}

/**
 * The last month of a contract, or `undefined` where none is set.
 *
 * A renewing contract whose renewal was stopped ends with the term that ran
 * at that instant; one stopped before it began ends with its first term.
 *
 * - Source: specification 03, "Auto-renewal"
 */
export const lastMonth = ({ startMonth, duration, zone }: Contract): Month.Month | undefined => {
  switch (duration._tag) {
    case "open":
      return undefined
    case "fixed":
      return duration.endMonth
    case "renewing":
      return duration.stoppedAt === undefined
        ? undefined
        : renewedTermIn(startMonth, duration, Month.at(duration.stoppedAt, zone)).last
  }
}

/**
 * The term in which an instant falls; `undefined` before the contract begins and after it has ended.
 */
export const termAt = (self: Contract, instant: Instant): ContractTerm | undefined => {
  const { startMonth, duration } = self
  const month = Month.at(instant, self.zone)
  const last = lastMonth(self)
  if (month < startMonth || (last !== undefined && month > last)) return undefined
  if (duration._tag === "renewing") return renewedTermIn(startMonth, duration, month)
  return { first: startMonth, last: last ?? month }
}

/** Whether the contract binds its parties at an instant: agreed, begun and not yet ended. */
export const isInForce = (self: Contract, instant: Instant): boolean =>
  isAgreed(self) && termAt(self, instant) !== undefined

const isAgreed = ({ state }: Contract): boolean => state === "active" || state === "ended"

/**
 * The version whose terms apply in a month; `undefined` where the contract is not in force then.
 *
 * Contracts begin, change and end with months, so a month is in force as a whole.
 */
export const versionIn = (self: Contract, month: Month.Month): ContractVersion | undefined => {
  const last = lastMonth(self)
  const isRunning = self.startMonth <= month && (last === undefined || month <= last)
  return isAgreed(self) && isRunning ? self.versions.findLast(({ from }) => from <= month) : undefined
}

/**
 * The version whose terms apply at an instant; `undefined` while the contract is not in force.
 *
 * @example
 * ```ts
 * Contract.versionAt(contract, session.start)
 * ```
 */
export const versionAt = (self: Contract, instant: Instant): ContractVersion | undefined =>
  isInForce(self, instant)
    ? self.versions.findLast(({ from }) => Month.start(from, self.zone) <= instant)
    : undefined
