import type { Currency } from "../values/Currency.ts"
import * as Energy from "../values/Energy.ts"
import * as Recognition from "../sharing/Recognition.ts"
import * as Month from "../values/Month.ts"
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
  /** Gross, from drivers: what came in this month for the sessions that the partner has a part in. */
  readonly grossCollected: Money.Money
  /** Metered in sessions that ended in this month and have a revenue line. */
  readonly energyHosted: Energy.Energy
  readonly energyCorporate: Energy.Energy
  readonly sessionsHosted: number
  readonly sessionsCorporate: number
}

/** What a month brought in of a session's gross total; a session on an account brings its driver's money to nobody. */
const cashOf = ({ settled, share }: ShareBasis, month: Month.Month): Money.Money => {
  const { session, cdr } = settled
  const { method, cash } = session.payment
  if (method._tag === "corporate") return Money.zero(cdr.currency)
  const period = Month.period(month, share.party.contract.zone)
  return Recognition.cashInMonth({ end: session.end, cash, gross: cdr.gross }, period)
}

/** Each session once, whichever contracts of the partner share in it. */
const sessionsOf = (shares: readonly ShareBasis[]): readonly ShareBasis[] => [
  ...new Map(shares.map((basis) => [basis.settled.session.id, basis])).values()
]

const expenseSections: ReadonlySet<Section> = new Set(["platform-fees", "corporate", "top-ups"])

const inSection =
  (section: Section) =>
  (line: StatementLine): boolean =>
    line.section === section

/**
 * Adds the lines of a statement up.
 *
 * `shares` are the parts of sessions between the parties of the statement.
 *
 * - Law: `balance` is the signed sum of the payable lines; `payable` that of their gross
 * - Source: specification 06, "The statement"
 */
export const fromLines = (
  currency: Currency,
  month: Month.Month,
  lines: readonly StatementLine[],
  shares: readonly ShareBasis[]
): Totals => {
  const sumOf = (isMeant: (line: StatementLine) => boolean): Money.Money =>
    Money.sum(currency, lines.filter(isMeant).map(signed))
  const sessions = sessionsOf(shares)
  const ended = sessions.filter(({ state }) => state.isOfThisMonth)
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
    grossCollected: Money.sum(
      currency,
      sessions.map((basis) => cashOf(basis, month))
    ),
    energyHosted: Energy.sum(ended.map(({ settled }) => settled.cdr.energy)),
    energyCorporate: Energy.sum(corporate),
    sessionsHosted: ended.length,
    sessionsCorporate: corporate.length
  }
}
