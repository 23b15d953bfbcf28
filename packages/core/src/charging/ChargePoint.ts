import type { ChargePointId, ElectricityCostId, EvseId, LocationId, TariffId } from "../values/Id.ts"
import type { Instant } from "../values/Instant.ts"
import * as Month from "../values/Month.ts"
import type { Location } from "./Location.ts"

export type CurrentType = "AC" | "DC"

/** Days in service, half-open, in the zone of the location; `undefined` as the last = still in service. */
export interface ServiceDates {
  readonly from: Month.LocalDate | undefined
  readonly until: Month.LocalDate | undefined
}

/** The physical system that a driver walks up to. */
export interface ChargePoint {
  readonly id: ChargePointId
  readonly locationId: LocationId
  /** Without a first day it was never commissioned. */
  readonly service: ServiceDates
  readonly electricityCostId: ElectricityCostId | undefined
  /** Of another operator, reached by roaming: it counts for no fee. */
  readonly isRoaming: boolean
  readonly evses: readonly Evse[]
}

/** The part of a charge point that serves one EV at a time. */
export interface Evse {
  readonly id: EvseId
  /** Unknown blocks the settlement of its sessions; it never defaults. */
  readonly currentType: CurrentType | undefined
  /** A day that is not stated is its charge point's. */
  readonly service: ServiceDates
  readonly tariffId: TariffId | undefined
  readonly electricityCostId: ElectricityCostId | undefined
}

/** An EVSE with all that it stands in. */
export interface Place {
  readonly evse: Evse
  readonly chargePoint: ChargePoint
  readonly location: Location
}

/** The electricity cost schedule of a place: the EVSE's, else the charge point's, else the location's. */
export const electricityCostId = ({ evse, chargePoint, location }: Place): ElectricityCostId | undefined =>
  evse.electricityCostId ?? chargePoint.electricityCostId ?? location.electricityCostId

const covers = ({ from, until }: ServiceDates, day: Month.LocalDate): boolean =>
  from !== undefined && from <= day && (until === undefined || day < until)

/**
 * Whether an EVSE is in service at an instant: its charge point is, and so is it.
 *
 * - Source: specification 03, "Assignment of charge points"
 */
export const isInService = ({ evse, chargePoint, location }: Place, instant: Instant): boolean => {
  const day = Month.dateAt(instant, location.zone)
  const own: ServiceDates = {
    from: evse.service.from ?? chargePoint.service.from,
    until: evse.service.until ?? chargePoint.service.until
  }
  return covers(chargePoint.service, day) && covers(own, day)
}
