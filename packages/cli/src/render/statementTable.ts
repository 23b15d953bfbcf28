import {
  type Bundle,
  Energy,
  Hash,
  Money,
  type Statement,
  StatementContent,
  StatementLine
} from "@hostwatt/core"
import type { Ink } from "./ink.ts"
import * as Phrases from "./phrases.ts"
import { counted, plain } from "./plain.ts"
import { type Column, type Entry, pageWidth, table, widthOf } from "./table.ts"
import { kilowattHourDigits, kilowattHours, localTime, party } from "./wording.ts"

/** What a reader wants to see of a settlement. */
export interface View {
  readonly names: Bundle.Names
  readonly ink: Ink
  readonly allLines: boolean
}

const linesPerSection = 20

const columns: readonly Column[] = [
  { title: "session", align: "left", least: 10 },
  { title: "ended", align: "left" },
  { title: "kWh", align: "right" },
  { title: "gross", align: "right" },
  { title: "net", align: "right" },
  { title: "partner", align: "right" },
  { title: "contract", align: "left", least: 12 }
]

type Line = StatementLine.StatementLine

const rowOf = ({ basis, contractId, contractVersion, net, sessionId }: Line, digits: number) => {
  const { cdr, host, session } = basis
  return [
    sessionId,
    localTime(session.end, host.contract.zone),
    kilowattHours(cdr.energy, digits),
    Money.format(cdr.gross),
    Money.format(cdr.net),
    Money.format(net),
    `${contractId} of ${contractVersion}`
  ]
}

/** What the lines of a section come to. */
const subtotalOf = (
  lines: readonly Line[],
  { currency }: Statement.Statement,
  digits: number
): readonly string[] => {
  const sum = (amountOf: (line: Line) => Money.Money): string =>
    Money.format(Money.sum(currency, lines.map(amountOf)))
  return [
    counted(lines.length, "line"),
    "",
    kilowattHours(Energy.sum(lines.map(({ basis }) => basis.cdr.energy)), digits),
    sum(({ basis }) => basis.cdr.gross),
    sum(({ basis }) => basis.cdr.net),
    sum(({ net }) => net)
  ]
}

const sectionEntries = (
  statement: Statement.Statement,
  section: StatementLine.Section,
  { allLines, ink }: View,
  digits: number
): readonly Entry[] => {
  const lines = statement.lines.filter((line) => line.section === section)
  if (lines.length === 0) return []
  const shown = allLines ? lines : lines.slice(0, linesPerSection)
  const rest = lines.length - shown.length
  const more = `… ${counted(rest, "more line", "more lines")}, see --all-lines or --format json|csv`
  return [
    { line: ink.bold(Phrases.sections[section]) },
    ...shown.map((line) => ({ cells: rowOf(line, digits) })),
    ...(rest > 0 ? [{ line: ink.dim(more) }] : []),
    { cells: subtotalOf(lines, statement, digits), ink: ink.bold },
    { line: "" }
  ]
}

const header = (statement: Statement.Statement, { ink, names }: View): readonly string[] => {
  const { counterpartyId, currency, month, partnerId, period, zone } = statement
  const who = plain(party(partnerId, names.partners.get(partnerId)))
  const space = " ".repeat(Math.max(2, pageWidth - widthOf(who) - widthOf(month)))
  return [
    ink.bold(`${who}${space}${month}`),
    plain(`from ${party(counterpartyId, names.operator)}, amounts in ${currency}`),
    `${localTime(period.start, zone)} until before ${localTime(period.end, zone)}, ${zone} time`
  ]
}

const alwaysShown: ReadonlySet<string> = new Set([
  "revenueCollected",
  "revenuePrevious",
  "revenueAwaited",
  "balance",
  "payable",
  "grossCollected"
])

const totalLines = (statement: Statement.Statement, { ink }: View, digits: number): readonly string[] => {
  const { totals } = statement
  const sums = (Object.keys(Phrases.totals) as (keyof typeof Phrases.totals)[])
    .filter((key) => alwaysShown.has(key) || !Money.isZero(totals[key]))
    .map((key) => ({ ...Phrases.totals[key], amount: Money.format(totals[key]), key }))
  const rows = [
    ...sums,
    { name: "energy", note: "kWh", amount: kilowattHours(totals.energyHosted, digits), key: "energy" },
    { name: "sessions", note: "", amount: String(totals.sessionsHosted), key: "sessions" }
  ]
  const names = Math.max(...rows.map(({ name }) => name.length))
  const amounts = Math.max(...rows.map(({ amount }) => amount.length))
  return rows.map(({ amount, key, name, note }) => {
    const line = `  ${name.padEnd(names)}  ${amount.padStart(amounts)}`
    return `${key === "payable" ? ink.bold(line) : line}  ${note === "" ? "" : ink.dim(note)}`.trimEnd()
  })
}

/**
 * A statement as people read it: its lines by section, what they come to, and its hash.
 */
export const statementTable = (statement: Statement.Statement, view: View): readonly string[] => {
  const energies = statement.lines.map(({ basis }) => basis.cdr.energy)
  const digits = kilowattHourDigits(energies)
  const entries = StatementLine.sections.flatMap((section) =>
    sectionEntries(statement, section, view, digits)
  )
  return [
    ...header(statement, view),
    "",
    ...table(columns, entries),
    ...totalLines(statement, view, digits),
    "",
    `  content hash  ${Hash.contentHash(StatementContent.fromStatement(statement))}`
  ]
}
