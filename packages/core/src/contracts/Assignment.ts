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
  readonly from: Month.LocalDate
  /** `undefined` = open. */
  readonly until: Month.LocalDate | undefined
}

/** A contract with the version that applies. */
export interface ContractInForce {
  readonly contract: Contract.Contract
  readonly version: Contract.ContractVersion
}

/** Nobody hosts the charge point at that instant under a contract in force. */
export interface Unallocated {
  readonly _tag: "Unallocated"
  readonly reason: "NoAssignment" | "NotInForce"
}

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
 * The contract that hosts a charge point at an instant, with the version that applies.
 *
 * `assignments` are those of the charge point.
 *
 * - Refuses: `Unallocated`
 * - Source: specification 03, "Assignment of charge points"
 */
export const hostAt = (
  assignments: readonly Assignment[],
  contracts: ReadonlyMap<ContractId, Contract.Contract>,
  instant: Instant
): Result.Result<ContractInForce, Unallocated> => {
  const contract = assignments
    .map((assignment) => ({ assignment, contract: contracts.get(assignment.contractId) }))
    .find(
      ({ assignment, contract }) => contract !== undefined && covers(assignment, contract.zone, instant)
    )?.contract
  if (contract === undefined) return Result.fail({ _tag: "Unallocated", reason: "NoAssignment" })
  const version = Contract.versionAt(contract, instant)
  return version === undefined
    ? Result.fail({ _tag: "Unallocated", reason: "NotInForce" })
    : Result.succeed({ contract, version })
}
