import type { Currency } from "../values/Currency.ts"
import type { OperatorId } from "../values/Id.ts"
import type { RoundingMode } from "../values/Rounding.ts"
import type { Zone } from "../values/Zone.ts"
import type { NegativeBase } from "./RevenueShare.ts"

/**
 * Choices that the operator makes once; each statement records those it was computed under.
 *
 * Where only one choice is there, it is the only one that this version knows.
 */
export interface Policies {
  readonly rounding: RoundingMode
  /** A session pays its partner once its driver has paid. */
  readonly recognition: "collected"
  /** A reimbursement waits for the driver's money like the share does. */
  readonly reimbursementRecognition: "with-revenue"
  /** For contract versions that do not choose for themselves. */
  readonly negativeBase: NegativeBase
  readonly assetCounting: "daily"
  readonly corporateCrossing: "stop"
  /** How long a renewed term is; `undefined` = as long as the first term. */
  readonly renewalMonths: number | undefined
  readonly minimumPayout: undefined
  readonly split: "at-boundaries"
  readonly unmeasured: "no-match"
  readonly timeAfterParking: "parking-rounds"
}

/** Runs the network; the other party of every contract. */
export interface Operator {
  readonly id: OperatorId
  readonly currency: Currency
  readonly zone: Zone
  readonly policies: Policies
}
