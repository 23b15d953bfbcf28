import {
  type Bundle,
  Cdr,
  Decimal,
  Exact,
  LineTrace,
  Money,
  Phrasebook,
  type Statement,
  type StatementLine,
  TraceDocument
} from "@hostwatt/core"
import type { Ink } from "./ink.ts"
import { plain, wrapped } from "./plain.ts"
import { pageWidth } from "./table.ts"
import { localTime, party } from "./wording.ts"

/** A line, and the statement on which it stands. */
export interface Found {
  readonly statement: Statement.Statement
  readonly line: StatementLine.StatementLine
}

const isAre: Readonly<Record<StatementLine.Section, string>> = {
  collected: "is owed",
  "collected-previous": "is owed, as the money came in this month,",
  awaited: "will be owed, once the driver has paid,"
}

const headline = ({ line, statement }: Found, names: Bundle.Names): string => {
  const { currency, month, partnerId } = statement
  const { cdr, host, place, session } = line.basis
  const zone = host.contract.zone
  const partner = party(partnerId, names.partners.get(partnerId))
  return plain(
    `${partner} ${isAre[line.section]} ${Money.format(line.net)} ${currency} on the statement of ${month} ` +
      `for session ${session.id}, which ended ${localTime(session.end, zone)} ${zone} time at EVSE ${place.evse.id} ` +
      `and cost its driver ${Money.format(cdr.gross)} ${currency}; contract ${line.contractId}, as of ${line.contractVersion}.`
  )
}

interface Deduction {
  readonly amount: Money.Money
  readonly name: string
}

/** What is taken off the revenue before it is shared. */
const deductions = ({
  cdr,
  electricity,
  host
}: StatementLine.StatementLine["basis"]): readonly Deduction[] => {
  const fee = Cdr.connectionFee(cdr)
  const isKept = host.version.revenueShare.connectionFee === "kept-by-operator" && !Money.isZero(fee)
  return [
    ...(isKept ? [{ amount: fee, name: "connection fee (kept by the operator)" }] : []),
    ...(electricity === undefined ? [] : [{ amount: electricity.cost, name: "electricity" }])
  ]
}

/** How the base came about: ` − 7.43 electricity = 2.69`; nothing where the whole revenue is shared. */
const based = (basis: StatementLine.StatementLine["basis"]): string => {
  const { cdr, split } = basis
  const taken = deductions(basis)
  if (taken.length === 0) return ""
  const rest = taken.reduce((left, { amount }) => Money.subtract(left, amount), cdr.net)
  const floored = Money.equals(rest, split.base) ? "" : `, at least zero ${Money.format(split.base)}`
  const terms = taken.map(({ amount, name }) => ` − ${Money.format(amount)} ${name}`)
  return `${terms.join("")} = ${Money.format(rest)}${floored}`
}

/** Base, percentage and share in one go: `21.18; 55 % = 11.649 → 11.65`. */
const shared = ({ currentType, host, split }: StatementLine.StatementLine["basis"]): string => {
  const percent = host.version.revenueShare.partnerShare[currentType]
  const exact = Exact.divide(Exact.multiply(Money.toExact(split.base), percent), Exact.hundred)
  const rounded = Exact.equals(exact, Money.toExact(split.share)) ? "" : `${Decimal.show(exact)} → `
  return `${Decimal.show(percent)} % = ${rounded}${Money.format(split.share)}`
}

/** How the amount came about, in one line. */
const summary = ({ line: { basis } }: Found): string => {
  const { operator, partner, reimbursed } = basis.split
  const back = Money.isZero(reimbursed)
    ? ""
    : `; + ${Money.format(reimbursed)} electricity back = ${Money.format(partner)}`
  const revenue = `${Money.format(basis.cdr.net)} revenue${based(basis)}`
  return `${revenue}; ${shared(basis)}${back}; the operator has the other ${Money.format(operator)}`
}

/** A line told in words, with where its facts stand. */
export interface Explanation {
  readonly headline: string
  readonly sentences: readonly string[]
  readonly sources: readonly string[]
  readonly summary: string
}

const told = (found: Found, names: Bundle.Names): Explanation => {
  const { sentences, sources } = Phrasebook.explain(LineTrace.of(found.line))
  return {
    headline: headline(found, names),
    sentences: sentences.map(plain),
    sources: sources.map((source) => plain(Phrasebook.whereabouts(source))),
    summary: summary(found)
  }
}

/** A line told as people read it. */
export const explanationTable = (found: Found, names: Bundle.Names, ink: Ink): readonly string[] => {
  const { headline: first, sentences, sources, summary: last } = told(found, names)
  return [
    ink.bold(plain(found.line.id)),
    ...wrapped(first, pageWidth),
    "",
    ...sentences.map((sentence) => `  ${sentence}`),
    "",
    ...sources.map((source, index) => ink.dim(`  [${index + 1}] ${source}`)),
    "",
    last
  ]
}

/** A line told for programs: the words, and the trace that they are from. */
export const explanationDocument = (found: Found, names: Bundle.Names) => {
  const { line, statement } = found
  return {
    lineId: line.id,
    month: statement.month,
    partnerId: statement.partnerId,
    counterpartyId: statement.counterpartyId,
    currency: statement.currency,
    net: Money.format(line.net),
    ...told(found, names),
    trace: TraceDocument.fromTrace(LineTrace.of(line))
  }
}
