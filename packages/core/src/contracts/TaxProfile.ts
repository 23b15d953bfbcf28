import type { Percentage } from "../values/Percentage.ts"

/** The tax that a party puts on what it supplies, as its profile records it. */
export interface TaxProfile {
  /** An EN 16931 category code, such as `S`. */
  readonly category: string
  /** Zero for a party that is not registered for VAT. */
  readonly rate: Percentage
  readonly isRegistered: boolean
}
