import {
  anyMeasured,
  anyTariff,
  aPrice,
  at,
  aTariff,
  aTariffOf,
  exact,
  Runs,
  tariffOf
} from "@hostwatt/testing"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { ChargingPeriod } from "../../src/rating/ChargingPeriod.ts"
import type { RatedSession } from "../../src/rating/RatedSession.ts"
import * as Rating from "../../src/rating/Rating.ts"
import * as Amount from "../../src/values/Amount.ts"
import * as Energy from "../../src/values/Energy.ts"
import * as Exact from "../../src/values/Exact.ts"
import { measured, rated, ratedUnder, totals } from "./rated.ts"

const billed = (session: RatedSession): readonly string[] =>
  session.charges.map(({ match, billed: volume }) => `${match.component.dimension} ${volume.numerator}`)

describe("a worked session: 41.3 kWh at 0.62, an hour parked at 3.00, 1.00 per session", () => {
  const session = ratedUnder(aTariff(), { energyWh: 41_300, timeSeconds: 3_600 }, { parkingSeconds: 3_600 })

  it("costs 25.606 + 3 + 1 = 29.606 net, 35.5272 with 20 % VAT", () => {
    expect(totals(session)).toEqual(["29.606", "35.5272"])
  })

  it("charges three dimensions in their order; its charging time has no price and is free", () => {
    expect(billed(session)).toEqual(["energy 41300", "parking 3600", "flat 1"])
  })

  it("names the periods that each charge comes from", () => {
    expect(session.charges.map(({ periods }) => periods)).toEqual([[0], [1], [0]])
    expect(session.energy).toBe(41_300_000n)
  })
})

describe("the first element that has a price for a dimension prices it", () => {
  it("energy from the first element, parking from the second; what both price, the first", () => {
    const tariff = aTariff({
      elements: [
        { priceComponents: [aPrice("energy", "0.50")] },
        { priceComponents: [aPrice("energy", "0.90"), aPrice("parking", "6.00")] }
      ]
    })
    expect(totals(ratedUnder(tariff, { energyWh: 10_000 }, { parkingSeconds: 600 }))).toEqual(["6", "7.2"])
  })
})

describe("step sizes", () => {
  it("115.2 Wh in steps of 1 Wh are 116 Wh: 0.029 at 0.25", () => {
    expect(totals(rated([aPrice("energy", "0.25", { stepSize: 1 })], { energyWh: "115.2" }))[0]).toBe("0.029")
  })

  it("4.3 kWh in steps of 500 Wh are 4.5 kWh, of two periods together", () => {
    const session = rated(
      [aPrice("energy", "0.20", { stepSize: 500 })],
      { energyWh: 2_100 },
      { energyWh: 2_200 }
    )
    expect(billed(session)).toEqual(["energy 4500"])
    expect(totals(session)[0]).toBe("0.9")
  })

  it("exact multiples stay: 4.5 kWh in steps of 500 Wh", () => {
    expect(billed(rated([aPrice("energy", "0.20", { stepSize: 500 })], { energyWh: 4_500 }))).toEqual([
      "energy 4500"
    ])
  })

  it("no step size, or 0, bills what was consumed", () => {
    expect(totals(rated([aPrice("energy", "0.25")], { energyWh: "115.2" }))[0]).toBe("0.0288")
    expect(totals(rated([aPrice("energy", "0.25", { stepSize: 0 })], { energyWh: "115.2" }))[0]).toBe(
      "0.0288"
    )
  })

  it("21 min at 1.00, then 16 min parked at 2.00, both in steps of 600 s: 0.35 + 0.66666…: only parking is rounded", () => {
    const prices = [aPrice("time", "1.00", { stepSize: 600 }), aPrice("parking", "2.00", { stepSize: 600 })]
    const session = rated(prices, { timeSeconds: 1_260 }, { parkingSeconds: 960 })
    expect(billed(session)).toEqual(["time 1260", "parking 1200"])
    expect(session.total.net?.value).toEqual(exact("61/60"))
  })

  it("parking at a price of 0 is priced: time is not rounded", () => {
    const prices = [aPrice("time", "1.00", { stepSize: 600 }), aPrice("parking", "0")]
    expect(billed(rated(prices, { timeSeconds: 1_260 }, { parkingSeconds: 960 }))).toEqual([
      "time 1260",
      "parking 960"
    ])
  })

  it("parking without a price, and a price without parking: time is rounded", () => {
    const time = aPrice("time", "1.00", { stepSize: 600 })
    expect(billed(rated([time], { timeSeconds: 1_260 }, { parkingSeconds: 960 }))).toEqual(["time 1800"])
    expect(billed(rated([time, aPrice("parking", "2.00")], { timeSeconds: 1_260 }))).toEqual(["time 1800"])
  })
})

describe("a flat price", () => {
  it("is charged once, however many periods", () => {
    expect(totals(rated([aPrice("flat", "1.00")], {}, {}, {}))).toEqual(["1", "1.2"])
  })

  it("is charged although nothing was consumed, and for a session of no duration", () => {
    const { start, periods } = measured({})
    const tariff = tariffOf(aTariffOf([aPrice("flat", "1.00"), aPrice("energy", "0.62")]))
    expect(totals(Result.getOrThrow(Rating.rate({ start, end: start, periods }, tariff)))).toEqual([
      "1",
      "1.2"
    ])
  })
})

describe("prices and tax: 10 kWh at 1.00 and a flat 2.00", () => {
  const volumes = { energyWh: 10_000 }
  const rates = [
    [aPrice("energy", "1.00"), aPrice("flat", "2.00", { vatPercent: "9" })],
    [aPrice("energy", "1.00"), aPrice("flat", "2.00", { vatPercent: null })],
    [aPrice("energy", "1.00"), aPrice("flat", "0", { vatPercent: null })]
  ] as const

  it.each([
    ["no", "20 % and 9 %", 0, "12", "14.18"],
    ["no", "20 % and none", 1, "12", "14"],
    ["no", "20 % and a free one without", 2, "10", "12"],
    ["yes", "20 % and 9 %", 0, "10.1681957187…", "12"],
    ["yes", "20 % and none: the net cannot be known", 1, undefined, "12"],
    ["yes", "20 % and a free one without: zero is zero", 2, "8.3333333333…", "10"],
    ["not-applicable", "rates are ignored", 0, "12", "12"]
  ] as const)("taxIncluded %s, %s: net %3$s, gross %4$s", (taxIncluded, _rates, which, net, gross) => {
    expect(totals(ratedUnder(aTariffOf(rates[which], { taxIncluded }), volumes))).toEqual([net, gross])
  })
})

describe("what a reader is warned of", () => {
  const codes = ({ warnings }: RatedSession) => warnings.map(({ code, path }) => `${code} ${path}`)
  const withStarts = (...starts: readonly string[]) => {
    const { start, end, periods } = measured({ energyWh: 1_000 }, { energyWh: 2_000 })
    const moved = periods.map((period, index) => ({ ...period, start: at(starts[index] ?? "") }))
    return Result.getOrThrow(Rating.rate({ start, end, periods: moved }, tariffOf(aTariff())))
  }

  it("periods out of order are put in order", () => {
    expect(codes(withStarts("2026-10-03T08:30:00Z", "2026-10-03T08:00:00Z"))).toEqual([
      "PeriodsUnordered periods[1].start"
    ])
  })

  it("a period from before the start, or from after the end, is kept", () => {
    const early = withStarts("2026-10-03T07:59:59Z", "2026-10-03T08:30:00Z")
    expect(codes(early)).toEqual(["PeriodBeforeStart periods[0].start"])
    const late = withStarts("2026-10-03T08:00:00Z", "2026-10-03T10:00:01Z")
    expect(codes(late)).toEqual(["PeriodAfterEnd periods[1].start"])
    expect(late.energy).toBe(3_000_000n)
  })

  it("a period that starts as the session starts or ends is nothing odd", () => {
    expect(codes(withStarts("2026-10-03T08:00:00Z", "2026-10-03T10:00:00Z"))).toEqual([])
  })

  it("a tax rate where tax does not apply", () => {
    const tariff = aTariff({
      taxIncluded: "not-applicable",
      elements: [{ priceComponents: [aPrice("flat", "1")] }]
    })
    expect(codes(ratedUnder(tariff, {}))).toEqual([
      "TaxRateIgnored elements[0].priceComponents[0].vatPercent"
    ])
  })

  it("a total that a bound has moved", () => {
    expect(codes(ratedUnder(aTariff({ minPrice: { beforeTax: "40.00" } }), {}))).toEqual([
      "TotalClamped minPrice"
    ])
  })
})

const half = (period: ChargingPeriod, volume: bigint, isFirst: boolean): bigint =>
  isFirst ? volume / 3n : volume - volume / 3n

const inTwo = (session: Rating.Measured, which: number): Rating.Measured => {
  const periods = session.periods.flatMap((period, index) =>
    index !== which % session.periods.length
      ? [period]
      : [true, false].map((isFirst) => ({
          ...period,
          start: (period.start + (isFirst ? 0 : 1_000)) as typeof period.start,
          energy: half(period, period.energy, isFirst) as Energy.Energy,
          time: half(period, period.time, isFirst),
          parking: half(period, period.parking, isFirst)
        }))
  )
  return { ...session, periods: periods.map((period, position) => ({ ...period, position })) }
}

const figures = ({ charges, unclamped, total, clamps, energy }: RatedSession) => ({
  charges: charges.map(({ periods: _periods, ...charge }) => charge),
  unclamped,
  total,
  clamps,
  energy
})

describe(`laws of rating, ${Runs.inWords(Runs.laws)}`, () => {
  it("splitting a period in two, both with the same conditions, changes nothing", () => {
    fc.assert(
      fc.property(anyMeasured, anyTariff, fc.nat(), (session, tariff, which) => {
        const whole = Result.getOrThrow(Rating.rate(session, tariff))
        const split = Result.getOrThrow(Rating.rate(inTwo(session, which), tariff))
        expect(figures(split)).toEqual(figures(whole))
      }),
      Runs.laws
    )
  })

  it("the order in which periods are recorded changes no figure", () => {
    fc.assert(
      fc.property(anyMeasured, anyTariff, (session, tariff) => {
        const periods = session.periods.toReversed()
        const other = Result.getOrThrow(Rating.rate({ ...session, periods }, tariff))
        expect(figures(other)).toEqual(figures(Result.getOrThrow(Rating.rate(session, tariff))))
      }),
      Runs.laws
    )
  })

  it("a charge is its billed volume at its price, and bills less than one step more than was consumed", () => {
    const perUnit = { energy: 1000n, time: 3600n, parking: 3600n, flat: 1n }
    fc.assert(
      fc.property(anyMeasured, anyTariff, (session, tariff) => {
        for (const { match, consumed, billed: volume, amount } of Result.getOrThrow(
          Rating.rate(session, tariff)
        ).charges) {
          const { price, dimension, stepSize } = match.component
          expect(Exact.multiply(amount.value, Exact.make(perUnit[dimension]))).toEqual(
            Exact.multiply(volume, price)
          )
          const surplus = Exact.subtract(volume, consumed)
          expect(Exact.isNegative(surplus)).toBe(false)
          expect(Exact.isZero(surplus) || Exact.compare(surplus, Exact.make(stepSize)) < 0).toBe(true)
        }
      }),
      Runs.laws
    )
  })

  it("what is not clamped is the sum of the charges, on the side on which prices are stated", () => {
    fc.assert(
      fc.property(anyMeasured, anyTariff, (session, tariff) => {
        const { charges, unclamped } = Result.getOrThrow(Rating.rate(session, tariff))
        const side = tariff.taxIncluded === "yes" ? unclamped.gross : unclamped.net
        expect(side).toEqual(
          Amount.sum(
            tariff.currency,
            charges.map(({ amount }) => amount)
          )
        )
      }),
      Runs.laws
    )
  })

  it("net is never above gross", () => {
    fc.assert(
      fc.property(anyMeasured, anyTariff, (session, tariff) => {
        const { net, gross } = Result.getOrThrow(Rating.rate(session, tariff)).unclamped
        fc.pre(net !== undefined && gross !== undefined)
        expect(Exact.compare(net.value, gross.value)).toBeLessThanOrEqual(0)
      }),
      Runs.laws
    )
  })
})

describe("what is refused, in this order", () => {
  const tariff = tariffOf(aTariff())
  const reasonOf = (session: Rating.Measured): string =>
    Result.match(Rating.rate(session, tariff), {
      onSuccess: () => "rated",
      onFailure: ({ reason }) => reason
    })
  const { start, end, periods } = measured({ energyWh: 1_000 })
  const before = at("2026-10-03T07:59:59.999Z")

  it("NoEnd: a session that is running", () => {
    expect(reasonOf({ start, end: undefined, periods: [] })).toBe("NoEnd")
  })

  it("EndBeforeStart: by a millisecond", () => {
    expect(reasonOf({ start, end: before, periods: [] })).toBe("EndBeforeStart")
  })

  it("NoPeriods: nothing was measured", () => {
    expect(reasonOf({ start, end, periods: [] })).toBe("NoPeriods")
  })

  it("a session that ends as it starts is rated", () => {
    expect(reasonOf({ start, end: start, periods })).toBe("rated")
  })
})
