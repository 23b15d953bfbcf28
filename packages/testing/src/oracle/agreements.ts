// Chapter 03: contracts, their months and terms, chains, assignments, service dates.

import {
  type Assignment,
  type Bundle,
  byId,
  type ChargePoint,
  type Contract,
  type Evse,
  type Version
} from "./bundle.ts"
import { addMonths, dateAt, monthAt, monthsBetween } from "./calendar.ts"

/** "Default: the operator's; a contract under another has that one's zone." */
export const zoneOf = (bundle: Bundle, contract: Contract): string =>
  contract.timeZone ?? aboveOf(bundle, contract, zoneOf) ?? bundle.operator.timeZone

/** "Default: the operator's; a contract under another has that one's currency." */
export const currencyOf = (bundle: Bundle, contract: Contract): string =>
  contract.currency ?? aboveOf(bundle, contract, currencyOf) ?? bundle.operator.currency

const aboveOf = (
  bundle: Bundle,
  contract: Contract,
  read: (bundle: Bundle, contract: Contract) => string
): string | undefined =>
  contract.under === undefined ? undefined : read(bundle, byId(bundle.contracts, contract.under))

/** The party on the other side: the operator, or the sub-operator whose contract stands above. */
export const counterpartyOf = (bundle: Bundle, contract: Contract): string =>
  contract.under === undefined ? bundle.operator.id : byId(bundle.contracts, contract.under).partnerId

/** Partners keep the operator's zone unless they state their own. */
export const zoneOfPartner = (bundle: Bundle, partnerId: string): string =>
  byId(bundle.partners, partnerId).timeZone ?? bundle.operator.timeZone

/**
 * "At expiry, if still on, a new term of the same number of months begins": the last month of the running term
 * when the renewal was stopped, none while it runs on. A policy may fix the length of the new terms.
 */
const lastMonthOf = (bundle: Bundle, contract: Contract): string | undefined => {
  const { autoRenewal = false, endMonth, renewalStoppedAt, startMonth } = contract
  if (endMonth === undefined || !autoRenewal) return endMonth
  if (renewalStoppedAt === undefined) return undefined
  const length = bundle.operator.policies?.renewalMonths ?? monthsBetween(startMonth, endMonth)
  const stopped = monthAt(zoneOf(bundle, contract), Date.parse(renewalStoppedAt))
  let last = endMonth
  while (last < stopped) last = addMonths(last, length)
  return last
}

/** "From the first day of the start month to the end of the last day of the end month"; drafts do not settle. */
const isInForce = (bundle: Bundle, contract: Contract, month: string): boolean => {
  if (contract.state === "draft" || contract.state === "cancelled") return false
  const last = lastMonthOf(bundle, contract)
  return contract.startMonth <= month && (last === undefined || month <= last)
}

/** The terms of a contract that is in force: the latest version that began in the month or before it. */
export const versionIn = (bundle: Bundle, contract: Contract, month: string): Version | undefined => {
  if (!isInForce(bundle, contract, month)) return undefined
  const begun = contract.versions.filter(({ from }) => from <= month)
  return begun.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1)
}

/** A contract and all that stand above it, the highest first. */
export const chainOf = (bundle: Bundle, contract: Contract): readonly Contract[] =>
  contract.under === undefined
    ? [contract]
    : [...chainOf(bundle, byId(bundle.contracts, contract.under)), contract]

const holdsOn = ({ from, until }: Assignment, date: string): boolean =>
  from <= date && (until === undefined || date < until)

const assigned = (bundle: Bundle, chargePoint: ChargePoint, role: "host" | "beneficiary") =>
  (chargePoint.assignments ?? [])
    .filter((assignment) => (assignment.role ?? "host") === role)
    .map((assignment) => ({ assignment, contract: byId(bundle.contracts, assignment.contractId) }))

/** "Assignments are dated in whole local days in the contract's zone": those that hold at an instant. */
export const assignedAt = (
  bundle: Bundle,
  chargePoint: ChargePoint,
  role: "host" | "beneficiary",
  instant: number
): readonly Contract[] =>
  assigned(bundle, chargePoint, role)
    .filter(({ assignment, contract }) => holdsOn(assignment, dateAt(zoneOf(bundle, contract), instant)))
    .map(({ contract }) => contract)

/**
 * "An asset counts for every contract of its host chain, on days on which all contracts of that chain are in
 * force": whether a charge point is hosted on a date by a chain that holds the contract.
 */
export const isHostedOn = (
  bundle: Bundle,
  chargePoint: ChargePoint,
  contract: Contract,
  date: string
): boolean =>
  assigned(bundle, chargePoint, "host").some(({ assignment, contract: lowest }) => {
    const chain = chainOf(bundle, lowest)
    const isRunning = chain.every((each) => versionIn(bundle, each, date.slice(0, 7)) !== undefined)
    return holdsOn(assignment, date) && chain.some(({ id }) => id === contract.id) && isRunning
  })

/** "Half-open local days. A charge point without a first day was never commissioned." */
export const isInService = ({ inServiceFrom, inServiceUntil }: ChargePoint, date: string): boolean =>
  inServiceFrom !== undefined &&
  inServiceFrom <= date &&
  (inServiceUntil === undefined || date < inServiceUntil)

/** "An EVSE is in service only while its charge point is; an absent date means its charge point's." */
export const isEvseInService = (chargePoint: ChargePoint, evse: Evse, date: string): boolean =>
  isInService(chargePoint, date) &&
  (evse.inServiceFrom === undefined || evse.inServiceFrom <= date) &&
  (evse.inServiceUntil === undefined || date < evse.inServiceUntil)
