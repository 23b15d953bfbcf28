import { getDaysInMonth } from "date-fns/getDaysInMonth"
import { isValid } from "date-fns/isValid"
import { parseISO } from "date-fns/parseISO"
import { toDate } from "date-fns/toDate"
import type { Brand } from "./Brand.ts"
import type { Instant } from "./Instant.ts"
import * as Zone from "./Zone.ts"

/** A calendar month, `2026-10`; which instants it holds is a question of a zone. */
export type Month = string & Brand<"month">

/** A calendar day, `2026-10-03`; which instants it holds is a question of a zone. */
export type LocalDate = string & Brand<"local-date">

/** A stretch of time, half-open: its start is in it, its end is not. */
export interface Period {
  readonly start: Instant
  readonly end: Instant
}

const isPlausible = (text: string): boolean => text >= "1970" && text < "2200" && isValid(parseISO(text))

/** Reads `YYYY-MM`; `undefined` for anything else and outside of 1970 to 2199. */
export const parse = (text: string): Month | undefined =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(text) && isPlausible(`${text}-01`) ? (text as Month) : undefined

/** Reads `YYYY-MM-DD`; `undefined` for anything else and for days that no calendar has. */
export const parseDate = (text: string): LocalDate | undefined =>
  /^\d{4}-\d\d-\d\d$/.test(text) && isPlausible(text) ? (text as LocalDate) : undefined

/**
 * The month of a text.
 *
 * - Throws: another text is a defect here; check outside input with `parse`
 */
export const make = (text: string): Month => {
  const month = parse(text)
  if (month === undefined) throw new RangeError(`${text} is not a month such as 2026-10`)
  return month
}

/**
 * The local day of a text.
 *
 * - Throws: another text is a defect here; check outside input with `parseDate`
 */
export const makeDate = (text: string): LocalDate => {
  const date = parseDate(text)
  if (date === undefined) throw new RangeError(`${text} is not a day such as 2026-10-03`)
  return date
}

/** Months counted from the year 0: what lies between two months is the difference of their counts. */
const count = (self: Month): number => Number(self.slice(0, 4)) * 12 + Number(self.slice(5)) - 1

/** The month so many months later, or earlier for a negative number. */
export const plus = (self: Month, months: number): Month => {
  const counted = count(self) + months
  const year = String(Math.floor(counted / 12)).padStart(4, "0")
  return `${year}-${String((counted % 12) + 1).padStart(2, "0")}` as Month
}

export const next = (self: Month): Month => plus(self, 1)

/** How many months lie from `from` to `self`: none from a month to itself. */
export const since = (self: Month, from: Month): number => count(self) - count(from)

/** How many days a month has. */
export const lengthInDays = (self: Month): number => getDaysInMonth(parseISO(`${self}-01`))

const startsByZone = new Map<Zone.Zone, Map<string, Instant>>()

/**
 * The first instant of a local day; where the clock skips midnight, the first one after it.
 *
 * - Law: never depends on the zone of the process
 *
 * @example
 * ```ts
 * Month.startOfDay(Month.makeDate("2026-10-12"), Zone.make("Europe/Sofia")) // 2026-10-11T21:00:00Z
 * ```
 */
export const startOfDay = (date: LocalDate, zone: Zone.Zone): Instant => {
  const starts = startsByZone.get(zone) ?? new Map<string, Instant>()
  startsByZone.set(zone, starts)
  const start = starts.get(date) ?? firstInstant(date, zone)
  if (starts.size < 100_000) starts.set(date, start)
  return start
}

const hour = 3_600_000

/** The offsets that a zone may have around a wall-clock time: no clock is more than a day off. */
const offsetsAround = (wallClock: number, zone: Zone.Zone): readonly number[] => {
  const looks = Array.from({ length: 13 }, (_, index) => (wallClock + (index - 6) * 6 * hour) as Instant)
  return [...new Set(looks.map((instant) => Zone.offsetAt(zone, instant)))]
}

/** The first instant at which the zone's clock shows a time or a later one, where it skips that time. */
const afterGap = (wallClock: number, zone: Zone.Zone, offsets: readonly number[]): Instant => {
  let before = wallClock - Math.max(...offsets) - 1
  let after = wallClock - Math.min(...offsets)
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    const shows = middle + Zone.offsetAt(zone, middle as Instant)
    if (shows >= wallClock) after = middle
    else before = middle
  }
  return after as Instant
}

const firstInstant = (date: LocalDate, zone: Zone.Zone): Instant => {
  const midnight = parseISO(`${date}T00:00:00Z`).getTime()
  const offsets = offsetsAround(midnight, zone)
  const shown = offsets
    .map((offset) => (midnight - offset) as Instant)
    .filter((instant) => instant + Zone.offsetAt(zone, instant) === midnight)
  return shown.length > 0 ? (Math.min(...shown) as Instant) : afterGap(midnight, zone, offsets)
}

/**
 * The first instant of a month in a zone.
 *
 * - Law: `start(next(m), z)` is where m ends: months tile the time line
 */
export const start = (self: Month, zone: Zone.Zone): Instant => startOfDay(`${self}-01` as LocalDate, zone)

/**
 * All instants of a month in a zone, half-open.
 *
 * @example
 * ```ts
 * Month.period(Month.make("2026-10"), Zone.make("Europe/Sofia"))
 * // 2026-09-30T21:00:00Z to 2026-10-31T22:00:00Z
 * ```
 */
export const period = (self: Month, zone: Zone.Zone): Period => ({
  start: start(self, zone),
  end: start(next(self), zone)
})

export const contains = (self: Period, instant: Instant): boolean =>
  self.start <= instant && instant < self.end

/** The local day on which an instant falls. */
export const dateAt = (instant: Instant, zone: Zone.Zone): LocalDate =>
  toDate(instant + Zone.offsetAt(zone, instant))
    .toISOString()
    .slice(0, 10) as LocalDate

/** The month in which an instant falls. */
export const at = (instant: Instant, zone: Zone.Zone): Month => dateAt(instant, zone).slice(0, 7) as Month
