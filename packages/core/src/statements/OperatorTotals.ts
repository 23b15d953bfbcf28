import type { Currency } from "../values/Currency.ts"
import * as Id from "../values/Id.ts"
import * as Money from "../values/Money.ts"
import type { ShareBasis } from "./LineBasis.ts"
import type { BlockedSession } from "./SettledSession.ts"

/** What a month leaves with the operator, in one currency; net of VAT. */
export interface OperatorTotals {
  readonly currency: Currency
  /** Revenue of the sessions that ended in the month, less what the partners directly below the operator get. */
  readonly retained: Money.Money
  /** Revenue of blocked sessions that have a price: nobody's until they are solved. */
  readonly suspense: Money.Money
}

/** A session counts in the month of its host's chain; what beneficiaries elsewhere get of it counts with it. */
const retainedOf = (shares: readonly ShareBasis[]): readonly Money.Money[] => {
  const [first] = shares
  if (first?.state.isOfThisMonth !== true) return []
  const top = shares.filter(({ share }) => share.above === undefined)
  return [first.settled.cdr.net, ...top.map(({ share }) => Money.negate(share.split.partner))]
}

/**
 * The operator's side of a month, per currency; `shares` are the parts of sessions as they stand in it, those of the host first.
 *
 * Each session counts once, paid or awaited, in the month in which it ended.
 *
 * - Law: per currency, `retained` + the parts of the partners below the operator = the revenue of those sessions
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
