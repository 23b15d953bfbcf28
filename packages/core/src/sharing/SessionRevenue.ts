import { type CostClause, type RevenueShare, costKinds, type SharePlace } from "../contracts/RevenueShare.ts"
import type { Energy } from "../values/Energy.ts"
import * as Money from "../values/Money.ts"
import type { RoundingMode } from "../values/Rounding.ts"

/** Everything that a session cost the network, each with its own clause. */
export const sessionCosts = ["electricity", ...costKinds] as const

export type SessionCost = (typeof sessionCosts)[number]

/** What a session earned and cost: money excluding VAT, but for the gross total. */
export interface SessionRevenue {
  /** The net total of the CDR; below the top of a chain, what the party above receives. */
  readonly total: Money.Money
  /** What of it is the flat price component. */
  readonly connectionFee: Money.Money
  /** Zero for what was not stated, and for what a contract above has deducted for good. */
  readonly costs: Readonly<Record<SessionCost, Money.Money>>
  /** The gross total of the CDR, at every level of a chain. */
  readonly gross: Money.Money
  /** Milliwatt-hours metered. */
  readonly energy: Energy
  readonly place: SharePlace
  readonly rounding: RoundingMode
}

/** What the terms say of a cost. */
export const clauseOf = (terms: RevenueShare, cost: SessionCost): CostClause =>
  cost === "electricity" ? terms.electricity : terms.costs[cost]

/** The sum of those costs whose clause is so. */
export const costsWhere = (
  terms: RevenueShare,
  { total, costs }: SessionRevenue,
  isSo: (clause: CostClause) => boolean
): Money.Money =>
  Money.sum(
    total.currency,
    sessionCosts.flatMap((cost) => (isSo(clauseOf(terms, cost)) ? [costs[cost]] : []))
  )
