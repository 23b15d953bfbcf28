import { Energy, Hash, Money, type Statement, StatementContent } from "@hostwatt/core"
import { plain } from "./plain.ts"
import { sectionTables } from "./sectionTables.ts"
import { pageWidth, widthOf } from "./table.ts"
import type { View } from "./View.ts"
import { waterfall } from "./waterfall.ts"
import { counterparty, kilowattHourDigits, kilowattHours, localTime, party } from "./wording.ts"

const header = (statement: Statement.Statement, { ink, names }: View): readonly string[] => {
  const { counterpartyId, currency, month, partnerId, period, zone } = statement
  const who = plain(party(partnerId, names.partners.get(partnerId)))
  const space = " ".repeat(Math.max(2, pageWidth - widthOf(who) - widthOf(month)))
  return [
    ink.bold(`${who}${space}${month}`),
    plain(`from ${counterparty(counterpartyId, names)}, amounts in ${currency}`),
    `${localTime(period.start, zone)} until before ${localTime(period.end, zone)}, ${zone} time`
  ]
}

/** A name, its figure and what to know of it. */
interface Row {
  readonly name: string
  readonly amount: string
  readonly note: string
  readonly ink?: (text: string) => string
}

const inColumns = (rows: readonly Row[], { ink }: View): readonly string[] => {
  const names = Math.max(...rows.map(({ name }) => widthOf(name)))
  const amounts = Math.max(...rows.map(({ amount }) => amount.length))
  return rows.map(({ amount, ink: own, name, note }) => {
    const line = `  ${name}${" ".repeat(names - widthOf(name))}  ${amount.padStart(amounts)}`
    return `${own === undefined ? line : own(line)}  ${note === "" ? "" : ink.dim(note)}`.trimEnd()
  })
}

/** From what drivers paid to what is payable; sums stand behind an equals sign. */
const fallRows = (statement: Statement.Statement, { ink }: View): readonly Row[] =>
  waterfall(statement).map(({ amount, isSum, name, note }) => ({
    name: `${isSum ? "=" : " "} ${name}`,
    amount: Money.format(amount),
    note,
    ...(isSum ? { ink: ink.bold } : {})
  }))

/** What is no part of the balance: what is awaited, and what was charged. */
const besideRows = ({ totals }: Statement.Statement, digits: number): readonly Row[] => [
  {
    name: "  awaited",
    amount: Money.format(totals.revenueAwaited),
    note: "not paid yet, and not in the balance"
  },
  { name: "  energy", amount: kilowattHours(totals.energyHosted, digits), note: "kWh" },
  { name: "  sessions", amount: String(totals.sessionsHosted), note: "" },
  ...(totals.sessionsCorporate === 0
    ? []
    : [
        {
          name: "  energy on account",
          amount: kilowattHours(totals.energyCorporate, digits),
          note: "kWh"
        },
        { name: "  sessions on account", amount: String(totals.sessionsCorporate), note: "" }
      ])
]

const digitsOf = ({ lines, totals }: Statement.Statement): number => {
  const energies = lines.flatMap(({ basis }) => (basis._tag === "share" ? [basis.settled.cdr.energy] : []))
  return kilowattHourDigits([...energies, Energy.sum(energies), totals.energyHosted, totals.energyCorporate])
}

/**
 * A statement as people read it: its lines by section, how its balance came about, and its hash.
 */
export const statementTable = (statement: Statement.Statement, view: View): readonly string[] => {
  const digits = digitsOf(statement)
  const falls = fallRows(statement, view)
  const rows = inColumns([...falls, ...besideRows(statement, digits)], view)
  return [
    ...header(statement, view),
    "",
    ...sectionTables(statement, view, digits),
    view.ink.bold("From drivers to payable"),
    ...rows.slice(0, falls.length),
    "",
    ...rows.slice(falls.length),
    "",
    `  content hash  ${Hash.contentHash(StatementContent.fromStatement(statement))}`
  ]
}
