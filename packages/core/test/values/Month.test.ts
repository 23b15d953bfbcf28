import {
  anyDay,
  anyInstant,
  anyMonth,
  anyZone,
  at,
  day,
  hardZones,
  month,
  months,
  Runs,
  zone
} from "@hostwatt/testing"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Instant from "../../src/values/Instant.ts"
import * as Month from "../../src/values/Month.ts"
import { firstInstantOf, wallClock } from "./wallClock.ts"

const edges = (text: string, name: string): readonly string[] => {
  const { start, end } = Month.period(month(text), zone(name))
  return [Instant.format(start), Instant.format(end)]
}

describe("a month is a month of a zone", () => {
  it.each([
    ["2026-10", "Europe/Sofia", "2026-09-30T21:00:00Z", "2026-10-31T22:00:00Z"],
    ["2026-10", "UTC", "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z"],
    ["2026-10", "Pacific/Kiritimati", "2026-09-30T10:00:00Z", "2026-10-31T10:00:00Z"],
    ["2026-11", "America/St_Johns", "2026-11-01T02:30:00Z", "2026-12-01T03:30:00Z"],
    ["2026-02", "Asia/Kolkata", "2026-01-31T18:30:00Z", "2026-02-28T18:30:00Z"],
    ["2026-04", "Australia/Lord_Howe", "2026-03-31T13:00:00Z", "2026-04-30T13:30:00Z"]
  ])("%s in %s is from %s to before %s", (text, name, start, end) => {
    expect(edges(text, name)).toEqual([start, end])
  })

  it("Cairo puts its clock back at the midnight before 1 November 2024: October has an hour more", () => {
    expect(edges("2024-11", "Africa/Cairo")[0]).toBe("2024-10-31T22:00:00Z")
    expect(wallClock(at("2024-10-31T21:30:00Z"), "Africa/Cairo")).toBe("2024-10-31 23:30:00")
  })

  it("Havana has the first hour of 1 November 2026 twice: the month begins with the first", () => {
    expect(edges("2026-11", "America/Havana")[0]).toBe("2026-11-01T04:00:00Z")
    expect(wallClock(at("2026-11-01T05:30:00Z"), "America/Havana")).toBe("2026-11-01 00:30:00")
  })
})

describe("a day whose midnight the clock skips begins with its first instant", () => {
  it.each([
    ["2026-03-08", "America/Havana", "2026-03-08T05:00:00Z", "2026-03-08 01:00:00"],
    ["2026-09-06", "America/Santiago", "2026-09-06T04:00:00Z", "2026-09-06 01:00:00"],
    ["2026-04-24", "Africa/Cairo", "2026-04-23T22:00:00Z", "2026-04-24 01:00:00"]
  ])("%s in %s: %s, when the clock shows %s", (date, name, start, shown) => {
    const first = Month.startOfDay(day(date), zone(name))
    expect(Instant.format(first)).toBe(start)
    expect(wallClock(first, name)).toBe(shown)
  })

  it("the day that Samoa left out, 30 December 2011, begins where the next one does", () => {
    const [left, next] = ["2011-12-30", "2011-12-31"].map((date) =>
      Month.startOfDay(day(date), zone("Pacific/Apia"))
    )
    expect(left).toBe(next)
  })
})

describe("months count on", () => {
  it("the month after 2026-12 is 2027-01; 13 months before 2026-01 is 2024-12", () => {
    expect(Month.next(month("2026-12"))).toBe("2027-01")
    expect(Month.plus(month("2026-01"), -13)).toBe("2024-12")
    expect(Month.since(month("2027-01"), month("2026-10"))).toBe(3)
  })
})

describe("2020 to 2035 in twelve zones", () => {
  it.each(hardZones)(
    "%s: months tile the time line, each begins at local midnight by the platform's own clock",
    (name) => {
      for (const own of months) {
        const { start, end } = Month.period(own, name)
        expect(end).toBe(Month.start(Month.next(own), name))
        expect(start).toBe(firstInstantOf(`${own}-01`, name))
        expect([Month.at(start, name), Month.at((end - 1) as Instant.Instant, name)]).toEqual([own, own])
        expect(Month.at((start - 1) as Instant.Instant, name)).toBe(Month.plus(own, -1))
        expect(wallClock(start - 1, name).slice(0, 7)).toBe(Month.plus(own, -1))
      }
    }
  )
})

describe(`laws of months, ${Runs.inWords(Runs.laws)}`, () => {
  it("start(next(m), z) is where m ends: months tile the time line", () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, name) => {
        const own = Month.period(Month.at(instant, name), name)
        expect(Month.contains(own, instant)).toBe(true)
        expect(Month.contains(Month.period(Month.next(Month.at(instant, name)), name), instant)).toBe(false)
      }),
      Runs.laws
    )
  })

  it("a month is half-open: its start is in it, its end is not", () => {
    fc.assert(
      fc.property(anyMonth, anyZone, (own, name) => {
        const period = Month.period(own, name)
        expect([Month.contains(period, period.start), Month.contains(period, period.end)]).toEqual([
          true,
          false
        ])
      }),
      Runs.laws
    )
  })

  it("the local day of an instant is what the platform's clock shows", () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, name) => {
        expect(Month.dateAt(instant, name)).toBe(wallClock(instant, name).slice(0, 10))
        expect(Month.at(instant, name)).toBe(wallClock(instant, name).slice(0, 7))
      }),
      Runs.laws
    )
  })

  it("a day begins where the platform's clock first shows it", () => {
    fc.assert(
      fc.property(anyDay, anyZone, (date, name) => {
        expect(Month.startOfDay(date, name)).toBe(firstInstantOf(date, name))
      }),
      Runs.laws
    )
  })

  it("going on by months and back again comes home", () => {
    fc.assert(
      fc.property(anyMonth, fc.integer({ min: -400, max: 400 }), (own, count) => {
        const other = Month.plus(own, count)
        expect(Month.plus(other, -count)).toBe(own)
        expect(Month.since(other, own)).toBe(count)
      }),
      Runs.laws
    )
  })
})

describe("what is no month and no day", () => {
  it.each(["2026-13", "2026-00", "2026-1", "26-10", "2026-10-01", "1969-12", "2200-01", "", "2026-10 "])(
    "month %j",
    (text) => {
      expect(Month.parse(text)).toBeUndefined()
      expect(() => Month.make(text)).toThrow("is not a month")
    }
  )

  it.each([
    "2026-02-29",
    "2026-04-31",
    "2026-10",
    "2026-10-3",
    "1969-12-31",
    "2200-01-01",
    "2026-10-03T00:00:00Z"
  ])("day %j", (text) => {
    expect(Month.parseDate(text)).toBeUndefined()
    expect(() => Month.makeDate(text)).toThrow("is not a day")
  })
})
