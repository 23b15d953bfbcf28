import * as Result from "effect/Result"
import * as ChargePoint from "../charging/ChargePoint.ts"
import type { EndedSession } from "../charging/Session.ts"
import * as Assignment from "../contracts/Assignment.ts"
import { isDeducted } from "../contracts/RevenueShare.ts"
import * as Cdr from "../rating/Cdr.ts"
import * as ElectricityCost from "../schedules/ElectricityCost.ts"
import * as Chain from "../sharing/Chain.ts"
import type { SessionCost } from "../sharing/SessionRevenue.ts"
import type { SessionId } from "../values/Id.ts"
import * as Money from "../values/Money.ts"
import type { RoundingMode } from "../values/Rounding.ts"
import type { Zone } from "../values/Zone.ts"
import type { Network } from "./Network.ts"
import type { NotPriced } from "./PricedSession.ts"

/** Why a session cannot be settled yet, in the order in which reasons are named. */
export type BlockedReason =
  | "Quarantined"
  | "CurrentTypeUnknown"
  | "NotRatable"
  | "Unpriced"
  | "CurrencyMismatch"
  | "Unallocated"
  | "ElectricityCostMissing"

/** A session that is on no revenue line until somebody solves what blocks it. */
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

/** The electricity of a session, where a contract of its chain deducts it. */
export interface ElectricityOfSession {
  readonly schedule: ElectricityCost.ElectricityCost
  readonly cost: Money.Money
}

/** A session with its price, before it is known whether it can be settled. */
export interface PricedAttempt {
  readonly session: EndedSession
  readonly place: ChargePoint.Place
  readonly cdr: Result.Result<Cdr.Cdr, NotPriced>
}

/** One session, priced, placed under its contracts and split; all that its lines are explained from. */
export interface SettledSession {
  readonly session: EndedSession
  readonly place: ChargePoint.Place
  readonly cdr: Cdr.Cdr
  /** `undefined` where no contract of the chain deducts electricity. */
  readonly electricity: ElectricityOfSession | undefined
  /** What each contract gets, each after the one above it. */
  readonly shares: readonly Chain.PartyShare[]
  readonly rounding: RoundingMode
}

type Refusal = Pick<BlockedSession, "reason" | "because">
type Parties = readonly Assignment.Sharing[]

const refuse = (reason: BlockedReason, because: string = reason): Result.Result<never, Refusal> =>
  Result.fail({ reason, because })

const electricityOf = (
  network: Network,
  place: ChargePoint.Place,
  cdr: Cdr.Cdr,
  parties: Parties
): Result.Result<ElectricityOfSession | undefined, Refusal> => {
  const id = ChargePoint.electricityCostId(place)
  const schedule = id === undefined ? undefined : network.electricityCosts.get(id)
  if (schedule !== undefined && schedule.currency !== cdr.currency) {
    return refuse("CurrencyMismatch", "ElectricityCostCurrency")
  }
  const isAsked = parties.some(({ version }) => isDeducted(version.revenueShare.electricity))
  if (!isAsked) return Result.succeed(undefined)
  if (schedule === undefined) return refuse("ElectricityCostMissing")
  const cost = ElectricityCost.costOf(schedule, cdr.energy, network.operator.policies.rounding)
  if (Result.isFailure(cost)) return refuse("ElectricityCostMissing")
  return Money.isWithinBounds(cost.success)
    ? Result.succeed({ schedule, cost: cost.success })
    : refuse("NotRatable", "AmountTooLarge")
}

/** Everything the session cost the network; what was not stated is nothing. */
const costsOf = (
  { costs }: EndedSession,
  electricity: Money.Money | undefined,
  nothing: Money.Money
): Readonly<Record<SessionCost, Money.Money>> => {
  const sum = (kind: string): Money.Money =>
    Money.sum(
      nothing.currency,
      costs.flatMap((cost) => (cost.kind === kind ? [cost.net] : []))
    )
  return {
    electricity: electricity ?? nothing,
    payment: sum("payment"),
    roaming: sum("roaming"),
    other: sum("other")
  }
}

const share = (
  network: Network,
  { session, place }: PricedAttempt,
  currentType: ChargePoint.CurrentType,
  cdr: Cdr.Cdr,
  parties: Parties
): Result.Result<SettledSession, Refusal> => {
  if (parties.some(({ contract }) => contract.currency !== cdr.currency)) {
    return refuse("CurrencyMismatch", "CdrCurrency")
  }
  if (session.costs.some(({ net }) => net.currency !== cdr.currency))
    return refuse("CurrencyMismatch", "CostCurrency")
  const electricity = electricityOf(network, place, cdr, parties)
  if (Result.isFailure(electricity)) return Result.fail(electricity.failure)
  const { rounding } = network.operator.policies
  const shares = Chain.split(parties, {
    total: cdr.net,
    connectionFee: Cdr.connectionFee(cdr),
    costs: costsOf(session, electricity.success?.cost, Money.zero(cdr.currency)),
    gross: cdr.gross,
    energy: cdr.energy,
    place: {
      locationId: place.location.id,
      chargePointId: place.chargePoint.id,
      evseId: place.evse.id,
      currentType
    },
    rounding
  })
  return Result.succeed({ session, place, cdr, electricity: electricity.success, shares, rounding })
}

/**
 * Places one priced session under its contracts and splits its revenue.
 *
 * - Refuses: the first reason that applies of quarantined, current type unknown, not ratable, unpriced,
 *   currency mismatch, unallocated, electricity cost missing
 * - Source: specification 06
 */
export const settle = (
  network: Network,
  priced: PricedAttempt
): Result.Result<SettledSession, BlockedSession> => {
  const { session, place, cdr } = priced
  const { currentType } = place.evse
  const assignments = network.assignments.get(place.chargePoint.id) ?? []
  const parties = Assignment.partiesAt(assignments, network.contracts, session.start)
  const host = Assignment.hostAt(assignments, network.contracts, session.start)

  const attempt = (): Result.Result<SettledSession, Refusal> => {
    if (session.quarantined !== undefined) return refuse("Quarantined")
    if (currentType === undefined) return refuse("CurrentTypeUnknown")
    if (Result.isFailure(cdr)) return refuse(cdr.failure.reason, cdr.failure.because)
    if (Result.isFailure(parties)) return refuse("Unallocated", parties.failure.reason)
    return share(network, priced, currentType, cdr.success, parties.success)
  }
  return Result.mapError(attempt(), (refusal) => ({
    ...refusal,
    sessionId: session.id,
    zone: host?.zone ?? network.operator.zone,
    cdr: Result.isSuccess(cdr) ? cdr.success : undefined
  }))
}
