import { anyMeasured, anyTariff, aPrice, aTariff, aTariffOf, type Documents, Runs } from "@hostwatt/testing"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Rating from "../../src/rating/Rating.ts"
import * as Exact from "../../src/values/Exact.ts"
import { ratedUnder, totals } from "./rated.ts"

type Bounds = Partial<Pick<Documents.Tariff, "minPrice" | "maxPrice">>

const energyOnly = (bounds: Bounds, price = "0.25", vatPercent = "10") =>
  aTariffOf([aPrice("energy", price, { vatPercent })], bounds)

describe("the numbers of the specification", () => {
  it("1.2 kWh at 0.25 and 10 % with a minimum of 0.50 / 0.55: 0.50 / 0.55", () => {
    const tariff = energyOnly({ minPrice: { beforeTax: "0.50", afterTax: "0.55" } })
    expect(totals(ratedUnder(tariff, { energyWh: 1_200 }))).toEqual(["0.5", "0.55"])
  })

  it("13.00 / 14.35 with a maximum of 10.00 / 11.00: 10.00 / 11.00", () => {
    const prices = [aPrice("energy", "1.25", { vatPercent: "10" }), aPrice("flat", "0.50")]
    expect(totals(ratedUnder(aTariffOf(prices), { energyWh: 10_000 }))).toEqual(["13", "14.35"])
    const tariff = aTariffOf(prices, { maxPrice: { beforeTax: "10.00", afterTax: "11.00" } })
    expect(totals(ratedUnder(tariff, { energyWh: 10_000 }))).toEqual(["10", "11"])
  })
})

describe("a bound is reached exactly, or crossed", () => {
  const least = energyOnly({ minPrice: { beforeTax: "0.30", afterTax: "0.33" } })
  const most = energyOnly({ maxPrice: { beforeTax: "0.30", afterTax: "0.33" } })

  it.each([
    ["a minimum of 0.30 / 0.33, total 0.30 / 0.33: nothing is moved", least, 1_200, ["0.3", "0.33"], 0],
    ["a minimum of 0.30 / 0.33, total one mWh below", least, "1199.999", ["0.3", "0.33"], 1],
    ["a maximum of 0.30 / 0.33, total 0.30 / 0.33: nothing is moved", most, 1_200, ["0.3", "0.33"], 0],
    ["a maximum of 0.30 / 0.33, total one mWh above", most, "1200.001", ["0.3", "0.33"], 1]
  ])("%s", (_title, tariff, energyWh, expected, moved) => {
    const session = ratedUnder(tariff, { energyWh })
    expect(totals(session)).toEqual(expected)
    expect(session.clamps).toHaveLength(moved)
  })
})

describe("before and after tax apply each to its own total", () => {
  it("a minimum of 0.20 / 0.50 moves the gross of 0.30 / 0.33 alone", () => {
    const tariff = energyOnly({ minPrice: { beforeTax: "0.20", afterTax: "0.50" } })
    expect(totals(ratedUnder(tariff, { energyWh: 1_200 }))).toEqual(["0.3", "0.5"])
  })
})

describe("where one bound is stated, the other total moves in the same proportion", () => {
  const volumes = { energyWh: 1_200 }

  it.each([
    ["a minimum of 0.50 before tax: 0.50 / 0.55", { minPrice: { beforeTax: "0.50" } }, ["0.5", "0.55"]],
    ["a minimum of 0.55 after tax: 0.50 / 0.55", { minPrice: { afterTax: "0.55" } }, ["0.5", "0.55"]],
    ["a maximum of 0.15 before tax: 0.15 / 0.165", { maxPrice: { beforeTax: "0.15" } }, ["0.15", "0.165"]],
    ["a maximum of 0.11 after tax: 0.10 / 0.11", { maxPrice: { afterTax: "0.11" } }, ["0.1", "0.11"]],
    ["a minimum of 0.20 before tax moves nothing", { minPrice: { beforeTax: "0.20" } }, ["0.3", "0.33"]]
  ])("0.30 / 0.33, %s", (_title, bounds, expected) => {
    expect(totals(ratedUnder(energyOnly(bounds), volumes))).toEqual(expected)
  })

  it("of two rates the proportion is that of the total: 13.00 / 14.35 with at most 6.50 before tax is 6.50 / 7.175", () => {
    const prices = [aPrice("energy", "1.25", { vatPercent: "10" }), aPrice("flat", "0.50")]
    const tariff = aTariffOf(prices, { maxPrice: { beforeTax: "6.50" } })
    expect(totals(ratedUnder(tariff, { energyWh: 10_000 }))).toEqual(["6.5", "7.175"])
  })

  it.each([
    ["taxIncluded no: the rate of the first price, 10 %", "no", "10", { beforeTax: "0.50" }, ["0.5", "0.55"]],
    ["taxIncluded yes: the same", "yes", "10", { afterTax: "0.55" }, ["0.5", "0.55"]],
    [
      "taxIncluded not-applicable: net is gross",
      "not-applicable",
      "10",
      { beforeTax: "0.50" },
      ["0.5", "0.5"]
    ],
    ["no rate, taxIncluded no: net is gross", "no", null, { beforeTax: "0.50" }, ["0.5", "0.5"]],
    [
      "no rate, taxIncluded yes: the net cannot be known",
      "yes",
      null,
      { afterTax: "0.55" },
      [undefined, "0.55"]
    ]
  ] as const)(
    "nothing consumed and a one-sided minimum, %s",
    (_title, taxIncluded, vatPercent, minPrice, expected) => {
      const tariff = aTariffOf([aPrice("energy", "0.25", { vatPercent })], { taxIncluded, minPrice })
      expect(totals(ratedUnder(tariff, {}))).toEqual(expected)
    }
  )
})

describe("the rate of a total of zero", () => {
  it("is that of the first price of the first element, whatever the others say: 10 %, not 20 %", () => {
    const tariff = aTariff({
      elements: [
        { priceComponents: [aPrice("energy", "0.25", { vatPercent: "10" }), aPrice("time", "1.00")] },
        { priceComponents: [aPrice("parking", "2.00")] }
      ],
      minPrice: { beforeTax: "0.50" }
    })
    expect(totals(ratedUnder(tariff, {}))).toEqual(["0.5", "0.55"])
  })
})

describe("the minimum comes first, then the maximum", () => {
  it("a minimum of 5.00 after tax raises 0.30 / 0.33 to 4.545… / 5.00, a maximum of 4.00 before tax takes that back", () => {
    const tariff = energyOnly({ minPrice: { afterTax: "5.00" }, maxPrice: { beforeTax: "4.00" } })
    const session = ratedUnder(tariff, { energyWh: 1_200 })
    expect(session.clamps.map(({ kind }) => kind)).toEqual(["minimum-price", "maximum-price"])
    expect(totals(session)).toEqual(["4", "4.4"])
  })

  it("an unknown net stays unknown, whatever the bounds", () => {
    const tariff = aTariffOf([aPrice("energy", "0.25", { vatPercent: null })], {
      taxIncluded: "yes",
      minPrice: { beforeTax: "0.50", afterTax: "0.60" }
    })
    expect(totals(ratedUnder(tariff, { energyWh: 1_200 }))).toEqual([undefined, "0.6"])
  })
})

describe(`laws of bounds, ${Runs.inWords(Runs.laws)}`, () => {
  it("a total whose side is bounded ends within the bound (the maximum wins)", () => {
    fc.assert(
      fc.property(anyMeasured, anyTariff, (session, tariff) => {
        const { total, clamps } = Result.getOrThrow(Rating.rate(session, tariff))
        const isCut = clamps.some(({ kind }) => kind === "maximum-price")
        for (const [side, own] of [["beforeTax", total.net] as const, ["afterTax", total.gross] as const]) {
          const most = tariff.maxPrice?.[side] ?? own?.value
          const least = isCut ? undefined : tariff.minPrice?.[side]
          if (own === undefined || most === undefined) continue
          expect(Exact.compare(own.value, most)).toBeLessThanOrEqual(0)
          expect(Exact.compare(own.value, least ?? own.value)).toBeGreaterThanOrEqual(0)
        }
      }),
      Runs.laws
    )
  })

  it("a one-sided bound leaves the proportion of gross to net as it was", () => {
    fc.assert(
      fc.property(anyMeasured, anyTariff, (session, tariff) => {
        for (const { bound, before, after } of Result.getOrThrow(Rating.rate(session, tariff)).clamps) {
          const isOneSided = bound.beforeTax === undefined || bound.afterTax === undefined
          const known = [before.net, before.gross, after.net, after.gross].flatMap(
            (amount) => amount?.value ?? []
          )
          const [net, gross, movedNet, movedGross] = known
          if (!isOneSided || !net || !gross || !movedNet || !movedGross) continue
          expect(Exact.multiply(net, movedGross)).toEqual(Exact.multiply(movedNet, gross))
        }
      }),
      Runs.laws
    )
  })

  it("nothing is moved where no bound is stated", () => {
    fc.assert(
      fc.property(anyMeasured, anyTariff, (session, tariff) => {
        const free = { ...tariff, minPrice: undefined, maxPrice: undefined }
        const { clamps, total, unclamped } = Result.getOrThrow(Rating.rate(session, free))
        expect([clamps, total]).toEqual([[], unclamped])
      }),
      Runs.laws
    )
  })
})
