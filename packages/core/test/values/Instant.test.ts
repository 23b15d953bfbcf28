import { anyInstant, at, Runs } from "@hostwatt/testing"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Instant from "../../src/values/Instant.ts"

describe("an instant states its offset", () => {
  it.each([
    ["2026-10-03T11:00:00+03:00", "2026-10-03T08:00:00Z"],
    ["2026-10-03T08:00:00.000Z", "2026-10-03T08:00:00Z"],
    ["2026-10-03T08:00:00.5Z", "2026-10-03T08:00:00.500Z"],
    ["2026-10-03T08:00:00.001Z", "2026-10-03T08:00:00.001Z"],
    ["2026-10-03T04:30:00-03:30", "2026-10-03T08:00:00Z"],
    ["2026-10-03T22:00:00+14:00", "2026-10-03T08:00:00Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"],
    ["1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"],
    ["2199-12-31T23:59:59.999Z", "2199-12-31T23:59:59.999Z"]
  ])("%s is %s", (text, utc) => {
    expect(Instant.format(at(text))).toBe(utc)
  })
})

describe(`laws of instants, ${Runs.inWords(Runs.arithmetic)}`, () => {
  it("parse(format(i)) = i, to the millisecond", () => {
    const anyMoment = fc.oneof(
      anyInstant,
      fc
        .integer({ min: Date.UTC(1971, 0, 1), max: Date.UTC(2199, 11, 31) })
        .map((milliseconds) => milliseconds as Instant.Instant)
    )
    fc.assert(
      fc.property(anyMoment, (instant) => {
        expect(Instant.parse(Instant.format(instant))).toBe(instant)
      }),
      Runs.arithmetic
    )
  })

  it("parse(format(i)) = i, also in the first minutes of 1970", () => {
    for (let instant = 0; instant < 3_000; instant += 1) {
      expect(Instant.parse(Instant.format(instant as Instant.Instant))).toBe(instant)
    }
  })

  it("an offset of h:mm moves the clock, not the instant", () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: -14 * 60, max: 14 * 60 }), (instant, minutes) => {
        const shown = new Date(instant + minutes * 60_000).toISOString().slice(0, -1)
        const size = Math.abs(minutes)
        const [hours, rest] = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, "0"))
        expect(Instant.parse(`${shown}${minutes < 0 ? "-" : "+"}${hours}:${rest}`)).toBe(instant)
      }),
      Runs.arithmetic
    )
  })

  it("are in the order of their differences", () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, (one, other) => {
        expect(Math.sign(Instant.compare(one, other))).toBe(Math.sign(one - other))
      }),
      Runs.laws
    )
  })
})

describe("what is refused", () => {
  it.each([
    ["no offset", "2026-10-03T08:00:00"],
    ["no time", "2026-10-03"],
    ["no seconds", "2026-10-03T08:00Z"],
    ["a day that no calendar has", "2026-02-29T08:00:00Z"],
    ["a day that no month has", "2026-04-31T08:00:00Z"],
    ["a month that no year has", "2026-13-01T08:00:00Z"],
    ["hour 24", "2026-10-03T24:00:00Z"],
    ["a leap second", "2016-12-31T23:59:60Z"],
    ["a space for the T", "2026-10-03 08:00:00Z"],
    ["small letters", "2026-10-03t08:00:00z"],
    ["an offset without minutes", "2026-10-03T08:00:00+03"],
    ["an offset without a colon", "2026-10-03T08:00:00+0300"],
    ["more than milliseconds", "2026-10-03T08:00:00.0001Z"],
    ["a line break", "2026-10-03T08:00:00Z\n"],
    ["a year of five digits", "12026-10-03T08:00:00Z"],
    ["before 1970", "1969-12-31T23:59:59Z"],
    ["after 2199", "2200-01-01T00:00:00Z"]
  ])("%s: %s", (_why, text) => {
    expect(Instant.parse(text)).toBeUndefined()
  })
})
