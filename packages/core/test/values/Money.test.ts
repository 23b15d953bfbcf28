import {
  anyCurrency,
  anyMoney,
  anyRoundingMode,
  anyShare,
  eur,
  exact,
  money,
  Runs,
  share
} from "@hostwatt/testing"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Amount from "../../src/values/Amount.ts"
import * as Currency from "../../src/values/Currency.ts"
import * as Exact from "../../src/values/Exact.ts"
import * as Money from "../../src/values/Money.ts"

const euro = Currency.make("EUR")
const parsed = (text: string, currency: string) => Money.parse(text, Currency.make(currency))

describe("money as text has exactly the digits of its currency", () => {
  it.each([
    ["EUR", 708n, "7.08"],
    ["EUR", -126n, "-1.26"],
    ["EUR", -5n, "-0.05"],
    ["EUR", 0n, "0.00"],
    ["JPY", 865n, "865"],
    ["KWD", 12_345n, "12.345"],
    ["CLF", 1n, "0.0001"],
    ["EUR", 10n ** 15n, "10000000000000.00"]
  ])("%s: %s minor units are %s", (code, minor, text) => {
    expect(Money.format(Money.make(Currency.make(code), minor))).toBe(text)
    expect(parsed(text, code)).toEqual(Result.succeed(Money.make(Currency.make(code), minor)))
  })

  it("zero is never negative: -0.00 is 0.00", () => {
    expect(Money.format(eur("-0.00"))).toBe("0.00")
  })

  it("a whole amount may leave its digits out: 7 is 7.00", () => {
    expect(Money.format(eur("7"))).toBe("7.00")
  })
})

describe("55 % of 21.18", () => {
  it("is 11.649 exactly, 11.65 in cents", () => {
    expect(Money.percent(eur("21.18"), share("55"), "half-up")).toEqual(eur("11.65"))
  })

  it("of 0.05 at 50 %: 0.025, half-up 0.03, half-even 0.02; below zero alike", () => {
    expect(Money.percent(eur("0.05"), share("50"), "half-up")).toEqual(eur("0.03"))
    expect(Money.percent(eur("0.05"), share("50"), "half-even")).toEqual(eur("0.02"))
    expect(Money.percent(eur("-0.05"), share("50"), "half-up")).toEqual(eur("-0.03"))
    expect(Money.percent(eur("-0.05"), share("50"), "half-even")).toEqual(eur("-0.02"))
  })
})

describe("an exact amount becomes money once", () => {
  it("41.3 kWh at 0.62: 25.606 is 25.61", () => {
    expect(Amount.round(Amount.make(euro, exact("25.606")), "half-up")).toEqual(eur("25.61"))
  })

  it("0.5 yen is 1 yen, 0.0005 dinar 0.001", () => {
    expect(Amount.round(Amount.make(Currency.make("JPY"), exact("0.5")), "half-up")).toEqual(
      money("1", "JPY")
    )
    expect(Amount.round(Amount.make(Currency.make("KWD"), exact("0.0005")), "half-up")).toEqual(
      money("0.001", "KWD")
    )
  })

  it("three amounts of 0.005 are 0.015, 0.02 in cents; rounded one by one they would be 0.03", () => {
    const half = Amount.make(euro, exact("0.005"))
    expect(Amount.round(Amount.sum(euro, [half, half, half]), "half-up")).toEqual(eur("0.02"))
    expect(Amount.round(Amount.multiply(half, Exact.make(3n)), "half-up")).toEqual(eur("0.02"))
  })
})

describe(`laws of money, ${Runs.inWords(Runs.arithmetic)}`, () => {
  it("parse(format(m)) = m", () => {
    fc.assert(
      fc.property(anyMoney, (amount) => {
        expect(Money.parse(Money.format(amount), amount.currency)).toEqual(Result.succeed(amount))
      }),
      Runs.arithmetic
    )
  })

  it("its text is its exact value with the digits of its currency", () => {
    fc.assert(
      fc.property(anyMoney, (amount) => {
        const text = Money.format(amount)
        expect(exact(text)).toEqual(Money.toExact(amount))
        expect(text.split(".")[1]?.length ?? 0).toBe(Currency.digits(amount.currency))
        expect(text).not.toMatch(/^-[0.]*$/)
      }),
      Runs.arithmetic
    )
  })

  it("subtracting undoes adding; the larger of two is not the smaller", () => {
    fc.assert(
      fc.property(anyMoney, fc.bigInt(), (amount, minor) => {
        const other = Money.make(amount.currency, minor)
        expect(Money.subtract(Money.add(amount, other), other)).toEqual(amount)
        expect(Money.sum(amount.currency, [amount, other, Money.negate(amount)])).toEqual(other)
        const larger = Money.larger(amount, other)
        expect(larger.minor >= amount.minor && larger.minor >= other.minor).toBe(true)
        expect(Money.equals(amount, other)).toBe(amount.minor === minor)
      }),
      Runs.arithmetic
    )
  })

  it("a percentage of money is its exact part, rounded as an amount is", () => {
    fc.assert(
      fc.property(anyMoney, anyShare, anyRoundingMode, (amount, percentage, mode) => {
        const part = Exact.divide(Exact.multiply(Money.toExact(amount), percentage), Exact.hundred)
        expect(Money.percent(amount, percentage, mode)).toEqual(
          Amount.round(Amount.make(amount.currency, part), mode)
        )
      }),
      Runs.arithmetic
    )
  })

  it("allocating gives parts that sum to the whole", () => {
    fc.assert(
      fc.property(
        anyMoney,
        fc.array(fc.bigInt(1n, 99n), { minLength: 1, maxLength: 5 }),
        (amount, weights) => {
          expect(Money.sum(amount.currency, Money.allocate(amount, weights))).toEqual(amount)
        }
      ),
      Runs.laws
    )
  })
})

describe("what is refused", () => {
  it.each([
    ["NotADecimal", "7,08", "EUR"],
    ["NotADecimal", "", "EUR"],
    ["TooManyDecimals", "7.081", "EUR"],
    ["TooManyDecimals", "7.5", "JPY"],
    ["TooManyDecimals", "1.0001", "KWD"],
    ["OutOfRange", "10000000000000.01", "EUR"],
    ["OutOfRange", "-1000000000000001", "JPY"]
  ])("%s: %j in %s", (tag, text, code) => {
    const refused = parsed(text, code)
    expect(Result.isFailure(refused) && refused.failure._tag).toBe(tag)
  })

  it("one unit more than 10^15 minor units cannot be booked", () => {
    expect(Money.isWithinBounds(Money.make(euro, 10n ** 15n))).toBe(true)
    expect(Money.isWithinBounds(Money.make(euro, -(10n ** 15n)))).toBe(true)
    expect(Money.isWithinBounds(Money.make(euro, 10n ** 15n + 1n))).toBe(false)
    expect(Money.isWithinBounds(Money.make(euro, -(10n ** 15n) - 1n))).toBe(false)
  })
})

describe("what is a caller's defect", () => {
  it("two currencies in one sum, difference or comparison", () => {
    fc.assert(
      fc.property(anyMoney, anyCurrency, (amount, other) => {
        fc.pre(other !== amount.currency)
        const foreign = Money.zero(other)
        for (const attempt of [Money.add, Money.subtract, Money.larger, Money.equals]) {
          expect(() => attempt(amount, foreign)).toThrow("never converted")
        }
        expect(() => Amount.add(Amount.zero(amount.currency), Amount.zero(other))).toThrow("never converted")
      }),
      Runs.laws
    )
  })
})
