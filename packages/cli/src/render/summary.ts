import { type Bundle, Decimal, Exact, Instant, Money, type StatementLine } from "@hostwatt/core"
import { shareSummary } from "./shareSummary.ts"
import { type BasisOf, countedAssets } from "./subject.ts"

const text = Money.format

const charged = (charge: BasisOf<"platform-fee" | "recurring">["charge"]): string => {
  const { amount, count, counting, price } = charge
  const exact = Exact.multiply(Money.toExact(price), count)
  const rounded = Exact.equals(exact, Money.toExact(amount)) ? "" : `${Decimal.show(exact)} → `
  return `${text(price)} a month × ${countedAssets(charge)}, counted ${counting}, = ${rounded}${text(amount)}`
}

const corporate = ({ charge }: BasisOf<"corporate">): string => {
  const { discount, driver, list, owed, part } = charge
  const spilled = Money.isZero(driver)
    ? ""
    : ` − ${text(driver)} beyond the limit, its driver's, = ${text(part)}`
  const less = Money.isZero(discount) ? "" : ` − ${text(discount)} discount = ${text(owed)}`
  return `${text(list)} list price${spilled}${less}, owed`
}

const trueUp = ({ trueUp: { amount, before, rule } }: BasisOf<"true-up">): string => {
  const limit = rule.kind === "guarantee" ? "at least" : "at most"
  const moved = Money.isNegative(amount) ? `${text(Money.negate(amount))} less` : `${text(amount)} more`
  return `a share of ${text(before)} this month, ${limit} ${text(rule.amount)}: ${moved}`
}

/** How the amount of a line came about, in one line. */
export const summary = (line: StatementLine.StatementLine, names: Bundle.Names): string => {
  const { basis, net } = line
  switch (basis._tag) {
    case "share":
      return shareSummary(line, basis, names)
    case "corporate":
      return corporate(basis)
    case "partner-fee":
      return `${text(net)} a month, as agreed with the partner`
    case "platform-fee":
    case "recurring":
      return charged(basis.charge)
    case "true-up":
      return trueUp(basis)
    case "top-up":
      return `${text(net)} added to the balance of driver ${basis.topUp.driverId} at ${Instant.format(basis.topUp.at)}`
    case "adjustment":
      return `${text(net)}, stated by the operator: ${basis.adjustment.reason ?? "no reason given"}`
  }
}
