import type { CashEvent } from "../charging/Cash.ts"
import { sessionFact } from "../rating/ChargeTrace.ts"
import type { MonthOfSession, Settled } from "../sharing/Recognition.ts"
import * as Trace from "../trace/Trace.ts"
import type { At, Writer } from "../trace/Trace.ts"
import * as Currency from "../values/Currency.ts"
import * as Exact from "../values/Exact.ts"
import type { Instant } from "../values/Instant.ts"
import * as Money from "../values/Money.ts"
import type { Period } from "../values/Month.ts"
import type { SettledSession } from "./SettledSession.ts"
import { recordOf } from "./ShareTrace.ts"
import type { Section } from "./StatementLine.ts"

/** What a recognised amount is written from. */
export interface RecognitionContext {
  readonly settled: SettledSession
  readonly period: Period
  readonly gross: () => At
}

/** Adds the amounts of events up, those that went back with a minus. */
const writeEvents = (
  writer: Writer,
  events: readonly CashEvent[],
  from: At,
  { settled }: RecognitionContext
): At => {
  const record = recordOf(settled.session)
  return events.reduce<At>((sum, event) => {
    const source = sessionFact(record, `payment.cash[${event.position}].amount`)
    const amount = writer.fact("cash", "money", Money.toExact(event.amount), source)
    const op = event.kind === "refunded" || event.kind === "charged-back" ? "subtract" : "add"
    return writer.step("net-cash", "money", { op, of: [sum, amount] })
  }, from)
}

/** Net cash before an instant, held between nothing and the gross total, with what was given up, over the gross total. */
const writeRatio = (
  writer: Writer,
  events: readonly CashEvent[],
  instant: Instant,
  countsWrittenOff: boolean,
  context: RecognitionContext
): At => {
  const before = events.filter(({ at }) => at < instant)
  const moved = before.filter(({ kind }) => kind !== "written-off")
  const net = writeEvents(writer, moved, writer.definition("zero"), context)
  const atLeast = writer.step("interim", "money", { op: "larger", of: [net, writer.definition("zero")] })
  const kept = writer.step("interim", "money", { op: "smaller", of: [atLeast, context.gross()] })
  const givenUp = countsWrittenOff ? before.filter(({ kind }) => kind === "written-off") : []
  const closed = writeEvents(writer, givenUp, kept, context)
  const atMost = writer.step("interim", "money", { op: "smaller", of: [closed, context.gross()] })
  return writer.step("interim", "number", { op: "divide", of: [atMost, context.gross()] })
}

const writePart = (writer: Writer, amount: At, ratio: At, { settled }: RecognitionContext): At => {
  const exact = writer.step("interim", "money", { op: "multiply", of: [amount, ratio] })
  const digits = Currency.digits(settled.cdr.currency)
  return writer.step("paid-part", "money", { op: "round", of: [exact], mode: settled.rounding, digits })
}

/** Writes the part of an amount that is settled before an instant; the amount itself where it is settled as a whole. */
const writeSettled = (
  writer: Writer,
  amount: At,
  side: keyof Settled,
  at: { readonly instant: Instant; readonly share: Settled },
  context: RecognitionContext
): At => {
  const { cash } = context.settled.session.payment
  if (Exact.equals(at.share[side], Exact.one)) return amount
  if (cash._tag !== "events" || Exact.isZero(at.share[side])) {
    return writer.step("paid-part", "money", { op: "multiply", of: [amount, writer.definition("zero")] })
  }
  const ratio = writeRatio(writer, cash.events, at.instant, side === "closed", context)
  return writePart(writer, amount, ratio, context)
}

/**
 * Writes down what a month makes of an amount in one section.
 *
 * - Returns: `undefined` where the month has no such part
 * - Law: the value it comes to is that of `Recognition.recognise`
 */
export const write = (
  writer: Writer,
  amount: At,
  section: Section,
  state: MonthOfSession,
  context: RecognitionContext
): At | undefined => {
  const { before, after, isOfThisMonth } = state
  const end = { instant: context.period.end, share: after }
  const start = { instant: context.period.start, share: before }
  if (section === "collected") {
    const isSettled = !Exact.isZero(after.collected) || Exact.equals(after.closed, Exact.one)
    const isPaid = isOfThisMonth && isSettled
    return isPaid ? writeSettled(writer, amount, "collected", end, context) : undefined
  }
  if (section === "awaited") {
    if (!isOfThisMonth || Exact.equals(after.closed, Exact.one)) return undefined
    if (Exact.isZero(after.closed)) return amount
    const closed = writeSettled(writer, amount, "closed", end, context)
    return writer.step("open-part", "money", { op: "subtract", of: [amount, closed] })
  }
  if (isOfThisMonth || Exact.equals(before.collected, after.collected)) return undefined
  const paid = writeSettled(writer, amount, "collected", end, context)
  if (Exact.isZero(before.collected)) return paid
  const earlier = writeSettled(writer, amount, "collected", start, context)
  return writer.step("paid-part", "money", { op: "subtract", of: [paid, earlier] })
}

/** Adds two parts of which either may be missing. */
export const writeSum = (writer: Writer, left: At | undefined, right: At | undefined): At | undefined =>
  left === undefined || right === undefined
    ? (left ?? right)
    : Trace.sum(writer, "month-share", "money", [left, right])
