import * as Result from "effect/Result"
import type { ChargePointId, ContractId } from "../values/Id.ts"
import type { Instant } from "../values/Instant.ts"
import * as Month from "../values/Month.ts"
import type { Zone } from "../values/Zone.ts"
import * as Contract from "./Contract.ts"

/** A charge point under a contract, in whole local days [from, until) of the contract's zone. */
export interface Assignment {
  readonly chargePointId: ChargePointId
  readonly contractId: ContractId
  /** The host's contract is the lowest of its chain; beneficiaries share in the same revenue. */
  readonly role: "host" | "beneficiary"
  readonly from: Month.LocalDate
  /** `undefined` = open. */
  readonly until: Month.LocalDate | undefined
}

/** A contract with the version that applies. */
export interface ContractInForce {
  readonly contract: Contract.Contract
  readonly version: Contract.ContractVersion
}

/** A contract that has a part in a session: along the host's chain, or as a beneficiary's. */
export interface Sharing extends ContractInForce {
  readonly isOfHost: boolean
}

/** Nobody hosts the charge point at that instant under a chain of contracts in force. */
export interface Unallocated {
  readonly _tag: "Unallocated"
  readonly reason: "NoAssignment" | "NotInForce"
}

export type Contracts = ReadonlyMap<ContractId, Contract.Contract>

/** The instants of an assignment; an open one never ends. */
const stretch = (
  { from, until }: Assignment,
  zone: Zone
): { readonly start: number; readonly end: number } => ({
  start: Month.startOfDay(from, zone),
  end: until === undefined ? Number.POSITIVE_INFINITY : Month.startOfDay(until, zone)
})

export const covers = (self: Assignment, zone: Zone, instant: Instant): boolean => {
  const { start, end } = stretch(self, zone)
  return start <= instant && instant < end
}

/** Whether two assignments of one charge point have an instant in common; each in its contract's zone. */
export const overlap = (left: Assignment, leftZone: Zone, right: Assignment, rightZone: Zone): boolean => {
  const [a, b] = [stretch(left, leftZone), stretch(right, rightZone)]
  return a.start < b.end && b.start < a.end
}

/**
 * A contract and those above it, from the one with the operator down.
 *
 * - Throws: a chain without an end is a defect; a bundle is checked before
 */
export const chainOf = (contract: Contract.Contract, contracts: Contracts): readonly Contract.Contract[] => {
  const chain = [contract]
  for (let top: Contract.Contract | undefined = contract; top?.under !== undefined; ) {
    top = contracts.get(top.under)
    if (top !== undefined) chain.unshift(top)
    if (chain.length > contracts.size) throw new RangeError(`The contracts above ${contract.id} form a cycle`)
  }
  return chain
}

/** The chain of a contract at an instant; `undefined` where one of its contracts is not in force. */
const chainInForce = (
  contract: Contract.Contract,
  contracts: Contracts,
  instant: Instant
): readonly ContractInForce[] | undefined => {
  const chain = chainOf(contract, contracts)
  const inForce = chain.flatMap((one) => {
    const version = Contract.versionAt(one, instant)
    return version === undefined ? [] : [{ contract: one, version }]
  })
  return inForce.length === chain.length ? inForce : undefined
}

const contractsAt = (
  assignments: readonly Assignment[],
  role: Assignment["role"],
  contracts: Contracts,
  instant: Instant
): readonly Contract.Contract[] =>
  assignments.flatMap((assignment) => {
    const contract = contracts.get(assignment.contractId)
    const isMeant =
      contract !== undefined && assignment.role === role && covers(assignment, contract.zone, instant)
    return isMeant ? [contract] : []
  })

/** The contract to which a charge point is assigned at an instant, in force or not. */
export const hostAt = (
  assignments: readonly Assignment[],
  contracts: Contracts,
  instant: Instant
): Contract.Contract | undefined => contractsAt(assignments, "host", contracts, instant)[0]

/**
 * The contracts that share in a charge point's revenue at an instant, each before those under it.
 *
 * The chain of the host, then those of beneficiaries as far as they are in
 * force; a contract that several chains have in common stands once.
 *
 * - Refuses: `Unallocated` where there is no host, or its chain is not in force
 * - Source: specification 03, "Assignment of charge points"; 06, "Chains", "Beneficiaries"
 */
export const partiesAt = (
  assignments: readonly Assignment[],
  contracts: Contracts,
  instant: Instant
): Result.Result<readonly Sharing[], Unallocated> => {
  const host = hostAt(assignments, contracts, instant)
  if (host === undefined) return Result.fail({ _tag: "Unallocated", reason: "NoAssignment" })
  const chain = chainInForce(host, contracts, instant)
  if (chain === undefined) return Result.fail({ _tag: "Unallocated", reason: "NotInForce" })
  const beneficiaries = contractsAt(assignments, "beneficiary", contracts, instant).flatMap(
    (contract) => chainInForce(contract, contracts, instant) ?? []
  )
  const ofHost = chain.map((party) => ({ ...party, isOfHost: true }))
  const others = beneficiaries.map((party) => ({ ...party, isOfHost: false }))
  const parties = new Map([...others, ...ofHost].map((party) => [party.contract.id, party]))
  const inOrder = [...ofHost, ...others].map(({ contract }) => contract.id)
  return Result.succeed([...new Set(inOrder)].flatMap((id) => parties.get(id) ?? []))
}
