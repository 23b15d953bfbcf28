import type { Dice } from "./Dice.ts"
import { type Frame, idOf } from "./Frame.ts"

/** Everything that a contract may deduct and pay back. */
export const costs = ["electricity", "payment", "roaming", "other"] as const

export type Cost = (typeof costs)[number]

/** A partner to be. */
export interface PartnerPlan {
  readonly id: string
  readonly kind: "site-host" | "b2b-client" | "sub-operator"
  /** The sub-operator that manages it. */
  readonly manager: PartnerPlan | undefined
  /** The zone of its contracts with its manager: that of the highest contract of the chain. */
  readonly zone: string
  readonly currency: string
}

/** A contract to be: between whom, and what it must leave to others. */
export interface ContractPlan {
  readonly id: string
  readonly partner: PartnerPlan
  readonly above: ContractPlan | undefined
  readonly zone: string
  readonly currency: string
  /** The largest percentage that it may share, wherever it is. */
  readonly ceiling: number
  /** Whether it shares that percentage, and no less. */
  readonly isAtCeiling: boolean
  /** The costs that it may pay back. */
  readonly repays: readonly Cost[]
  readonly isLandlords: boolean
}

/** Who is there and who has agreed with whom. */
export interface Chains {
  readonly partners: readonly PartnerPlan[]
  /** Each after the one above it. */
  readonly contracts: readonly ContractPlan[]
}

type Shape = "flat" | "chain of two" | "chain of three"

const shapes: readonly (readonly [number, Shape])[] = [
  [4, "flat"],
  [4, "chain of two"],
  [4, "chain of three"]
]

/** What those who share in the same revenue must agree on. */
interface Split {
  /** By landlord: the most that it may have. */
  readonly landlordCeilings: readonly number[]
  readonly hostCeiling: number
  /** Whether host and landlords have all of it together. */
  readonly isWhole: boolean
  /** The costs that the first landlord may pay back, and nobody else beside it. */
  readonly landlordRepays: readonly Cost[]
}

const landlordCeilings = [5, 10, 12.5, 20, 33, 50]

const randomSplit = (dice: Dice): Split => {
  const ceilings = Array.from(
    { length: dice.weighted([[50, 0] as const, [33, 1] as const, [17, 2] as const]) },
    () => dice.pick(landlordCeilings)
  )
  return {
    landlordCeilings: ceilings,
    hostCeiling: ceilings.reduce((left, ceiling) => left - ceiling, 100),
    isWhole: ceilings.length > 0 && dice.chance(25),
    landlordRepays: ceilings.length === 0 ? [] : costs.filter(() => dice.chance(40))
  }
}

interface Growing {
  readonly frame: Frame
  readonly split: Split
  readonly partners: PartnerPlan[]
  readonly contracts: ContractPlan[]
}

const addPartner = (
  { frame, partners }: Growing,
  kind: PartnerPlan["kind"],
  manager?: PartnerPlan
): PartnerPlan => {
  const { currency, dice, otherCurrency, zones } = frame
  const [own, ...others] = zones
  const partner = {
    id: idOf(frame, "p", partners.length + 1),
    kind,
    manager,
    zone: manager?.zone ?? (dice.chance(50) ? own : dice.pick(others)),
    currency: manager?.currency ?? (dice.chance(40) ? (otherCurrency ?? currency) : currency)
  }
  partners.push(partner)
  return partner
}

const addContract = (growing: Growing, partner: PartnerPlan, above?: ContractPlan): ContractPlan => {
  const { contracts, frame, split } = growing
  const contract = {
    id: idOf(frame, "c", contracts.length + 1),
    partner,
    above,
    zone: above?.zone ?? partner.zone,
    currency: above?.currency ?? partner.currency,
    ceiling: above === undefined ? split.hostCeiling : 100,
    isAtCeiling: above === undefined && split.isWhole,
    repays: above === undefined ? costs.filter((cost) => !split.landlordRepays.includes(cost)) : costs,
    isLandlords: false
  }
  contracts.push(contract)
  return contract
}

const addLandlords = (growing: Growing): void => {
  const { contracts, frame, split } = growing
  split.landlordCeilings.forEach((ceiling, index) => {
    const before = contracts.find(({ isLandlords }) => isLandlords)?.partner
    const partner = before !== undefined && frame.dice.chance(30) ? before : addPartner(growing, "site-host")
    const contract = addContract(growing, partner)
    const repays = index === 0 ? split.landlordRepays : []
    contracts[contracts.length - 1] = { ...contract, ceiling, repays, isLandlords: true }
  })
}

/** A partner below another, with a contract below that one's. */
const addBelow = (growing: Growing, above: ContractPlan, kind: PartnerPlan["kind"]): ContractPlan =>
  addContract(growing, addPartner(growing, kind, above.partner), above)

/** Further contracts of partners that have one: beside it, or directly with the operator. */
const addSecond = (growing: Growing): void => {
  const { dice } = growing.frame
  const first = dice.pick(growing.contracts.filter(({ isLandlords }) => !isLandlords))
  addContract(growing, first.partner, dice.chance(70) ? first.above : undefined)
}

/** Partners of an operator, in chains of up to three contracts, and landlords beside them. */
export const randomChains = (frame: Frame): Chains => {
  const { dice } = frame
  const growing: Growing = { frame, split: randomSplit(dice), partners: [], contracts: [] }
  const shape = dice.weighted(shapes)
  if (shape === "flat" || dice.chance(45)) addContract(growing, addPartner(growing, "site-host"))
  if (shape === "flat" && dice.chance(60)) addContract(growing, addPartner(growing, "site-host"))
  if (shape !== "flat") {
    const top = addContract(growing, addPartner(growing, "sub-operator"))
    const middle = addBelow(growing, top, shape === "chain of three" ? "sub-operator" : "site-host")
    if (shape === "chain of three") addBelow(growing, middle, "site-host")
    if (dice.chance(20)) addBelow(growing, dice.pick([top, middle]), "site-host")
  }
  if (dice.chance(45)) addSecond(growing)
  addLandlords(growing)
  if (dice.chance(30)) addPartner(growing, "b2b-client")
  return growing
}

/** How many contracts stand above one another, down to this one. */
export const depthOf = ({ above }: ContractPlan): number => (above === undefined ? 1 : 1 + depthOf(above))
