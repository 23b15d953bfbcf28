import type { Month } from "@hostwatt/core"
import * as fc from "fast-check"
import type { Bundle, ChargePoint, Contract, ElectricityCost, Location, Session } from "../Documents.ts"
import { anyContractDocument, anyOperatorDocument, anyPartnerDocument } from "./agreements.ts"
import { anyFrame, type Frame, idOf, maybe, pick, weighted } from "./Frame.ts"
import {
  type Agreed,
  anyChargePointDocument,
  anyElectricityCostDocument,
  anyLocationDocument
} from "./places.ts"
import { anySessionPlan, sessionDocumentOf, type SessionPlan } from "./sessions.ts"
import { absurdTariff, anyTariffDocument, freeTariff } from "./tariffs.ts"

/** A bundle and the month around which things happen in it. */
export interface BundleInMonth {
  readonly bundle: Bundle
  readonly month: Month.Month
}

/** So many different things, each with its index. */
const several = <A>(most: number, make: (index: number) => fc.Arbitrary<A>): fc.Arbitrary<readonly A[]> =>
  fc
    .integer({ min: 1, max: most })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => make(index))))

const anyContractsOf = (frame: Frame, partner: number): fc.Arbitrary<readonly Contract[]> =>
  maybe(fc.nat({ max: 2 }), 60).chain((zone) =>
    several(2, (index) =>
      anyContractDocument(frame, {
        id: idOf(frame, `c${partner}-`, index),
        partnerId: idOf(frame, "p", partner),
        zone: zone ?? undefined
      })
    )
  )

const anyAgreements = (frame: Frame) =>
  fc.record({
    operator: anyOperatorDocument(frame),
    partners: several(3, (index) =>
      fc.record({ partner: anyPartnerDocument(frame, index), contracts: anyContractsOf(frame, index) })
    ),
    tariffs: several(4, (index) =>
      weighted([16, frame.currency], [1, frame.otherCurrency]).chain((currency) =>
        anyTariffDocument(frame, { id: idOf(frame, "t", index), currency })
      )
    ),
    electricityCosts: several(3, (index) => anyElectricityCostDocument(frame, index))
  })

type Agreements = ReturnType<typeof anyAgreements> extends fc.Arbitrary<infer Some> ? Some : never

/** Other records of a session: the same again, or what was known of it before. */
const anyRepeat = fc.record({ of: fc.nat(), as: fc.constantFrom("again" as const, "before" as const) })

const anyPlaces = (frame: Frame, { partners, tariffs, electricityCosts }: Agreements) =>
  several(2, (index) => anyLocationDocument(frame, index, electricityCosts)).chain((locations) => {
    const agreed: Agreed = {
      contracts: partners.flatMap(({ contracts }) => contracts),
      electricityCosts,
      tariffIds: tariffs.map(({ id }) => id),
      locations
    }
    return fc.record({
      locations: fc.constant(locations),
      chargePoints: several(3, (index) => anyChargePointDocument(frame, index, agreed)),
      sessions: fc.oneof(
        { weight: 1, arbitrary: fc.array(anySessionPlan, { maxLength: 3 }) },
        { weight: 8, arbitrary: fc.array(anySessionPlan, { minLength: 8, maxLength: 14 }) }
      ),
      repeats: fc.array(anyRepeat, { maxLength: 2 })
    })
  })

interface Places {
  readonly locations: readonly Location[]
  readonly chargePoints: readonly ChargePoint[]
  readonly sessions: readonly SessionPlan[]
  readonly repeats: readonly { readonly of: number; readonly as: "again" | "before" }[]
}

const earlier = (session: Session): Session => ({
  ...session,
  revision: (session.revision ?? 1) - 1,
  driverId: "d0",
  quarantined: "not complete yet"
})

const sessionsOf = (frame: Frame, { tariffs }: Agreements, places: Places): readonly Session[] => {
  const setting = {
    evseIds: places.chargePoints.flatMap(({ evses }) => (evses ?? []).map(({ id }) => id)),
    tariffIds: tariffs.map(({ id }) => id),
    freeTariffId: "free",
    absurdTariffId: "absurd"
  }
  const sessions = places.sessions.map((plan, index) =>
    sessionDocumentOf(plan, idOf(frame, "s", index), frame, setting)
  )
  if (sessions.length === 0) return []
  const repeated = places.repeats.map(({ of, as }) =>
    as === "again" ? pick(sessions, of) : earlier(pick(sessions, of))
  )
  return [...sessions, ...repeated]
}

const costsOf = ({ electricityCosts }: Agreements): readonly ElectricityCost[] => electricityCosts

/**
 * Whole bundles in the plain JSON of the format, all of them without a fault.
 *
 * Several partners and contracts in different zones, charge points that change
 * hosts, sessions at month edges and on nights when clocks change, paid, unpaid
 * and paid in another month, measured and imported, and some of every kind that
 * cannot be settled yet.
 */
export const anyBundle: fc.Arbitrary<BundleInMonth> = anyFrame.chain((frame) =>
  anyAgreements(frame).chain((agreements) =>
    anyPlaces(frame, agreements).map((places) => ({
      month: frame.month,
      bundle: {
        hostwatt: 1,
        operator: agreements.operator,
        partners: agreements.partners.map(({ partner }) => partner),
        contracts: agreements.partners.flatMap(({ contracts }) => contracts),
        locations: places.locations,
        electricityCosts: costsOf(agreements),
        chargePoints: places.chargePoints,
        tariffs: [
          ...agreements.tariffs,
          freeTariff("free", frame.currency),
          absurdTariff("absurd", frame.currency)
        ],
        sessions: sessionsOf(frame, agreements, places)
      }
    }))
  )
)
