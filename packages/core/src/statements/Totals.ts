import type { Currency } from "../values/Currency.ts"
import * as Energy from "../values/Energy.ts"
import * as Exact from "../values/Exact.ts"
import * as Money from "../values/Money.ts"
import { signedGross } from "./Documents.ts"
import type { ShareBasis } from "./LineBasis.ts"
import { isPayable, type Section, signed, type StatementLine } from "./StatementLine.ts"

/** What a statement comes to. Money excludes VAT but for `payable` and what drivers paid. */
export interface Totals {
  readonly revenueCollected: Money.Money
  readonly revenuePrevious: Money.Money
  /** Shown, not paid yet. */
  readonly revenueAwaited: Money.Money
  /** Platform fees, corporate sessions and top-ups; positive. */
  readonly expenses: Money.Money
  readonly recurring: Money.Money
  readonly trueUps: Money.Money
  readonly adjustments: Money.Money
  readonly corrections: Money.Money
  readonly carryOver: Money.Money
  /** The sum of all payable lines; positive: the partner is owed. */
  readonly balance: Money.Money
  /** What is really paid: the payable lines with their VAT. */
  readonly payable: Money.Money
  /** Gross, from drivers: what came in this month for the sessions on the payable lines. */
  readonly grossCollected: Money.Money
  /** Metered in sessions that ended in this month and have a revenue line. */
  readonly energyHosted: Energy.Energy
  readonly energyCorporate: Energy.Energy
  readonly sessionsHosted: number
  readonly sessionsCorporate: number
}

interface SharedSession {
  readonly id: string
  readonly section: Section
  readonly basis: ShareBasis
}

/** Each session of the statement once, as it stands in a section. */
const sharedSessions = (lines: readonly StatementLine[]): readonly SharedSession[] => {
  const found = lines.flatMap(({ section, basis }) =>
    basis._tag === "share" ? [{ id: basis.settled.session.id, section, basis }] : []
  )
  return [...new Map(found.map((one) => [JSON.stringify([one.section, one.id]), one])).values()]
}

/** What a month brought in of a session's gross total. */
const collectedGross = ({ settled, state }: ShareBasis): Money.Money => {
  const { gross } = settled.cdr
  const part = (share: Exact.Exact): Money.Money => Money.ratio(gross, share, settled.rounding)
  const after = part(state.after.collected)
  return state.isOfThisMonth ? after : Money.subtract(after, part(state.before.collected))
}

const expenseSections: ReadonlySet<Section> = new Set(["platform-fees", "corporate", "top-ups"])

/**
 * Adds the lines of a statement up.
 *
 * - Law: `balance` is the signed sum of the payable lines; `payable` that of their gross
 * - Source: specification 06, "The statement"
 */
export const fromLines = (currency: Currency, lines: readonly StatementLine[]): Totals => {
  const sumOf = (isMeant: (line: StatementLine) => boolean): Money.Money =>
    Money.sum(currency, lines.filter(isMeant).map(signed))
  const inSection = (section: Section) => (line: StatementLine) => line.section === section
  const sessions = sharedSessions(lines)
  const ended = new Map(
    sessions.filter(({ basis }) => basis.state.isOfThisMonth).map((one) => [one.id, one.basis])
  )
  const paid = new Map(sessions.filter(isPayable).map((one) => [one.id, one.basis]))
  const corporate = lines.flatMap(({ basis }) => (basis._tag === "corporate" ? [basis.cdr.energy] : []))
  return {
    revenueCollected: sumOf(inSection("collected")),
    revenuePrevious: sumOf(inSection("collected-previous")),
    revenueAwaited: sumOf(inSection("awaited")),
    expenses: Money.negate(sumOf(({ section }) => expenseSections.has(section))),
    recurring: sumOf(inSection("recurring")),
    trueUps: sumOf(inSection("true-ups")),
    adjustments: sumOf(inSection("adjustments")),
    corrections: Money.zero(currency),
    carryOver: Money.zero(currency),
    balance: sumOf(isPayable),
    payable: Money.sum(currency, lines.filter(isPayable).map(signedGross)),
    grossCollected: Money.sum(currency, [...paid.values()].map(collectedGross)),
    energyHosted: Energy.sum([...ended.values()].map(({ settled }) => settled.cdr.energy)),
    energyCorporate: Energy.sum(corporate),
    sessionsHosted: ended.size,
    sessionsCorporate: corporate.length
  }
}
