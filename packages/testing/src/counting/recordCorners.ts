import { Month, Zone } from "@hostwatt/core"
import { at } from "../Written.ts"
import { type Corner, rare, seldom, usual, type View } from "./Corner.ts"

const zoneOf = ({ bundle }: View): Zone.Zone => Zone.make(bundle.operator.timeZone)

const ended = (view: View): readonly { readonly start: number; readonly end: number }[] =>
  view.sessions.flatMap(({ start, end }) =>
    typeof end === "string" ? [{ start: at(start), end: at(end) }] : []
  )

/** Whether the day of an instant is longer or shorter than others. */
const isOnChangingNight = (view: View, instant: number): boolean =>
  view.bundle.locations?.some(({ timeZone }) => {
    const zone = Zone.make(timeZone)
    const offsets = [-43_200_000, 43_200_000].map((away) => Zone.offsetAt(zone, (instant + away) as never))
    return offsets[0] !== offsets[1]
  }) ?? false

const edgesOf = (view: View): readonly number[] => {
  const { start, end } = Month.period(view.month, zoneOf(view))
  return [start, end]
}

/** Corners of parties and places. */
export const placeCorners: Readonly<Record<string, Corner>> = {
  "several partners": { floor: usual, isIn: ({ bundle }) => (bundle.partners?.length ?? 0) > 1 },
  "several contracts of one partner": {
    floor: usual,
    isIn: ({ bundle: { contracts = [], partners = [] } }) =>
      (contracts?.length ?? 0) > (partners?.length ?? 0)
  },
  "several zones": {
    floor: usual,
    isIn: ({ bundle }) => new Set(bundle.contracts?.map(({ timeZone }) => timeZone)).size > 1
  },
  "a charge point that changes hosts": {
    floor: usual,
    isIn: ({ bundle }) =>
      bundle.chargePoints?.some(({ assignments }) => (assignments?.length ?? 0) > 1) ?? false
  },
  "a currency without minor digits": {
    floor: usual,
    isIn: ({ bundle }) => bundle.operator.currency === "JPY"
  },
  "a currency with three minor digits": {
    floor: usual,
    isIn: ({ bundle }) => bundle.operator.currency === "KWD"
  },
  "a currency in its last month": { floor: rare, isIn: ({ bundle }) => bundle.operator.currency === "BGN" },
  "odd ids": { floor: usual, isIn: ({ bundle }) => /[^\w-]/.test(bundle.partners?.[0]?.id ?? "") }
}

/** Corners of times and of records. */
export const timeCorners: Readonly<Record<string, Corner>> = {
  "a session across an edge of the month": {
    floor: usual,
    isIn: (view) =>
      ended(view).some(({ start, end }) => edgesOf(view).some((edge) => start < edge && edge < end))
  },
  "a session that ends as the month does": {
    floor: usual,
    isIn: (view) => ended(view).some(({ end }) => edgesOf(view).includes(end))
  },
  "a session one millisecond before": {
    floor: seldom,
    isIn: (view) => ended(view).some(({ end }) => edgesOf(view).includes(end + 1))
  },
  "a momentary session": {
    floor: usual,
    isIn: (view) => ended(view).some(({ start, end }) => start === end)
  },
  "a session on a night when a clock changes": {
    floor: usual,
    isIn: (view) => ended(view).some(({ start }) => isOnChangingNight(view, start))
  },
  "a running session": {
    floor: usual,
    isIn: ({ sessions }) => sessions.some(({ end }) => end === undefined)
  },
  "a session under another contract version at its end": {
    floor: rare,
    isIn: ({ lines }) =>
      lines.some(
        ({ basis: { settled, share } }) =>
          share.party.contract.versions.findLast(
            ({ from }) => Month.start(from, share.party.contract.zone) <= settled.session.end
          )?.from !== share.party.version.from
      )
  },
  "money that came in before the session ended": {
    floor: usual,
    isIn: ({ lines }) =>
      lines.some(
        ({
          basis: {
            settled: { session }
          }
        }) => {
          const { cash } = session.payment
          return cash._tag === "all" && cash.at < session.end
        }
      )
  },
  "a record given twice": {
    floor: usual,
    isIn: ({ sessions }) => new Set(sessions.map((one) => JSON.stringify(one))).size < sessions.length
  },
  "a record that another replaces": {
    floor: usual,
    isIn: ({ sessions }) => sessions.some(({ driverId }) => driverId === "d0")
  }
}
