import { anyEnergy, exact, Runs } from "@hostwatt/testing"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Energy from "../../src/values/Energy.ts"
import * as Exact from "../../src/values/Exact.ts"

describe("watt-hours as a number or as text, by their shortest text", () => {
  it.each([
    [22_480, 22_480_000n],
    ["22480", 22_480_000n],
    ["22480.123", 22_480_123n],
    [22_480.123, 22_480_123n],
    [1e3, 1_000_000n],
    [0.1, 100n],
    [0.001, 1n],
    ["0.0010", 1n],
    [1e12, 10n ** 15n],
    [0, 0n],
    [-0, 0n]
  ])("%j is %s milliwatt-hours", (given, milliwattHours) => {
    expect(Energy.parse(given)).toEqual(Result.succeed(milliwattHours))
  })
})

describe("41.3 kWh", () => {
  const energy = Result.getOrThrow(Energy.parse(41_300))

  it("is 41300 Wh for meters and step sizes, 41.3 kWh for prices", () => {
    expect(Energy.toWattHours(energy)).toEqual(exact("41300"))
    expect(Energy.toKilowattHours(energy)).toEqual(exact("41.3"))
  })

  it("is the number 41300 in JSON; what no number holds is text", () => {
    expect(Energy.toJson(energy)).toBe(41_300)
    expect(Energy.toJson(Result.getOrThrow(Energy.parse("22480.123")))).toBe(22_480.123)
    expect(Energy.toJson((10n ** 24n + 1n) as Energy.Energy)).toBe("1000000000000000000000.001")
    expect(Energy.toJson(Energy.zero)).toBe(0)
  })
})

describe(`laws of energy, ${Runs.inWords(Runs.arithmetic)}`, () => {
  it("reading what JSON says gives the energy", () => {
    fc.assert(
      fc.property(anyEnergy, (energy) => {
        expect(Energy.parse(Energy.toJson(energy))).toEqual(Result.succeed(energy))
        expect(Energy.parse(JSON.parse(JSON.stringify(Energy.toJson(energy))))).toEqual(
          Result.succeed(energy)
        )
      }),
      Runs.arithmetic
    )
  })

  it("a thousand watt-hours are a kilowatt-hour, and sums are exact", () => {
    fc.assert(
      fc.property(fc.array(anyEnergy, { maxLength: 5 }), (parts) => {
        const sum = Energy.sum(parts)
        expect(Exact.divide(Energy.toWattHours(sum), Exact.make(1000n))).toEqual(Energy.toKilowattHours(sum))
        expect(Energy.toWattHours(sum)).toEqual(Exact.sum(parts.map(Energy.toWattHours)))
      }),
      Runs.arithmetic
    )
  })
})

describe("what is refused", () => {
  it.each([
    ["NotADecimal", "much"],
    ["NotADecimal", ""],
    ["NotADecimal", "1e3"],
    ["NotADecimal", Number.NaN],
    ["NotADecimal", Number.POSITIVE_INFINITY],
    ["TooManyDecimals", 0.0001],
    ["TooManyDecimals", "22480.1234"],
    ["TooManyDecimals", 1e-7],
    ["OutOfRange", -1],
    ["OutOfRange", "-0.001"],
    ["OutOfRange", 1e12 + 1],
    ["OutOfRange", "1000000000000.001"],
    ["OutOfRange", 1e21]
  ])("%s: %s", (tag, given) => {
    const refused = Energy.parse(given)
    expect(Result.isFailure(refused) && refused.failure._tag).toBe(tag)
  })
})
