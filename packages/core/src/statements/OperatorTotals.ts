import * as Recognition from "../sharing/Recognition.ts"
import type { Currency } from "../values/Currency.ts"
import * as Id from "../values/Id.ts"
import type { Month } from "../values/Month.ts"
import * as Money from "../values/Money.ts"
import type { BlockedSession, SettledSession } from "./SettledSession.ts"
import { collectedShare } from "./StatementLine.ts"

/** What a month leaves with the operator, in one currency; net of VAT. */
export interface OperatorTotals {
  readonly currency: Currency
  /** Revenue less what partners get, over the sessions on statements: collected, awaited and previous. */
  readonly retained: Money.Money
  /** Revenue of blocked sessions that have a price: nobody's until they are solved. */
  readonly suspense: Money.Money
}

/** What the lines of a month make of an amount of a session. */
const shownOf = (amount: Money.Money, settled: SettledSession, month: Month): Money.Money => {
  const parts = Recognition.recognise(amount, collectedShare(settled, month), settled.rounding)
  const shown = [parts.collected, parts.previous, parts.awaited].flatMap((part) => part ?? [])
  return Money.sum(amount.currency, shown)
}

const retainedOf = (settled: SettledSession, month: Month): Money.Money =>
  Money.subtract(shownOf(settled.cdr.net, settled, month), shownOf(settled.split.partner, settled, month))

/**
 * The operator's side of a month, per currency.
 *
 * - Law: per currency, `retained` + the partners' parts = the revenue of the sessions on statements
 * - Source: specification 06, "The statement"
 */
export const of = (
  settled: readonly SettledSession[],
  blocked: readonly BlockedSession[],
  month: Month
): readonly OperatorTotals[] => {
  const priced = blocked.flatMap(({ cdr }) => cdr ?? [])
  const currencies = new Set([
    ...settled.map(({ cdr }) => cdr.currency),
    ...priced.map(({ currency }) => currency)
  ])
  return [...currencies].toSorted(Id.compare).map((currency) => ({
    currency,
    retained: Money.sum(
      currency,
      settled.filter(({ cdr }) => cdr.currency === currency).map((session) => retainedOf(session, month))
    ),
    suspense: Money.sum(
      currency,
      priced.filter((cdr) => cdr.currency === currency).map(({ net }) => net)
    )
  }))
}
