import * as Assignment from "../contracts/Assignment.ts"
import type { Contract, ContractVersion } from "../contracts/Contract.ts"
import { costKinds, isReimbursed, percentAt, type RevenueShare } from "../contracts/RevenueShare.ts"
import type { ChargePoint } from "../charging/ChargePoint.ts"
import { clauseOf } from "../sharing/SessionRevenue.ts"
import * as Exact from "../values/Exact.ts"
import type { Instant } from "../values/Instant.ts"
import * as Month from "../values/Month.ts"
import * as Result from "effect/Result"
import { quote } from "./Fault.ts"
import type { Reader } from "./Reader.ts"

/** A contract and where it stands in the document. */
export interface Placed {
  readonly path: string
  readonly value: Contract
}

/** Notes contracts between the same two parties that live in different zones: their months would not be the same. */
export const oneZonePerPair = (reader: Reader, contracts: readonly Placed[]): void => {
  const byId = new Map(contracts.map(({ value }) => [value.id, value]))
  const first = new Map<string, Contract>()
  for (const { path, value: own } of contracts) {
    const above = own.under === undefined ? "" : (byId.get(own.under)?.partnerId ?? "")
    const pair = JSON.stringify([own.partnerId, above])
    const other = first.get(pair)
    if (other !== undefined && other.zone !== own.zone) {
      const message = `${own.zone} is not ${other.zone}, the zone of contract ${quote(other.id)} between the same parties`
      reader.refuse(
        "ZoneMismatch",
        `${path}.timeZone`,
        message,
        "give all contracts between two parties one zone"
      )
    }
    first.set(pair, other ?? own)
  }
}

const allCosts = ["electricity", ...costKinds] as const

/** The versions of two contracts that apply in one month, for every month in which either changes. */
const concurrent = (
  lower: Contract,
  upper: Contract
): readonly (readonly [ContractVersion, ContractVersion, number])[] => {
  const months = new Set([...lower.versions, ...upper.versions].map(({ from }) => from))
  return [...months].flatMap((month) => {
    const own = lower.versions.findLast(({ from }) => from <= month)
    const above = upper.versions.findLast(({ from }) => from <= month)
    return own === undefined || above === undefined
      ? []
      : [[own, above, lower.versions.indexOf(own)] as const]
  })
}

/** Notes contracts that pay back a cost which the contract above has deducted for good. */
export const reimbursedOnlyWhereLeft = (reader: Reader, contracts: readonly Placed[]): void => {
  const byId = new Map(contracts.map(({ value }) => [value.id, value]))
  for (const { path, value: lower } of contracts) {
    const upper = lower.under === undefined ? undefined : byId.get(lower.under)
    const pairs = upper === undefined ? [] : concurrent(lower, upper)
    for (const [own, above, position] of pairs) {
      for (const cost of allCosts) {
        const isLeft = clauseOf(above.revenueShare, cost) !== "deducted"
        if (isLeft || !isReimbursed(clauseOf(own.revenueShare, cost))) continue
        const message = `pays ${cost} back that contract ${quote(upper?.id ?? "")} above has deducted without paying back`
        const remedy = "deduct it without paying it back, or let the contract above pay it back"
        reader.refuse(
          "ReimbursedBelowDeducted",
          `${path}.versions[${position}].revenueSharing`,
          message,
          remedy
        )
      }
    }
  }
}

/** Every instant at which who shares in a charge point, or under which terms, may change. */
const changes = (
  assignments: readonly Assignment.Assignment[],
  contracts: Assignment.Contracts
): ReadonlySet<Instant> =>
  new Set(
    assignments.flatMap(({ contractId, from }) => {
      const contract = contracts.get(contractId)
      if (contract === undefined) return []
      const versions = Assignment.chainOf(contract, contracts).flatMap((one) =>
        one.versions.map((version) => Month.start(version.from, one.zone))
      )
      return [Month.startOfDay(from, contract.zone), ...versions]
    })
  )

/** Terms that share in the same revenue: those directly below the operator, or below the same contract. */
const siblings = (parties: readonly Assignment.ContractInForce[]): readonly (readonly RevenueShare[])[] =>
  [...Map.groupBy(parties, ({ contract }) => contract.under ?? "").values()].map((own) =>
    own.map(({ version }) => version.revenueShare)
  )

/** The first EVSE of which a host and beneficiaries together share more than there is. */
const sharedAboveWhole = (
  { id, locationId, evses }: ChargePoint,
  together: readonly (readonly RevenueShare[])[]
): string | undefined =>
  evses.find((evse) => {
    const place = {
      locationId,
      chargePointId: id,
      evseId: evse.id,
      currentType: evse.currentType ?? "AC"
    }
    const totals = together.map((terms) => Exact.sum(terms.map((one) => percentAt(one, place))))
    return totals.some((total) => Exact.compare(total, Exact.hundred) > 0)
  })?.id

/** The costs that are paid back to more than one party. */
const reimbursedTwice = (together: readonly (readonly RevenueShare[])[]): readonly string[] =>
  allCosts.filter((cost) =>
    together.some((terms) => terms.filter((one) => isReimbursed(clauseOf(one, cost))).length > 1)
  )

/**
 * Notes charge points whose host and beneficiaries would share more than there is.
 *
 * - Source: specification 06, "Beneficiaries"
 */
export const sharesWithinWhole = (
  reader: Reader,
  chargePoints: readonly { readonly path: string; readonly value: ChargePoint }[],
  assignments: readonly Assignment.Assignment[],
  contracts: Assignment.Contracts
): void => {
  const byPoint = Map.groupBy(assignments, ({ chargePointId }) => chargePointId)
  for (const { path: at, value: point } of chargePoints) {
    const own = byPoint.get(point.id) ?? []
    if (!own.some(({ role }) => role === "beneficiary")) continue
    const together = [...changes(own, contracts)].flatMap((instant) => {
      const parties = Assignment.partiesAt(own, contracts, instant)
      return Result.isSuccess(parties) ? siblings(parties.success) : []
    })
    const path = `${at}.assignments`
    const evse = sharedAboveWhole(point, together)
    if (evse !== undefined) {
      const message = `host and beneficiaries together share more than 100 % of EVSE ${quote(evse)}`
      reader.refuse("SharesAboveWhole", path, message, "lower a share, or end an assignment")
    }
    for (const cost of reimbursedTwice(together)) {
      reader.refuse(
        "ReimbursedTwice",
        path,
        `${cost} is paid back to more than one party`,
        "pay it back once"
      )
    }
  }
}
