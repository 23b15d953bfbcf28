import { Instant, Zone } from "@hostwatt/core"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as LocalTime from "../../src/csv/LocalTime.ts"

const read = (text: string, format: string, zone: string, yearOffset = 0): readonly string[] | string =>
  Result.match(LocalTime.read(text, { format, yearOffset, zone: Zone.make(zone) }), {
    onFailure: (reason) => reason,
    onSuccess: (instants) => instants.map(Instant.format)
  })

describe("a local time", () => {
  it("of the year 0014 with 2000 years added, in New York: 15:40 is 20:40 UTC", () =>
    expect(read("0014-11-18 15:40:26", "yyyy-MM-dd HH:mm:ss", "America/New_York", 2000)).toEqual([
      "2014-11-18T20:40:26Z"
    ]))

  it("of a leap day", () =>
    expect(read("0016-02-29 12:00:00", "yyyy-MM-dd HH:mm:ss", "UTC", 2000)).toEqual(["2016-02-29T12:00:00Z"]))

  it("in twelve hours, with two digits for the year", () =>
    expect(read("03/10/26 02:30 PM", "dd/MM/yy hh:mm a", "Europe/Sofia")).toEqual(["2026-10-03T11:30:00Z"]))

  it("with an offset of its own: the zone is not asked", () =>
    expect(read("2026-10-03T11:00:00+05:30", "yyyy-MM-dd'T'HH:mm:ssXXX", "Europe/Sofia")).toEqual([
      "2026-10-03T05:30:00Z"
    ]))

  it("with fractions of a second, which are cut off", () =>
    expect(read("2026-10-03 11:00:00.999", "yyyy-MM-dd HH:mm:ss.SSS", "UTC")).toEqual([
      "2026-10-03T11:00:00Z"
    ]))

  it("of the hour that autumn has twice: both, the earlier first", () =>
    expect(read("2015-11-01 01:30", "yyyy-MM-dd HH:mm", "America/New_York")).toEqual([
      "2015-11-01T05:30:00Z",
      "2015-11-01T06:30:00Z"
    ]))

  it("of the hour that spring skips", () =>
    expect(read("2015-03-08 02:30", "yyyy-MM-dd HH:mm", "America/New_York")).toBe(
      '"2015-03-08 02:30" does not exist in America/New_York: the clock was put forward over it'
    ))

  it("of the half hour that spring skips on Lord Howe Island", () => {
    expect(read("2026-10-04 02:15", "yyyy-MM-dd HH:mm", "Australia/Lord_Howe")).toContain("does not exist")
    expect(read("2026-10-04 02:30", "yyyy-MM-dd HH:mm", "Australia/Lord_Howe")).toEqual([
      "2026-10-03T15:30:00Z"
    ])
  })

  it("of the day that Samoa skipped", () =>
    expect(read("2011-12-30 12:00", "yyyy-MM-dd HH:mm", "Pacific/Apia")).toContain("does not exist"))
})

describe("a format", () => {
  it.each(["yyyy-MM-dd HH:mm:ss", "dd.MM.yyyy HH:mm", "M/d/yy h:mm a", "yyyy-MM-dd'T'HH:mm:ssXXX", "T"])(
    "%s says year, month, day, hour and minute",
    (format) => expect(LocalTime.isFormat(format)).toBe(true)
  )

  it.each([
    "",
    "yyyy-MM-dd",
    "yyyy-MM-dd hh:mm",
    "YYYY-MM-DD HH:mm",
    "MM-dd HH:mm",
    "yyyy-MM-dd HH:mm z",
    "nonsense"
  ])("%s does not, or cannot be read back", (format) => expect(LocalTime.isFormat(format)).toBe(false))
})

describe("laws of local times", () => {
  const day = 86_400_000
  const second = fc.integer({ min: 0, max: 4_000_000_000 })
  const zone = fc.constantFrom(
    "UTC",
    "America/New_York",
    "Europe/Sofia",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "America/St_Johns"
  )

  /** The wall clock by the platform itself: an independent oracle. */
  const shownAt = (milliseconds: number, timeZone: string): string =>
    new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(
      milliseconds
    )

  it("the instants of what a clock shows have that instant among them, and all show it", () =>
    fc.assert(
      fc.property(second, zone, (seconds, timeZone) => {
        const text = shownAt(seconds * 1000, timeZone)
        const found = read(text, "yyyy-MM-dd HH:mm:ss", timeZone)
        if (typeof found === "string") throw new Error(found)
        const instants = found.map((instant) => Date.parse(instant))
        expect(instants).toContain(seconds * 1000)
        expect(instants.map((instant) => shownAt(instant, timeZone))).toEqual(instants.map(() => text))
        expect(Math.max(...instants) - Math.min(...instants)).toBeLessThan(day)
      }),
      { numRuns: 1000 }
    ))
})
