import { Instant, Month, Zone } from "@hostwatt/core"
import * as fc from "fast-check"

/**
 * Zones that are hard on clocks: midnight that is skipped or comes twice, half
 * hours and quarter hours, changes of half an hour, days left out, clocks far
 * ahead, and one that changes for a month of fasting.
 */
export const hardZones: readonly Zone.Zone[] = [
  "Africa/Cairo",
  "America/Santiago",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "America/St_Johns",
  "Asia/Kolkata",
  "Africa/Casablanca",
  "America/Havana",
  "Asia/Tehran",
  "Europe/Sofia",
  "Pacific/Kiritimati",
  "America/New_York"
].map(Zone.make)

export const anyZone: fc.Arbitrary<Zone.Zone> = fc.constantFrom(...hardZones)

/** The months of 2020 to 2035. */
export const months: readonly Month.Month[] = Array.from({ length: 16 * 12 }, (_, index) =>
  Month.plus(Month.make("2020-01"), index)
)

export const anyMonth: fc.Arbitrary<Month.Month> = fc.constantFrom(...months)

const secondsOfDay = 86_400
const transitions = new Map<string, readonly Instant.Instant[]>()

/** The instants around a year at which the clock of a zone changes. */
export const transitionsOf = (zone: Zone.Zone, year: number): readonly Instant.Instant[] => {
  const key = `${zone} ${year}`
  const known = transitions.get(key) ?? findTransitions(zone, year)
  transitions.set(key, known)
  return known
}

const hour = 3_600_000

const firstAfter = (zone: Zone.Zone, low: number, high: number): Instant.Instant => {
  const [before, after] = [low, high].map((at) => Zone.offsetAt(zone, at as Instant.Instant))
  if (before === after || high - low <= 1) return high as Instant.Instant
  const middle = Math.floor((low + high) / 2)
  return Zone.offsetAt(zone, middle as Instant.Instant) === before
    ? firstAfter(zone, middle, high)
    : firstAfter(zone, low, middle)
}

const findTransitions = (zone: Zone.Zone, year: number): readonly Instant.Instant[] => {
  const start = Date.UTC(year, 0, 1)
  return Array.from({ length: 366 * 4 }, (_, index) => start + index * 6 * hour).flatMap((at) => {
    const [before, after] = [at, at + 6 * hour].map((one) => Zone.offsetAt(zone, one as Instant.Instant))
    return before === after ? [] : [firstAfter(zone, at, at + 6 * hour)]
  })
}

/** Seconds around nothing: at it, right beside it, within the hour and within half a day. */
export const anyNearby: fc.Arbitrary<number> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(0, 1, -1, 60, -60, 3_599, -3_600) },
  { weight: 1, arbitrary: fc.integer({ min: -3_600, max: 3_600 }) },
  { weight: 1, arbitrary: fc.integer({ min: -secondsOfDay / 2, max: secondsOfDay / 2 }) }
)

/** Instants of 2020 to 2035: near month edges and clock changes of hard zones, and anywhere. */
export const anyInstant: fc.Arbitrary<Instant.Instant> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc
      .tuple(anyMonth, anyZone, anyNearby)
      .map(([month, zone, seconds]) => (Month.start(month, zone) + seconds * 1_000) as Instant.Instant)
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(anyZone, fc.integer({ min: 2020, max: 2035 }), fc.nat(), anyNearby)
      .map(([zone, year, which, seconds]) => {
        const known = transitionsOf(zone, year)
        const found = known[which % Math.max(known.length, 1)] ?? Date.UTC(year, 0, 1)
        return (found + seconds * 1_000) as Instant.Instant
      })
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2036, 0, 1) })
      .map((milliseconds) => milliseconds as Instant.Instant)
  }
)

/** Days of a year, as they are written. */
export const anyDay: fc.Arbitrary<Month.LocalDate> = fc
  .integer({ min: 0, max: 16 * 365 })
  .map((days) => Month.makeDate(plusDays("2020-01-01", days)))

/** The day so many days later. */
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * secondsOfDay * 1_000).toISOString().slice(0, 10)
