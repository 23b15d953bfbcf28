// Chapter 06: recognition of revenue, and who sells.

import { zoneOf } from "./agreements.ts"
import { type Bundle, byId, type CashEvent, type Payment } from "./bundle.ts"
import { endOfMonth, instantOf, monthAt, startOfMonth } from "./calendar.ts"
import type { Cdr } from "./cdr.ts"
import { type Draft, draft, partiesOf, type Section } from "./drafts.ts"
import { type Fraction, fraction, type RoundingMode } from "./fraction.ts"
import { ratioOf, readMoney, total } from "./money.ts"
import { corporatePartner, type Visit } from "./sessions.ts"
import type { Part } from "./sharing.ts"

/** The share of one party in one session as it stands in one month. */
export interface Entry {
  readonly part: Part
  readonly visit: Visit
  readonly endedInMonth: boolean
  readonly lines: readonly Draft[]
  /** The partner share among the payable lines: what a guarantee or a cap looks at. */
  readonly share: bigint
  /** Gross money that drivers paid in the month. */
  readonly cash: bigint
}

interface Amounts {
  readonly revenue: bigint
  readonly gross: bigint
  readonly share: bigint
  readonly fees: bigint
  readonly reimbursed: bigint
  readonly amount: bigint
}

interface Circumstances {
  readonly bundle: Bundle
  readonly visit: Visit
  readonly cdr: Cdr
  readonly part: Part
  readonly mode: RoundingMode
}

/** The short form stands for one event: all of the gross total, at `collectedAt` or at the session's end. */
const cashOf = (payment: Payment | undefined, cdr: Cdr, end: number) => {
  if (payment?.cash !== undefined) {
    return payment.cash.map(({ amount, at, kind }) => ({
      kind,
      amount: readMoney(amount, cdr.currency),
      at: instantOf(at)
    }))
  }
  if (payment?.status !== "collected") return []
  const at = payment.collectedAt === undefined ? end : instantOf(payment.collectedAt)
  return [{ kind: "collected" as const, amount: cdr.gross, at }]
}

const sign = (kind: CashEvent["kind"]): bigint =>
  kind === "collected" ? 1n : kind === "written-off" ? 0n : -1n

const hold = (money: bigint, most: bigint): bigint => (money < 0n ? 0n : money > most ? most : money)

/** Cash received before an instant, less what went back, held between nothing and the gross total. */
const cashBefore = ({ end, session }: Visit, cdr: Cdr, instant: number): bigint => {
  const events = cashOf(session.payment, cdr, end).filter(({ at }) => at < instant)
  return hold(total(events.map(({ amount, kind }) => amount * sign(kind))), cdr.gross)
}

const writtenOffBefore = ({ end, session }: Visit, cdr: Cdr, instant: number): bigint =>
  total(
    cashOf(session.payment, cdr, end)
      .filter(({ at, kind }) => kind === "written-off" && at < instant)
      .map(({ amount }) => amount)
  )

/** "Corporate sessions and free ones count as collected when they end"; where revenue accrues, all do. */
const isPaidAtEnd = (bundle: Bundle, visit: Visit, cdr: Cdr): boolean =>
  bundle.operator.policies?.recognition === "accrued" ||
  corporatePartner(visit) !== undefined ||
  cdr.gross === 0n

/**
 * "A party's cumulative payable amount = round(its amount x net cash / gross total)." Fees and reimbursement are
 * cut the same way and the share is what remains, so that the lines sum to the amount. A reimbursement may be due
 * at the session's end, whatever was paid.
 */
const amountsAt = ({ bundle, cdr, mode, part }: Circumstances, ratio: Fraction): Amounts => {
  const isBackAtEnd = bundle.operator.policies?.reimbursementRecognition === "session-end"
  const cut = (money: bigint): bigint => ratioOf(money, ratio, mode)
  const reimbursed = isBackAtEnd ? part.reimbursed : cut(part.reimbursed)
  const amount = isBackAtEnd ? cut(part.share - part.fees) + reimbursed : cut(part.amount)
  const fees = cut(part.fees)
  return {
    revenue: cut(part.revenue),
    gross: cut(cdr.gross),
    share: amount + fees - reimbursed,
    fees,
    reimbursed,
    amount
  }
}

const subtract = (a: Amounts, b: Amounts): Amounts => ({
  revenue: a.revenue - b.revenue,
  gross: a.gross - b.gross,
  share: a.share - b.share,
  fees: a.fees - b.fees,
  reimbursed: a.reimbursed - b.reimbursed,
  amount: a.amount - b.amount
})

const storedValue = new Set(["balance", "voucher"])

/** "Partner-sells: the driver's gross belongs to the partner"; stored value is always the operator's sale. */
const isPartnersSale = ({ part, visit }: Circumstances): boolean =>
  part.level.version.supplyModel === "partner-sells" &&
  !part.isBeneficiary &&
  !storedValue.has(visit.session.payment?.method ?? "")

/**
 * The lines of amounts. The operator sells: share and reimbursement are the partner's supply, fees the operator's.
 * The partner sells: the driver's money passes through and what is not the partner's is invoiced as commission.
 */
const linesOf = (around: Circumstances, section: Section, amounts: Amounts): readonly Draft[] => {
  const { bundle, part, visit } = around
  const { contract } = part.level
  const parties = partiesOf(bundle, contract)
  const place = { parties, section, contractId: contract.id, sessionId: visit.session.id, end: visit.end }
  const isPayable = section !== "awaited"
  const selfBilled = isPayable ? "self-billed" : "none"
  const invoice = isPayable ? "operator-invoice" : "none"
  if (isPartnersSale(around)) {
    const hasProfile = byId(bundle.partners, contract.partnerId).taxProfile !== undefined
    const receipt = { taxed: [], givenVat: isPayable && hasProfile ? amounts.gross - amounts.revenue : 0n }
    const passed = { ...place, kind: "pass-through", net: amounts.revenue, ...(part.isTop ? receipt : {}) }
    const commission = { ...place, kind: "commission", net: amounts.amount - amounts.revenue }
    return [
      draft(bundle, { ...passed, document: isPayable ? "pass-through" : "none" }),
      draft(bundle, { ...commission, document: invoice })
    ]
  }
  const fees = { ...place, kind: "fees", net: -amounts.fees, document: invoice } as const
  const back = { ...place, kind: "reimbursement", net: amounts.reimbursed, document: selfBilled } as const
  return [
    draft(bundle, { ...place, kind: "share", net: amounts.share, document: selfBilled }),
    ...[fees, back].filter(({ net }) => net !== 0n).map((line) => draft(bundle, line))
  ]
}

/** A session that ended in the month: what is payable, and once the rest that is awaited. */
const current = (around: Circumstances, paid: Fraction, covered: Fraction) => {
  const whole = amountsAt(around, fraction(1n))
  const payable = amountsAt(around, paid)
  const isWaiting = covered.top < covered.bottom
  const rest = isWaiting ? linesOf(around, "awaited", subtract(whole, amountsAt(around, covered))) : []
  const hasPayable = paid.top > 0n || payable.reimbursed !== 0n || !isWaiting
  return { payable, lines: [...(hasPayable ? linesOf(around, "collected", payable) : []), ...rest] }
}

/** A session that ended earlier: "a month pays what its end adds to its start". */
const previous = (around: Circumstances, before: Fraction, after: Fraction) => {
  const payable = subtract(amountsAt(around, after), amountsAt(around, before))
  const lines = linesOf(around, "collected-previous", payable)
  return { payable, lines: lines.every(({ net }) => net === 0n) ? [] : lines }
}

/** What one party has of one session in a month; none where the session ends after the month. */
export const recognise = (
  bundle: Bundle,
  visit: Visit,
  cdr: Cdr,
  part: Part,
  month: string
): Entry | undefined => {
  const zone = zoneOf(bundle, part.level.contract)
  const ended = monthAt(zone, visit.end)
  if (ended > month) return undefined
  const around = { bundle, visit, cdr, part, mode: bundle.operator.policies?.rounding ?? "half-up" } as const
  const [from, until] = [startOfMonth(zone, month), endOfMonth(zone, month)]
  const atEnd = isPaidAtEnd(bundle, visit, cdr)
  const ratio = (money: bigint): Fraction =>
    atEnd ? fraction(1n) : fraction(hold(money, cdr.gross), cdr.gross)
  const endedInMonth = ended === month
  const [before, after] = [cashBefore(visit, cdr, from), cashBefore(visit, cdr, until)]
  const covered = ratio(after + writtenOffBefore(visit, cdr, until))
  const { lines, payable } = endedInMonth
    ? current(around, ratio(after), covered)
    : previous(around, ratio(before), ratio(after))
  const isDrivers = corporatePartner(visit) === undefined
  const cash = isDrivers ? after - (endedInMonth ? 0n : before) : 0n
  return { part, visit, endedInMonth, lines, share: payable.share, cash }
}
