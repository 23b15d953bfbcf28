import {
  anyCollected,
  anyMoney,
  anyRoundingMode,
  anyZone,
  at,
  eur,
  exact,
  month,
  Runs,
  zone
} from "@hostwatt/testing"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Recognition from "../../src/sharing/Recognition.ts"
import type * as Exact from "../../src/values/Exact.ts"
import * as Money from "../../src/values/Money.ts"
import * as Month from "../../src/values/Month.ts"

const october = Month.period(month("2026-10"), zone("Europe/Sofia"))
const november = Month.period(month("2026-11"), zone("Europe/Sofia"))

const collection = (end: string, paidAt?: string, gross = "35.53"): Recognition.Collection => ({
  end: at(end),
  cash: paidAt === undefined ? { _tag: "nothing" } : { _tag: "all", at: at(paidAt) },
  gross: eur(gross),
  isCertain: false
})

const lines = (own: Recognition.Collection, period: Month.Period): readonly string[] => {
  const recognised = Recognition.recognise(eur("16.29"), Recognition.inMonth(own, period), "half-up")
  return Object.entries(recognised).flatMap(([name, money]) =>
    money === undefined ? [] : [`${name} ${Money.format(money)}`]
  )
}

describe("16.29 of a session that ended on 3 October", () => {
  const ended = "2026-10-03T10:00:00Z"

  it("paid in October: collected there, nothing in November", () => {
    const own = collection(ended, "2026-10-03T10:35:00Z")
    expect([lines(own, october), lines(own, november)]).toEqual([["collected 16.29"], []])
  })

  it("paid in November: awaited in October, previous in November", () => {
    const own = collection(ended, "2026-11-02T09:00:00Z")
    expect([lines(own, october), lines(own, november)]).toEqual([["awaited 16.29"], ["previous 16.29"]])
  })

  it("never paid: awaited once, in October", () => {
    const own = collection(ended)
    expect([lines(own, october), lines(own, november)]).toEqual([["awaited 16.29"], []])
  })

  it("free: collected when it ended, whether it says that it was paid or not", () => {
    expect(lines(collection(ended, undefined, "0.00"), october)).toEqual(["collected 16.29"])
    expect(lines(collection(ended, "2026-11-02T09:00:00Z", "0.00"), october)).toEqual(["collected 16.29"])
  })
})

describe("at the edges of a month, 31 October 22:00 UTC", () => {
  it.each([
    ["ended a millisecond before", "2026-10-31T21:59:59.999Z", ["awaited 16.29"], []],
    ["ended with October: it belongs to November", "2026-10-31T22:00:00Z", [], ["awaited 16.29"]]
  ])("%s", (_title, end, inOctober, inNovember) => {
    expect([lines(collection(end), october), lines(collection(end), november)]).toEqual([
      inOctober,
      inNovember
    ])
  })

  it.each([
    ["paid a millisecond before", "2026-10-31T21:59:59.999Z", ["collected 16.29"], []],
    ["paid with the end of October", "2026-10-31T22:00:00Z", ["awaited 16.29"], ["previous 16.29"]]
  ])("ended on 3 October, %s", (_title, paidAt, inOctober, inNovember) => {
    const own = collection("2026-10-03T10:00:00Z", paidAt)
    expect([lines(own, october), lines(own, november)]).toEqual([inOctober, inNovember])
  })

  it("paid in October before it ended in November: it counts from its end", () => {
    const own = collection("2026-11-01T00:15:00+02:00", "2026-10-31T20:00:00Z")
    expect([lines(own, october), lines(own, november)]).toEqual([[], ["collected 16.29"]])
  })
})

const all = (own: Recognition.Collection, name: Parameters<typeof Month.at>[1]): readonly Month.Period[] => {
  const last = own.cash._tag === "all" ? Math.max(own.end, own.cash.at) : own.end
  const first = Month.at(own.end, name)
  const count = Month.since(Month.at(last as typeof own.end, name), first)
  return Array.from({ length: count + 4 }, (_, index) => Month.period(Month.plus(first, index - 2), name))
}

describe(`laws of recognition, ${Runs.inWords(Runs.laws)}`, () => {
  it("what all months pay sums to the amount once all of the cash is in", () => {
    fc.assert(
      fc.property(anyCollected, anyMoney, anyZone, anyRoundingMode, (own, amount, name, mode) => {
        const paid = all(own, name).flatMap((period) => {
          const { collected, previous } = Recognition.recognise(
            amount,
            Recognition.inMonth(own, period),
            mode
          )
          return [collected, previous].flatMap((part) => part ?? [])
        })
        const isPaid = own.cash._tag === "all" || Money.isZero(own.gross)
        expect(Money.sum(amount.currency, paid)).toEqual(isPaid ? amount : Money.zero(amount.currency))
      }),
      Runs.laws
    )
  })

  it("collected + awaited = amount in the month the session ended", () => {
    fc.assert(
      fc.property(anyCollected, anyMoney, anyZone, anyRoundingMode, (own, amount, name, mode) => {
        const period = Month.period(Month.at(own.end, name), name)
        const { collected, awaited, previous } = Recognition.recognise(
          amount,
          Recognition.inMonth(own, period),
          mode
        )
        expect(
          Money.sum(
            amount.currency,
            [collected, awaited].flatMap((part) => part ?? [])
          )
        ).toEqual(amount)
        expect(previous).toBeUndefined()
      }),
      Runs.laws
    )
  })

  it("in any other month only previous money is there, and only in the month it came in", () => {
    fc.assert(
      fc.property(anyCollected, anyMoney, anyZone, (own, amount, name) => {
        for (const period of all(own, name).filter((one) => !Month.contains(one, own.end))) {
          const { collected, awaited, previous } = Recognition.recognise(
            amount,
            Recognition.inMonth(own, period),
            "half-up"
          )
          const isHere =
            own.cash._tag === "all" && Month.contains(period, own.cash.at) && own.end < period.start
          expect([collected, awaited]).toEqual([undefined, undefined])
          expect(previous).toEqual(isHere && !Money.isZero(own.gross) ? amount : undefined)
        }
      }),
      Runs.laws
    )
  })

  it("each month pays what its end adds to its start, of any part that is collected by then", () => {
    const settled = (ratio: Exact.Exact) => ({ collected: ratio, closed: ratio })
    const anyRatio = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
      .map(([a, b]) => ({
        before: exact(`${Math.min(a, b)}/60`),
        after: exact(`${Math.max(a, b)}/60`)
      }))
    fc.assert(
      fc.property(anyMoney, anyRatio, anyRatio, anyRoundingMode, (amount, one, other, mode) => {
        const steps = [exact("0"), one.before, one.after, other.before, other.after, exact("1")].toSorted(
          (left, right) => Number(left.numerator * right.denominator - right.numerator * left.denominator)
        )
        const paid = steps.slice(1).flatMap((after, index) => {
          const before = steps[index] ?? exact("0")
          const { collected, previous } = Recognition.recognise(
            amount,
            { isOfThisMonth: index === 0, before: settled(before), after: settled(after) },
            mode
          )
          return [collected, previous].flatMap((part) => part ?? [])
        })
        expect(Money.sum(amount.currency, paid)).toEqual(amount)
      }),
      Runs.laws
    )
  })
})
