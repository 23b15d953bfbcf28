import * as Exact from "../values/Exact.ts"
import type { Percentage } from "../values/Percentage.ts"

/** What happens to a base below zero: it is shared like any other, or counts as zero. */
export type NegativeBase = "share" | "floor-at-zero"

/** The revenue-sharing terms of a partner contract. */
export interface RevenueShare {
  /** The partner's share of the base; the operator has the rest. */
  readonly partnerShare: { readonly AC: Percentage; readonly DC: Percentage }
  /** The flat price component, charged once per session. */
  readonly connectionFee: "shared" | "kept-by-operator"
  /** Reimbursing presupposes deducting: one choice of three, not two flags. */
  readonly electricity: "not-deducted" | "deducted" | "deducted-and-reimbursed"
  readonly negativeBase: NegativeBase
}

const noShare = Exact.zero as Percentage

/** The terms of a contract without revenue sharing: a share of zero. */
export const none = (negativeBase: NegativeBase): RevenueShare => ({
  partnerShare: { AC: noShare, DC: noShare },
  connectionFee: "shared",
  electricity: "not-deducted",
  negativeBase
})

export const deductsElectricity = ({ electricity }: RevenueShare): boolean => electricity !== "not-deducted"
