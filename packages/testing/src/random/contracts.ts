import { addMonths, startOfMonth } from "../oracle/calendar.ts"
import { written, day } from "./Calendar.ts"
import { type Chains, type ContractPlan, type Cost, depthOf } from "./Chains.ts"
import { type Contract, stated, type Version } from "./Documents.ts"
import { type Frame, monthAt } from "./Frame.ts"
import { randomMonthRules, randomPlatformFees, randomRecurring } from "./monthly.ts"
import type { Sites } from "./Sites.ts"
import { keptBy, randomSharing } from "./terms.ts"

const versionCounts = [[11, 0] as const, [6, 1] as const, [3, 2] as const]
const versionMonths = [0, 0, -1, 1, -2]

const randomVersion = (
  frame: Frame,
  plan: ContractPlan,
  sites: Sites,
  kept: ReadonlySet<Cost>,
  from: string
): Version => {
  const { dice } = frame
  const { currency } = plan
  return stated<Version>({
    from,
    supplyModel: dice.maybe(45, () => (dice.chance(45) ? "partner-sells" : "operator-sells")),
    revenueSharing: dice.maybe(94, () => randomSharing(frame, plan, sites, kept)),
    platformFees: dice.maybe(35, () => randomPlatformFees(frame, currency)),
    recurring: dice.maybe(30, () => randomRecurring(frame, currency)),
    monthRules: dice.maybe(28, () => randomMonthRules(frame, currency))
  })
}

const randomVersions = (
  frame: Frame,
  plan: ContractPlan,
  sites: Sites,
  kept: ReadonlySet<Cost>,
  startMonth: string
): Contract["versions"] => {
  const { dice } = frame
  const later = Array.from({ length: dice.weighted(versionCounts) }, () =>
    monthAt(frame, dice.pick(versionMonths))
  ).filter((from, index, all) => from > startMonth && all.indexOf(from) === index)
  const versions = [startMonth, ...later].map((from) => randomVersion(frame, plan, sites, kept, from))
  return dice.shuffled(versions) as unknown as Contract["versions"]
}

type Duration = Pick<Contract, "endMonth" | "autoRenewal" | "renewalStoppedAt">

const termMonths = [1, 2, 3, 6, 12]
const endsAway: readonly (readonly [number, number])[] = [
  [1, -1],
  [4, 0],
  [2, 1],
  [2, 7]
]

/** Never ends; whether and when renewal was stopped says nothing then. */
const openEnded = ({ dice, month }: Frame, zone: string): Duration =>
  stated<Duration>({
    endMonth: dice.chance(8) ? null : undefined,
    autoRenewal: dice.maybe(25, () => dice.chance(50)),
    renewalStoppedAt: dice.maybe(8, () => written(startOfMonth(zone, month)))
  })

/** Ends in a fixed month, or goes on in terms until it is stopped. */
const randomDuration = (frame: Frame, startMonth: string, zone: string, isCalm: boolean): Duration => {
  const { dice } = frame
  if (dice.chance(45)) return openEnded(frame, zone)
  const isRenewing = dice.chance(60)
  const ends = isRenewing
    ? addMonths(startMonth, dice.pick(termMonths) - 1)
    : monthAt(frame, isCalm ? dice.whole(0, 3) : dice.weighted(endsAway))
  const stop = (): string => {
    const edge = startOfMonth(zone, monthAt(frame, isCalm ? dice.whole(0, 2) : dice.whole(-2, 2)))
    return written(edge + dice.pick(isCalm ? [0, 15 * day] : [0, -1, 15 * day]))
  }
  return stated<Duration>({
    endMonth: ends < startMonth ? startMonth : ends,
    autoRenewal: isRenewing ? true : dice.maybe(30, () => false),
    renewalStoppedAt: dice.maybe(isRenewing ? 50 : 8, stop)
  })
}

const startsAway: readonly (readonly [number, number])[] = [
  [2, 0],
  [1, -1],
  [3, -2],
  [6, -5],
  [9, -12],
  [4, -25]
]

const states: readonly (readonly [number, Contract["state"]])[] = [
  [4, "draft"],
  [4, "cancelled"],
  [8, "ended"],
  [10, "active"],
  [20, undefined]
]

const randomContract = (
  frame: Frame,
  plan: ContractPlan,
  sites: Sites,
  kept: ReadonlySet<Cost>
): Contract => {
  const { dice, zones } = frame
  const isCalm = dice.chance(depthOf(plan) > 1 || plan.partner.kind === "sub-operator" ? 88 : 70)
  const isOrdinary = plan.zone === zones[0] || plan.above !== undefined
  const isOperators = plan.currency === frame.currency || plan.above !== undefined
  const startMonth = monthAt(frame, !isCalm && dice.chance(8) ? 1 : dice.weighted(startsAway))
  return stated<Contract>({
    id: plan.id,
    partnerId: plan.partner.id,
    title: `Contract ${plan.id}`,
    startMonth,
    under: plan.above?.id,
    ...randomDuration(frame, startMonth, plan.zone, isCalm),
    timeZone: isOrdinary ? dice.maybe(25, () => plan.zone) : plan.zone,
    currency: isOperators ? dice.maybe(25, () => plan.currency) : plan.currency,
    state: isCalm ? dice.maybe(35, () => dice.pick(["active", "ended"])) : dice.weighted(states),
    versions: randomVersions(frame, plan, sites, kept, startMonth)
  })
}

/** The contracts of some chains, each after the one above it. */
export const randomContracts = (frame: Frame, { contracts }: Chains, sites: Sites): readonly Contract[] => {
  const keptUnder = new Map<string, ReadonlySet<Cost>>()
  return contracts.map((plan) => {
    const kept = keptUnder.get(plan.above?.id ?? "") ?? new Set<Cost>()
    const contract = randomContract(frame, plan, sites, kept)
    const own = contract.versions.flatMap(({ revenueSharing }) => keptBy(revenueSharing))
    keptUnder.set(plan.id, new Set([...kept, ...own]))
    return contract
  })
}
