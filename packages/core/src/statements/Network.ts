import type { Adjustment, TopUp } from "../charging/AccountEntry.ts"
import type { ChargePoint, Place } from "../charging/ChargePoint.ts"
import type { Location } from "../charging/Location.ts"
import type { Session } from "../charging/Session.ts"
import type { Assignment } from "../contracts/Assignment.ts"
import type { Contract } from "../contracts/Contract.ts"
import type { Operator } from "../contracts/Operator.ts"
import type { Partner } from "../contracts/Partner.ts"
import type { Tariff } from "../rating/Tariff.ts"
import type { ElectricityCost } from "../schedules/ElectricityCost.ts"
import type {
  ChargePointId,
  ContractId,
  ElectricityCostId,
  EvseId,
  PartnerId,
  TariffId
} from "../values/Id.ts"

/** Everything a settlement is computed from, as it stands in a store or a bundle. */
export interface NetworkRecords {
  readonly operator: Operator
  readonly partners: readonly Partner[]
  readonly contracts: readonly Contract[]
  readonly assignments: readonly Assignment[]
  readonly locations: readonly Location[]
  readonly chargePoints: readonly ChargePoint[]
  readonly tariffs: readonly Tariff[]
  readonly electricityCosts: readonly ElectricityCost[]
  readonly sessions: readonly Session[]
  readonly topUps: readonly TopUp[]
  readonly adjustments: readonly Adjustment[]
}

/** The same, found by what refers to it. */
export interface Network {
  readonly operator: Operator
  readonly partners: ReadonlyMap<PartnerId, Partner>
  readonly contracts: ReadonlyMap<ContractId, Contract>
  readonly assignments: ReadonlyMap<ChargePointId, readonly Assignment[]>
  readonly places: ReadonlyMap<EvseId, Place>
  readonly tariffs: ReadonlyMap<TariffId, Tariff>
  readonly electricityCosts: ReadonlyMap<ElectricityCostId, ElectricityCost>
  readonly chargePoints: readonly ChargePoint[]
  readonly sessions: readonly Session[]
  readonly topUps: readonly TopUp[]
  readonly adjustments: readonly Adjustment[]
}

const byId = <Thing extends { readonly id: string }>(things: readonly Thing[]): ReadonlyMap<string, Thing> =>
  new Map(things.map((thing) => [thing.id, thing]))

const placesOf = ({ chargePoints, locations }: NetworkRecords): ReadonlyMap<EvseId, Place> => {
  const locationOf = byId(locations)
  return new Map(
    chargePoints.flatMap((chargePoint) => {
      const location = locationOf.get(chargePoint.locationId)
      if (location === undefined) {
        throw new RangeError(
          `Charge point ${chargePoint.id} stands at location ${chargePoint.locationId}, which is missing`
        )
      }
      return chargePoint.evses.map((evse): [EvseId, Place] => [evse.id, { evse, chargePoint, location }])
    })
  )
}

/**
 * Records made ready for settlement.
 *
 * - Throws: a charge point at a location that is missing is a defect; a bundle is checked before
 */
export const make = (records: NetworkRecords): Network => ({
  operator: records.operator,
  partners: byId(records.partners),
  contracts: byId(records.contracts),
  assignments: Map.groupBy(records.assignments, ({ chargePointId }) => chargePointId),
  places: placesOf(records),
  tariffs: byId(records.tariffs),
  electricityCosts: byId(records.electricityCosts),
  chargePoints: records.chargePoints,
  sessions: records.sessions,
  topUps: records.topUps,
  adjustments: records.adjustments
})
