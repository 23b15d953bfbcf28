import * as Result from "effect/Result"
import * as Session from "../charging/Session.ts"
import type { Currency } from "../values/Currency.ts"
import type { SessionId } from "../values/Id.ts"
import * as Id from "../values/Id.ts"
import * as Money from "../values/Money.ts"
import * as Month from "../values/Month.ts"
import type { Network } from "./Network.ts"
import * as OperatorTotals from "./OperatorTotals.ts"
import * as SettledSession from "./SettledSession.ts"
import * as CorporateLines from "./CorporateLines.ts"
import * as MonthLines from "./MonthLines.ts"
import * as PricedSession from "./PricedSession.ts"
import * as ShareLines from "./ShareLines.ts"
import * as Statement from "./Statement.ts"
import * as Warning from "./Warning.ts"

/** What a month comes to for every party. */
export interface Settlement {
  readonly month: Month.Month
  readonly statements: readonly Statement.Statement[]
  /** Sessions that ended before the month's end and cannot be settled yet. */
  readonly blocked: readonly SettledSession.BlockedSession[]
  readonly operator: readonly OperatorTotals.OperatorTotals[]
  readonly warnings: readonly Warning.Warning[]
}

/** A statement that adds up to more than one Money can hold. */
export interface TotalTooLarge {
  readonly _tag: "TotalTooLarge"
  readonly partnerId: Id.PartnerId
  readonly currency: Currency
}

export type SettlementRefused = Session.ConflictingRevision | TotalTooLarge

/** What a caller may watch of a long settlement. */
export interface Watcher {
  /** Called after each session with how many are done. */
  readonly onSession: (done: number, all: number) => void
}

const tooLarge = (statements: readonly Statement.Statement[]): readonly TotalTooLarge[] =>
  statements.flatMap(({ partnerId, currency, totals }) => {
    const { balance, payable, revenueAwaited, grossCollected } = totals
    return [balance, payable, revenueAwaited, grossCollected].every(Money.isWithinBounds)
      ? []
      : [{ _tag: "TotalTooLarge", partnerId, currency } as const]
  })

const pricedAttempt = (network: Network, session: Session.EndedSession): SettledSession.PricedAttempt => {
  const place = network.places.get(session.evseId)
  if (place === undefined)
    throw new RangeError(`Session ${session.id} names EVSE ${session.evseId}, which is missing`)
  return { session, place, cdr: PricedSession.price(network, session, place) }
}

const blockedIn = (
  month: Month.Month,
  priced: readonly SettledSession.PricedAttempt[],
  attempts: readonly Result.Result<SettledSession.SettledSession, SettledSession.BlockedSession>[]
): readonly SettledSession.BlockedSession[] => {
  const endOf = new Map(priced.map(({ session }) => [session.id, session.end]))
  return attempts
    .flatMap((attempt) => (Result.isFailure(attempt) ? [attempt.failure] : []))
    .filter(({ sessionId, zone }) => (endOf.get(sessionId) ?? 0) < Month.period(month, zone).end)
    .toSorted(compareBlocked)
}

const compareBlocked = (
  left: { readonly sessionId: SessionId },
  right: { readonly sessionId: SessionId }
): number => Id.compare(left.sessionId, right.sessionId)

/**
 * Settles one month: every partner's statement, computed from the records alone.
 *
 * The file to read first: each session is priced, placed under the contracts
 * that hosted it when it started and split down their chain; what the month
 * makes payable of it becomes lines, beside those of accounts, fees and rules;
 * and lines become statements.
 *
 * - Refuses: every `ConflictingRevision`; then every `TotalTooLarge`
 * - Throws: a record that refers to one which is missing is a defect; a bundle is checked before
 * - Law: the order of the records, repeated records and the process's time zone change nothing
 * - Source: specification 06
 */
export const settleMonth = (
  network: Network,
  month: Month.Month,
  watcher?: Watcher
): Result.Result<Settlement, readonly SettlementRefused[]> => {
  const records = Session.latest(network.sessions)
  if (Result.isFailure(records)) return Result.fail(records.failure)

  const ended = records.success.filter(Session.hasEnded)
  const priced = ended.map((session, index) => {
    const attempt = pricedAttempt(network, session)
    watcher?.onSession(index + 1, ended.length)
    return attempt
  })
  const attempts = priced.map((attempt) => SettledSession.settle(network, attempt))
  const settled = attempts.flatMap((attempt) => (Result.isSuccess(attempt) ? [attempt.success] : []))
  const blocked = blockedIn(month, priced, attempts)

  const context = { month, operatorId: network.operator.id, policies: network.operator.policies }
  const shares = settled.flatMap((session) => ShareLines.fromSettledSession(session, context))
  const shareLines = shares.flatMap((share) => share.lines)
  const lines = [
    ...shareLines,
    ...CorporateLines.of(network, month, priced),
    ...MonthLines.of(network, month, shareLines)
  ]
  const bases = shares.map(({ basis }) => basis)
  const statements = Statement.allFromLines(network, month, lines, bases)
  const refused = tooLarge(statements)
  if (refused.length > 0) return Result.fail(refused)

  const shown = new Set(shares.flatMap(({ basis, lines: own }) => (own.length > 0 ? [basis.settled] : [])))
  return Result.succeed({
    month,
    statements,
    blocked,
    operator: OperatorTotals.of(bases, blocked),
    warnings: Warning.of(network, [...shown], ended, statements)
  })
}
