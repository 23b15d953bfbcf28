// Chapter 06: split of one session, chains, beneficiaries.

import { currencyOf } from "./agreements.ts"
import type { Bundle, CostKind, CostSetting, Sharing } from "./bundle.ts"
import { type Cdr, connectionFee } from "./cdr.ts"
import { decimal, percent as partOfHundred, type RoundingMode, times } from "./fraction.ts"
import { ratioOf, toMoney, total } from "./money.ts"
import { furtherCosts, kilowattHours, type Place } from "./rating.ts"
import { costKinds, type Level, type Visit } from "./sessions.ts"

/** What one party has of one session, all of it recognised. */
export interface Part {
  readonly level: Level
  /** What this level shared: the CDR's net at the top, below it the amount of the level above. */
  readonly revenue: bigint
  readonly share: bigint
  readonly fees: bigint
  readonly reimbursed: bigint
  /** share − fees + reimbursed */
  readonly amount: bigint
  readonly isTop: boolean
  readonly isBeneficiary: boolean
}

type Costs = Readonly<Record<"electricity" | CostKind, bigint>>

/** What a level shares: R, C, E and the further costs. */
interface Revenue {
  readonly net: bigint
  readonly connection: bigint
  readonly costs: Costs
}

interface Circumstances {
  readonly bundle: Bundle
  readonly visit: Visit
  readonly cdr: Cdr
  readonly mode: RoundingMode
}

const mapCosts = (costs: Costs, map: (cost: bigint, kind: keyof Costs) => bigint): Costs => ({
  electricity: map(costs.electricity, "electricity"),
  payment: map(costs.payment, "payment"),
  roaming: map(costs.roaming, "roaming"),
  other: map(costs.other, "other")
})

const settingOf = (sharing: Sharing | undefined, kind: keyof Costs): CostSetting =>
  (kind === "electricity" ? sharing?.electricity : sharing?.costs?.[kind]) ?? "not-deducted"

/** "First matching override (locations, charge points, EVSEs), else AC or DC by the EVSE's current type." */
const percentOf = (sharing: Sharing | undefined, { chargePoint, evse, location }: Place): string => {
  const override = sharing?.overrides?.find(
    (each) =>
      each.locationIds?.includes(location.id) === true ||
      each.chargePointIds?.includes(chargePoint.id) === true ||
      each.evseIds?.includes(evse.id) === true
  )
  if (override !== undefined) return override.percent
  return (evse.currentType === "AC" ? sharing?.acPercent : sharing?.dcPercent) ?? "0"
}

/** "Per session, per kWh of metered energy, handling percent of the CDR's gross total; each rounded." */
const feesOf = (
  sharing: Sharing | undefined,
  { bundle, cdr, mode, visit }: Circumstances,
  level: Level
): bigint => {
  const { fees } = sharing ?? {}
  const currency = currencyOf(bundle, level.contract)
  const isAc = visit.place.evse.currentType === "AC"
  const perSession = decimal((isAc ? fees?.perSessionAc : fees?.perSessionDc) ?? "0")
  const perKwh = decimal((isAc ? fees?.perKwhAc : fees?.perKwhDc) ?? "0")
  return total([
    toMoney(perSession, currency, mode),
    toMoney(times(perKwh, kilowattHours(visit.session)), currency, mode),
    ratioOf(cdr.gross, partOfHundred(fees?.handlingPercent ?? "0"), mode)
  ])
}

/** The split of one session at one level. */
const split = (around: Circumstances, level: Level, revenue: Revenue): Part => {
  const sharing = level.version.revenueSharing
  const kept = sharing?.excludeConnectionFee === true ? revenue.connection : 0n
  const deducted = mapCosts(revenue.costs, (cost, kind) =>
    settingOf(sharing, kind) === "not-deducted" ? 0n : cost
  )
  const back = mapCosts(revenue.costs, (cost, kind) =>
    settingOf(sharing, kind) === "deducted-and-reimbursed" ? cost : 0n
  )
  const literal = revenue.net - kept - total(Object.values(deducted))
  const policy = sharing?.negativeBase ?? around.bundle.operator.policies?.negativeBase ?? "share"
  const base = policy === "floor-at-zero" && literal < 0n ? 0n : literal
  const share = ratioOf(base, partOfHundred(percentOf(sharing, around.visit.place)), around.mode)
  const fees = feesOf(sharing, around, level)
  const reimbursed = total(Object.values(back))
  const amount = share - fees + reimbursed
  return { level, revenue: revenue.net, share, fees, reimbursed, amount, isTop: false, isBeneficiary: false }
}

/**
 * What the level below shares: R' = the amount of the level above; a cost is 0 where that level deducted without
 * reimbursing; C' = 0 where it kept the connection fee out, else its percentage of it.
 */
const below = ({ mode, visit }: Circumstances, { amount, level }: Part, revenue: Revenue): Revenue => {
  const sharing = level.version.revenueSharing
  const percentage = partOfHundred(percentOf(sharing, visit.place))
  return {
    net: amount,
    connection: sharing?.excludeConnectionFee === true ? 0n : ratioOf(revenue.connection, percentage, mode),
    costs: mapCosts(revenue.costs, (cost, kind) => (settingOf(sharing, kind) === "deducted" ? 0n : cost))
  }
}

/**
 * What every party has of a session that is not blocked: the chain of its host from the top down, and each
 * beneficiary on the same revenue.
 */
export const partsOf = (bundle: Bundle, visit: Visit, cdr: Cdr): readonly Part[] => {
  const around = { bundle, visit, cdr, mode: bundle.operator.policies?.rounding ?? "half-up" } as const
  const further = Object.fromEntries(
    costKinds.map((kind) => [kind, furtherCosts(visit.session, cdr.currency, kind)])
  ) as Record<CostKind, bigint>
  const whole: Revenue = {
    net: cdr.net,
    connection: connectionFee(cdr),
    costs: { electricity: visit.electricity, ...further }
  }
  const parts: Part[] = []
  let revenue = whole
  for (const level of visit.chain) {
    const part = { ...split(around, level, revenue), isTop: parts.length === 0 }
    parts.push(part)
    revenue = below(around, part, revenue)
  }
  const shared = visit.beneficiaries.map((level) => ({
    ...split(around, level, whole),
    isTop: true,
    isBeneficiary: true
  }))
  return [...parts, ...shared]
}
