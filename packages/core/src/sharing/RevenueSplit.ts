import type { CurrentType } from "../charging/ChargePoint.ts"
import { deductsElectricity, type RevenueShare } from "../contracts/RevenueShare.ts"
import * as Money from "../values/Money.ts"
import type { RoundingMode } from "../values/Rounding.ts"

/** What a session earned and cost: money excluding VAT. */
export interface SessionRevenue {
  /** The net total of the CDR. */
  readonly total: Money.Money
  /** What of it is the flat price component. */
  readonly connectionFee: Money.Money
  /** What its energy cost at the meter; zero where no contract asks for it. */
  readonly electricity: Money.Money
  readonly currentType: CurrentType
  readonly rounding: RoundingMode
}

/** Who gets what of one session, and what that was computed from. */
export interface RevenueSplit {
  readonly base: Money.Money
  readonly share: Money.Money
  readonly reimbursed: Money.Money
  readonly partner: Money.Money
  readonly operator: Money.Money
}

/**
 * Splits the revenue of one session under the terms in force when it started.
 *
 * The operator has whatever remains once the partner is paid, so no cent is
 * made or lost. Its part is negative when a reimbursement exceeds what the
 * session earned; the partner's is when a negative base is shared.
 *
 * - Units: money excluding VAT
 * - Law: `partner + operator = total`
 * - Source: specification 06, "Split of one session"
 *
 * @example
 * ```ts
 * // DC: 29.61 total, 1.00 connection fee kept, 7.43 electricity deducted and reimbursed, 55 %
 * RevenueSplit.split(terms, revenue).partner // 19.08
 * ```
 */
export const split = (terms: RevenueShare, revenue: SessionRevenue): RevenueSplit => {
  const { total, connectionFee, electricity, currentType, rounding } = revenue
  const nothing = Money.zero(total.currency)

  const kept = terms.connectionFee === "kept-by-operator" ? connectionFee : nothing
  const deducted = deductsElectricity(terms) ? electricity : nothing
  const remaining = Money.subtract(Money.subtract(total, kept), deducted)
  const base = terms.negativeBase === "floor-at-zero" ? Money.larger(remaining, nothing) : remaining

  const share = Money.percent(base, terms.partnerShare[currentType], rounding)
  const reimbursed = terms.electricity === "deducted-and-reimbursed" ? electricity : nothing
  const partner = Money.add(share, reimbursed)

  return { base, share, reimbursed, partner, operator: Money.subtract(total, partner) }
}
