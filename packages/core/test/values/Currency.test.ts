import { day } from "@hostwatt/testing"
import { describe, expect, it } from "vitest"
import * as Currency from "../../src/values/Currency.ts"
import * as Exact from "../../src/values/Exact.ts"

describe("minor units by ISO 4217, not by what Intl prints", () => {
  it.each([
    ["EUR", 2],
    ["JPY", 0],
    ["KWD", 3],
    ["HUF", 2],
    ["IQD", 3],
    ["CLF", 4],
    ["XCG", 2],
    ["UGX", 0],
    ["ISK", 0],
    ["MRU", 2],
    ["MGA", 2],
    ["UYW", 4],
    ["TND", 3]
  ])("%s has %i digits", (code, digits) => {
    expect(Currency.digits(Currency.make(code))).toBe(digits)
    expect(Currency.minorPerMajor(Currency.make(code))).toEqual(Exact.make(10n ** BigInt(digits)))
  })

  it("every code is three capital letters and stands once, in order", () => {
    expect(Currency.codes.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true)
    expect([...new Set(Currency.codes)].toSorted()).toEqual(Currency.codes)
    expect(Currency.codes.length).toBeGreaterThan(160)
  })
})

describe("currencies that were given up stay valid for sessions of their time", () => {
  it.each([
    ["HRK", "2022-12-31", "2023-01-01"],
    ["ANG", "2025-06-30", "2025-07-01"],
    ["BGN", "2025-12-31", "2026-01-01"]
  ])("%s: last used on %s, no more on %s", (code, last, after) => {
    expect(Currency.isInUse(Currency.make(code), day(last))).toBe(true)
    expect(Currency.isInUse(Currency.make(code), day(after))).toBe(false)
  })

  it("EUR is in use on any day", () => {
    expect(Currency.isInUse(Currency.make("EUR"), day("2199-12-31"))).toBe(true)
  })
})

describe("what is a caller's defect", () => {
  it.each(["eur", "EURO", "XAU", "XXX", "XTS", "", "constructor", "DEM"])("%j is no currency", (code) => {
    expect(Currency.isKnown(code)).toBe(false)
    expect(() => Currency.make(code)).toThrow("is not a currency")
  })

  it("two currencies in one sum", () => {
    expect(Currency.same(Currency.make("EUR"), Currency.make("EUR"))).toBe("EUR")
    expect(() => Currency.same(Currency.make("EUR"), Currency.make("USD"))).toThrow("never converted")
  })
})
