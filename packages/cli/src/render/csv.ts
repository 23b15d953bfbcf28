import { Instant, Money, type Settlement } from "@hostwatt/core"
import { stringify } from "csv-stringify/sync"

const columns = [
  "month",
  "partnerId",
  "counterpartyId",
  "currency",
  "section",
  "kind",
  "lineId",
  "contractId",
  "contractVersion",
  "sessionId",
  "sessionRevision",
  "sessionEnd",
  "sign",
  "net"
] as const

type Row = Readonly<Record<(typeof columns)[number], string>>

// What a spreadsheet would take for the beginning of a formula, full-width forms included.
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/** Text of a cell that no spreadsheet computes: an apostrophe in front of what looks like a formula. */
const inert = (text: string): string => (formula.test(text) ? `'${text}` : text)

const rowsOf = (settlement: Settlement.Settlement): readonly Row[] =>
  settlement.statements.flatMap(({ counterpartyId, currency, lines, month, partnerId }) =>
    lines.map((line) => ({
      month,
      partnerId: inert(partnerId),
      counterpartyId: inert(counterpartyId),
      currency,
      section: line.section,
      kind: line.kind,
      lineId: inert(line.id),
      contractId: inert(line.contractId),
      contractVersion: line.contractVersion,
      sessionId: inert(line.sessionId),
      sessionRevision: String(line.sessionRevision),
      sessionEnd: Instant.format(line.basis.session.end),
      sign: line.sign,
      // An amount below zero begins with a minus and is no formula.
      net: Money.format(line.net)
    }))
  )

/** The lines of all statements of a month as CSV, one row each. */
export const csv = (settlement: Settlement.Settlement): string =>
  stringify([...rowsOf(settlement)], { header: true, columns: [...columns] })
