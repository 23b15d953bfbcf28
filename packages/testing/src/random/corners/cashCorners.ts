import type { CashEvent } from "../../oracle/bundle.ts"
import { addMonths, instantOf, monthAt } from "../../oracle/calendar.ts"
import { readMoney } from "../../oracle/money.ts"
import type { Visit } from "../../oracle/sessions.ts"
import { type Corners, edgesOf, type View } from "./View.ts"

/** The sessions that are settled, with their cash events. */
const someCash =
  (isMeant: (cash: readonly CashEvent[], visit: Visit, view: View) => boolean) =>
  (view: View): boolean =>
    view.visits.some((visit) => {
      const { cash } = visit.session.payment ?? {}
      return visit.blocked === undefined && cash !== undefined && isMeant(cash, visit, view)
    })

const sumOf = (cash: readonly CashEvent[], kind: CashEvent["kind"], { cdr }: Visit): bigint =>
  cash
    .filter((one) => one.kind === kind)
    .reduce((sum, { amount }) => sum + readMoney(amount, cdr?.currency ?? "EUR"), 0n)

const has = (cash: readonly CashEvent[], kind: CashEvent["kind"]): boolean =>
  cash.some((one) => one.kind === kind)

const isPartial = (cash: readonly CashEvent[], visit: Visit): boolean => {
  const paid = sumOf(cash, "collected", visit)
  return paid > 0n && paid < (visit.cdr?.gross ?? 0n)
}

const collectedAt =
  (isMeant: (month: string, visit: Visit, view: View) => boolean) =>
  (view: View): boolean =>
    view.visits.some((visit) => {
      const at = visit.session.payment?.collectedAt
      return at !== undefined && isMeant(monthAt(visit.zone, instantOf(at)), visit, view)
    })

/** Money that comes, goes and is given up. */
export const cashCorners: Corners = {
  "sessions[].payment.cash: none": someCash((cash) => cash.length === 0),
  "sessions[].payment.cash: a part": someCash(isPartial),
  "sessions[].payment.cash: all in parts": someCash(
    (cash, visit) =>
      cash.filter(({ kind }) => kind === "collected").length > 1 &&
      sumOf(cash, "collected", visit) >= (visit.cdr?.gross ?? 0n)
  ),
  "sessions[].payment.cash: more than the gross": someCash(
    (cash, visit) => sumOf(cash, "collected", visit) > (visit.cdr?.gross ?? 0n)
  ),
  "sessions[].payment.cash: refunded": someCash((cash) => has(cash, "refunded")),
  "sessions[].payment.cash: charged back": someCash((cash) => has(cash, "charged-back")),
  "sessions[].payment.cash: charged back after the month": someCash((cash, visit, view) =>
    cash.some(({ at, kind }) => kind === "charged-back" && instantOf(at) >= edgesOf(view, visit)[1])
  ),
  "sessions[].payment.cash: charged back in the month, of an earlier session": someCash(
    (cash, visit, view) => {
      const [from, until] = edgesOf(view, visit)
      const isIn = (at: string): boolean => instantOf(at) >= from && instantOf(at) < until
      return visit.end < from && cash.some(({ at, kind }) => kind === "charged-back" && isIn(at))
    }
  ),
  "sessions[].payment.cash: written off": someCash((cash) => has(cash, "written-off")),
  "sessions[].payment.cash: more given up than is open": someCash(
    (cash, visit) =>
      has(cash, "written-off") &&
      sumOf(cash, "written-off", visit) + sumOf(cash, "collected", visit) > (visit.cdr?.gross ?? 0n)
  ),
  "sessions[].payment.cash: in several months": someCash(
    (cash, { zone }) => new Set(cash.map(({ at }) => monthAt(zone, instantOf(at)))).size > 1
  ),
  "sessions[].payment.cash: out of order": someCash((cash) =>
    cash.some(({ at }, index) => instantOf(at) < instantOf(cash[index - 1]?.at ?? at))
  ),
  "sessions[].payment.cash: goes before it came": someCash((cash) => {
    const first = cash.toSorted((left, right) => instantOf(left.at) - instantOf(right.at))[0]
    return first?.kind === "refunded" || first?.kind === "charged-back"
  }),
  "sessions[].payment.cash: at an edge of the month": someCash((cash, visit, view) =>
    cash.some(({ at }) => edgesOf(view, visit).includes(instantOf(at)))
  ),
  "sessions[].payment.collectedAt: before the end": (view) =>
    view.visits.some(
      ({ end, session }) => instantOf(session.payment?.collectedAt ?? "2199-01-01T00:00:00Z") < end
    ),
  "sessions[].payment.collectedAt: in the month": collectedAt((month, _visit, view) => month === view.month),
  "sessions[].payment.collectedAt: a month after the end": collectedAt(
    (month, { end, zone }) => month === addMonths(monthAt(zone, end), 1)
  )
}
