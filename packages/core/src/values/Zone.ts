import { tzOffset } from "@date-fns/tz/tzOffset"
import { toDate } from "date-fns/toDate"
import type { Brand } from "./Brand.ts"
import type { Instant } from "./Instant.ts"

/** An IANA time zone, such as `Europe/Sofia`. */
export type Zone = string & Brand<"zone">

/** The zone's name as the platform spells it, or `undefined` where it knows none. */
const spelling = (text: string): string | undefined => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

/** Words that zone names write small, and those that they write in capitals. */
const small = new Set(["of", "es", "au"])
const capitals = /^(UTC|UCT|GMT[+-]?\d*|[A-Z]{3}|[A-Z]{3}\d[A-Z]{3}|NZ|GB|US|W|SU|CHAT|\d+)$/

/** Whether a name is written as zone names are, old ones too, of which the platform only knows the new name. */
const isSpelledAsZones = (text: string): boolean =>
  text
    .split(/[/_-]/)
    .every(
      (word) =>
        small.has(word) ||
        capitals.test(word) ||
        (/^([A-Z][a-z]*)+[A-Za-z0-9+]*$/.test(word) && !/^[A-Z]{2,}$/.test(word)) ||
        word === ""
    )

const known = new Map<string, boolean>()

const look = (text: string): boolean => {
  const spelled = spelling(text)
  if (spelled === undefined || spelled === text) return spelled === text
  return spelled.toLowerCase() !== text.toLowerCase() && isSpelledAsZones(text)
}

/**
 * Whether a text names an IANA zone, spelled as the zone is; `europe/sofia` and `+03:00` do not.
 */
export const isKnown = (text: string): text is Zone => {
  const found = known.get(text) ?? (/^[A-Za-z][\w+/-]{1,63}$/.test(text) && look(text))
  if (known.size < 1000) known.set(text, found)
  return found
}

/**
 * The zone of a name.
 *
 * - Throws: an unknown name is a defect here; check outside input with `isKnown`
 */
export const make = (text: string): Zone => {
  if (!isKnown(text)) throw new RangeError(`${text} is not an IANA time zone`)
  return text
}

const millisecondsPerMinute = 60_000

/**
 * How far the zone's clock is ahead of UTC at an instant, in milliseconds.
 *
 * - Law: never depends on the zone of the process
 */
export const offsetAt = (self: Zone, instant: Instant): number =>
  Math.round(tzOffset(self, toDate(instant)) * millisecondsPerMinute)
