import type { PartnerId } from "../values/Id.ts"
import type { Money } from "../values/Money.ts"
import type { Zone } from "../values/Zone.ts"
import type { CorporateTerms } from "./CorporateTerms.ts"
import type { TaxProfile } from "./TaxProfile.ts"

/**
 * The other party of a contract.
 *
 * Names and other data about people live beside it, so that they can be erased
 * without touching a figure.
 */
export interface Partner {
  readonly id: PartnerId
  readonly kind: "site-host" | "b2b-client" | "sub-operator"
  readonly status: "active" | "suspended" | "archived"
  readonly zone: Zone
  /** Flat, per month in which any of its contracts is in force; without VAT. */
  readonly monthlyPlatformFee: Money | undefined
  readonly corporate: CorporateTerms | undefined
  readonly taxProfile: TaxProfile | undefined
}
