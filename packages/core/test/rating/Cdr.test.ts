import {
  anyMeasured,
  anyRoundingMode,
  anyTariff,
  aPrice,
  aTariff,
  aTariffOf,
  exact,
  Runs
} from "@hostwatt/testing"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Cdr from "../../src/rating/Cdr.ts"
import type { RatedSession } from "../../src/rating/RatedSession.ts"
import * as Rating from "../../src/rating/Rating.ts"
import * as Currency from "../../src/values/Currency.ts"
import * as Exact from "../../src/values/Exact.ts"
import * as Money from "../../src/values/Money.ts"
import type { RoundingMode } from "../../src/values/Rounding.ts"
import { roundedOnPaper } from "../values/longDivision.ts"
import { bill, rated, ratedUnder } from "./rated.ts"

describe("a worked bill: 41.3 kWh at 0.62, an hour parked at 3.00, 1.00 per session, 20 % on top", () => {
  it("25.606 is 25.61; VAT is 20 % of 29.61, 5.922, 5.92", () => {
    const session = ratedUnder(aTariff(), { energyWh: 41_300 }, { parkingSeconds: 3_600 })
    expect(bill(session)).toEqual([
      "energy 25.61 at 20 %",
      "parking 3.00 at 20 %",
      "flat 1.00 at 20 %",
      "net 29.61",
      "gross 35.53"
    ])
  })

  it("1.00 of it is the connection fee", () => {
    const session = ratedUnder(aTariff(), { energyWh: 41_300 }, { parkingSeconds: 3_600 })
    expect(Money.format(Cdr.connectionFee(Result.getOrThrow(Cdr.freeze(session, "half-up"))))).toBe("1.00")
  })
})

describe("tax on top of several rates", () => {
  const prices = [
    aPrice("energy", "0.45"),
    aPrice("time", "5.00", { vatPercent: "9" }),
    aPrice("parking", "2.00"),
    aPrice("flat", "1.00", { vatPercent: null })
  ]

  it("10.116 and 0.50 at 20 %, 1.3333 at 9 %, 1.00 without: VAT 2.124 -> 2.12 and 0.1197 -> 0.12", () => {
    const session = rated(prices, { energyWh: 22_480, timeSeconds: 960 }, { parkingSeconds: 900 })
    expect(bill(session)).toEqual([
      "energy 10.12 at 20 %",
      "time 1.33 at 9 %",
      "parking 0.50 at 20 %",
      "flat 1.00",
      "net 12.95",
      "gross 15.19"
    ])
  })
})

describe("tax in the price", () => {
  it("gross lines of 25.61, 2.99 and 1.00: 29.60 / 1.2 = 24.67 net, in parts of 21.35, 2.49 and 0.83", () => {
    const prices = [aPrice("energy", "0.62"), aPrice("parking", "2.99"), aPrice("flat", "1.00")]
    const tariff = aTariffOf(prices, { taxIncluded: "yes" })
    expect(bill(ratedUnder(tariff, { energyWh: 41_300 }, { parkingSeconds: 3_600 }))).toEqual([
      "energy 21.35 at 20 %",
      "parking 2.49 at 20 %",
      "flat 0.83 at 20 %",
      "net 24.67",
      "gross 29.60"
    ])
  })

  it("rates apart: 12.00 at 20 % is 10.00, 1.09 at 9 % is 1.00", () => {
    const prices = [aPrice("energy", "1.20"), aPrice("flat", "1.09", { vatPercent: "9" })]
    const tariff = aTariffOf(prices, { taxIncluded: "yes" })
    expect(bill(ratedUnder(tariff, { energyWh: 10_000 }))).toEqual([
      "energy 10.00 at 20 %",
      "flat 1.00 at 9 %",
      "net 11.00",
      "gross 13.09"
    ])
  })
})

describe("tax does not apply", () => {
  it("rates are ignored: net is gross, and lines state none", () => {
    const tariff = aTariffOf([aPrice("energy", "0.45")], { taxIncluded: "not-applicable" })
    expect(bill(ratedUnder(tariff, { energyWh: 22_480 }))).toEqual([
      "energy 10.12",
      "net 10.12",
      "gross 10.12"
    ])
  })
})

describe("a total that a bound has moved has one adjustment line", () => {
  it("1.2 kWh at 0.25 with a minimum of 0.50 / 0.55: 0.30 and 0.20 more", () => {
    const tariff = aTariffOf([aPrice("energy", "0.25", { vatPercent: "10" })], {
      minPrice: { beforeTax: "0.50", afterTax: "0.55" }
    })
    expect(bill(ratedUnder(tariff, { energyWh: 1_200 }))).toEqual([
      "energy 0.30 at 10 %",
      "adjustment 0.20",
      "net 0.50",
      "gross 0.55"
    ])
  })

  it("13.00 with a maximum of 10.00 / 11.00: 3.00 less", () => {
    const tariff = aTariffOf([aPrice("energy", "1.25", { vatPercent: "10" }), aPrice("flat", "0.50")], {
      maxPrice: { beforeTax: "10.00", afterTax: "11.00" }
    })
    expect(bill(ratedUnder(tariff, { energyWh: 10_000 }))).toEqual([
      "energy 12.50 at 10 %",
      "flat 0.50 at 20 %",
      "adjustment -3.00",
      "net 10.00",
      "gross 11.00"
    ])
  })

  it("nothing consumed and a minimum of 1.00: only the adjustment", () => {
    const tariff = aTariffOf([aPrice("energy", "0.25")], { minPrice: { beforeTax: "1.00" } })
    expect(bill(ratedUnder(tariff, {}))).toEqual(["adjustment 1.00", "net 1.00", "gross 1.20"])
  })
})

describe("ties", () => {
  it("0.5 kWh at 0.05 is 0.025: half-up 0.03, half-even 0.02", () => {
    const session = rated([aPrice("energy", "0.05", { vatPercent: "0" })], { energyWh: 500 })
    expect(bill(session, "half-up").at(-1)).toBe("gross 0.03")
    expect(bill(session, "half-even").at(-1)).toBe("gross 0.02")
  })
})

const frozen = (session: RatedSession, mode: RoundingMode): Cdr.Cdr | undefined =>
  Result.getOrUndefined(Cdr.freeze(session, mode))

describe(`laws of a CDR, ${Runs.inWords(Runs.laws)}`, () => {
  const law = (check: (cdr: Cdr.Cdr, session: RatedSession, mode: RoundingMode) => void): void =>
    fc.assert(
      fc.property(anyMeasured, anyTariff, anyRoundingMode, (measured, tariff, mode) => {
        const session = Result.getOrThrow(Rating.rate(measured, tariff))
        const cdr = frozen(session, mode)
        fc.pre(cdr !== undefined)
        check(cdr, session, mode)
      }),
      Runs.laws
    )

  it("the nets of the lines sum to the net total", () => {
    law((cdr) => {
      expect(
        Money.sum(
          cdr.currency,
          cdr.lines.map(({ net }) => net)
        )
      ).toEqual(cdr.net)
    })
  })

  it("without a bound, no total is further from its exact value than half a unit per line or rate", () => {
    law((cdr, { total, clamps, taxIncluded }) => {
      fc.pre(clamps.length === 0)
      const [stated, exactly] = taxIncluded === "yes" ? [cdr.gross, total.gross] : [cdr.net, total.net]
      const away = Exact.subtract(Money.toExact(stated), exactly?.value ?? Exact.zero)
      const units = Exact.multiply(away, Currency.minorPerMajor(cdr.currency))
      const halves = Exact.make(BigInt(cdr.lines.length), 2n)
      expect(Exact.compare(Exact.larger(units, Exact.negate(units)), halves)).toBeLessThanOrEqual(0)
    })
  })

  it("lines stand in the order of dimensions, one per dimension and rate, at most one adjustment at the end", () => {
    law((cdr) => {
      const order = cdr.lines.map(({ dimension }) => Cdr.lineDimensions.indexOf(dimension))
      expect(order.filter((at) => at <= 2)).toEqual(order.filter((at) => at <= 2).toSorted((a, b) => a - b))
      const keys = cdr.lines.map(
        ({ dimension, rate }) => `${dimension} ${rate?.numerator}/${rate?.denominator}`
      )
      expect(new Set(keys).size).toBe(keys.length)
      expect(cdr.lines.slice(0, -1).some(({ dimension }) => dimension === "adjustment")).toBe(false)
    })
  })

  it("a bounded total is the exact one, rounded once", () => {
    law((cdr, { total, clamps }, mode) => {
      fc.pre(clamps.length > 0 && total.net !== undefined && total.gross !== undefined)
      expect(cdr.net.minor).toBe(onPaper(total.net.value, cdr.currency, mode))
      expect(cdr.gross.minor).toBe(onPaper(total.gross.value, cdr.currency, mode))
    })
  })

  it("the energy is all that was metered, priced or not", () => {
    law((cdr, { energy }) => {
      expect(cdr.energy).toBe(energy)
    })
  })
})

const onPaper = (value: Exact.Exact, currency: Currency.Currency, mode: RoundingMode): bigint =>
  roundedOnPaper(Exact.multiply(value, Currency.minorPerMajor(currency)), mode)

/** Net and gross by the sentences of the specification, with paper and pencil. */
const totalsOnPaper = ({ charges, currency, taxIncluded }: RatedSession, mode: RoundingMode) => {
  const lines = new Map<string, { rate: Exact.Exact | undefined; value: Exact.Exact }>()
  for (const { match, amount } of charges) {
    const { vat: rate, dimension } = match.component
    const key = `${dimension} ${rate && `${rate.numerator}/${rate.denominator}`}`
    const value = Exact.add(lines.get(key)?.value ?? Exact.zero, amount.value)
    lines.set(key, { rate, value })
  }
  const byRate = new Map<string, { rate: Exact.Exact | undefined; minor: bigint }>()
  for (const { rate, value } of lines.values()) {
    const key = String(rate && `${rate.numerator}/${rate.denominator}`)
    const minor = (byRate.get(key)?.minor ?? 0n) + onPaper(value, currency, mode)
    byRate.set(key, { rate, minor })
  }
  let [net, gross] = [0n, 0n]
  for (const { rate, minor } of byRate.values()) {
    const taxed = rate !== undefined && taxIncluded !== "not-applicable" ? rate : Exact.zero
    const whole = Exact.add(Exact.hundred, taxed)
    const own = Exact.make(minor)
    net +=
      taxIncluded === "yes"
        ? roundedOnPaper(Exact.divide(Exact.multiply(own, Exact.hundred), whole), mode)
        : minor
    gross +=
      taxIncluded === "yes"
        ? minor
        : minor + roundedOnPaper(Exact.divide(Exact.multiply(own, taxed), exact("100")), mode)
  }
  return { net, gross }
}

describe(`against paper and pencil, ${Runs.inWords(Runs.laws)}`, () => {
  it("net and gross of sessions without a bound, in all three tax forms", () => {
    fc.assert(
      fc.property(anyMeasured, anyTariff, anyRoundingMode, (measured, tariff, mode) => {
        const session = Result.getOrThrow(
          Rating.rate(measured, { ...tariff, minPrice: undefined, maxPrice: undefined })
        )
        const cdr = frozen(session, mode)
        fc.pre(cdr !== undefined)
        expect({ net: cdr.net.minor, gross: cdr.gross.minor }).toEqual(totalsOnPaper(session, mode))
      }),
      Runs.laws
    )
  })
})

describe("what is refused", () => {
  it("NetNotComputable: tax is in a price that states no rate", () => {
    const tariff = aTariffOf([aPrice("energy", "0.45", { vatPercent: null })], { taxIncluded: "yes" })
    expect(Cdr.freeze(ratedUnder(tariff, { energyWh: 1 }), "half-up")).toEqual(
      Result.fail({ _tag: "NetNotComputable" })
    )
  })

  it("not where that price charges nothing", () => {
    const tariff = aTariffOf([aPrice("energy", "0.45", { vatPercent: null })], { taxIncluded: "yes" })
    expect(bill(ratedUnder(tariff, { energyWh: 0 }))).toEqual(["net 0.00", "gross 0.00"])
  })
})
