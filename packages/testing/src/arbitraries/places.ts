import type { Month } from "@hostwatt/core"
import * as fc from "fast-check"
import {
  type Assignment,
  type ChargePoint,
  type Contract,
  type ElectricityCost,
  type Evse,
  type Location,
  stated
} from "../Documents.ts"
import { type Frame, idOf, maybe, pick, weighted } from "./Frame.ts"
import { plusDays } from "./time.ts"
import { anyPriceText } from "./values.ts"

/** What places refer to. */
export interface Agreed {
  readonly contracts: readonly Contract[]
  readonly electricityCosts: readonly ElectricityCost[]
  readonly tariffIds: readonly string[]
  readonly locations: readonly Location[]
}

/** Electricity costs of a bundle: dear ones, free ones, one without a price, one in another currency. */
export const anyElectricityCostDocument = (frame: Frame, index: number): fc.Arbitrary<ElectricityCost> =>
  fc
    .record({
      currency: weighted([25, frame.currency], [1, frame.otherCurrency]),
      prices: fc.oneof(
        { weight: 15, arbitrary: fc.array(anyPriceText(frame.digits), { minLength: 1, maxLength: 2 }) },
        { weight: 1, arbitrary: fc.constant<string[]>([]) }
      )
    })
    .map(({ currency, prices }) => ({
      id: idOf(frame, "e", index),
      currency,
      elements: prices.map((pricePerKwh) => ({ pricePerKwh }))
    }))

/** Places of a bundle's locations: mostly in the operator's zone. */
export const anyLocationDocument = (
  frame: Frame,
  index: number,
  costs: readonly ElectricityCost[]
): fc.Arbitrary<Location> =>
  fc
    .record({
      zone: weighted([3, 0], [1, 1], [1, 2]),
      name: maybe(fc.constant(`Location ${index}`), 50),
      electricityCostId: maybe(fc.constantFrom(...costs.map(({ id }) => id)), 92)
    })
    .map(({ zone, ...loose }) =>
      stated<Location>({ id: idOf(frame, "l", index), timeZone: pick(frame.zones, zone), ...loose })
    )

/** Days of service: since long, or from or until a day of the month. */
const anyService = (month: Month.Month, percent: number) =>
  fc.record({
    inServiceFrom: maybe(weighted([4, -500], [1, 5]), percent).map((days) => dayOf(month, days)),
    inServiceUntil: maybe(weighted([2, 500], [1, 25], [1, 31]), 35).map((days) => dayOf(month, days))
  })

const dayOf = (month: Month.Month, days: number | null | undefined): string | null | undefined =>
  typeof days === "number" ? plusDays(`${month}-01`, days) : days

const anyEvseDocument = (frame: Frame, id: string, agreed: Agreed): fc.Arbitrary<Evse> =>
  fc
    .record({
      currentType: weighted<Evse["currentType"]>([16, "AC"], [16, "DC"], [1, undefined], [1, null]),
      service: anyService(frame.month, 30),
      tariffId: maybe(fc.constantFrom(...agreed.tariffIds), 93),
      electricityCostId: maybe(fc.constantFrom(...agreed.electricityCosts.map((cost) => cost.id)), 25)
    })
    .map(({ service, ...loose }) => stated<Evse>({ id, ...service, ...loose }))

const anyHosting = fc.record({
  hosts: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
  /** Days of the month on which the host changes; 0 and 31 are near its edges. */
  changes: fc.uniqueArray(fc.constantFrom(0, 1, 14, 15, 28, 31), { minLength: 2, maxLength: 2 }),
  monthsBefore: weighted([14, 15], [1, 0]),
  ends: maybe(fc.constantFrom(9, 20, 30, 31, 40), 20)
})

type Hosting = typeof anyHosting extends fc.Arbitrary<infer Plan> ? Plan : never

/**
 * Hosts that follow one another.
 *
 * Where two of them live in different zones, two days lie between them: a day
 * of one zone may be another day of the other.
 */
const assignmentsOf = (
  { hosts, changes, monthsBefore, ends }: Hosting,
  { month, zones }: Frame,
  contracts: readonly Contract[]
): readonly Assignment[] => {
  const first = `${month}-01`
  const days = changes.toSorted((left, right) => left - right)
  return hosts.flatMap((host, index): readonly Assignment[] => {
    const contract = pick(contracts, host)
    const before = index === 0 ? undefined : pick(contracts, hosts[index - 1] ?? 0)
    const isMove = before !== undefined && (before.timeZone ?? zones[0]) !== (contract.timeZone ?? zones[0])
    const begun = index === 0 ? -31 * monthsBefore : (days[index - 1] ?? 31) + (isMove ? 2 : 0)
    const until = index === hosts.length - 1 ? ends : days[index]
    if (typeof until === "number" && until <= begun) return []
    return [
      stated<Assignment>({
        contractId: contract.id,
        from: plusDays(first, begun),
        until: typeof until === "number" ? plusDays(first, until) : until
      })
    ]
  })
}

/** Charge points of a bundle with up to three EVSEs, hosted by one contract after the other. */
export const anyChargePointDocument = (
  frame: Frame,
  index: number,
  agreed: Agreed
): fc.Arbitrary<ChargePoint> =>
  fc
    .record({
      location: fc.nat(),
      service: anyService(frame.month, 75),
      electricityCostId: maybe(fc.constantFrom(...agreed.electricityCosts.map(({ id }) => id)), 30),
      hosting: maybe(anyHosting, 95),
      evses: fc
        .integer({ min: 1, max: 3 })
        .chain((count) =>
          fc.tuple(
            ...Array.from({ length: count }, (_, evse) =>
              anyEvseDocument(frame, `${idOf(frame, "cp", index)}-${evse}`, agreed)
            )
          )
        )
    })
    .map(({ location, service, electricityCostId, hosting, evses }) =>
      stated<ChargePoint>({
        id: idOf(frame, "cp", index),
        locationId: pick(agreed.locations, location).id,
        ...service,
        electricityCostId,
        assignments: hosting && assignmentsOf(hosting, frame, agreed.contracts),
        evses
      })
    )
