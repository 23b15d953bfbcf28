import { anyInstant, anyZone, at, Runs, zone } from "@hostwatt/testing"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Zone from "../../src/values/Zone.ts"
import { wallClock } from "./wallClock.ts"

const minutes = (name: string, instant: string): number => Zone.offsetAt(zone(name), at(instant)) / 60_000

describe("how far a clock is ahead of UTC", () => {
  it.each([
    ["Europe/Sofia", "2026-10-25T00:59:59Z", 180],
    ["Europe/Sofia", "2026-10-25T01:00:00Z", 120],
    ["America/St_Johns", "2026-07-01T00:00:00Z", -150],
    ["America/St_Johns", "2026-12-01T00:00:00Z", -210],
    ["Australia/Lord_Howe", "2026-07-01T00:00:00Z", 630],
    ["Australia/Lord_Howe", "2026-12-01T00:00:00Z", 660],
    ["Asia/Kolkata", "2026-07-01T00:00:00Z", 330],
    ["Pacific/Kiritimati", "2026-07-01T00:00:00Z", 840],
    ["Asia/Tehran", "2026-07-01T00:00:00Z", 210],
    ["UTC", "2026-07-01T00:00:00Z", 0]
  ])("%s at %s: %i minutes", (name, instant, ahead) => {
    expect(minutes(name, instant)).toBe(ahead)
  })
})

describe(`laws of zones, ${Runs.inWords(Runs.laws)}`, () => {
  it("the offset is what lies between UTC and the platform's wall clock", () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, name) => {
        const whole = Math.floor(instant / 1_000) * 1_000
        const shown = Date.parse(`${wallClock(whole, name).replace(" ", "T")}Z`)
        expect(Zone.offsetAt(name, instant)).toBe(shown - whole)
      }),
      Runs.laws
    )
  })
})

describe("a zone goes by its IANA name, spelled as there", () => {
  it.each([
    "Europe/Sofia",
    "UTC",
    "America/Argentina/Buenos_Aires",
    "Etc/GMT+5",
    "Asia/Calcutta",
    "Asia/Kolkata"
  ])("%s is one", (name) => {
    expect(Zone.isKnown(name)).toBe(true)
  })

  it.each(["asia/kolkata", "us/eastern", "europe/kyiv", "gmt", "etc/utc"])(
    "%j is none: an alias is spelled as it is, too",
    (name) => {
      expect(Zone.isKnown(name)).toBe(false)
    }
  )

  it.each([
    "europe/sofia",
    "EUROPE/SOFIA",
    "+03:00",
    "Sofia",
    "Europe/Atlantis",
    "",
    " Europe/Sofia",
    "EET "
  ])("%j is none", (name) => {
    expect(Zone.isKnown(name)).toBe(false)
    expect(() => Zone.make(name)).toThrow("is not an IANA time zone")
  })
})
