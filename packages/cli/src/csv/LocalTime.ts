import { tzOffset } from "@date-fns/tz"
import { Instant, type Zone } from "@hostwatt/core"
import { addYears } from "date-fns/addYears"
import { format } from "date-fns/format"
import { isValid } from "date-fns/isValid"
import { parse } from "date-fns/parse"
import { startOfSecond } from "date-fns/startOfSecond"
import { toDate } from "date-fns/toDate"
import * as Result from "effect/Result"
import { inUtc } from "./UtcDate.ts"

/** How a file writes its times. */
export interface TimeForm {
  /** A format of date-fns, such as `yyyy-MM-dd HH:mm:ss`. */
  readonly format: string
  /** Added to every year that is read: 2000 where the file writes 0014 for 2014. */
  readonly yearOffset: number
  /** The zone of the wall clock that the file was written by. */
  readonly zone: Zone.Zone
}

/** The instants a local time stands for, in order: two in the hour that an autumn night has twice. */
export type Instants = readonly [Instant.Instant, ...Instant.Instant[]]

/** A session from its start to its end. */
export interface Stretch {
  readonly start: Instant.Instant
  readonly end: Instant.Instant
}

/** Two-digit years are read as those from 1950 to 2049. */
const reference = inUtc.in("2000-01-01T00:00:00Z")
const day = 86_400_000

/** A time of day, day, month and year that no format can mistake for another. */
const sample = inUtc.in("2011-12-13T14:15:00Z")

/** The letters of a format that stand for something. */
const unquoted = (pattern: string): string => pattern.replace(/'[^']*'/g, "")

/**
 * Whether a format can be read, and says year, month, day, hour and minute.
 *
 * A sample is written in the format and must come back as it was: `hh:mm` without `a` loses
 * the afternoon, `z` cannot be read back. `YYYY` and `DD` are not the calendar's year and day.
 */
export const isFormat = (pattern: string): boolean => {
  if (/[YD]/.test(unquoted(pattern))) return false
  try {
    return +parse(format(sample, pattern, inUtc), pattern, reference, inUtc) === +sample
  } catch {
    return false
  }
}

/** Whether times in a format say their own offset or count seconds since 1970. */
const saysOffset = (pattern: string): boolean => /[XxTt]/.test(unquoted(pattern))

/** The wall clock of a text as if it stood in UTC: neither the process's zone nor a clock change touches it. */
const wallClock = (text: string, form: TimeForm): number =>
  +startOfSecond(addYears(parse(text, form.format, reference, inUtc), form.yearOffset, inUtc), inUtc)

const offsetAt = (zone: Zone.Zone, milliseconds: number): number =>
  tzOffset(zone, toDate(milliseconds)) * 60_000

/** Where the clock showed a time, once for each offset the zone had on the days around it. */
const whereShown = (wall: number, zone: Zone.Zone): readonly number[] => {
  const offsets = new Set([offsetAt(zone, wall - day), offsetAt(zone, wall + day)])
  return [...offsets]
    .map((offset) => wall - offset)
    .filter((instant) => instant + offsetAt(zone, instant) === wall)
    .toSorted((left, right) => left - right)
}

/**
 * Reads a local time.
 *
 * Fractions of a second are cut off: time is counted in whole seconds.
 *
 * - Returns: two instants for a local time that an autumn night has twice
 * - Refuses, with the reason: another form, a day no calendar has, an hour that a spring night
 *   skips, years outside of 1970 to 2199
 * - Law: never depends on the zone of the process
 *
 * @example
 * ```ts
 * const form = { format: "yyyy-MM-dd HH:mm", yearOffset: 2000, zone: Zone.make("America/New_York") }
 * read("0014-11-18 15:40", form) // 2014-11-18T20:40:00Z
 * ```
 */
export const read = (text: string, form: TimeForm): Result.Result<Instants, string> => {
  const wall = wallClock(text, form)
  if (!isValid(wall)) return Result.fail(`"${text}" is not a time written as ${form.format}`)

  const found = saysOffset(form.format) ? [wall] : whereShown(wall, form.zone)
  const [first, ...others] = found.flatMap(plausible)
  if (first !== undefined) return Result.succeed([first, ...others])

  return found.length > 0
    ? Result.fail(
        `"${text}" is not between 1970 and 2199: times.yearOffset is added to the years of the file`
      )
    : Result.fail(`"${text}" does not exist in ${form.zone}: the clock was put forward over it`)
}

const plausible = (milliseconds: number): readonly Instant.Instant[] => {
  const instant = Instant.parse(toDate(milliseconds).toISOString())
  return instant === undefined ? [] : [instant]
}

/**
 * A session from what its start and its end may stand for.
 *
 * A time that happened twice is taken as the first of the two; only where
 * that puts the end before the start, the end is taken as the second.
 *
 * - Refuses, with the reason: an end before the start whichever is taken
 */
export const stretch = (starts: Instants, ends: Instants): Result.Result<Stretch, string> => {
  const [start] = starts
  const end = ends.find((candidate) => candidate >= start)
  return end === undefined
    ? Result.fail(`the end ${Instant.format(ends[0])} is before the start ${Instant.format(start)}`)
    : Result.succeed({ start, end })
}
