import { isDeducted, isReimbursed, percentAt, type RevenueShare } from "../contracts/RevenueShare.ts"
import * as Amount from "../values/Amount.ts"
import * as Energy from "../values/Energy.ts"
import * as Exact from "../values/Exact.ts"
import * as Money from "../values/Money.ts"
import type { Percentage } from "../values/Percentage.ts"
import { clauseOf, costsWhere, sessionCosts, type SessionRevenue } from "./SessionRevenue.ts"

/** What is taken from the share of one session; each rounded on its own. */
export interface FeesTaken {
  readonly perSession: Money.Money
  readonly perKwh: Money.Money
  readonly handling: Money.Money
  readonly total: Money.Money
}

/** Who gets what of one session, and what that was computed from. */
export interface RevenueSplit {
  readonly base: Money.Money
  readonly percent: Percentage
  readonly share: Money.Money
  readonly fees: FeesTaken
  readonly reimbursed: Money.Money
  readonly partner: Money.Money
  /** What remains with the other party: the operator, or the sub-operator above. */
  readonly remainder: Money.Money
}

const feesOf = ({ fees }: RevenueShare, { gross, energy, place, rounding }: SessionRevenue): FeesTaken => {
  const { currency } = gross
  const nothing = Money.zero(currency)
  if (fees === undefined) return { perSession: nothing, perKwh: nothing, handling: nothing, total: nothing }
  const perSession = fees.perSession[place.currentType]
  const energyFee = Exact.multiply(Energy.toKilowattHours(energy), fees.perKwh[place.currentType])
  const perKwh = Amount.round(Amount.make(currency, energyFee), rounding)
  const handling = Money.percent(gross, fees.handlingPercent, rounding)
  return { perSession, perKwh, handling, total: Money.sum(currency, [perSession, perKwh, handling]) }
}

/**
 * Splits the revenue of one session under the terms in force when it started.
 *
 * The other party has whatever remains once the partner is paid, so no cent is
 * made or lost. Its part is negative when a reimbursement exceeds what the
 * session earned; the partner's is when a negative base is shared.
 *
 * - Units: money excluding VAT
 * - Law: `partner + remainder = total`
 * - Source: specification 06, "Split of one session"
 *
 * @example
 * ```ts
 * // DC: 29.61 total, 1.00 connection fee kept, 7.43 electricity deducted and reimbursed, 55 %
 * RevenueSplit.split(terms, revenue).partner // 19.08
 * ```
 */
export const split = (terms: RevenueShare, revenue: SessionRevenue): RevenueSplit => {
  const { total, connectionFee, place, rounding } = revenue
  const nothing = Money.zero(total.currency)

  const kept = terms.connectionFee === "kept-by-operator" ? connectionFee : nothing
  const deducted = costsWhere(terms, revenue, isDeducted)
  const remaining = Money.subtract(Money.subtract(total, kept), deducted)
  const base = terms.negativeBase === "floor-at-zero" ? Money.larger(remaining, nothing) : remaining

  const percent = percentAt(terms, place)
  const share = Money.percent(base, percent, rounding)
  const fees = feesOf(terms, revenue)
  const reimbursed = costsWhere(terms, revenue, isReimbursed)
  const partner = Money.add(Money.subtract(share, fees.total), reimbursed)

  return { base, percent, share, fees, reimbursed, partner, remainder: Money.subtract(total, partner) }
}

/**
 * The revenue of the contracts below one: what its partner receives, and what of the costs is left to deduct.
 *
 * - Source: specification 06, "Chains"
 */
export const passedDown = (
  terms: RevenueShare,
  revenue: SessionRevenue,
  { partner, percent }: RevenueSplit
): SessionRevenue => {
  const nothing = Money.zero(revenue.total.currency)
  const connectionFee =
    terms.connectionFee === "kept-by-operator"
      ? nothing
      : Money.percent(revenue.connectionFee, percent, revenue.rounding)
  const costs = { ...revenue.costs }
  for (const cost of sessionCosts) if (clauseOf(terms, cost) === "deducted") costs[cost] = nothing
  return { ...revenue, total: partner, connectionFee, costs }
}
