import { addMonths, startOfMonth } from "../oracle/calendar.ts"

/** Zones that are hard on clocks, each with how often it is used. */
export const zones: readonly (readonly [weight: number, zone: string])[] = [
  [6, "Europe/Sofia"],
  [4, "America/New_York"],
  [4, "Africa/Cairo"],
  [3, "Asia/Kolkata"],
  [3, "Pacific/Kiritimati"],
  // Its midnight comes twice on the first day of November 2026.
  [2, "America/Havana"],
  // Its clock changes by half an hour.
  [1, "Australia/Lord_Howe"],
  [1, "UTC"]
]

/** Months in which clocks change somewhere, both ends of a year, a leap day and a plain one. */
export const months: readonly (readonly [weight: number, month: string])[] = [
  [6, "2026-10"],
  [4, "2026-03"],
  [5, "2026-11"],
  [5, "2026-04"],
  [1, "2026-12"],
  [1, "2027-01"],
  [1, "2028-02"],
  [1, "2026-07"]
]

export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit"
  })
  formats.set(zone, made)
  return made
}

/** How far a clock is ahead of UTC at an instant of a whole minute. */
const offsetAt = (zone: string, at: number): number => {
  const parts = formatOf(zone).formatToParts(at)
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ""
  const date = `${part("year")}-${part("month")}-${part("day")}`
  return Date.parse(`${date}T${part("hour")}:${part("minute")}:00Z`) - at
}

/** Remembers what was found for two things: both of them are few. */
const cached = <A, B extends string | number>(
  find: (first: string, second: B) => A
): ((first: string, second: B) => A) => {
  const known = new Map<string, Map<B, A>>()
  return (first, second) => {
    const own = known.get(first) ?? new Map<B, A>()
    known.set(first, own)
    const found = own.get(second) ?? find(first, second)
    own.set(second, found)
    return found
  }
}

/** About when a local day begins; exactly, where no clock changes around it. */
export const midnight = cached((zone, date: string) => {
  const wall = Date.parse(`${date}T00:00:00Z`)
  return wall - offsetAt(zone, wall - offsetAt(zone, wall))
})

const changeWithin = (zone: string, low: number, high: number): number => {
  const middle = Math.floor((low + high) / 2 / minute) * minute
  if (middle <= low) return high
  return offsetAt(zone, low) === offsetAt(zone, middle)
    ? changeWithin(zone, middle, high)
    : changeWithin(zone, low, middle)
}

/** The instants at which a clock changes, from the month before to the month after. */
export const clockChanges = cached((zone, month: string): readonly number[] => {
  const from = startOfMonth("UTC", addMonths(month, -1))
  const until = startOfMonth("UTC", addMonths(month, 2))
  const found: number[] = []
  for (let at = from; at < until; at += day) {
    if (offsetAt(zone, at) !== offsetAt(zone, at + day)) found.push(changeWithin(zone, at, at + day))
  }
  return found
})

/** The day so many days later. */
export const addDays = cached((date, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10)
)

/** An instant as text. */
export const written = (at: number): string => {
  const text = new Date(at).toISOString()
  return at % second === 0 ? `${text.slice(0, -5)}Z` : text
}

const offsets: readonly (readonly [hours: number, text: string])[] = [
  [3, "+03:00"],
  [-5, "-05:00"],
  [5.5, "+05:30"],
  [14, "+14:00"]
]

/** The same instant as text with one of some offsets. */
export const writtenAhead = (at: number, which: number): string => {
  const [hours, text] = offsets[which % offsets.length] ?? [0, "Z"]
  return written(at + hours * hour).replace("Z", text)
}
