import { eur, Runs } from "@hostwatt/testing"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Allocation from "../../src/values/Allocation.ts"
import * as Exact from "../../src/values/Exact.ts"
import * as Money from "../../src/values/Money.ts"

describe("24.67 net allocated to gross lines of 25.61, 2.99 and 1.00", () => {
  it("gives 21.35, 2.49 and 0.83: the unit left over goes to the line that lost most", () => {
    expect(Money.allocate(eur("24.67"), [2561n, 299n, 100n]).map(Money.format)).toEqual([
      "21.35",
      "2.49",
      "0.83"
    ])
  })
})

describe("units left over", () => {
  it.each([
    ["10 by 1, 1, 1: the first of three equal losses", 10n, [1n, 1n, 1n], [4n, 3n, 3n]],
    ["11 by 1, 1, 1: the first two", 11n, [1n, 1n, 1n], [4n, 4n, 3n]],
    ["-10 by 1, 1, 1: each part cut toward zero, then one below", -10n, [1n, 1n, 1n], [-4n, -3n, -3n]],
    ["-1 by 2, 3: the larger loss", -1n, [2n, 3n], [0n, -1n]],
    ["1 by 1, 1: the earlier of two that lost the same", 1n, [1n, 1n], [1n, 0n]],
    ["7 by 0, 5, 0: a zero weight gets nothing", 7n, [0n, 5n, 0n], [0n, 7n, 0n]],
    ["2 by 0, 1, 0, 2", 2n, [0n, 1n, 0n, 2n], [0n, 1n, 0n, 1n]],
    ["nothing by no weight above zero", 0n, [0n, 0n], [0n, 0n]],
    ["nothing by no weights at all", 0n, [], []]
  ])("%s", (_title, whole, weights, parts) => {
    expect(Allocation.allocate(whole, weights)).toEqual(parts)
  })
})

const anyWeights = fc
  .array(fc.oneof(fc.constant(0n), fc.bigInt(0n, 5n), fc.bigInt(0n, 10n ** 15n)), {
    minLength: 1,
    maxLength: 8
  })
  .filter((weights) => weights.some((weight) => weight > 0n))
const anyWhole = fc.oneof(fc.bigInt(-100n, 100n), fc.bigInt(-(10n ** 15n), 10n ** 15n))

describe(`laws of an allocation, ${Runs.inWords(Runs.arithmetic)}`, () => {
  it("the parts sum to the whole; a zero weight gets nothing", () => {
    fc.assert(
      fc.property(anyWhole, anyWeights, (whole, weights) => {
        const parts = Allocation.allocate(whole, weights)
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(whole)
        expect(parts.filter((part, index) => weights[index] === 0n && part !== 0n)).toEqual([])
      }),
      Runs.arithmetic
    )
  })

  it("no part is a whole unit away from its exact due, or on the other side of zero", () => {
    fc.assert(
      fc.property(anyWhole, anyWeights, (whole, weights) => {
        const total = Exact.make(weights.reduce((sum, weight) => sum + weight, 0n))
        for (const [index, part] of Allocation.allocate(whole, weights).entries()) {
          const due = Exact.divide(Exact.multiply(Exact.make(whole), Exact.make(weights[index] ?? 0n)), total)
          const away = Exact.subtract(Exact.make(part), due)
          expect(Exact.compare(Exact.larger(away, Exact.negate(away)), Exact.one)).toBeLessThan(0)
          expect(part * whole >= 0n).toBe(true)
        }
      }),
      Runs.arithmetic
    )
  })

  it("-whole gives the negative of every part", () => {
    fc.assert(
      fc.property(anyWhole, anyWeights, (whole, weights) => {
        expect(Allocation.allocate(-whole, weights)).toEqual(
          Allocation.allocate(whole, weights).map((part) => -part)
        )
      }),
      Runs.arithmetic
    )
  })

  it("weights of the same proportions give the same parts", () => {
    fc.assert(
      fc.property(anyWhole, anyWeights, fc.bigInt(1n, 1_000n), (whole, weights, factor) => {
        const larger = weights.map((weight) => weight * factor)
        expect(Allocation.allocate(whole, larger)).toEqual(Allocation.allocate(whole, weights))
      }),
      Runs.arithmetic
    )
  })

  it("units go one by one to whoever lost most, the earlier first: an account in doubled steps", () => {
    const anySmall = fc.array(fc.bigInt(0n, 9n), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(fc.bigInt(-50n, 50n), anySmall, (whole, weights) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0n)
        fc.pre(total > 0n)
        expect(Allocation.allocate(whole, weights)).toEqual(handedOut(whole, weights, total))
      }),
      Runs.arithmetic
    )
  })
})

/** Hands a whole out a unit at a time: first what is due in full, then by what is still missing. */
const handedOut = (whole: bigint, weights: readonly bigint[], total: bigint): readonly bigint[] => {
  const size = whole < 0n ? -whole : whole
  const parts = weights.map((weight) => (size * weight - ((size * weight) % total)) / total)
  const missing = (index: number): bigint => size * (weights[index] ?? 0n) - (parts[index] ?? 0n) * total
  const once = new Set<number>()
  while (parts.reduce((sum, part) => sum + part, 0n) < size) {
    const open = parts.map((_, index) => index).filter((index) => !once.has(index))
    const next = open.reduce((best, index) => (missing(index) > missing(best) ? index : best), open[0] ?? 0)
    parts[next] = (parts[next] ?? 0n) + 1n
    once.add(next)
  }
  return whole < 0n ? parts.map((part) => -part) : parts
}

describe("what is a caller's defect", () => {
  it("a negative weight, then no weight above zero for a whole that is not zero", () => {
    expect(() => Allocation.allocate(0n, [1n, -1n])).toThrow("cannot be negative")
    expect(() => Allocation.allocate(5n, [0n, 0n])).toThrow("a weight above zero")
    expect(() => Allocation.allocate(5n, [])).toThrow("a weight above zero")
  })
})
