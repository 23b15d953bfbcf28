import { type Settlement, StatementContent } from "@hostwatt/core"
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
  "about",
  "sign",
  "net",
  "document",
  "taxCategory",
  "vatPercent",
  "vat"
] as const

type Row = Readonly<Record<(typeof columns)[number], string>>

// What a spreadsheet would take for the beginning of a formula, full-width forms included.
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/** Text of a cell that no spreadsheet computes: an apostrophe in front of what looks like a formula. */
const inert = (text: string): string => (formula.test(text) ? `'${text}` : text)

/** A cell of text that came from outside; empty for what a line is not about. */
const cell = (text: string | null): string => (text === null ? "" : inert(text))

const rowsOf = ({ statements }: Settlement.Settlement): readonly Row[] =>
  statements
    .map(StatementContent.fromStatement)
    .flatMap(({ counterpartyId, currency, lines, partnerId, period }) =>
      lines.map((line) => ({
        month: period.month,
        partnerId: inert(partnerId),
        counterpartyId: inert(counterpartyId),
        currency,
        section: line.section,
        kind: line.kind,
        lineId: inert(line.id),
        contractId: cell(line.contractId),
        contractVersion: cell(line.contractVersion),
        sessionId: cell(line.sessionId),
        sessionRevision: String(line.sessionRevision ?? ""),
        sessionEnd: cell(line.sessionEnd),
        about: cell(line.about),
        sign: line.sign,
        // An amount below zero begins with a minus and is no formula.
        net: line.net,
        document: line.document,
        taxCategory: cell(line.taxCategory),
        vatPercent: cell(line.vatPercent),
        vat: line.vat
      }))
    )

/** The lines of all statements of a month as CSV, one row each. */
export const csv = (settlement: Settlement.Settlement): string =>
  stringify([...rowsOf(settlement)], { header: true, columns: [...columns] })
