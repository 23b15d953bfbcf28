import { anyExact, exact, Runs } from "@hostwatt/testing"
import { Decimal as Wide } from "decimal.js"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Decimal from "../../src/values/Decimal.ts"
import * as Exact from "../../src/values/Exact.ts"

const tagOf = (text: string, limits = Decimal.price): string =>
  Result.match(Decimal.parse(text, limits), { onSuccess: () => "taken", onFailure: ({ _tag }) => _tag })

describe("an authored decimal is read exactly", () => {
  it.each([
    ["0.45", "9/20"],
    ["12.5000", "25/2"],
    ["0.1234567891", "1234567891/10000000000"],
    ["007.08", "177/25"],
    ["1000000000000", "1000000000000"],
    ["0", "0"]
  ])("%s is %s", (text, value) => {
    expect(Decimal.parse(text, Decimal.price)).toEqual(Result.succeed(exact(value)))
  })

  it("with more digits than floating point holds: 123456789012345678901234567890.1", () => {
    const limits = { decimals: 1, minimum: "0", maximum: `1${"0".repeat(40)}` }
    expect(Decimal.parse("123456789012345678901234567890.1", limits)).toEqual(
      Result.succeed(Exact.make(1234567890123456789012345678901n, 10n))
    )
  })
})

describe("the plain text of a number in JSON", () => {
  it.each([
    [22_480, "22480"],
    [22_480.123, "22480.123"],
    [1e3, "1000"],
    [1e21, "1000000000000000000000"],
    [1e-7, "0.0000001"],
    [-0, "0"],
    ["1e3", "1000"],
    ["1.5E+2", "150"],
    ["abc", "abc"],
    [Number.NaN, "NaN"]
  ])("%s is %s", (given, text) => {
    expect(Decimal.plainText(given)).toBe(text)
  })
})

describe("an exact value as people read it", () => {
  it.each([
    ["9/20", "0.45"],
    ["25/2", "12.5"],
    ["100", "100"],
    ["0", "0"],
    ["-1/20", "-0.05"],
    ["1/10000000000", "0.0000000001"],
    ["2/3", "0.6666666667…"],
    ["-2/3", "-0.6666666667…"],
    ["1/100000000000", "0.0000000000…"]
  ])("%s is shown as %s", (value, text) => {
    expect(Decimal.show(exact(value))).toBe(text)
  })

  it("units of 10^-digits have all of their digits", () => {
    expect(Decimal.fromMinor(708n, 2)).toBe("7.08")
    expect(Decimal.fromMinor(-5n, 2)).toBe("-0.05")
    expect(Decimal.fromMinor(865n, 0)).toBe("865")
    expect(Decimal.fromMinor(0n, 3)).toBe("0.000")
  })
})

const anyText = fc
  .tuple(fc.bigInt(-(10n ** 22n), 10n ** 22n), fc.integer({ min: 0, max: 10 }))
  .map(([units, digits]) => Decimal.fromMinor(units, digits))
const wide: Decimal.Limits = { decimals: 10, minimum: `-1${"0".repeat(30)}`, maximum: `1${"0".repeat(30)}` }

describe(`laws of decimals, ${Runs.inWords(Runs.arithmetic)}`, () => {
  it("reading what is shown gives the value, wherever ten decimals are enough", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const value = Result.getOrThrow(Decimal.parse(text, wide))
        expect(Decimal.parse(Decimal.show(value), wide)).toEqual(Result.succeed(value))
        expect(Decimal.isShort(value)).toBe(true)
      }),
      Runs.arithmetic
    )
  })

  it("trailing zeros do not count as decimals", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 20 }), (text, zeros) => {
        const padded = `${text}${text.includes(".") ? "" : "."}${"0".repeat(zeros)}`
        expect(Decimal.parse(padded, wide)).toEqual(Decimal.parse(text, wide))
      }),
      Runs.arithmetic
    )
  })

  it("a shown value ends in … if and only if it is not the value", () => {
    fc.assert(
      fc.property(anyExact, (value) => {
        const text = Decimal.show(value)
        const isExact = Exact.equals(exact(text.replace("…", "")), value)
        expect(text.endsWith("…")).toBe(!isExact)
        expect(Decimal.isShort(value)).toBe(isExact)
      }),
      Runs.arithmetic
    )
  })

  it("decimal.js shows the same ten decimals", () => {
    const Precise = Wide.clone({
      precision: 120,
      toExpNeg: -1_000,
      toExpPos: 1_000,
      rounding: Wide.ROUND_HALF_UP
    })
    fc.assert(
      fc.property(anyExact, (value) => {
        const quotient = new Precise(String(value.numerator)).dividedBy(String(value.denominator))
        const shown = Decimal.show(value).replace("…", "")
        expect(new Precise(shown).equals(quotient.toDecimalPlaces(10))).toBe(true)
      }),
      Runs.arithmetic
    )
  })
})

describe("what is refused", () => {
  it.each([
    ["NotADecimal", "text", "a lot"],
    ["NotADecimal", "no digits", ""],
    ["NotADecimal", "an exponent", "1e3"],
    ["NotADecimal", "a plus sign", "+1"],
    ["NotADecimal", "a thousands separator", "1,000"],
    ["NotADecimal", "a comma for a point", "0,45"],
    ["NotADecimal", "a point without digits after it", "1."],
    ["NotADecimal", "a point without digits before it", ".5"],
    ["NotADecimal", "space around it", " 1"],
    ["NotADecimal", "a line break after it", "1\n"],
    ["NotADecimal", "digits of another script", "٣"],
    ["NotADecimal", "a hexadecimal number", "0x10"],
    ["NotADecimal", "infinity", "Infinity"],
    ["NotADecimal", "65 digits", "1".repeat(65)],
    ["TooManyDecimals", "eleven decimals", "0.12345678901"],
    ["OutOfRange", "less than the minimum", "-0.01"],
    ["OutOfRange", "more than the maximum", "1000000000000.0000000001"]
  ])("%s: %s", (tag, _why, text) => {
    expect(tagOf(text)).toBe(tag)
  })

  it("NotADecimal before TooManyDecimals before OutOfRange", () => {
    expect(tagOf("-1.12345678901x")).toBe("NotADecimal")
    expect(tagOf("-1.12345678901")).toBe("TooManyDecimals")
    expect(tagOf("-1.1234567890")).toBe("OutOfRange")
  })

  it("shows at most forty characters of what was written", () => {
    const refused = Decimal.parse(`x${"9".repeat(100)}`, Decimal.price)
    expect(Result.isFailure(refused) && refused.failure.text).toBe(`x${"9".repeat(39)}…`)
  })
})
