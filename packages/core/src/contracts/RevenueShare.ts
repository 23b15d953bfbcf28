import * as Exact from "../values/Exact.ts"
import type { ChargePointId, EvseId, LocationId } from "../values/Id.ts"
import type { Money } from "../values/Money.ts"
import type { Percentage } from "../values/Percentage.ts"

/** What happens to a base below zero: it is shared like any other, or counts as zero. */
export type NegativeBase = "share" | "floor-at-zero"

/** What happens to a cost of a session. Reimbursing presupposes deducting: one choice of three. */
export type CostClause = "not-deducted" | "deducted" | "deducted-and-reimbursed"

/** Costs of a session beside its electricity. */
export const costKinds = ["payment", "roaming", "other"] as const

export type CostKind = (typeof costKinds)[number]

/** A value for each current type. */
export interface ByCurrentType<A> {
  readonly AC: A
  readonly DC: A
}

/** Another share for some places; a place named in any of the lists has it. */
export interface ShareOverride {
  readonly locationIds: readonly LocationId[]
  readonly chargePointIds: readonly ChargePointId[]
  readonly evseIds: readonly EvseId[]
  readonly percent: Percentage
}

/** What is taken from the partner's share of each session; without VAT. */
export interface ShareFees {
  readonly perSession: ByCurrentType<Money>
  /** Major units per kWh metered. */
  readonly perKwh: ByCurrentType<Exact.Exact>
  /** Of the gross total of the CDR: a payment cost, the one share that is taken on gross. */
  readonly handlingPercent: Percentage
}

/** The revenue-sharing terms of a partner contract. */
export interface RevenueShare {
  /** The partner's share of the base; the other party has the rest. */
  readonly partnerShare: ByCurrentType<Percentage>
  /** In order; the first that names the place wins over the share. */
  readonly overrides: readonly ShareOverride[]
  /** The flat price component, charged once per session. */
  readonly connectionFee: "shared" | "kept-by-operator"
  readonly electricity: CostClause
  readonly costs: Readonly<Record<CostKind, CostClause>>
  readonly negativeBase: NegativeBase
  /** `undefined` where nothing is taken. */
  readonly fees: ShareFees | undefined
}

/** Where a session took place, for overrides. */
export interface SharePlace {
  readonly locationId: LocationId
  readonly chargePointId: ChargePointId
  readonly evseId: EvseId
  readonly currentType: keyof ByCurrentType<unknown>
}

const noShare = Exact.zero as Percentage

/** The terms of a contract without revenue sharing: a share of zero. */
export const none = (negativeBase: NegativeBase): RevenueShare => ({
  partnerShare: { AC: noShare, DC: noShare },
  overrides: [],
  connectionFee: "shared",
  electricity: "not-deducted",
  costs: { payment: "not-deducted", roaming: "not-deducted", other: "not-deducted" },
  negativeBase,
  fees: undefined
})

export const isDeducted = (clause: CostClause): boolean => clause !== "not-deducted"

export const isReimbursed = (clause: CostClause): boolean => clause === "deducted-and-reimbursed"

const names = ({ locationIds, chargePointIds, evseIds }: ShareOverride, place: SharePlace): boolean =>
  locationIds.includes(place.locationId) ||
  chargePointIds.includes(place.chargePointId) ||
  evseIds.includes(place.evseId)

/** The override that applies at a place, by its position; `undefined` where the AC or DC share does. */
export const overrideAt = ({ overrides }: RevenueShare, place: SharePlace): number | undefined => {
  const position = overrides.findIndex((override) => names(override, place))
  return position === -1 ? undefined : position
}

/**
 * The partner's share at a place: that of the first override that names it, else the AC or DC share.
 *
 * - Source: specification 06, "Split of one session"
 */
export const percentAt = (self: RevenueShare, place: SharePlace): Percentage =>
  self.overrides[overrideAt(self, place) ?? -1]?.percent ?? self.partnerShare[place.currentType]
