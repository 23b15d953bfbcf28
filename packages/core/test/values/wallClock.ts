const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known =
    formats.get(zone) ??
    new Intl.DateTimeFormat("en-u-nu-latn-ca-iso8601", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit"
    })
  formats.set(zone, known)
  return known
}

/** What a clock on the wall shows, by the platform alone: `2026-10-01 00:00:00`. */
export const wallClock = (instant: number, zone: string): string => {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value])
  )
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ""
  const date = `${of("year").padStart(4, "0")}-${of("month")}-${of("day")}`
  return `${date} ${of("hour")}:${of("minute")}:${of("second")}`
}

/** The first instant, to the second, at which the wall clock shows a day or a later one; by bisection. */
export const firstInstantOf = (day: string, zone: string): number => {
  const noon = Date.parse(`${day}T12:00:00Z`)
  let [before, after] = [noon - 60 * 3_600_000, noon + 60 * 3_600_000]
  while (after - before > 1_000) {
    const middle = before + Math.floor((after - before) / 2_000) * 1_000
    if (wallClock(middle, zone) >= day) after = middle
    else before = middle
  }
  return after
}
