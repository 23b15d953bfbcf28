import type { PartnerId } from "../values/Id.ts"
import type { Instant } from "../values/Instant.ts"
import type { Money } from "../values/Money.ts"

/** How a session was to be paid. */
export type PaymentMethod =
  | { readonly _tag: "card" | "balance" | "voucher" | "terminal" | "roaming" | "free" }
  | { readonly _tag: "corporate"; readonly partnerId: PartnerId }

export const cashEventKinds = ["collected", "refunded", "charged-back", "written-off"] as const

/** Money that came in, went back or was given up for a session: gross, never below zero. */
export interface CashEvent {
  readonly id: string
  readonly kind: (typeof cashEventKinds)[number]
  readonly amount: Money
  readonly at: Instant
  /** Where the event stood in the record it came from. */
  readonly position: number
}

/** What came in for a session: nothing yet, all of the gross total at an instant, or event by event. */
export type Cash =
  | { readonly _tag: "nothing" }
  | { readonly _tag: "all"; readonly at: Instant }
  | { readonly _tag: "events"; readonly events: readonly CashEvent[] }

/** How a session was to be paid, and what came in. */
export interface Payment {
  readonly method: PaymentMethod
  readonly cash: Cash
}
