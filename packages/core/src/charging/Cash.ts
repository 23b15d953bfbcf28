import type { PartnerId } from "../values/Id.ts"
import type { Instant } from "../values/Instant.ts"

/** How a session was to be paid. */
export type PaymentMethod =
  | { readonly _tag: "card" | "balance" | "voucher" | "terminal" | "roaming" | "free" }
  | { readonly _tag: "corporate"; readonly partnerId: PartnerId }

/** What came in for a session: nothing yet, or all of the gross total at an instant. */
export type Cash = { readonly _tag: "nothing" } | { readonly _tag: "all"; readonly at: Instant }

/** How a session was to be paid, and what came in. */
export interface Payment {
  readonly method: PaymentMethod
  readonly cash: Cash
}
