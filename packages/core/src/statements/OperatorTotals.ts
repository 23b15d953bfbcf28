import * as Recognition from "../sharing/Recognition.ts"
import type { Currency } from "../values/Currency.ts"
import * as Id from "../values/Id.ts"
import * as Money from "../values/Money.ts"
import type { ShareBasis } from "./LineBasis.ts"
import type { BlockedSession } from "./SettledSession.ts"
import { partnerAmounts } from "./ShareLines.ts"

/** What a month leaves with the operator, in one currency; net of VAT. */
export interface OperatorTotals {
  readonly currency: Currency
  /** Revenue less what partners get, over the sessions on statements: collected, awaited and previous. */
  readonly retained: Money.Money
  /** Revenue of blocked sessions that have a price: nobody's until they are solved. */
  readonly suspense: Money.Money
}

const shown = (currency: Currency, { collected, previous, awaited }: Recognition.Recognised): Money.Money =>
  Money.sum(
    currency,
    [collected, previous, awaited].flatMap((part) => part ?? [])
  )

/** What the lines of a month make of a session's revenue, less what the parties directly below the operator get. */
const retainedOf = (shares: readonly ShareBasis[]): readonly Money.Money[] => {
  const [first] = shares
  if (first === undefined) return []
  const { settled, state } = first
  const revenue = Recognition.recognise(settled.cdr.net, state, settled.rounding)
  const top = shares.filter(({ share }) => share.above === undefined)
  const partners = top.map((basis) => Money.negate(shown(settled.cdr.currency, partnerAmounts(basis))))
  return [shown(settled.cdr.currency, revenue), ...partners]
}

/**
 * The operator's side of a month, per currency.
 *
 * - Law: per currency, `retained` + the parts of the partners below the operator = the revenue of the sessions shown
 * - Source: specification 06, "The statement"
 */
export const of = (
  shares: readonly ShareBasis[],
  blocked: readonly BlockedSession[]
): readonly OperatorTotals[] => {
  const priced = blocked.flatMap(({ cdr }) => cdr ?? [])
  const bySession = [...Map.groupBy(shares, ({ settled }) => settled).values()]
  const retained = bySession.flatMap(retainedOf)
  const currencies = new Set([...retained, ...priced].map(({ currency }) => currency))
  return [...currencies].toSorted(Id.compare).map((currency) => ({
    currency,
    retained: Money.sum(
      currency,
      retained.filter((part) => part.currency === currency)
    ),
    suspense: Money.sum(
      currency,
      priced.filter((cdr) => cdr.currency === currency).map(({ net }) => net)
    )
  }))
}
