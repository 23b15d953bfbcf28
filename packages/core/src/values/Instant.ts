import { parseISO } from "date-fns/parseISO"
import { toDate } from "date-fns/toDate"
import type { Brand } from "./Brand.ts"

/** A point in time: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number & Brand<"instant">

const written = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/

const earliest = parseISO("1970-01-01T00:00:00Z").getTime()
const latest = parseISO("2200-01-01T00:00:00Z").getTime()

/**
 * Reads an ISO 8601 instant that states its offset.
 *
 * - Returns: `undefined` for anything else, for days that no calendar has, and outside of 1970 to 2199
 *
 * @example
 * ```ts
 * Instant.parse("2026-10-03T11:00:00+03:00") // the same as 2026-10-03T08:00:00Z
 * ```
 */
export const parse = (text: string): Instant | undefined => {
  if (!written.test(text)) return undefined
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? ""
  const milliseconds = parseISO(text.replace(/\.\d+/, "")).getTime() + Number(fraction.padEnd(3, "0"))
  return milliseconds >= earliest && milliseconds < latest ? (milliseconds as Instant) : undefined
}

/**
 * An instant as ISO 8601 in UTC; milliseconds are left out where there are none.
 *
 * - Law: `parse(format(i)) = i`
 */
export const format = (self: Instant): string => toDate(self).toISOString().replace(".000Z", "Z")

/**
 * Orders instants, the earlier first.
 */
export const compare = (left: Instant, right: Instant): number => left - right
