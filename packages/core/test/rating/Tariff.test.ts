import { aPrice, at, aTariff, aTariffOf, tariffOf } from "@hostwatt/testing"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import * as Tariff from "../../src/rating/Tariff.ts"

const reasonsOf = (tariff: Tariff.Tariff): readonly string[] =>
  Result.match(Tariff.check(tariff), {
    onSuccess: () => [],
    onFailure: (faults) => faults.map(({ reason, path }) => `${reason} ${path}`)
  })

describe("a tariff is valid from an instant on, until before another", () => {
  const tariff = tariffOf(
    aTariff({ validFrom: "2026-10-01T00:00:00+03:00", validUntil: "2026-11-01T00:00:00+02:00" })
  )

  it.each([
    ["2026-09-30T20:59:59.999Z", false],
    ["2026-09-30T21:00:00Z", true],
    ["2026-10-31T21:59:59.999Z", true],
    ["2026-10-31T22:00:00Z", false]
  ])("%s: %s", (instant, isValid) => {
    expect(Tariff.isValidAt(tariff, at(instant))).toBe(isValid)
  })

  it("without either it is valid at any time", () => {
    expect(Tariff.isValidAt(tariffOf(aTariff()), at("1970-01-01T00:00:00Z"))).toBe(true)
  })
})

describe("a tariff is free where every price is zero", () => {
  it("0 and 0.00, whatever the dimension", () => {
    expect(Tariff.isFree(tariffOf(aTariffOf([aPrice("energy", "0"), aPrice("flat", "0.00")])))).toBe(true)
    expect(Tariff.isFree(tariffOf(aTariffOf([aPrice("energy", "0"), aPrice("flat", "0.0000000001")])))).toBe(
      false
    )
  })
})

describe("what a tariff is refused for, all at once", () => {
  const sound = tariffOf(aTariff())
  const component = Tariff.match(sound, "energy")?.component
  const twice = { components: component === undefined ? [] : [component, component] }
  const price = component?.price

  it("DimensionTwice: one dimension in one element; in two elements it is none", () => {
    expect(reasonsOf({ ...sound, elements: [{ components: [] }, twice] })).toEqual([
      "DimensionTwice elements[1].priceComponents"
    ])
    expect(reasonsOf({ ...sound, elements: [...sound.elements, ...sound.elements] })).toEqual([])
  })

  it("NothingBounded: a bound that states neither side", () => {
    const nothing = { beforeTax: undefined, afterTax: undefined }
    expect(reasonsOf({ ...sound, minPrice: nothing, maxPrice: nothing })).toEqual([
      "NothingBounded minPrice",
      "NothingBounded maxPrice"
    ])
  })

  it("MinimumAboveMaximum: on either side, by the same side", () => {
    const bound = (beforeTax: string | null, afterTax: string | null) => ({ beforeTax, afterTax })
    const faulty = (min: ReturnType<typeof bound>, max: ReturnType<typeof bound>) => () =>
      tariffOf(aTariff({ minPrice: min, maxPrice: max }))
    expect(faulty(bound("2", null), bound("1", null))).toThrow("tariffs[0].minPrice")
    expect(faulty(bound("1", "2"), bound("1", "1.99"))).toThrow("tariffs[0].minPrice")
    expect(faulty(bound("1", null), bound("1", null))).not.toThrow()
    expect(faulty(bound("2", null), bound(null, "1"))).not.toThrow()
  })

  it("NeverValid: until when it is valid is not after from when", () => {
    const instant = at("2026-10-01T00:00:00Z")
    expect(reasonsOf({ ...sound, validFrom: instant, validUntil: instant })).toEqual([
      "NeverValid validUntil"
    ])
  })

  it("every fault of one tariff, in this order", () => {
    const instant = at("2026-10-01T00:00:00Z")
    const faulty: Tariff.Tariff = {
      ...sound,
      elements: [twice],
      minPrice: { beforeTax: price, afterTax: undefined },
      maxPrice: { beforeTax: undefined, afterTax: undefined },
      validFrom: instant,
      validUntil: instant
    }
    expect(reasonsOf(faulty)).toEqual([
      "DimensionTwice elements[0].priceComponents",
      "NothingBounded maxPrice",
      "NeverValid validUntil"
    ])
  })
})
