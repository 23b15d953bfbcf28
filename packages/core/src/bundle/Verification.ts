import * as Result from "effect/Result"
import * as Facts from "../statements/Facts.ts"
import { contentHash } from "../statements/Hash.ts"
import type { Network } from "../statements/Network.ts"
import * as Settlement from "../statements/Settlement.ts"
import * as Trace from "../trace/Trace.ts"
import * as Currency from "../values/Currency.ts"
import * as Exact from "../values/Exact.ts"
import * as Money from "../values/Money.ts"
import * as Month from "../values/Month.ts"
import { contentOf, fromStatement, type StatementDocument } from "./StatementDocument.ts"
import * as TraceDocument from "./TraceDocument.ts"

/** Something in a printed statement that does not hold. */
export interface Discrepancy {
  readonly path: string
  readonly message: string
}

type Lines = StatementDocument["lines"]

const sumOf = (lines: Lines, section: string, currency: Currency.Currency): Money.Money =>
  Money.sum(
    currency,
    lines.flatMap((line) => (line.section === section ? [moneyOf(line.net, currency)] : []))
  )

/** Money as printed; what cannot be read counts as nothing, and is found where it stands. */
const moneyOf = (text: string, currency: Currency.Currency): Money.Money =>
  Result.getOrElse(Money.parse(text, currency), () => Money.zero(currency))

const sums = ({ lines, totals }: StatementDocument, currency: Currency.Currency): readonly Discrepancy[] => {
  const collected = sumOf(lines, "collected", currency)
  const previous = sumOf(lines, "collected-previous", currency)
  const stated = (text: string): Money.Money => moneyOf(text, currency)
  const { recurring, trueUps, adjustments, corrections, carryOver } = totals
  const others = [recurring, trueUps, adjustments, corrections, carryOver].map(stated)
  const earned = Money.sum(currency, [collected, previous, ...others])
  const balance = Money.subtract(earned, stated(totals.expenses))
  const ended = lines.filter(({ section }) => section !== "collected-previous")
  const expected = {
    revenueCollected: Money.format(collected),
    revenuePrevious: Money.format(previous),
    revenueAwaited: Money.format(sumOf(lines, "awaited", currency)),
    balance: Money.format(balance),
    payable: Money.format(balance),
    sessionsHosted: new Set(ended.map(({ sessionId }) => sessionId)).size
  }
  return Object.entries(expected).flatMap(([name, value]) => {
    const given = totals[name as keyof typeof expected]
    return given === value
      ? []
      : [{ path: `totals.${name}`, message: `is ${given}; the lines come to ${value}` }]
  })
}

const lineFaults = (
  document: StatementDocument,
  currency: Currency.Currency,
  network: Network | undefined
): readonly Discrepancy[] => {
  const lookUp = network && Facts.lookUp(network)
  return document.lines.flatMap(({ net, trace }, index): readonly Discrepancy[] => {
    const path = `lines[${index}]`
    const read = TraceDocument.toTrace(trace, currency)
    if (Result.isFailure(read)) {
      return [{ path: `${path}.trace[${read.failure.step}]`, message: "is not what its operation gives" }]
    }
    const last = read.success.steps.at(-1)
    const money = Money.parse(net, currency)
    if (
      Result.isFailure(money) ||
      last === undefined ||
      !Exact.equals(last.value, Money.toExact(money.success))
    ) {
      return [{ path: `${path}.net`, message: "is not what its trace comes to" }]
    }
    const replayed = lookUp && Trace.replay(read.success, lookUp)
    if (replayed === undefined || Result.isSuccess(replayed)) return []
    const { step, reason } = replayed.failure
    return [{ path: `${path}.trace[${step}]`, message: `does not replay from the bundle (${reason})` }]
  })
}

/** Whether settling the same month of a bundle gives the same statement. */
const recomputed = (document: StatementDocument, network: Network): readonly Discrepancy[] => {
  const month = Month.parse(document.period.month)
  if (month === undefined) return [{ path: "period.month", message: "is no month" }]
  const settlement = Settlement.settleMonth(network, month)
  const found = Result.isFailure(settlement)
    ? undefined
    : settlement.success.statements.find(
        ({ partnerId, counterpartyId, currency }) =>
          partnerId === document.partnerId &&
          counterpartyId === document.counterpartyId &&
          currency === document.currency
      )
  if (found === undefined) return [{ path: "partnerId", message: "has no such statement in the bundle" }]
  const given = fromStatement(found)
  if (given.contentHash !== contentHash(contentOf(document))) {
    return [{ path: "contentHash", message: "is not that of the statement which the bundle gives" }]
  }
  return document.lines.flatMap(({ trace }, index) =>
    JSON.stringify(trace) === JSON.stringify(given.lines[index]?.trace)
      ? []
      : [{ path: `lines[${index}].trace`, message: "is not the trace which the bundle gives" }]
  )
}

/** Whether every text in a value is text: no half of a character pair, which no hash could cover. */
const isText = (value: unknown): boolean => {
  if (typeof value === "string") return value.isWellFormed()
  return typeof value !== "object" || value === null || Object.values(value).every(isText)
}

/**
 * Checks a printed statement against itself, and against the bundle it was made from where one is given.
 *
 * Alone: its hash, its sums, and every step of every trace. With a network:
 * also every fact, and the whole statement computed anew.
 *
 * - Returns: every discrepancy; none means that the statement holds
 */
export const verify = (document: StatementDocument, network?: Network): readonly Discrepancy[] => {
  if (!Currency.isKnown(document.currency)) return [{ path: "currency", message: "is no known currency" }]
  if (!isText(document)) return [{ path: "", message: "holds half of a character pair, which is no text" }]
  const hash = contentHash(contentOf(document))
  return [
    ...(hash === document.contentHash
      ? []
      : [{ path: "contentHash", message: `is not the hash of the content, ${hash}` }]),
    ...sums(document, document.currency),
    ...lineFaults(document, document.currency, network),
    ...(network === undefined ? [] : recomputed(document, network))
  ]
}
