import { type Frame, idOf } from "./Frame.ts"

/** A charge point to be, with the EVSEs on it. */
export interface Site {
  readonly id: string
  readonly locationId: string
  readonly evseIds: readonly string[]
}

/** Where things stand: known before anything is agreed, so that terms can name places. */
export interface Sites {
  readonly locationIds: readonly string[]
  readonly chargePoints: readonly Site[]
}

const locationCounts = [[6, 1] as const, [4, 2] as const]
const chargePointCounts = [[3, 1] as const, [5, 2] as const, [4, 3] as const]
const evseCounts = [[4, 1] as const, [5, 2] as const, [1, 3] as const]

const upTo = <A>(count: number, make: (index: number) => A): readonly A[] =>
  Array.from({ length: count }, (_, index) => make(index + 1))

/** Some locations, and charge points at them. */
export const randomSites = (frame: Frame): Sites => {
  const { dice } = frame
  const locationIds = upTo(dice.weighted(locationCounts), (number) => idOf(frame, "l", number))
  const chargePoints = upTo(dice.weighted(chargePointCounts), (number) => ({
    id: idOf(frame, "cp", number),
    locationId: dice.pick(locationIds),
    evseIds: upTo(dice.weighted(evseCounts), (evse) => idOf(frame, "cp", `${number}-${evse}`))
  }))
  return { locationIds, chargePoints }
}
