import { type Bundle, Decimal, Exact, Money, type RevenueSplit, type StatementLine } from "@hostwatt/core"
import type { BasisOf } from "./subject.ts"
import { party } from "./wording.ts"

type Line = StatementLine.StatementLine
type Basis = BasisOf<"share">
type Part = Basis["share"]
type Cost = keyof Part["revenue"]["costs"]

const text = Money.format

const costNames: Readonly<Record<Cost, string>> = {
  electricity: "electricity",
  payment: "payment cost",
  roaming: "roaming cost",
  other: "other cost"
}

const clauseOf = ({ party: { version } }: Part, cost: Cost): string =>
  cost === "electricity" ? version.revenueShare.electricity : version.revenueShare.costs[cost]

/** The costs of a session that are taken off, in the order of their names. */
const deductedCosts = (part: Part): readonly Cost[] =>
  (Object.keys(costNames) as Cost[]).filter(
    (cost) =>
      clauseOf(part, cost) !== "not-deducted" &&
      (cost === "electricity" || !Money.isZero(part.revenue.costs[cost]))
  )

/** The party on the other side of a contract. */
const otherParty = ({ above }: Part, names: Bundle.Names): string => {
  const id = above?.party.contract.partnerId
  return id === undefined ? "the operator" : party(id, names.partners.get(id))
}

/** What is taken off the revenue before it is shared. */
const deductions = (part: Part, names: Bundle.Names): readonly (readonly [Money.Money, string])[] => {
  const { connectionFee, costs } = part.revenue
  const isKept =
    part.party.version.revenueShare.connectionFee === "kept-by-operator" && !Money.isZero(connectionFee)
  return [
    ...(isKept ? [[connectionFee, `connection fee (kept by ${otherParty(part, names)})`] as const] : []),
    ...deductedCosts(part).map((cost) => [costs[cost], costNames[cost]] as const)
  ]
}

/** How the base came about: ` − 7.43 electricity = 2.69`; nothing where the whole revenue is shared. */
const based = (part: Part, names: Bundle.Names): string => {
  const taken = deductions(part, names)
  const { base } = part.split
  const rest = taken.reduce((left, [amount]) => Money.subtract(left, amount), part.revenue.total)
  const floored = Money.equals(rest, base) ? "" : `, at least zero ${text(base)}`
  if (taken.length === 0) return floored
  const terms = taken.map(([amount, name]) => ` − ${text(amount)} ${name}`)
  return `${terms.join("")} = ${text(rest)}${floored}`
}

/** Percentage and share in one go: `55 % = 11.649 → 11.65`. */
const shared = ({ base, percent, share }: RevenueSplit.RevenueSplit): string => {
  const exact = Exact.divide(Exact.multiply(Money.toExact(base), percent), Exact.hundred)
  const rounded = Exact.equals(exact, Money.toExact(share)) ? "" : `${Decimal.show(exact)} → `
  return `${Decimal.show(percent)} % = ${rounded}${text(share)}`
}

/** Fees taken and costs paid back, with what they leave. */
const feesAndBack = (part: Part): string => {
  const { fees, partner, reimbursed } = part.split
  const names = deductedCosts(part)
    .filter((cost) => clauseOf(part, cost) === "deducted-and-reimbursed")
    .map((cost) => costNames[cost])
  const parts = [
    ...(Money.isZero(fees.total) ? [] : [`− ${text(fees.total)} fees`]),
    ...(Money.isZero(reimbursed) ? [] : [`+ ${text(reimbursed)} ${names.join(" and ")} back`])
  ]
  return parts.length === 0 ? "" : `; ${parts.join(" ")} = ${text(partner)}`
}

/** Who has what a contract leaves: with beneficiaries beside it, several parties. */
const remaining = ({ settled: { shares }, share }: Basis, names: Bundle.Names): string => {
  const isShared = shares.some((other) => other !== share && other.above === share.above)
  return `${otherParty(share, names)}${isShared ? " and others have" : " has"} the other ${text(share.split.remainder)}`
}

/** How a session was shared, from its revenue to what either side has. */
const wholeSplit = (basis: Basis, names: Bundle.Names): string => {
  const { share: part } = basis
  const { above, revenue, split } = part
  const from = above === undefined ? "" : ` of ${otherParty(part, names)}`
  const how = `${based(part, names)}; ${shared(split)}${feesAndBack(part)}`
  return `${text(revenue.total)} revenue${from}${how}; ${remaining(basis, names)}`
}

const feesOf = ({ split: { fees } }: Part): string => {
  const parts = [
    [fees.perSession, "per session"],
    [fees.perKwh, "per kWh"],
    [fees.handling, "handling"]
  ] as const
  const told = parts.flatMap(([fee, name]) => (Money.isZero(fee) ? [] : [`${text(fee)} ${name}`]))
  return `${told.join(" + ")} = ${text(fees.total)} fees`
}

/** What a line comes to once its driver has paid all, and how. */
const wholeOf = ({ kind }: Line, basis: Basis, names: Bundle.Names): readonly [Money.Money, string] => {
  const { revenue, split } = basis.share
  const { fees, partner, remainder } = split
  const how = wholeSplit(basis, names)
  switch (kind) {
    case "session-fees":
      return [fees.total, feesOf(basis.share)]
    case "sale":
      return [revenue.total, `${text(revenue.total)} sold, of which ${text(partner)} remains: ${how}`]
    case "commission":
      return [
        remainder,
        `${text(revenue.total)} sold − ${text(partner)} that remains = ${text(remainder)}: ${how}`
      ]
    default: {
      const whole = Money.add(partner, fees.total)
      const before = `; before fees, which have a line of their own, ${text(whole)}`
      return [whole, `${how}${Money.isZero(fees.total) ? "" : before}`]
    }
  }
}

const partWords: Readonly<Partial<Record<StatementLine.Section, string>>> = {
  collected: "paid this month",
  "collected-previous": "this month's part",
  awaited: "still awaited"
}

/** How a part of a session came about, in one line; where a month settles some of it only, with how much. */
export const shareSummary = (line: Line, basis: Basis, names: Bundle.Names): string => {
  const [whole, how] = wholeOf(line, basis, names)
  return Money.equals(whole, line.net) ? how : `${how}; ${partWords[line.section] ?? ""} ${text(line.net)}`
}
