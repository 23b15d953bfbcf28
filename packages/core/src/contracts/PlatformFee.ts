import type { Money } from "../values/Money.ts"

/**
 * How an asset counts in a month: by its days, by the first or the last day,
 * or fully for any day.
 */
export type CountingPolicy = "daily" | "start-of-month" | "end-of-month" | "any-presence"

export const countingPolicies: readonly CountingPolicy[] = [
  "daily",
  "start-of-month",
  "end-of-month",
  "any-presence"
]

/** What fees and rents are counted by. */
export const assetKinds = ["contract", "location", "charge-point", "ac-evse", "dc-evse"] as const

export type AssetKind = (typeof assetKinds)[number]

/** What a partner pays monthly for its assets, without VAT; `undefined` = nothing. */
export interface PlatformFees {
  readonly perChargePoint: Money | undefined
  readonly perAcEvse: Money | undefined
  readonly perDcEvse: Money | undefined
  readonly counting: CountingPolicy
}

/** A rent or the like: earned or owed each month by the partner, without VAT. */
export interface Recurring {
  readonly id: string
  readonly direction: "earns" | "owes"
  readonly per: AssetKind
  readonly amount: Money
}

/** A rule over the partner's share of a month: at least, or at most, an amount. */
export interface MonthRule {
  readonly kind: "guarantee" | "cap"
  readonly amount: Money
}
