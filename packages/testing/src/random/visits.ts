import { clockChanges, hour, midnight, minute, second } from "./Calendar.ts"
import type { Placed } from "./chargePoints.ts"
import { type Frame, nearby, nearEdge, withinMonth } from "./Frame.ts"

/** From when to when somebody charged. */
export interface Visit {
  readonly start: number
  readonly end: number
}

type When =
  | "within"
  | "to an edge"
  | "from an edge"
  | "across an edge"
  | "at a clock change"
  | "at a change of hosts"
  | "earlier"
  | "later"

const whens: readonly (readonly [number, When])[] = [
  [42, "within"],
  [10, "to an edge"],
  [3, "from an edge"],
  [9, "across an edge"],
  [9, "at a clock change"],
  [8, "at a change of hosts"],
  [20, "earlier"],
  [3, "later"]
]

const durations = [5 * minute, 15 * minute, 30 * minute, hour, 90 * minute, 2 * hour]

const randomLength = ({ dice }: Frame): number => {
  if (dice.chance(4)) return 0
  return dice.chance(60) ? dice.pick(durations) : dice.whole(1, 8 * 3600) * second
}

/** The instants around which a visit may be placed, in the zones of the bundle. */
const randomClockChange = ({ dice, month, zones }: Frame, zone: string): number | undefined => {
  const own = clockChanges(zone, month)
  const all = own.length > 0 && dice.chance(80) ? own : zones.flatMap((one) => clockChanges(one, month))
  return all.length === 0 ? undefined : dice.pick(all)
}

const around = (frame: Frame, at: number): Visit => ({
  start: at - Math.floor(randomLength(frame) / 2),
  end: at + Math.max(0, nearby(frame.dice)) + frame.dice.whole(0, 60) * minute
})

const lasting = (start: number, length: number): Visit => ({ start, end: start + length })

/** When somebody charged: near the ends of months, clock changes and changes of hosts far more often than not. */
export const randomVisit = (frame: Frame, { changeDay, host }: Placed): Visit => {
  const { dice } = frame
  const zone = host?.zone ?? frame.zones[0]
  const length = randomLength(frame)
  const within = (): Visit => lasting(withinMonth(frame, zone, 0), length)
  switch (dice.weighted(whens)) {
    case "within":
      return within()
    case "to an edge":
      return lasting(nearEdge(frame, zone, dice.pick([0, 1, 1])) - length, length)
    case "from an edge":
      return lasting(nearEdge(frame, zone, dice.pick([0, 1])), length)
    case "across an edge":
      return around(frame, nearEdge(frame, zone, dice.pick([0, 1])))
    case "at a clock change": {
      const change = randomClockChange(frame, zone)
      return change === undefined ? within() : around(frame, change)
    }
    case "at a change of hosts": {
      const from = changeDay === undefined ? undefined : midnight(zone, changeDay) + nearby(dice)
      return from === undefined ? within() : dice.chance(50) ? lasting(from, length) : around(frame, from)
    }
    case "earlier":
      return lasting(withinMonth(frame, zone, dice.pick([-1, -1, -2, -3])), length)
    case "later":
      return lasting(withinMonth(frame, zone, 1), length)
  }
}
