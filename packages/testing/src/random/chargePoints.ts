import { addDays } from "./Calendar.ts"
import type { Chains, ContractPlan } from "./Chains.ts"
import {
  type Assignment,
  type ChargePoint,
  type ElectricityCost,
  type Evse,
  type Location,
  stated,
  type Tariff
} from "./Documents.ts"
import { dayOfMonth, type Frame, monthAt, someDay } from "./Frame.ts"
import type { Site, Sites } from "./Sites.ts"

/** What places refer to. */
export interface Agreed {
  readonly chains: Chains
  readonly tariffs: readonly Tariff[]
  readonly electricityCosts: readonly ElectricityCost[]
}

/** A charge point, who hosts it first, and the day on which something changes there, if any. */
export interface Placed {
  readonly document: ChargePoint
  readonly host: ContractPlan | undefined
  readonly changeDay: string | undefined
}

type Hosting = "throughout" | "changing" | "beginning" | "ending" | "nobody"

const hostings: readonly (readonly [number, Hosting])[] = [
  [52, "throughout"],
  [32, "changing"],
  [4, "beginning"],
  [4, "ending"],
  [2, "nobody"]
]

const randomHost = ({ dice }: Frame, { contracts }: Chains): ContractPlan => {
  const isAbove = (plan: ContractPlan): boolean => contracts.some(({ above }) => above === plan)
  return dice.weighted(contracts.map((plan) => [plan.isLandlords || isAbove(plan) ? 1 : 6, plan] as const))
}

const chainOf = (plan: ContractPlan | undefined): readonly ContractPlan[] =>
  plan === undefined ? [] : [plan, ...chainOf(plan.above)]

const early = (frame: Frame): string =>
  frame.dice.chance(93) ? "2020-01-01" : `${monthAt(frame, frame.dice.pick([0, -1, -3]))}-01`

const randomDay = (frame: Frame): string =>
  dayOfMonth(frame, frame.dice.chance(40) ? frame.dice.pick([1, 15, 15, 28]) : frame.dice.whole(2, 28))

interface Hosts {
  readonly assignments: readonly Assignment[]
  readonly plans: readonly ContractPlan[]
  readonly changeDay: string | undefined
}

/** Who hosts a charge point, one at a time; between two zones, a day is left out so that no hour is shared. */
const randomHosts = (frame: Frame, chains: Chains): Hosts => {
  const { dice } = frame
  const role = dice.maybe(35, () => "host" as const)
  const first = randomHost(frame, chains)
  const assigned = (plan: ContractPlan, from: string, until?: string): Assignment =>
    stated<Assignment>({
      contractId: plan.id,
      role,
      from,
      until: until ?? (dice.chance(4) ? null : undefined)
    })
  const changeDay = randomDay(frame)
  const last = addDays(changeDay, 1)
  switch (dice.weighted(hostings)) {
    case "throughout":
      return { assignments: [assigned(first, early(frame))], plans: [first], changeDay: undefined }
    case "beginning":
      return { assignments: [assigned(first, changeDay)], plans: [first], changeDay }
    case "ending":
      return { assignments: [assigned(first, "2020-01-01", last)], plans: [first], changeDay: last }
    case "nobody":
      return { assignments: [], plans: [], changeDay: undefined }
    case "changing": {
      const second = randomHost(frame, chains)
      const begins = second.zone === first.zone ? last : addDays(last, 1)
      const both = [
        assigned(first, "2020-01-01", last),
        assigned(second, begins, dice.chance(15) ? `${monthAt(frame, 1)}-01` : undefined)
      ]
      const isEndless = both.every(({ from, until }) => until === undefined || until === null || from < until)
      const assignments = isEndless ? both : both.slice(0, 1)
      return { assignments: dice.shuffled(assignments), plans: [first, second], changeDay: last }
    }
  }
}

/** Landlords that share in what the hosts of a charge point earn; nobody is both at one place. */
const randomBeneficiaries = (
  frame: Frame,
  { contracts }: Chains,
  hosts: readonly ContractPlan[]
): readonly Assignment[] => {
  const { dice } = frame
  const hosting = new Set(hosts.flatMap(chainOf))
  return contracts
    .filter((plan) => plan.isLandlords && !hosting.has(plan) && dice.chance(75))
    .map(({ id }) =>
      stated<Assignment>({
        contractId: id,
        role: "beneficiary",
        from: dice.chance(80) ? "2020-01-01" : dayOfMonth(frame, dice.whole(1, 14)),
        until: dice.maybe(25, () => dayOfMonth(frame, dice.whole(15, 30)))
      })
    )
}

type Service = Pick<Evse, "inServiceFrom" | "inServiceUntil">

/** Days in service; most of the month around which things happen, or a part of it. */
const randomService = (frame: Frame, fromPercent: number): Service => {
  const { dice } = frame
  const inServiceFrom = dice.maybe(fromPercent, () =>
    dice.chance(65) ? "2019-06-01" : someDay(frame, 1, 14)
  )
  const inServiceUntil = dice.maybe(25, () => {
    const last = dice.chance(70) ? someDay(frame, 15, 32) : `${monthAt(frame, 3)}-15`
    return last <= (inServiceFrom ?? "") ? addDays(last, 7) : last
  })
  return stated<Service>({ inServiceFrom, inServiceUntil })
}

/** Mostly something in the currency of whoever is paid by it. */
const fitting = <A extends { readonly id: string; readonly currency: string }>(
  { currency, dice }: Frame,
  things: readonly A[],
  host: ContractPlan | undefined
): string | undefined => {
  const wanted = host?.currency ?? currency
  const fit = dice.chance(90) ? things.filter((one) => one.currency === wanted) : things
  return fit.length === 0 ? undefined : dice.pick(fit).id
}

const currentTypes: readonly (readonly [number, Evse["currentType"]])[] = [
  [50, "AC"],
  [46, "DC"],
  [2, undefined],
  [1, null]
]

const randomEvse = (frame: Frame, id: string, agreed: Agreed, host: ContractPlan | undefined): Evse => {
  const { dice } = frame
  return stated<Evse>({
    id,
    currentType: dice.weighted(currentTypes),
    ...randomService(frame, 30),
    tariffId: dice.chance(98) ? fitting(frame, agreed.tariffs, host) : undefined,
    tariffGroupId: undefined,
    electricityCostId: dice.chance(20) ? fitting(frame, agreed.electricityCosts, host) : undefined
  })
}

/** A charge point with its EVSEs, hosts and beneficiaries. */
export const randomChargePoint = (frame: Frame, site: Site, agreed: Agreed): Placed => {
  const { dice } = frame
  const hosts = randomHosts(frame, agreed.chains)
  const beneficiaries = randomBeneficiaries(frame, agreed.chains, hosts.plans)
  const assignments = [...beneficiaries, ...hosts.assignments]
  const [host] = hosts.plans
  const document = stated<ChargePoint>({
    id: site.id,
    locationId: site.locationId,
    ...randomService(frame, 94),
    electricityCostId: dice.chance(30) ? fitting(frame, agreed.electricityCosts, host) : undefined,
    tariffGroupId: undefined,
    roaming: dice.maybe(35, () => dice.chance(45)),
    assignments: assignments.length === 0 ? dice.pick([undefined, null, assignments]) : assignments,
    evses: site.evseIds.map((id) => randomEvse(frame, id, agreed, host))
  })
  return { document, host, changeDay: hosts.changeDay }
}

/** The locations of a bundle. */
export const randomLocations = (
  frame: Frame,
  { locationIds }: Sites,
  { electricityCosts }: Agreed
): readonly Location[] => {
  const { dice } = frame
  return locationIds.map((id) =>
    stated<Location>({
      id,
      name: dice.maybe(35, () => `Location ${id}`),
      timeZone: dice.pick(frame.zones),
      electricityCostId: dice.chance(93) ? fitting(frame, electricityCosts, undefined) : undefined,
      tariffGroupId: undefined
    })
  )
}
