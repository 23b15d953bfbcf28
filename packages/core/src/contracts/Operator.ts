import type { Currency } from "../values/Currency.ts"
import type { OperatorId, PartnerId } from "../values/Id.ts"
import type { RoundingMode } from "../values/Rounding.ts"
import type { Zone } from "../values/Zone.ts"
import type { Crossing } from "./CorporateTerms.ts"
import type { CountingPolicy } from "./PlatformFee.ts"
import type { NegativeBase } from "./RevenueShare.ts"
import type { TaxProfile } from "./TaxProfile.ts"

/**
 * Choices that the operator makes once; each statement records those it was computed under.
 *
 * Where only one choice is there, it is the only one that this version knows.
 */
export interface Policies {
  readonly rounding: RoundingMode
  /** `collected`: a session pays its partner once its driver has paid; `accrued`: when it ends. */
  readonly recognition: "collected" | "accrued"
  /** Whether a reimbursement waits for the driver's money like the share does. */
  readonly reimbursementRecognition: "with-revenue" | "session-end"
  /** For contract versions that do not choose for themselves. */
  readonly negativeBase: NegativeBase
  /** For contract versions that do not choose for themselves. */
  readonly assetCounting: CountingPolicy
  /** For partners that do not choose for themselves. */
  readonly corporateCrossing: Crossing
  /** How long a renewed term is; `undefined` = as long as the first term. */
  readonly renewalMonths: number | undefined
  readonly minimumPayout: undefined
  readonly split: "at-boundaries"
  readonly unmeasured: "no-match"
  readonly timeAfterParking: "parking-rounds"
}

/** Either side of a contract. */
export type Party = OperatorId | PartnerId

/** Runs the network; the other party of every contract that is under no other. */
export interface Operator {
  readonly id: OperatorId
  readonly currency: Currency
  readonly zone: Zone
  readonly policies: Policies
  readonly taxProfile: TaxProfile | undefined
}
