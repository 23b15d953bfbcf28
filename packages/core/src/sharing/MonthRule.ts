import type { MonthRule } from "../contracts/PlatformFee.ts"
import * as Money from "../values/Money.ts"

/** What a rule adds to, or takes from, the partner's share of a month. */
export interface TrueUp {
  readonly rule: MonthRule
  /** Where the rule stands among those of its version. */
  readonly position: number
  /** The partner's share before the rule. */
  readonly before: Money.Money
  /** Positive for a guarantee, negative for a cap. */
  readonly amount: Money.Money
}

/**
 * What the rules of a month make of the partner's share, one after the other.
 *
 * - Returns: a true-up for each rule that moved the share
 * - Source: specification 06, "Platform fees and other monthly lines"
 */
export const trueUps = (share: Money.Money, rules: readonly MonthRule[]): readonly TrueUp[] => {
  const done: TrueUp[] = []
  let before = share
  for (const [position, rule] of rules.entries()) {
    const isBelow = Money.isNegative(Money.subtract(before, rule.amount))
    const isAbove = Money.isNegative(Money.subtract(rule.amount, before))
    if (rule.kind === "guarantee" ? isBelow : isAbove) {
      done.push({ rule, position, before, amount: Money.subtract(rule.amount, before) })
      before = rule.amount
    }
  }
  return done
}
