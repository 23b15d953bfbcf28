import * as Result from "effect/Result"
import * as Facts from "../statements/Facts.ts"
import { contentHash } from "../statements/Hash.ts"
import type { Network } from "../statements/Network.ts"
import * as Settlement from "../statements/Settlement.ts"
import type { Statement } from "../statements/Statement.ts"
import * as StatementLine from "../statements/StatementLine.ts"
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

type Line = StatementDocument["lines"][number]

/** Money as printed; what cannot be read counts as nothing, and is found where it stands. */
const moneyOf = (text: string, currency: Currency.Currency): Money.Money =>
  Result.getOrElse(Money.parse(text, currency), () => Money.zero(currency))

const sums = ({ lines, totals }: StatementDocument, currency: Currency.Currency): readonly Discrepancy[] => {
  const signed = ({ sign, net }: Line): Money.Money =>
    sign === "earns" ? moneyOf(net, currency) : Money.negate(moneyOf(net, currency))
  const gross = (line: Line): Money.Money =>
    Money.add(
      signed(line),
      line.sign === "earns" ? moneyOf(line.vat, currency) : Money.negate(moneyOf(line.vat, currency))
    )
  const sumOf = (wanted: readonly string[], value = signed): Money.Money =>
    Money.sum(currency, lines.filter(({ section }) => wanted.includes(section)).map(value))
  const payable = StatementLine.sections.filter((section) => section !== "awaited")
  const ended = lines.filter(({ section }) => section === "collected" || section === "awaited")
  const expected: Readonly<Record<string, string | number>> = {
    revenueCollected: Money.format(sumOf(["collected"])),
    revenuePrevious: Money.format(sumOf(["collected-previous"])),
    revenueAwaited: Money.format(sumOf(["awaited"])),
    expenses: Money.format(Money.negate(sumOf(["platform-fees", "corporate", "top-ups"]))),
    recurring: Money.format(sumOf(["recurring"])),
    trueUps: Money.format(sumOf(["true-ups"])),
    adjustments: Money.format(sumOf(["adjustments"])),
    balance: Money.format(sumOf(payable)),
    payable: Money.format(sumOf(payable, gross)),
    sessionsHosted: new Set(ended.map(({ sessionId }) => sessionId)).size,
    sessionsCorporate: lines.filter(({ section }) => section === "corporate").length
  }
  const stated: Readonly<Record<string, string | number>> = totals
  return Object.entries(expected).flatMap(([name, value]) =>
    stated[name] === value
      ? []
      : [{ path: `totals.${name}`, message: `is ${stated[name]}; the lines come to ${value}` }]
  )
}

const lineFaults = (
  document: StatementDocument,
  currency: Currency.Currency,
  lookUp: Trace.LookUp | undefined
): readonly Discrepancy[] =>
  document.lines.flatMap(({ net, trace }, index): readonly Discrepancy[] => {
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

/** Whether settling the same month of a bundle gives the same statement. */
const recomputed = (
  document: StatementDocument,
  statements: readonly Statement[]
): readonly Discrepancy[] => {
  const found = statements.find(
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

const settled = (network: Network, text: string): readonly Statement[] => {
  const month = Month.parse(text)
  const settlement = month && Settlement.settleMonth(network, month)
  return settlement !== undefined && Result.isSuccess(settlement) ? settlement.success.statements : []
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
  const statements = network === undefined ? [] : settled(network, document.period.month)
  const lines = statements.flatMap((statement) => statement.lines)
  return [
    ...(hash === document.contentHash
      ? []
      : [{ path: "contentHash", message: `is not the hash of the content, ${hash}` }]),
    ...sums(document, document.currency),
    ...lineFaults(document, document.currency, network && Facts.lookUp(network, lines)),
    ...(network === undefined ? [] : recomputed(document, statements))
  ]
}
