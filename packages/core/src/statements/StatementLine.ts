import * as Month from "../values/Month.ts"
import * as Recognition from "../sharing/Recognition.ts"
import type { ContractId, SessionId } from "../values/Id.ts"
import * as Id from "../values/Id.ts"
import type { Money } from "../values/Money.ts"
import type { SettledSession } from "./SettledSession.ts"

/** Which part of a statement a line stands in, in the order in which parts are printed. */
export const sections = ["collected", "collected-previous", "awaited"] as const

export type Section = (typeof sections)[number]

/** One amount on a statement, for one session under one contract. */
export interface StatementLine {
  readonly id: string
  readonly kind: "revenue"
  readonly section: Section
  /** Seen from the partner: what the line is for earns or owes. The amount may be below zero either way. */
  readonly sign: "earns" | "owes"
  readonly contractId: ContractId
  readonly contractVersion: Month.Month
  readonly sessionId: SessionId
  readonly sessionRevision: number
  /** Excluding VAT. */
  readonly net: Money
  /** What the line was computed from. */
  readonly basis: SettledSession
}

/** Whether a line is paid now; an awaited one is shown, and paid in the month its money comes in. */
export const isPayable = ({ section }: StatementLine): boolean => section !== "awaited"

/** Orders lines: by section, then by when the session ended, then by id. */
export const compare = (left: StatementLine, right: StatementLine): number =>
  sections.indexOf(left.section) - sections.indexOf(right.section) ||
  left.basis.session.end - right.basis.session.end ||
  Id.compare(left.id, right.id)

const line = (
  settled: SettledSession,
  section: Section,
  net: Money | undefined
): readonly StatementLine[] => {
  if (net === undefined) return []
  const { session, host } = settled
  return [
    {
      id: Id.join(section, host.contract.id, session.id),
      kind: "revenue",
      section,
      sign: "earns",
      contractId: host.contract.id,
      contractVersion: host.version.from,
      sessionId: session.id,
      sessionRevision: session.revision,
      net,
      basis: settled
    }
  ]
}

/** How much of a settled session a month collects, in the zone of its contract. */
export const collectedShare = (
  { session, cdr, host }: SettledSession,
  month: Month.Month
): Recognition.CollectedShare =>
  Recognition.inMonth(
    { end: session.end, cash: session.payment.cash, gross: cdr.gross },
    Month.period(month, host.contract.zone)
  )

/**
 * The lines that a session makes on the hosting partner's statement of a month: none, one or two.
 *
 * - Source: specification 06, "Recognition of revenue"
 */
export const fromSettledSession = (settled: SettledSession, month: Month.Month): readonly StatementLine[] => {
  const recognised = Recognition.recognise(
    settled.split.partner,
    collectedShare(settled, month),
    settled.rounding
  )
  return [
    ...line(settled, "collected", recognised.collected),
    ...line(settled, "collected-previous", recognised.previous),
    ...line(settled, "awaited", recognised.awaited)
  ]
}
