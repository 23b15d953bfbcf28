import { Money, Month, Recognition, type Statement, StatementLine } from "@hostwatt/core"
import * as Phrases from "./phrases.ts"
import type { BasisOf } from "./subject.ts"

/** A row of a waterfall: an amount that is added, or what all rows above it come to. */
export interface Fall {
  readonly name: string
  readonly amount: Money.Money
  readonly note: string
  readonly isSum: boolean
}

type Share = BasisOf<"share">

/** A session's part in a month: drivers' cash, what of it is net, and what counts as settled. */
interface Flow {
  readonly cash: Money.Money
  readonly net: Money.Money
  readonly settled: Money.Money
}

const recognised = (
  amount: Money.Money,
  state: Recognition.MonthOfSession,
  { settled }: Share
): Money.Money => {
  const { collected, previous } = Recognition.recognise(amount, state, settled.rounding)
  return collected ?? previous ?? Money.zero(amount.currency)
}

const flowOf = (share: Share, month: Month.Month): Flow => {
  const { cdr, session } = share.settled
  const settled = recognised(cdr.net, share.state, share)
  const nothing = Money.zero(cdr.currency)
  // A session on an account brings no cash of its driver.
  if (session.payment.method._tag === "corporate") return { cash: nothing, net: nothing, settled }
  const period = Month.period(month, share.share.party.contract.zone)
  const collection = { end: session.end, cash: session.payment.cash, gross: cdr.gross }
  const state = Recognition.inMonth({ ...collection, isCertain: false }, period)
  const cash = Recognition.cashInMonth(collection, period)
  return { cash, net: recognised(cdr.net, state, share), settled }
}

/** The sessions of a statement that have a line of their own, each once. */
const flowsOf = ({ lines, month }: Statement.Statement): readonly Flow[] => {
  const shares = lines.flatMap(({ basis }) => (basis._tag === "share" ? [basis] : []))
  const once = new Map(shares.map((share) => [share.settled.session.id, share]))
  return [...once.values()].map((share) => flowOf(share, month))
}

const row = (name: string, amount: Money.Money, note = ""): Fall => ({ name, amount, note, isSum: false })
const sum = (name: string, amount: Money.Money, note = ""): Fall => ({ name, amount, note, isSum: true })

/**
 * From what drivers paid to the partner's revenue.
 *
 * The cash of sessions that have no line, as nothing of them is the partner's, is the other parties'.
 */
const revenueFalls = (statement: Statement.Statement): readonly Fall[] => {
  const { currency, totals } = statement
  const flows = flowsOf(statement)
  const total = (amountOf: (flow: Flow) => Money.Money): Money.Money =>
    Money.sum(currency, flows.map(amountOf))
  const vat = total(({ cash, net }) => Money.subtract(net, cash))
  const withoutCash = total(({ net, settled }) => Money.subtract(settled, net))
  const revenue = Money.add(totals.revenueCollected, totals.revenuePrevious)
  const before = Money.sum(currency, [totals.grossCollected, vat, withoutCash])
  const earlier = `${Money.format(totals.revenuePrevious)} from earlier months`
  return [
    row("drivers paid", totals.grossCollected, "gross"),
    row("VAT of drivers", vat),
    row("counted without cash", withoutCash, "on account or accrued, less cash counted earlier"),
    row("other parties' part", Money.subtract(revenue, before)),
    sum("revenue", revenue, Money.isZero(totals.revenuePrevious) ? "collected" : `of which ${earlier}`)
  ]
}

const lineSections = [
  ["platform-fees", "platform fees"],
  ["corporate", "sessions on account"],
  ["top-ups", "top-ups"],
  ["recurring", "recurring lines"],
  ["true-ups", "true-ups"],
  ["adjustments", "adjustments"]
] as const

const signedVat = ({ sign, vat }: StatementLine.StatementLine): Money.Money =>
  StatementLine.signed({ sign, net: vat })

const alwaysShown: ReadonlySet<string> = new Set(["drivers paid", "revenue", "balance", "payable"])

/**
 * From what drivers paid, gross, down to what is really paid to the partner, or by it.
 *
 * - Returns: rows that are not zero, and the main ones; what is taken off is below zero
 * - Law: each sum is the sum before it and the rows between
 */
export const waterfall = (statement: Statement.Statement): readonly Fall[] => {
  const { currency, lines, totals } = statement
  const ofLines = (
    amountOf: (line: StatementLine.StatementLine) => Money.Money,
    isMeant: (line: StatementLine.StatementLine) => boolean
  ): Money.Money => Money.sum(currency, lines.filter(isMeant).map(amountOf))
  const falls = [
    ...revenueFalls(statement),
    ...lineSections.map(([section, name]) =>
      row(
        name,
        ofLines(StatementLine.signed, (line) => line.section === section)
      )
    ),
    sum("balance", totals.balance, "net of VAT"),
    ...StatementLine.documents.map((document) =>
      row(
        `VAT, ${Phrases.documents[document]}`,
        ofLines(signedVat, (line) => line.document === document)
      )
    ),
    sum("payable", totals.payable)
  ]
  return falls.filter(({ amount, name }) => alwaysShown.has(name) || !Money.isZero(amount))
}
