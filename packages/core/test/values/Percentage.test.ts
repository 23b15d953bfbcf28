import { anyShare, exact, Runs, share, vat } from "@hostwatt/testing"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Exact from "../../src/values/Exact.ts"
import * as Percentage from "../../src/values/Percentage.ts"

describe("55 means 55 of 100", () => {
  it("as a factor 55/100; a VAT rate of 20 makes gross 120/100 of net", () => {
    expect(Percentage.asFactor(share("55"))).toEqual(exact("0.55"))
    expect(Percentage.grossFactor(vat("20"))).toEqual(exact("1.2"))
  })

  it("0 is a rate", () => {
    expect(Percentage.vatRate("0")).toEqual(Result.succeed(Exact.zero))
  })
})

describe(`laws of shares, ${Runs.inWords(Runs.arithmetic)}`, () => {
  it("a factor is between nothing and the whole", () => {
    fc.assert(
      fc.property(anyShare, (percentage) => {
        const factor = Percentage.asFactor(percentage)
        expect(Exact.isNegative(factor)).toBe(false)
        expect(Exact.compare(factor, Exact.one)).toBeLessThanOrEqual(0)
        expect(Exact.multiply(factor, Exact.hundred)).toEqual(percentage)
      }),
      Runs.arithmetic
    )
  })
})

describe("what is refused", () => {
  it.each([
    ["NotADecimal", "55 %"],
    ["NotADecimal", "1e1"],
    ["TooManyDecimals", "33.33333"],
    ["OutOfRange", "-1"],
    ["OutOfRange", "100.0001"]
  ])("of a share, %s: %s", (tag, text) => {
    const refused = Percentage.share(text)
    expect(Result.isFailure(refused) && refused.failure._tag).toBe(tag)
  })

  it.each([
    ["NotADecimal", "twenty"],
    ["TooManyDecimals", "7.12345678901"],
    ["OutOfRange", "-0.5"],
    ["OutOfRange", "1000.1"]
  ])("of a VAT rate, %s: %s", (tag, text) => {
    const refused = Percentage.vatRate(text)
    expect(Result.isFailure(refused) && refused.failure._tag).toBe(tag)
  })
})
