import type { ElectricityCostId, LocationId } from "../values/Id.ts"
import type { Zone } from "../values/Zone.ts"

/** A site: one address, one time zone. */
export interface Location {
  readonly id: LocationId
  readonly zone: Zone
  readonly electricityCostId: ElectricityCostId | undefined
}
