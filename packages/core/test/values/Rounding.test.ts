import { anyExact, anyRoundingMode, anyTie, exact, Runs } from "@hostwatt/testing"
import { Decimal } from "decimal.js"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Exact from "../../src/values/Exact.ts"
import * as Rounding from "../../src/values/Rounding.ts"
import { roundedOnPaper } from "./longDivision.ts"

describe("a tie", () => {
  it.each([
    ["2.5", 3n, 2n],
    ["3.5", 4n, 4n],
    ["0.5", 1n, 0n],
    ["-0.5", -1n, 0n],
    ["-2.5", -3n, -2n],
    ["-3.5", -4n, -4n],
    ["1000000000000000000000000000000.5", 10n ** 30n + 1n, 10n ** 30n]
  ])("%s is %s away from zero and %s to the even neighbour", (text, halfUp, halfEven) => {
    expect(Rounding.round(exact(text), "half-up")).toBe(halfUp)
    expect(Rounding.round(exact(text), "half-even")).toBe(halfEven)
  })

  it("of three thirds of a half is seen: 1/6 + 1/6 + 1/6 = 0.5 -> 1", () => {
    const sixth = exact("1/6")
    expect(Rounding.round(Exact.sum([sixth, sixth, sixth]), "half-up")).toBe(1n)
  })
})

describe("right beside a tie both modes agree", () => {
  it.each([
    ["2.4999999999", 2n],
    ["2.5000000001", 3n],
    ["-2.4999999999", -2n],
    ["-2.5000000001", -3n],
    ["7", 7n],
    ["-7", -7n],
    ["0", 0n]
  ])("%s is %s", (text, rounded) => {
    for (const mode of Rounding.modes) expect(Rounding.round(exact(text), mode)).toBe(rounded)
  })
})

describe("whole steps", () => {
  it.each([
    ["115.2", 116n],
    ["116", 116n],
    ["0.0001", 1n],
    ["0", 0n],
    ["-0.5", 0n],
    ["-1.5", -1n]
  ])("%s begins %s", (text, steps) => {
    expect(Rounding.up(exact(text))).toBe(steps)
  })
})

describe(`laws of rounding, ${Runs.inWords(Runs.arithmetic)}`, () => {
  it("the result is never more than one half away from the value", () => {
    fc.assert(
      fc.property(anyExact, anyRoundingMode, (value, mode) => {
        const away = Exact.subtract(Exact.make(Rounding.round(value, mode)), value)
        expect(Exact.compare(Exact.larger(away, Exact.negate(away)), exact("1/2"))).toBeLessThanOrEqual(0)
      }),
      Runs.arithmetic
    )
  })

  it("round(-x) = -round(x)", () => {
    fc.assert(
      fc.property(anyExact, anyRoundingMode, (value, mode) => {
        expect(Rounding.round(Exact.negate(value), mode)).toBe(-Rounding.round(value, mode))
      }),
      Runs.arithmetic
    )
  })

  it("a larger value never rounds to less", () => {
    fc.assert(
      fc.property(anyExact, anyExact, anyRoundingMode, (one, other, mode) => {
        const [low, high] = Exact.compare(one, other) <= 0 ? [one, other] : [other, one]
        expect(Rounding.round(low, mode) <= Rounding.round(high, mode)).toBe(true)
      }),
      Runs.arithmetic
    )
  })

  it("a tie goes away from zero by half-up, to an even number by half-even", () => {
    fc.assert(
      fc.property(anyTie, (tie) => {
        const up = Rounding.round(tie, "half-up")
        expect(Exact.compare(Exact.make(up), tie) > 0).toBe(tie.numerator > 0n)
        expect(Rounding.round(tie, "half-even") % 2n).toBe(0n)
      }),
      Runs.arithmetic
    )
  })

  it("0 <= up(x) - x < 1", () => {
    fc.assert(
      fc.property(anyExact, (value) => {
        const surplus = Exact.subtract(Exact.make(Rounding.up(value)), value)
        expect(Exact.isNegative(surplus)).toBe(false)
        expect(Exact.compare(surplus, Exact.one)).toBeLessThan(0)
      }),
      Runs.arithmetic
    )
  })
})

describe(`against independent accounts, ${Runs.inWords(Runs.arithmetic)}`, () => {
  it("long division on paper says the same", () => {
    fc.assert(
      fc.property(fc.oneof(anyExact, anyTie), anyRoundingMode, (value, mode) => {
        expect(Rounding.round(value, mode)).toBe(roundedOnPaper(value, mode))
      }),
      Runs.arithmetic
    )
  })

  it("decimal.js with 200 digits says the same of whatever has a last decimal", () => {
    const Wide = Decimal.clone({ precision: 200, toExpPos: 1_000 })
    const modes = { "half-up": Wide.ROUND_HALF_UP, "half-even": Wide.ROUND_HALF_EVEN }
    const anyShort = fc
      .tuple(fc.bigInt(-(10n ** 40n), 10n ** 40n), fc.integer({ min: 0, max: 12 }))
      .map(([units, digits]) => Exact.make(units, 10n ** BigInt(digits)))
    fc.assert(
      fc.property(fc.oneof(anyShort, anyTie), anyRoundingMode, (value, mode) => {
        const wide = new Wide(String(value.numerator)).dividedBy(String(value.denominator))
        expect(String(Rounding.round(value, mode))).toBe(
          wide.toDecimalPlaces(0, modes[mode]).toFixed().replace(/^-0$/, "0")
        )
      }),
      Runs.arithmetic
    )
  })
})
