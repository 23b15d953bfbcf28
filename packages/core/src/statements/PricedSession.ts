import * as Result from "effect/Result"
import type { Place } from "../charging/ChargePoint.ts"
import type { EndedSession } from "../charging/Session.ts"
import * as Cdr from "../rating/Cdr.ts"
import * as Rating from "../rating/Rating.ts"
import * as Tariff from "../rating/Tariff.ts"
import * as Currency from "../values/Currency.ts"
import * as Money from "../values/Money.ts"
import * as Month from "../values/Month.ts"
import type { Network } from "./Network.ts"

/** Why a session has no price, and what a statement calls that. */
export interface NotPriced {
  readonly reason: "NotRatable" | "Unpriced"
  readonly because:
    | Rating.SessionNotRatable["reason"]
    | "CurrencyRetired"
    | "AmountTooLarge"
    | "TariffMissing"
    | "NetNotComputable"
    | "ZeroImport"
}

const refused = (
  reason: NotPriced["reason"],
  because: NotPriced["because"]
): Result.Result<never, NotPriced> => Result.fail({ reason, because })

/** The tariff a session runs under: its own, else its EVSE's, if that is valid when it starts. */
const tariffOf = (network: Network, session: EndedSession, { evse }: Place): Tariff.Tariff | undefined => {
  const id = session.tariffId ?? evse.tariffId
  const tariff = id === undefined ? undefined : network.tariffs.get(id)
  return tariff !== undefined && Tariff.isValidAt(tariff, session.start) ? tariff : undefined
}

/** An imported total of zero is only a price where somebody says that the session was free. */
const isZeroImport = (network: Network, session: EndedSession, cdr: Cdr.Cdr): boolean => {
  const named = session.tariffId === undefined ? undefined : network.tariffs.get(session.tariffId)
  const isSaidFree = session.payment.method._tag === "free" || (named !== undefined && Tariff.isFree(named))
  return Money.isZero(cdr.gross) && !isSaidFree
}

const rated = (network: Network, session: EndedSession, place: Place): Result.Result<Cdr.Cdr, NotPriced> => {
  const { start, end, measurement } = session
  const periods = measurement._tag === "periods" ? measurement.periods : []
  if (end < start) return refused("NotRatable", "EndBeforeStart")
  if (periods.length === 0) return refused("NotRatable", "NoPeriods")
  const tariff = tariffOf(network, session, place)
  if (tariff === undefined) return refused("Unpriced", "TariffMissing")
  const rating = Rating.rate({ start, end, periods }, tariff)
  if (Result.isFailure(rating)) return refused("NotRatable", rating.failure.reason)
  const cdr = Cdr.freeze(rating.success, network.operator.policies.rounding)
  return Result.isFailure(cdr) ? refused("Unpriced", cdr.failure._tag) : Result.succeed(cdr.success)
}

const isBookable = ({ net, gross }: Cdr.Cdr): boolean =>
  Money.isWithinBounds(net) && Money.isWithinBounds(gross)

/**
 * What a session cost its driver: rated by the tariff it ran under, or as somebody else rated it.
 *
 * - Refuses: `NotRatable`, then `Unpriced`, with the fact behind it
 * - Source: specification 05; 06, "Blocked"
 */
export const price = (
  network: Network,
  session: EndedSession,
  place: Place
): Result.Result<Cdr.Cdr, NotPriced> => {
  const { measurement } = session
  const isImported = measurement._tag === "cdr"
  const cdr = isImported ? Result.succeed(measurement.cdr) : rated(network, session, place)
  if (Result.isFailure(cdr)) return cdr
  if (!isBookable(cdr.success)) return refused("NotRatable", "AmountTooLarge")
  const day = Month.dateAt(session.start, place.location.zone)
  if (!Currency.isInUse(cdr.success.currency, day)) return refused("NotRatable", "CurrencyRetired")
  return isImported && isZeroImport(network, session, cdr.success) ? refused("Unpriced", "ZeroImport") : cdr
}
