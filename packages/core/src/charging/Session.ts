import * as Equal from "effect/Equal"
import * as Result from "effect/Result"
import type { Cdr } from "../rating/Cdr.ts"
import type { ChargingPeriod } from "../rating/ChargingPeriod.ts"
import * as Id from "../values/Id.ts"
import type { Instant } from "../values/Instant.ts"
import type { Money } from "../values/Money.ts"
import type { Payment } from "./Cash.ts"

/** What was measured, or what somebody else made of it. */
export type Measurement =
  | { readonly _tag: "periods"; readonly periods: readonly ChargingPeriod[] }
  | { readonly _tag: "cdr"; readonly cdr: Cdr }
  | { readonly _tag: "none" }

/** A cost of one session that somebody billed. */
export interface SessionCostEntry {
  readonly kind: "payment" | "roaming" | "other"
  readonly net: Money
}

/** One visit of one EV, as recorded. A higher revision replaces a lower one. */
export interface Session {
  readonly id: Id.SessionId
  readonly revision: number
  readonly evseId: Id.EvseId
  readonly start: Instant
  /** A session without an end is running. */
  readonly end: Instant | undefined
  /** Measured at the charge point, or stated by another operator. */
  readonly source: "measured" | "imported"
  readonly recordedAt: Instant | undefined
  readonly measurement: Measurement
  /** The tariff it was started under, where that is not the EVSE's. */
  readonly tariffId: Id.TariffId | undefined
  readonly driverId: Id.DriverId | undefined
  readonly quarantined: string | undefined
  readonly payment: Payment
  /** What it cost the network beside electricity, net. */
  readonly costs: readonly SessionCostEntry[]
}

/** A session with an end. */
export type EndedSession = Session & { readonly end: Instant }

export const hasEnded = (self: Session): self is EndedSession => self.end !== undefined

/** Two records of one session and one revision that do not say the same. */
export interface ConflictingRevision {
  readonly _tag: "ConflictingRevision"
  readonly sessionId: Id.SessionId
  readonly revision: number
}

const conflicts = (records: readonly Session[]): readonly ConflictingRevision[] => {
  const seen = new Map<string, Session>()
  return records.flatMap((record) => {
    const key = JSON.stringify([record.id, record.revision])
    const known = seen.get(key)
    seen.set(key, known ?? record)
    return known === undefined || Equal.equals(known, record)
      ? []
      : [{ _tag: "ConflictingRevision", sessionId: record.id, revision: record.revision } as const]
  })
}

/**
 * The records that count: of each session its highest revision, in the order of ids.
 *
 * Identical records of one revision count once.
 *
 * - Refuses: every `ConflictingRevision`
 * - Law: the order of the records, and repeating them, changes nothing
 * - Source: specification 06
 */
export const latest = (
  records: readonly Session[]
): Result.Result<readonly Session[], readonly ConflictingRevision[]> => {
  const conflicting = conflicts(records)
  if (conflicting.length > 0) return Result.fail(conflicting)
  const highest = new Map<string, Session>()
  for (const record of records) {
    const known = highest.get(record.id)
    if (known === undefined || known.revision < record.revision) highest.set(record.id, record)
  }
  return Result.succeed([...highest.values()].toSorted((left, right) => Id.compare(left.id, right.id)))
}
