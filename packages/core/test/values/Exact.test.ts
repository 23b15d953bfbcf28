import { anyExact, exact, Runs } from "@hostwatt/testing"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Exact from "../../src/values/Exact.ts"

const isLowest = ({ numerator, denominator }: Exact.Exact): boolean => {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator]
  while (b !== 0n) [a, b] = [b, a % b]
  return denominator > 0n && a === 1n
}

const nonZero = anyExact.filter((value) => !Exact.isZero(value))

describe("an exact number", () => {
  it("is in lowest terms with a positive denominator: 6/-4 is -3/2, 0/-7 is 0/1", () => {
    expect(Exact.make(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n })
    expect(Exact.make(0n, -7n)).toEqual({ numerator: 0n, denominator: 1n })
  })

  it("keeps what an hourly price of 5.00 makes of 960 seconds: 4/3", () => {
    expect(Exact.divide(Exact.multiply(exact("5.00"), Exact.make(960n)), Exact.make(3600n))).toEqual(
      exact("4/3")
    )
  })

  it("keeps what a gross of 10.00 at 19 % is net: 1000/119", () => {
    expect(Exact.divide(Exact.make(1000n), Exact.make(119n))).toEqual({ numerator: 1000n, denominator: 119n })
  })
})

describe(`laws of a field, ${Runs.inWords(Runs.arithmetic)}`, () => {
  it("adding and multiplying commute and associate", () => {
    fc.assert(
      fc.property(anyExact, anyExact, anyExact, (a, b, c) => {
        expect(Exact.add(a, b)).toEqual(Exact.add(b, a))
        expect(Exact.multiply(a, b)).toEqual(Exact.multiply(b, a))
        expect(Exact.add(Exact.add(a, b), c)).toEqual(Exact.add(a, Exact.add(b, c)))
        expect(Exact.multiply(Exact.multiply(a, b), c)).toEqual(Exact.multiply(a, Exact.multiply(b, c)))
      }),
      Runs.arithmetic
    )
  })

  it("multiplying distributes over adding", () => {
    fc.assert(
      fc.property(anyExact, anyExact, anyExact, (a, b, c) => {
        expect(Exact.multiply(a, Exact.add(b, c))).toEqual(
          Exact.add(Exact.multiply(a, b), Exact.multiply(a, c))
        )
      }),
      Runs.arithmetic
    )
  })

  it("zero and one are neutral, subtracting undoes adding, dividing undoes multiplying", () => {
    fc.assert(
      fc.property(anyExact, nonZero, (a, b) => {
        expect(Exact.add(a, Exact.zero)).toEqual(a)
        expect(Exact.multiply(a, Exact.one)).toEqual(a)
        expect(Exact.subtract(Exact.add(a, b), b)).toEqual(a)
        expect(Exact.divide(Exact.multiply(a, b), b)).toEqual(a)
        expect(Exact.add(a, Exact.negate(a))).toEqual(Exact.zero)
      }),
      Runs.arithmetic
    )
  })

  it("every result is in lowest terms, so that equal numbers look the same", () => {
    fc.assert(
      fc.property(anyExact, nonZero, (a, b) => {
        for (const one of [Exact.add(a, b), Exact.subtract(a, b), Exact.multiply(a, b), Exact.divide(a, b)]) {
          expect(isLowest(one)).toBe(true)
        }
      }),
      Runs.arithmetic
    )
  })

  it("comparing orders all numbers, as their differences do", () => {
    fc.assert(
      fc.property(anyExact, anyExact, anyExact, (a, b, c) => {
        const difference = Exact.subtract(a, b)
        expect(Exact.compare(a, b)).toBe(Exact.isZero(difference) ? 0 : Exact.isNegative(difference) ? -1 : 1)
        expect(Exact.compare(a, b)).toBe(0 - Exact.compare(b, a))
        expect(Exact.equals(a, b)).toBe(Exact.compare(a, b) === 0)
        const [low = a, middle = a, high = a] = [a, b, c].toSorted(Exact.compare)
        expect([
          Exact.compare(low, middle),
          Exact.compare(middle, high),
          Exact.compare(low, high)
        ]).not.toContain(1)
      }),
      Runs.arithmetic
    )
  })

  it("the larger and the smaller of two are the two", () => {
    fc.assert(
      fc.property(anyExact, anyExact, (a, b) => {
        const [high, low] = [Exact.larger(a, b), Exact.smaller(a, b)]
        expect(Exact.compare(high, low)).toBeGreaterThanOrEqual(0)
        expect(Exact.add(high, low)).toEqual(Exact.add(a, b))
      }),
      Runs.arithmetic
    )
  })

  it("a sum is the same in any order", () => {
    fc.assert(
      fc.property(fc.array(anyExact, { maxLength: 6 }), (parts) => {
        expect(Exact.sum(parts.toReversed())).toEqual(Exact.sum(parts))
      }),
      Runs.laws
    )
  })
})

describe("what is a caller's defect", () => {
  it("a zero denominator, and dividing by zero", () => {
    expect(() => Exact.make(1n, 0n)).toThrow("zero denominator")
    expect(() => Exact.divide(Exact.one, Exact.zero)).toThrow("zero denominator")
  })
})
