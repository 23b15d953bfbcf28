import type { Money } from "../values/Money.ts"
import type { Percentage } from "../values/Percentage.ts"

/** What happens when a session passes the room that is left of a monthly limit. */
export type Crossing = "stop" | "allow" | "spill-to-driver"

export const crossings: readonly Crossing[] = ["stop", "allow", "spill-to-driver"]

/** How sessions of a partner's drivers are charged to its account. */
export interface CorporateTerms {
  readonly enabled: boolean
  /** Per calendar month of session start, after discount, without VAT; `undefined` = no limit, zero = nothing. */
  readonly monthlyLimit: Money | undefined
  readonly discount: Percentage
  readonly crossing: Crossing
}
