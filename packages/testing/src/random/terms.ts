import { type ContractPlan, type Cost, costs } from "./Chains.ts"
import { moneyText, percentOf, percentUpTo, priceText } from "./Decimals.ts"
import { type Fees, type Override, type RevenueSharing, stated } from "./Documents.ts"
import { digitsOf, type Frame } from "./Frame.ts"
import type { Sites } from "./Sites.ts"

type Clause = "not-deducted" | "deducted" | "deducted-and-reimbursed"

const clauses: readonly (readonly [number, Clause])[] = [
  [3, "not-deducted"],
  [3, "deducted"],
  [5, "deducted-and-reimbursed"]
]

/** What happens to the costs of a session; paid back only where nobody above keeps them, nor anybody beside. */
type Clauses = Readonly<Record<Cost, Clause | null | undefined>>

const randomClauses = ({ dice }: Frame, { repays }: ContractPlan, kept: ReadonlySet<Cost>): Clauses => {
  const clauseOf = (cost: Cost, percent: number): Clause | null | undefined =>
    dice.maybe(percent, () => {
      const clause = dice.weighted(clauses)
      const isAllowed = repays.includes(cost) && !kept.has(cost)
      return clause === "deducted-and-reimbursed" && !isAllowed ? "deducted" : clause
    })
  return {
    electricity: clauseOf("electricity", 85),
    payment: clauseOf("payment", 50),
    roaming: clauseOf("roaming", 50),
    other: clauseOf("other", 50)
  }
}

/** The costs that terms deduct for good. */
export const keptBy = (sharing: RevenueSharing | null | undefined): readonly Cost[] =>
  costs.filter(
    (cost) => (cost === "electricity" ? sharing?.electricity : sharing?.costs?.[cost]) === "deducted"
  )

const shareOf = ({ dice }: Frame, { ceiling, isAtCeiling }: ContractPlan): string =>
  isAtCeiling ? percentOf(ceiling) : percentUpTo(dice, ceiling)

const randomOverride = (frame: Frame, plan: ContractPlan, sites: Sites): Override => {
  const { dice } = frame
  const named = dice.whole(1, 7)
  const point = dice.pick(sites.chargePoints)
  const list = <A>(bit: number, things: readonly A[]): readonly A[] | undefined =>
    (named & bit) > 0 ? things : dice.chance(10) ? [] : undefined
  return stated<Override>({
    locationIds: list(1, [dice.pick(sites.locationIds)]),
    chargePointIds: list(2, [point.id]),
    evseIds: list(4, dice.chance(50) ? point.evseIds : [dice.pick(point.evseIds)]),
    percent: shareOf(frame, plan)
  })
}

const overrideCounts = [[2, 1] as const, [1, 2] as const, [1, 3] as const]

const randomFees = ({ dice }: Frame, { currency }: ContractPlan): Fees => {
  const digits = digitsOf(currency)
  const perSession = () => moneyText(dice, digits, 60)
  const perKwh = () => priceText(dice, digits, 6)
  return stated<Fees>({
    perSessionAc: dice.maybe(60, perSession),
    perSessionDc: dice.maybe(60, perSession),
    perKwhAc: dice.maybe(60, perKwh),
    perKwhDc: dice.maybe(60, perKwh),
    handlingPercent: dice.maybe(60, () => percentUpTo(dice, 8))
  })
}

/** Terms of revenue sharing within what a contract may; `kept` are the costs that contracts above keep. */
export const randomSharing = (
  frame: Frame,
  plan: ContractPlan,
  sites: Sites,
  kept: ReadonlySet<Cost>
): RevenueSharing => {
  const { dice } = frame
  const { electricity, ...others } = randomClauses(frame, plan, kept)
  return stated<RevenueSharing>({
    acPercent: shareOf(frame, plan),
    dcPercent: shareOf(frame, plan),
    overrides: dice.maybe(30, () =>
      Array.from({ length: dice.weighted(overrideCounts) }, () => randomOverride(frame, plan, sites))
    ),
    excludeConnectionFee: dice.maybe(60, () => dice.chance(70)),
    electricity,
    costs: dice.maybe(60, () => stated<NonNullable<RevenueSharing["costs"]>>(others)),
    negativeBase: dice.maybe(35, () => dice.pick(["share", "floor-at-zero"])),
    fees: dice.maybe(40, () => randomFees(frame, plan))
  })
}
