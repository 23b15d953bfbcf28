// Chapter 06: corporate billing.

import { zoneOfPartner } from "./agreements.ts"
import { type Bundle, byId, type Partner } from "./bundle.ts"
import { monthAt } from "./calendar.ts"
import { type Cdr, netByRate } from "./cdr.ts"
import { type Draft, draft, withOperator } from "./drafts.ts"
import { type Fraction, fraction, minus, over, percent } from "./fraction.ts"
import { allocate, ratioOf, readMoney } from "./money.ts"
import { corporatePartner, type Visit } from "./sessions.ts"

/** One session on a partner's account. */
export interface CorporateCharge {
  readonly visit: Visit
  readonly line: Draft
}

interface Terms {
  readonly discount: Fraction
  readonly limit: bigint | undefined
  readonly spills: boolean
}

const termsOf = (bundle: Bundle, { corporateBilling }: Partner): Terms => {
  const crossing = corporateBilling?.crossing ?? bundle.operator.policies?.corporateCrossing ?? "stop"
  const limit = corporateBilling?.monthlyLimit
  return {
    discount: percent(corporateBilling?.discountPercent ?? "0"),
    limit: limit === undefined ? undefined : readMoney(limit, bundle.operator.currency),
    spills: crossing === "spill-to-driver"
  }
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)

/**
 * "Owed = list net − discount." When the owed amount passes the room left and the rest spills to the driver, the
 * partner's part of the list price is the room before discount, at most the list price; at full discount all of it.
 */
const owedOf = (bundle: Bundle, terms: Terms, list: bigint, room: bigint | undefined): bigint => {
  const mode = bundle.operator.policies?.rounding ?? "half-up"
  const discounted = (net: bigint): bigint => net - ratioOf(net, terms.discount, mode)
  const owed = discounted(list)
  if (!terms.spills || room === undefined || owed <= room) return owed
  const kept = minus(fraction(1n), terms.discount)
  if (kept.top === 0n) return owed
  return discounted(smaller(list, ratioOf(room, over(fraction(1n), kept), mode)))
}

/** "With the CDR's VAT rates": what is owed is spread over the rates by the net of their lines (02 rule 5). */
const taxedOf = (bundle: Bundle, cdr: Cdr, net: bigint): Draft["taxed"] => {
  const rates = netByRate(cdr)
  if (bundle.operator.taxProfile === undefined) return []
  const parts = allocate(
    net,
    rates.map((each) => each.net)
  )
  return rates.map(({ rate }, index) => ({ rate, net: parts[index] ?? 0n }))
}

const byStart = (a: Visit, b: Visit): number => a.start - b.start || (a.session.id < b.session.id ? -1 : 1)

/** "Aggregate per partner and calendar month of session start": every priced session in the order of its start. */
const chargesOf = (
  bundle: Bundle,
  partner: Partner,
  visits: readonly Visit[]
): readonly CorporateCharge[] => {
  const terms = termsOf(bundle, partner)
  const zone = zoneOfPartner(bundle, partner.id)
  const posted = new Map<string, bigint>()
  return visits.toSorted(byStart).flatMap((visit) => {
    const { cdr } = visit
    if (cdr === undefined) return []
    const month = monthAt(zone, visit.start)
    const used = posted.get(month) ?? 0n
    const isLimited = terms.limit !== undefined && cdr.currency === bundle.operator.currency
    const left = isLimited ? (terms.limit ?? 0n) - used : undefined
    const room = left !== undefined && left < 0n ? 0n : left
    const owed = owedOf(bundle, terms, cdr.net, room)
    if (isLimited) posted.set(month, used + owed)
    const line = draft(bundle, {
      parties: withOperator(bundle, partner.id, cdr.currency),
      section: "corporate",
      kind: "corporate",
      sessionId: visit.session.id,
      end: visit.end,
      net: -owed,
      document: "operator-invoice",
      taxed: taxedOf(bundle, cdr, -owed)
    })
    return [{ visit, line }]
  })
}

/** "That partner's expense in the month it ended, whatever else blocks it." */
export const corporateCharges = (
  bundle: Bundle,
  visits: readonly Visit[],
  month: string
): readonly CorporateCharge[] => {
  const partners = new Set(visits.map(corporatePartner).filter((id) => id !== undefined))
  return [...partners].flatMap((id) => {
    const own = visits.filter((visit) => corporatePartner(visit) === id)
    const zone = zoneOfPartner(bundle, id)
    return chargesOf(bundle, byId(bundle.partners, id), own).filter(
      ({ visit }) => monthAt(zone, visit.end) === month
    )
  })
}
