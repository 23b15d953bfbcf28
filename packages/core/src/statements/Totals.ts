import type { Currency } from "../values/Currency.ts"
import * as Energy from "../values/Energy.ts"
import type { Month } from "../values/Month.ts"
import * as Money from "../values/Money.ts"
import { collectedShare, isPayable, type Section, type StatementLine } from "./StatementLine.ts"

/** What a statement comes to. Money excludes VAT but for what drivers paid. */
export interface Totals {
  readonly revenueCollected: Money.Money
  readonly revenuePrevious: Money.Money
  /** Shown, not paid yet. */
  readonly revenueAwaited: Money.Money
  readonly expenses: Money.Money
  readonly recurring: Money.Money
  readonly trueUps: Money.Money
  readonly adjustments: Money.Money
  readonly corrections: Money.Money
  readonly carryOver: Money.Money
  /** The sum of all payable lines; positive: the partner is owed. */
  readonly balance: Money.Money
  /** What is really paid; the balance where no tax profile exists. */
  readonly payable: Money.Money
  /** Gross, from drivers: what came in this month for the sessions on the payable lines. */
  readonly grossCollected: Money.Money
  /** Metered in sessions that ended in this month and have a line. */
  readonly energyHosted: Energy.Energy
  readonly energyCorporate: Energy.Energy
  readonly sessionsHosted: number
}

const ofSection = (lines: readonly StatementLine[], section: Section): readonly StatementLine[] =>
  lines.filter((line) => line.section === section)

const collectedGross = ({ basis, section }: StatementLine, month: Month): Money.Money => {
  const { before, after } = collectedShare(basis, month)
  const paid = Money.ratio(basis.cdr.gross, after, basis.rounding)
  return section === "collected"
    ? paid
    : Money.subtract(paid, Money.ratio(basis.cdr.gross, before, basis.rounding))
}

/**
 * Adds the lines of a statement up.
 *
 * - Law: `balance` is the sum of the payable lines
 * - Source: specification 06, "The statement"
 */
export const fromLines = (currency: Currency, month: Month, lines: readonly StatementLine[]): Totals => {
  const nothing = Money.zero(currency)
  const sum = (some: readonly StatementLine[]): Money.Money =>
    Money.sum(
      currency,
      some.map(({ net }) => net)
    )
  const revenueCollected = sum(ofSection(lines, "collected"))
  const revenuePrevious = sum(ofSection(lines, "collected-previous"))
  const balance = Money.add(revenueCollected, revenuePrevious)
  const gross = lines.filter(isPayable).map((line) => collectedGross(line, month))

  const ended = lines.filter(({ section }) => section !== "collected-previous")
  const hosted = new Map(ended.map(({ sessionId, basis }) => [sessionId, basis.cdr.energy]))
  return {
    revenueCollected,
    revenuePrevious,
    revenueAwaited: sum(ofSection(lines, "awaited")),
    expenses: nothing,
    recurring: nothing,
    trueUps: nothing,
    adjustments: nothing,
    corrections: nothing,
    carryOver: nothing,
    balance,
    payable: balance,
    grossCollected: Money.sum(currency, gross),
    energyHosted: Energy.sum([...hosted.values()]),
    energyCorporate: Energy.zero,
    sessionsHosted: hosted.size
  }
}
