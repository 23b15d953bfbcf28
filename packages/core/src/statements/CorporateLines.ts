import * as Result from "effect/Result"
import type { CorporateTerms } from "../contracts/CorporateTerms.ts"
import type { Partner } from "../contracts/Partner.ts"
import * as CorporateCharge from "../sharing/CorporateCharge.ts"
import * as Exact from "../values/Exact.ts"
import * as Id from "../values/Id.ts"
import * as Money from "../values/Money.ts"
import * as Month from "../values/Month.ts"
import type { Percentage } from "../values/Percentage.ts"
import type { CorporateBasis, CorporateRoom } from "./LineBasis.ts"
import type { Network } from "./Network.ts"
import type { PricedAttempt } from "./SettledSession.ts"
import type { LineDraft } from "./StatementLine.ts"

/** A partner that never agreed on terms owes the list price. */
const noTerms: CorporateTerms = {
  enabled: false,
  monthlyLimit: undefined,
  discount: Exact.zero as Percentage,
  crossing: "stop"
}

type OnAccount = PricedAttempt & { readonly partner: Partner }

const onAccount = (network: Network, attempts: readonly PricedAttempt[]): readonly OnAccount[] =>
  attempts.flatMap((attempt) => {
    const { method } = attempt.session.payment
    const partner = method._tag === "corporate" ? network.partners.get(method.partnerId) : undefined
    return partner === undefined ? [] : [{ ...attempt, partner }]
  })

/** The account and the calendar month of session start to which a limit belongs. */
const limitKey = ({ partner, session }: OnAccount): string =>
  JSON.stringify([partner.id, Month.at(session.start, partner.zone)])

const byStart = (left: OnAccount, right: OnAccount): number =>
  left.session.start - right.session.start || Id.compare(left.session.id, right.session.id)

const roomAfter = (limit: Money.Money, done: readonly CorporateBasis[]): CorporateRoom => ({
  limit,
  posted: done.flatMap(({ session, charge }) =>
    charge.owed.currency === limit.currency ? [{ sessionId: session.id, owed: charge.owed }] : []
  )
})

const leftOf = ({ limit, posted }: CorporateRoom): Money.Money =>
  Money.subtract(
    limit,
    Money.sum(
      limit.currency,
      posted.map(({ owed }) => owed)
    )
  )

/** The sessions of one limit, in the order of their starts, each in the room that those before it left. */
const chargesOf = (network: Network, sessions: readonly OnAccount[]): readonly CorporateBasis[] => {
  const { policies } = network.operator
  const done: CorporateBasis[] = []
  for (const { session, cdr, partner } of sessions.toSorted(byStart)) {
    if (Result.isFailure(cdr)) continue
    const terms = partner.corporate ?? noTerms
    const { rounding } = policies
    const list = cdr.success.net
    const room =
      terms.monthlyLimit?.currency === list.currency ? roomAfter(terms.monthlyLimit, done) : undefined
    const account = { terms, crossing: terms.crossing, room: room && leftOf(room), rounding }
    const charge = CorporateCharge.charge(list, account)
    done.push({ _tag: "corporate", session, cdr: cdr.success, partner, charge, room, rounding })
  }
  return done
}

const lineOf = (network: Network, basis: CorporateBasis): LineDraft => {
  const { session, partner, charge } = basis
  return {
    id: Id.join("corporate", partner.id, session.id),
    kind: "corporate",
    section: "corporate",
    sign: "owes",
    parties: {
      partnerId: partner.id,
      counterpartyId: network.operator.id,
      currency: charge.owed.currency,
      zone: partner.zone
    },
    contract: undefined,
    session,
    about: undefined,
    net: charge.owed,
    basis
  }
}

/** What every session on a partner's account costs it, whatever the month. */
export const charges = (network: Network, attempts: readonly PricedAttempt[]): readonly CorporateBasis[] => {
  const byLimit = Map.groupBy(onAccount(network, attempts), limitKey)
  return [...byLimit.values()].flatMap((sessions) => chargesOf(network, sessions))
}

/**
 * What partners owe for sessions on their accounts that ended in a month, blocked otherwise or not.
 *
 * - Source: specification 06, "Corporate billing"
 */
export const of = (
  network: Network,
  month: Month.Month,
  attempts: readonly PricedAttempt[]
): readonly LineDraft[] =>
  charges(network, attempts)
    .filter(({ session, partner }) => Month.contains(Month.period(month, partner.zone), session.end))
    .map((basis) => lineOf(network, basis))
