import type { ChargePoint, CurrentType, ServiceDates } from "../charging/ChargePoint.ts"
import * as Assignment from "../contracts/Assignment.ts"
import * as Contract from "../contracts/Contract.ts"
import type { AssetKind, CountingPolicy } from "../contracts/PlatformFee.ts"
import * as Exact from "../values/Exact.ts"
import * as Month from "../values/Month.ts"

/** The days of a month on which something counts: one bit for each, the lowest for the first. */
export type Days = number

/** An asset and the days on which it counts. */
export interface CountedAsset {
  readonly id: string
  readonly days: Days
}

/** All days of a month up to before one of them; every day where it is beyond the month. */
const daysBefore = (month: Month.Month, until: Month.LocalDate | undefined): Days => {
  const length = Month.lengthInDays(month)
  if (until === undefined || until.slice(0, 7) > month) return 2 ** length - 1
  return until.slice(0, 7) < month ? 0 : 2 ** (Number(until.slice(8)) - 1) - 1
}

/** The days of a month in [from, until). */
export const daysIn = (
  month: Month.Month,
  from: Month.LocalDate | undefined,
  until: Month.LocalDate | undefined
): Days => (from === undefined ? 0 : daysBefore(month, until) & ~daysBefore(month, from))

const inService = (month: Month.Month, { from, until }: ServiceDates): Days => daysIn(month, from, until)

/** The days on which a charge point is assigned to a host chain that a contract is part of, in force as a whole. */
const assignedDays = (
  contract: Contract.Contract,
  month: Month.Month,
  assignments: readonly Assignment.Assignment[],
  contracts: Assignment.Contracts
): Days =>
  assignments.reduce<Days>((days, { contractId, role, from, until }) => {
    const lowest = contracts.get(contractId)
    const chain = lowest === undefined || role !== "host" ? [] : Assignment.chainOf(lowest, contracts)
    const counts =
      chain.some(({ id }) => id === contract.id) &&
      chain.every((one) => Contract.versionIn(one, month) !== undefined)
    return counts ? days | daysIn(month, from, until) : days
  }, 0)

const evseDays = (
  chargePoint: ChargePoint,
  currentType: CurrentType,
  month: Month.Month,
  days: Days
): readonly CountedAsset[] =>
  chargePoint.evses.flatMap(({ id, currentType: own, service }) =>
    own === currentType
      ? [
          {
            id,
            days:
              days &
              inService(month, {
                from: service.from ?? chargePoint.service.from,
                until: service.until ?? chargePoint.service.until
              })
          }
        ]
      : []
  )

/** What assets are counted from. */
export interface AssetRecords {
  readonly contracts: Assignment.Contracts
  readonly assignments: ReadonlyMap<string, readonly Assignment.Assignment[]>
  readonly chargePoints: readonly ChargePoint[]
}

const chargePointDays = (contract: Contract.Contract, month: Month.Month, records: AssetRecords) =>
  records.chargePoints.flatMap((chargePoint) => {
    const assignments = records.assignments.get(chargePoint.id) ?? []
    const assigned = chargePoint.isRoaming ? 0 : assignedDays(contract, month, assignments, records.contracts)
    const days = assigned & inService(month, chargePoint.service)
    return days === 0 ? [] : [{ chargePoint, days }]
  })

/**
 * The assets of a contract with the days of a month on which they count.
 *
 * An asset counts while it is in service and assigned to a chain that is in
 * force as a whole. What was never commissioned and roaming charge points do not count.
 *
 * - Source: specification 06, "Platform fees and other monthly lines"
 */
export const assetsOf = (
  contract: Contract.Contract,
  kind: AssetKind,
  month: Month.Month,
  records: AssetRecords
): readonly CountedAsset[] => {
  if (kind === "contract") return [{ id: contract.id, days: daysBefore(month, undefined) }]
  const counted = chargePointDays(contract, month, records)
  if (kind === "location") {
    const byLocation = Map.groupBy(counted, ({ chargePoint }) => chargePoint.locationId)
    return [...byLocation].map(([id, own]) => ({
      id,
      days: own.reduce<Days>((all, { days }) => all | days, 0)
    }))
  }
  const assets = counted.flatMap(({ chargePoint, days }): readonly CountedAsset[] =>
    kind === "charge-point"
      ? [{ id: chargePoint.id, days }]
      : evseDays(chargePoint, kind === "ac-evse" ? "AC" : "DC", month, days)
  )
  return assets.filter(({ days }) => days !== 0)
}

/** How many days are set. */
export const countDays = (days: Days): number => {
  let [rest, count] = [days, 0]
  for (; rest !== 0; rest >>>= 1) count += rest & 1
  return count
}

/**
 * How much an asset counts in a month: 0 to 1.
 *
 * - Law: `daily` is additive over days; no policy counts an asset more for fewer days
 */
export const countAs = (policy: CountingPolicy, days: Days, month: Month.Month): Exact.Exact => {
  const length = Month.lengthInDays(month)
  switch (policy) {
    case "daily":
      return Exact.make(BigInt(countDays(days)), BigInt(length))
    case "start-of-month":
      return Exact.make(BigInt(days & 1))
    case "end-of-month":
      return Exact.make(BigInt((days >>> (length - 1)) & 1))
    case "any-presence":
      return days === 0 ? Exact.zero : Exact.one
  }
}
