import type { DriverId, PartnerId } from "../values/Id.ts"
import type { Instant } from "../values/Instant.ts"
import type { Money } from "../values/Money.ts"
import type { Month } from "../values/Month.ts"

/** Money that was added to a driver's balance in a partner's name. */
export interface TopUp {
  readonly id: string
  readonly partnerId: PartnerId
  readonly driverId: DriverId
  readonly amount: Money
  readonly at: Instant
  /** Who pays for it: only what the partner does stands on its statement. */
  readonly fundedBy: "partner" | "operator"
}

/** An amount that the operator adds to a partner's month, or takes from it. */
export interface Adjustment {
  readonly id: string
  readonly partnerId: PartnerId
  readonly month: Month
  /** Positive: the partner is owed more. */
  readonly amount: Money
  readonly reason: string | undefined
  readonly author: string | undefined
}
