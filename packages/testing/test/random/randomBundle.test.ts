import { Bundle } from "@hostwatt/core"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { oracle } from "../../src/oracle/oracle.ts"
import { randomBundle } from "../../src/random/randomBundle.ts"

/** How many seeds are tried, from which one on; the environment may ask for others. */
const count = Number(process.env.HOSTWATT_SEEDS ?? 2000)
const first = Number(process.env.HOSTWATT_FIRST_SEED ?? 0)

const seeds = Array.from({ length: count }, (_, index) => first + index)

const faultsOf = (seed: number): readonly string[] => {
  const read = Bundle.fromJson(randomBundle(seed).bundle)
  return Result.isSuccess(read)
    ? []
    : read.failure.map(({ code, message, path }) => `seed ${seed}: ${code} at ${path}: ${message}`)
}

describe("the bundle of a seed", () => {
  it(
    `has no fault, for ${count} seeds from ${first} on`,
    () => {
      expect(seeds.flatMap(faultsOf).slice(0, 20)).toEqual([])
    },
    30_000 + count * 40
  )

  it("is the same every time", () => {
    for (const seed of [0, 1, 77, 2 ** 31, 2 ** 40 + 3]) {
      expect(randomBundle(seed)).toEqual(randomBundle(seed))
    }
  })

  it("is another one for another seed, however near or far", () => {
    const near = [0, 1, 2, 3, 2 ** 16, 2 ** 31, 2 ** 32, 2 ** 32 + 1, 2 ** 40]
    expect(new Set(near.map((seed) => JSON.stringify(randomBundle(seed)))).size).toBe(near.length)
  })

  it("is plain JSON", () => {
    for (const seed of seeds.slice(0, 200)) {
      const { bundle } = randomBundle(seed)
      expect(JSON.parse(JSON.stringify(bundle))).toStrictEqual(bundle)
    }
  })

  it("asks nothing of the oracle that it leaves out", () => {
    for (const seed of seeds.slice(0, 500)) {
      const { bundle, month } = randomBundle(seed)
      expect(() => oracle(bundle, month), `seed ${seed}`).not.toThrow()
    }
  })
})
