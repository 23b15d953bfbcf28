// Chapter 06: which contract, which month, and why a session is blocked.

import { assignedAt, chainOf, currencyOf, versionIn, zoneOf } from "./agreements.ts"
import {
  type Bundle,
  byId,
  type Contract,
  type CostKind,
  NotCovered,
  type Session,
  type Version
} from "./bundle.ts"
import { instantOf, monthAt } from "./calendar.ts"
import type { Cdr } from "./cdr.ts"
import { electricityOf, type Place, priceOf, type RatingRefusal, scheduleOf } from "./rating.ts"

/** A contract with the terms that were in force when the session started. */
export interface Level {
  readonly contract: Contract
  readonly version: Version
}

export type BlockedReason =
  | "Quarantined"
  | "CurrentTypeUnknown"
  | RatingRefusal
  | "CurrencyMismatch"
  | "Unallocated"
  | "ElectricityCostMissing"

/** Everything that is known of one session before money is shared. */
export interface Visit {
  readonly session: Session
  readonly place: Place
  readonly start: number
  readonly end: number
  /** The zone whose months count for it: its host contract's, else the operator's. */
  readonly zone: string
  /** None where it cannot be priced; a blocked session may have a price. */
  readonly cdr: Cdr | undefined
  readonly electricity: bigint
  /** The host's chain, the highest contract first; empty where the session is unallocated. */
  readonly chain: readonly Level[]
  readonly beneficiaries: readonly Level[]
  readonly blocked: BlockedReason | undefined
}

/** "Of several revisions the highest counts." */
const latest = (sessions: readonly Session[]): readonly Session[] => {
  const byId = new Map<string, Session>()
  for (const session of sessions) {
    const known = byId.get(session.id)
    if (known === undefined || (known.revision ?? 1) < (session.revision ?? 1)) byId.set(session.id, session)
  }
  return [...byId.values()]
}

const placeOf = (bundle: Bundle, evseId: string): Place => {
  for (const chargePoint of bundle.chargePoints ?? []) {
    const evse = chargePoint.evses?.find(({ id }) => id === evseId)
    if (evse !== undefined) {
      return { evse, chargePoint, location: byId(bundle.locations, chargePoint.locationId) }
    }
  }
  throw new RangeError(`unknown EVSE: ${evseId}`)
}

const levelsAt = (bundle: Bundle, contracts: readonly Contract[], start: number): readonly Level[] =>
  contracts.flatMap((contract) => {
    const version = versionIn(bundle, contract, monthAt(zoneOf(bundle, contract), start))
    return version === undefined ? [] : [{ contract, version }]
  })

/** "All contracts of the chain must be in force at a session's start, with a version; else it is unallocated." */
const chainAt = (bundle: Bundle, host: Contract | undefined, start: number): readonly Level[] => {
  const contracts = host === undefined ? [] : chainOf(bundle, host)
  const levels = levelsAt(bundle, contracts, start)
  return levels.length === contracts.length ? levels : []
}

const beneficiariesAt = (bundle: Bundle, place: Place, start: number): readonly Level[] => {
  const contracts = assignedAt(bundle, place.chargePoint, "beneficiary", start)
  if (contracts.some(({ under }) => under !== undefined)) {
    throw new NotCovered("a beneficiary below a sub-operator")
  }
  return levelsAt(bundle, contracts, start)
}

export const costKinds: readonly CostKind[] = ["payment", "roaming", "other"]

const deductsElectricity = ({ version }: Level): boolean =>
  (version.revenueSharing?.electricity ?? "not-deducted") !== "not-deducted"

/** The reasons in their order; the first that applies is the session's. */
const reasonOf = (
  bundle: Bundle,
  session: Session,
  place: Place,
  price: Cdr | RatingRefusal,
  chain: readonly Level[],
  sharing: readonly Level[]
): BlockedReason | undefined => {
  if (session.quarantined !== undefined) return "Quarantined"
  if (place.evse.currentType === undefined) return "CurrentTypeUnknown"
  if (typeof price === "string") return price
  const schedule = scheduleOf(bundle, place)
  const currencies = [price.currency, ...(schedule === undefined ? [] : [schedule.currency])]
  const isForeign = sharing.some(({ contract }) =>
    currencies.some((currency) => currency !== currencyOf(bundle, contract))
  )
  if (isForeign) return "CurrencyMismatch"
  if (chain.length === 0) return "Unallocated"
  return schedule === undefined && sharing.some(deductsElectricity) ? "ElectricityCostMissing" : undefined
}

const visitOf = (bundle: Bundle, session: Session, end: string): Visit => {
  const place = placeOf(bundle, session.evseId)
  const start = instantOf(session.start)
  const host = assignedAt(bundle, place.chargePoint, "host", start)[0]
  const chain = chainAt(bundle, host, start)
  const beneficiaries = chain.length === 0 ? [] : beneficiariesAt(bundle, place, start)
  const price = priceOf(bundle, session, place)
  const blocked = reasonOf(bundle, session, place, price, chain, [...chain, ...beneficiaries])
  const schedule = scheduleOf(bundle, place)
  return {
    session,
    place,
    start,
    end: instantOf(end),
    zone: host === undefined ? bundle.operator.timeZone : zoneOf(bundle, host),
    cdr: typeof price === "string" ? undefined : price,
    electricity:
      blocked !== undefined || schedule === undefined ? 0n : electricityOf(bundle, session, schedule),
    chain,
    beneficiaries,
    blocked
  }
}

/** "A session without an end is running: in no month, not blocked." */
export const visitsOf = (bundle: Bundle): readonly Visit[] =>
  latest(bundle.sessions ?? []).flatMap((session) =>
    session.end === undefined ? [] : [visitOf(bundle, session, session.end)]
  )

/** The partner whose account a session is charged to. */
export const corporatePartner = ({ session }: Visit): string | undefined => {
  const method = session.payment?.method ?? ""
  return method.startsWith("corporate:") ? method.slice("corporate:".length) : undefined
}
