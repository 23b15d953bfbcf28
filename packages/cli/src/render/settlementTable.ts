import { Money, type SettledSession, type Settlement, type Warning } from "@hostwatt/core"
import * as Phrases from "./phrases.ts"
import { counted, listed } from "./plain.ts"
import { statementTable } from "./statementTable.ts"
import type { View } from "./View.ts"

const idsShown = 8

const blockedGroup = (
  sessions: readonly SettledSession.BlockedSession[],
  { ink }: View
): readonly string[] => {
  const [first] = sessions
  if (first === undefined) return []
  const { remedy, says } = Phrases.blockedReasons[first.reason]
  const fact = Phrases.facts[first.because]
  return [
    `  ${sessions.length} ${first.reason}: ${says}${fact === undefined ? "" : ` (${fact})`}`,
    `      ${listed(
      sessions.map(({ sessionId }) => sessionId),
      idsShown
    )}`,
    ink.dim(`      ${remedy}`)
  ]
}

/** The sessions that are on no line, by reason, with what to do. */
const blockedLines = ({ blocked }: Settlement.Settlement, view: View): readonly string[] => {
  if (blocked.length === 0) return []
  const groups = Map.groupBy(blocked, ({ because, reason }) => `${reason} ${because}`)
  const are = `${counted(blocked.length, "session")} ${blocked.length === 1 ? "is" : "are"}`
  return [
    view.ink.bad(`Blocked: ${are} on no revenue line until solved`),
    ...[...groups.values()].flatMap((sessions) => blockedGroup(sessions, view)),
    ""
  ]
}

const operatorLines = ({ operator }: Settlement.Settlement, { ink }: View): readonly string[] => {
  if (operator.length === 0) return []
  const rows = operator.map(({ currency, retained, suspense }) => ({
    currency,
    retained: Money.format(retained),
    suspense: Money.format(suspense)
  }))
  const width = Math.max(...rows.flatMap(({ retained, suspense }) => [retained.length, suspense.length]))
  return [
    ink.bold("Operator, over all partners"),
    ...rows.flatMap(({ currency, retained, suspense }) => [
      `  retained  ${retained.padStart(width)} ${currency}  ${ink.dim("of the sessions on statements, net")}`,
      `  suspense  ${suspense.padStart(width)} ${currency}  ${ink.dim("of blocked sessions that have a price, net")}`
    ]),
    ""
  ]
}

const warningGroup = (warnings: readonly Warning.Warning[], { ink }: View): readonly string[] => {
  const [first] = warnings
  if (first === undefined) return []
  const subjects = [...new Set(warnings.map(({ subject }) => subject.id))]
  return [
    `  ${warnings.length} ${first.code}: ${Phrases.warnings[first.code]}`,
    ink.dim(`      ${listed(subjects, idsShown)}`)
  ]
}

const warningLines = ({ warnings }: Settlement.Settlement, view: View): readonly string[] => {
  if (warnings.length === 0) return []
  const groups = Map.groupBy(warnings, ({ code }) => code)
  return [
    view.ink.bold("Warnings"),
    ...[...groups.values()].flatMap((group) => warningGroup(group, view)),
    ""
  ]
}

/** How to see what is behind a line, with one of them as the example. */
const hint = ({ month, statements }: Settlement.Settlement, { ink }: View): readonly string[] => {
  const id = statements[0]?.lines[0]?.id
  if (id === undefined) return []
  const example = /^[\w:.-]+$/.test(id) ? id : "ID"
  return [ink.dim(`How an amount came about: hostwatt explain … --month ${month} --line ${example}`)]
}

/**
 * A settled month as people read it: the statements, then what is blocked, what stays with the
 * operator and what should be known.
 *
 * - Returns: texts that end in a newline, one after the other
 */
export function* settlementTable(settlement: Settlement.Settlement, view: View): Generator<string> {
  const { month, statements } = settlement
  if (statements.length === 0) yield `There is no statement for ${month}.\n\n`
  for (const statement of statements) yield `${statementTable(statement, view).join("\n")}\n\n\n`
  const rest = [
    ...blockedLines(settlement, view),
    ...operatorLines(settlement, view),
    ...warningLines(settlement, view),
    ...hint(settlement, view)
  ]
  yield rest.map((line) => `${line}\n`).join("")
}
