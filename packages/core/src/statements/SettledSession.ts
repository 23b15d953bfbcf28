import * as Result from "effect/Result"
import * as ChargePoint from "../charging/ChargePoint.ts"
import type { EndedSession } from "../charging/Session.ts"
import * as Assignment from "../contracts/Assignment.ts"
import { deductsElectricity } from "../contracts/RevenueShare.ts"
import * as Cdr from "../rating/Cdr.ts"
import * as ElectricityCost from "../schedules/ElectricityCost.ts"
import * as RevenueSplit from "../sharing/RevenueSplit.ts"
import type { SessionId } from "../values/Id.ts"
import * as Money from "../values/Money.ts"
import type { RoundingMode } from "../values/Rounding.ts"
import type { Zone } from "../values/Zone.ts"
import type { Network } from "./Network.ts"
import * as PricedSession from "./PricedSession.ts"

/** Why a session cannot be settled yet, in the order in which reasons are named. */
export type BlockedReason =
  | "Quarantined"
  | "CurrentTypeUnknown"
  | "NotRatable"
  | "Unpriced"
  | "CurrencyMismatch"
  | "Unallocated"
  | "ElectricityCostMissing"

/** A session that is on no statement until somebody solves what blocks it. */
export interface BlockedSession {
  readonly sessionId: SessionId
  readonly reason: BlockedReason
  /** The fact behind the reason, where there is more than one. */
  readonly because: string
  /** The zone in whose months it waits: its contract's, else the operator's. */
  readonly zone: Zone
  /** What it cost its driver, if that much is known. */
  readonly cdr: Cdr.Cdr | undefined
}

/** The energy of a session as its contract's electricity clause sees it. */
export interface ElectricityOfSession {
  readonly schedule: ElectricityCost.ElectricityCost
  readonly cost: Money.Money
}

/** One session, priced, placed under a contract and split; all that its lines are explained from. */
export interface SettledSession {
  readonly session: EndedSession
  readonly currentType: ChargePoint.CurrentType
  readonly place: ChargePoint.Place
  readonly cdr: Cdr.Cdr
  readonly host: Assignment.ContractInForce
  /** `undefined` where the contract does not deduct electricity. */
  readonly electricity: ElectricityOfSession | undefined
  readonly split: RevenueSplit.RevenueSplit
  readonly rounding: RoundingMode
}

type Refusal = Pick<BlockedSession, "reason" | "because">

const refuse = (reason: BlockedReason, because: string = reason): Result.Result<never, Refusal> =>
  Result.fail({ reason, because })

const electricityOf = (
  network: Network,
  place: ChargePoint.Place,
  cdr: Cdr.Cdr,
  { version }: Assignment.ContractInForce
): Result.Result<ElectricityOfSession | undefined, Refusal> => {
  if (!deductsElectricity(version.revenueShare)) return Result.succeed(undefined)
  const id = ChargePoint.electricityCostId(place)
  const schedule = id === undefined ? undefined : network.electricityCosts.get(id)
  if (schedule === undefined) return refuse("ElectricityCostMissing")
  if (schedule.currency !== cdr.currency) return refuse("CurrencyMismatch", "ElectricityCostCurrency")
  const cost = ElectricityCost.costOf(schedule, cdr.energy, network.operator.policies.rounding)
  if (Result.isFailure(cost)) return refuse("ElectricityCostMissing")
  return Money.isWithinBounds(cost.success)
    ? Result.succeed({ schedule, cost: cost.success })
    : refuse("NotRatable", "AmountTooLarge")
}

const share = (
  network: Network,
  session: EndedSession,
  place: ChargePoint.Place,
  currentType: ChargePoint.CurrentType,
  cdr: Cdr.Cdr,
  host: Assignment.ContractInForce
): Result.Result<SettledSession, Refusal> => {
  if (cdr.currency !== host.contract.currency) return refuse("CurrencyMismatch", "CdrCurrency")
  const electricity = electricityOf(network, place, cdr, host)
  if (Result.isFailure(electricity)) return Result.fail(electricity.failure)
  const { rounding } = network.operator.policies
  const split = RevenueSplit.split(host.version.revenueShare, {
    total: cdr.net,
    connectionFee: Cdr.connectionFee(cdr),
    electricity: electricity.success?.cost ?? Money.zero(cdr.currency),
    currentType,
    rounding
  })
  return Result.succeed({
    session,
    currentType,
    place,
    cdr,
    host,
    electricity: electricity.success,
    split,
    rounding
  })
}

/**
 * Prices one session, finds the contract it falls under and splits its revenue.
 *
 * - Refuses: the first reason that applies of quarantined, current type unknown, not ratable, unpriced,
 *   currency mismatch, unallocated, electricity cost missing
 * - Throws: a session at an EVSE that is missing is a defect; a bundle is checked before
 * - Source: specification 06
 */
export const settle = (
  network: Network,
  session: EndedSession
): Result.Result<SettledSession, BlockedSession> => {
  const place = network.places.get(session.evseId)
  if (place === undefined)
    throw new RangeError(`Session ${session.id} names EVSE ${session.evseId}, which is missing`)
  const { currentType } = place.evse
  const assignments = network.assignments.get(place.chargePoint.id) ?? []
  const host = Assignment.hostAt(assignments, network.contracts, session.start)
  const cdr = PricedSession.price(network, session, place)

  const attempt = (): Result.Result<SettledSession, Refusal> => {
    if (session.quarantined !== undefined) return refuse("Quarantined")
    if (currentType === undefined) return refuse("CurrentTypeUnknown")
    if (Result.isFailure(cdr)) return refuse(cdr.failure.reason, cdr.failure.because)
    if (Result.isFailure(host)) return refuse("Unallocated", host.failure.reason)
    return share(network, session, place, currentType, cdr.success, host.success)
  }
  return Result.mapError(attempt(), (refusal) => ({
    ...refusal,
    sessionId: session.id,
    zone: Result.isSuccess(host) ? host.success.contract.zone : network.operator.zone,
    cdr: Result.isSuccess(cdr) ? cdr.success : undefined
  }))
}
