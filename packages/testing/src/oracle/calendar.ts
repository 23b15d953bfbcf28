// Chapters 03 and 06: local days and months of a time zone.

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()
const midnights = new Map<string, number>()

const quarter = 15 * 60 * 1000
const hour = 4 * quarter

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric"
  })
  formats.set(zone, made)
  return made
}

/** Zones change their offset at quarters of an hour, so one look-up serves a whole quarter. */
const offsetAt = (zone: string, instant: number): number => {
  const start = Math.floor(instant / quarter) * quarter
  const key = `${zone} ${start}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const parts = formatOf(zone).formatToParts(start)
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value)
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"))
  offsets.set(key, wall - start)
  return wall - start
}

/** An ISO 8601 instant in milliseconds since 1970. */
export const instantOf = (text: string): number => {
  const instant = Date.parse(text)
  if (Number.isNaN(instant)) throw new RangeError(`not an instant: ${text}`)
  return instant
}

/** The local date of an instant, such as 2026-10-31. */
export const dateAt = (zone: string, instant: number): string =>
  new Date(instant + offsetAt(zone, instant)).toISOString().slice(0, 10)

/** The local month of an instant, such as 2026-10. */
export const monthAt = (zone: string, instant: number): string => dateAt(zone, instant).slice(0, 7)

/** The first instant at which the wall clock of a zone shows the date, or a later one where the clock skips it. */
const midnightOf = (zone: string, date: string): number => {
  const key = `${zone} ${date}`
  const known = midnights.get(key)
  if (known !== undefined) return known
  const wall = Date.parse(`${date}T00:00:00Z`)
  let instant = wall - 15 * hour
  while (instant + offsetAt(zone, instant) < wall) instant += quarter
  midnights.set(key, instant)
  return instant
}

/** A month has the half-open stretch from its first local midnight to that of the next month. */
export const startOfMonth = (zone: string, month: string): number => midnightOf(zone, `${month}-01`)

export const endOfMonth = (zone: string, month: string): number => startOfMonth(zone, addMonths(month, 1))

const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

export const addMonths = (month: string, count: number): string => {
  const number = numberOf(month) + count
  const year = String(Math.floor(number / 12)).padStart(4, "0")
  return `${year}-${String((number % 12) + 1).padStart(2, "0")}`
}

/** How many months lie between two, both included. */
export const monthsBetween = (first: string, last: string): number => numberOf(last) - numberOf(first) + 1

/** Every date of a month. */
export const daysOf = (month: string): readonly string[] => {
  const next = Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`)
  const count = (next - Date.parse(`${month}-01T00:00:00Z`)) / (24 * hour)
  return Array.from({ length: count }, (_, index) => `${month}-${String(index + 1).padStart(2, "0")}`)
}
