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
import * as Statement from "./Statement.ts"
import * as StatementLine from "./StatementLine.ts"
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

const keyOf = ({ basis }: StatementLine.StatementLine): string =>
  JSON.stringify([basis.host.contract.partnerId, basis.host.contract.currency])

const statementsFrom = (
  network: Network,
  month: Month.Month,
  lines: readonly StatementLine.StatementLine[]
): readonly Statement.Statement[] =>
  [...Map.groupBy(lines, keyOf).values()]
    .flatMap((own) => {
      const contract = own[0]?.basis.host.contract
      if (contract === undefined) return []
      const header: Statement.Header = {
        partnerId: contract.partnerId,
        counterpartyId: network.operator.id,
        currency: contract.currency,
        month,
        zone: contract.zone,
        policies: network.operator.policies
      }
      return [Statement.fromLines(header, own)]
    })
    .toSorted(Statement.compare)

const tooLarge = (statements: readonly Statement.Statement[]): readonly TotalTooLarge[] =>
  statements.flatMap(({ partnerId, currency, totals }) => {
    const { balance, revenueAwaited, grossCollected } = totals
    return [balance, revenueAwaited, grossCollected].every(Money.isWithinBounds)
      ? []
      : [{ _tag: "TotalTooLarge", partnerId, currency } as const]
  })

const compareBlocked = (
  left: { readonly sessionId: SessionId },
  right: { readonly sessionId: SessionId }
): number => Id.compare(left.sessionId, right.sessionId)

/**
 * Settles one month: every partner's statement, computed from the records alone.
 *
 * The file to read first: each session is priced, placed under the contract
 * that hosted it when it started and split by its terms; what the month makes
 * payable of it becomes a line, and lines become statements.
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
  const attempts = ended.map((session, index) => {
    const attempt = SettledSession.settle(network, session)
    watcher?.onSession(index + 1, ended.length)
    return attempt
  })
  const settled = attempts.flatMap((attempt) => (Result.isSuccess(attempt) ? [attempt.success] : []))
  const endOf = new Map(ended.map(({ id, end }) => [id, end]))
  const blocked = attempts
    .flatMap((attempt) => (Result.isFailure(attempt) ? [attempt.failure] : []))
    .filter(({ sessionId, zone }) => (endOf.get(sessionId) ?? 0) < Month.period(month, zone).end)
    .toSorted(compareBlocked)

  const lines = settled.flatMap((session) => StatementLine.fromSettledSession(session, month))
  const statements = statementsFrom(network, month, lines)
  const refused = tooLarge(statements)
  if (refused.length > 0) return Result.fail(refused)

  const onStatements = [...new Set(lines.map(({ basis }) => basis))]
  return Result.succeed({
    month,
    statements,
    blocked,
    operator: OperatorTotals.of(onStatements, blocked, month),
    warnings: Warning.of(onStatements, ended, statements)
  })
}
