import { Energy, Money, type Statement, StatementLine } from "@hostwatt/core"
import * as Phrases from "./phrases.ts"
import { counted } from "./plain.ts"
import { subject } from "./subject.ts"
import { type Column, type Entry, table } from "./table.ts"
import type { View } from "./View.ts"
import { kilowattHours, localTime } from "./wording.ts"

type Line = StatementLine.StatementLine

const linesPerSection = 20

/** A column with what stands in it for a line, and for all lines of a section. */
interface Field extends Column {
  /** A session with several lines is told, and counts, once in a section: on its first line. */
  readonly of: (line: Line, isFirst: boolean) => string
  readonly ofAll: (lines: readonly Line[]) => string
}

const nothing = (): string => ""

const signedVat = ({ sign, vat }: Line): Money.Money => StatementLine.signed({ sign, net: vat })

const amount = (title: string, amountOf: (line: Line) => Money.Money): Field => ({
  title,
  align: "right",
  of: (line) => Money.format(amountOf(line)),
  ofAll: (lines) =>
    lines[0] === undefined ? "" : Money.format(Money.sum(lines[0].net.currency, lines.map(amountOf)))
})

type Settled = Extract<Line["basis"], { readonly _tag: "share" }>["settled"]

const settledOf = ({ basis }: Line): readonly Settled[] => (basis._tag === "share" ? [basis.settled] : [])

const ofSession = (title: string, sumOf: (sessions: readonly Settled[]) => string): Field => ({
  title,
  align: "right",
  of: (line, isFirst) => (isFirst ? sumOf(settledOf(line)) : ""),
  ofAll: (lines) => sumOf([...new Map(lines.flatMap(settledOf).map((one) => [one.session.id, one])).values()])
})

const sessionMoney = (title: string, amountOf: (session: Settled) => Money.Money): Field =>
  ofSession(title, (sessions) =>
    sessions[0] === undefined ? "" : Money.format(Money.sum(sessions[0].cdr.currency, sessions.map(amountOf)))
  )

const contract: Field = {
  title: "contract",
  align: "left",
  least: 12,
  of: ({ contract: party }) => (party === undefined ? "" : `${party.contract.id} of ${party.version.from}`),
  ofAll: nothing
}

const vatOf = (lines: readonly Line[]): readonly Field[] =>
  lines.some(({ vat }) => !Money.isZero(vat)) ? [amount("VAT", signedVat)] : []

const revenueFields = (lines: readonly Line[], digits: number): readonly Field[] => [
  {
    title: "session",
    align: "left",
    least: 10,
    of: ({ session }) => session?.id ?? "",
    ofAll: (own) => counted(own.length, "line")
  },
  {
    title: "ended",
    align: "left",
    of: ({ parties, session }) => (session === undefined ? "" : localTime(session.end, parties.zone)),
    ofAll: nothing
  },
  ofSession("kWh", (sessions) => kilowattHours(Energy.sum(sessions.map(({ cdr }) => cdr.energy)), digits)),
  sessionMoney("gross", ({ cdr }) => cdr.gross),
  sessionMoney("net", ({ cdr }) => cdr.net),
  amount("partner", StatementLine.signed),
  ...vatOf(lines),
  ...(lines.some(({ kind }) => kind !== "revenue")
    ? [{ title: "for", align: "left", of: ({ kind }: Line) => Phrases.kinds[kind], ofAll: nothing } as const]
    : []),
  contract
]

const otherFields = (lines: readonly Line[]): readonly Field[] => [
  { title: "for", align: "left", least: 20, of: subject, ofAll: (own) => counted(own.length, "line") },
  contract,
  amount("partner", StatementLine.signed),
  ...vatOf(lines),
  ...(lines.some(({ vat }) => !Money.isZero(vat))
    ? [
        {
          title: "document",
          align: "left",
          of: ({ document }: Line) => Phrases.documents[document],
          ofAll: nothing
        } as const
      ]
    : [])
]

const sectionEntries = (
  fields: readonly Field[],
  section: StatementLine.Section,
  lines: readonly Line[],
  { allLines, ink }: View
): readonly Entry[] => {
  const firsts = new Map(lines.toReversed().map(({ id, session }) => [session?.id, id]))
  const shown = allLines ? lines : lines.slice(0, linesPerSection)
  const rest = lines.length - shown.length
  const more = `… ${counted(rest, "more line", "more lines")}, see --all-lines or --format json|csv`
  return [
    { line: ink.bold(Phrases.sections[section]) },
    ...shown.map((line) => ({
      cells: fields.map((field) => field.of(line, firsts.get(line.session?.id) === line.id))
    })),
    ...(rest > 0 ? [{ line: ink.dim(more) }] : []),
    { cells: fields.map((field) => field.ofAll(lines)), ink: ink.bold },
    { line: "" }
  ]
}

const tableOf = (
  lines: readonly Line[],
  fieldsOf: (lines: readonly Line[]) => readonly Field[],
  view: View
): readonly string[] => {
  if (lines.length === 0) return []
  const fields = fieldsOf(lines)
  const bySection = Map.groupBy(lines, ({ section }) => section)
  const entries = [...bySection].flatMap(([section, own]) => sectionEntries(fields, section, own, view))
  return table(fields, entries)
}

const isRevenue = ({ basis }: Line): boolean => basis._tag === "share"

/**
 * The lines of a statement by section: those of sessions' revenue in one table, all others in another.
 *
 * Amounts are as the partner sees them: what it owes is below zero.
 */
export const sectionTables = (
  { lines }: Statement.Statement,
  view: View,
  digits: number
): readonly string[] => {
  return [
    ...tableOf(lines.filter(isRevenue), (own) => revenueFields(own, digits), view),
    ...tableOf(
      lines.filter((line) => !isRevenue(line)),
      otherFields,
      view
    )
  ]
}
