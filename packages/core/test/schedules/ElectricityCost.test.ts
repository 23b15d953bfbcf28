import { anyEnergy, anyPrice, anyRoundingMode, eur, exact, Runs, wattHours } from "@hostwatt/testing"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as ElectricityCost from "../../src/schedules/ElectricityCost.ts"
import * as Currency from "../../src/values/Currency.ts"
import * as Energy from "../../src/values/Energy.ts"
import * as Exact from "../../src/values/Exact.ts"
import { roundedOnPaper } from "../values/longDivision.ts"

const schedule = (...prices: readonly string[]): ElectricityCost.ElectricityCost => ({
  id: "e1",
  currency: Currency.make("EUR"),
  elements: prices.map((price) => ({ pricePerKwh: exact(price) }))
})

describe("41.3 kWh at 0.18 per kWh", () => {
  it("cost 7.434, rounded once: 7.43", () => {
    expect(ElectricityCost.costOf(schedule("0.18"), wattHours(41_300), "half-up")).toEqual(
      Result.succeed(eur("7.43"))
    )
  })

  it("the first price counts, a second one is for when restrictions are there", () => {
    expect(ElectricityCost.costOf(schedule("0.18", "0.24"), wattHours(41_300), "half-up")).toEqual(
      Result.succeed(eur("7.43"))
    )
  })

  it("no energy costs nothing; a price of zero costs nothing", () => {
    expect(ElectricityCost.costOf(schedule("0.18"), wattHours(0), "half-up")).toEqual(
      Result.succeed(eur("0"))
    )
    expect(ElectricityCost.costOf(schedule("0"), wattHours(41_300), "half-up")).toEqual(
      Result.succeed(eur("0"))
    )
  })

  it("0.5 kWh at 0.05 is a tie: 0.03 by half-up, 0.02 by half-even", () => {
    expect(ElectricityCost.costOf(schedule("0.05"), wattHours(500), "half-up")).toEqual(
      Result.succeed(eur("0.03"))
    )
    expect(ElectricityCost.costOf(schedule("0.05"), wattHours(500), "half-even")).toEqual(
      Result.succeed(eur("0.02"))
    )
  })
})

describe(`laws of electricity, ${Runs.inWords(Runs.laws)}`, () => {
  it("a cost is energy times price, rounded once", () => {
    fc.assert(
      fc.property(anyEnergy, anyPrice, anyRoundingMode, (energy, price, mode) => {
        const cost = Result.getOrThrow(
          ElectricityCost.costOf({ ...schedule(), elements: [{ pricePerKwh: price }] }, energy, mode)
        )
        const cents = Exact.multiply(Exact.multiply(Energy.toKilowattHours(energy), price), Exact.hundred)
        expect(cost.minor).toBe(roundedOnPaper(cents, mode))
      }),
      Runs.laws
    )
  })
})

describe("what is refused", () => {
  it("ElectricityCostMissing: a schedule without a price, even for no energy", () => {
    expect(ElectricityCost.costOf(schedule(), wattHours(0), "half-up")).toEqual(
      Result.fail({ _tag: "ElectricityCostMissing" })
    )
  })
})
