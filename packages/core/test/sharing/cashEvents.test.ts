import { anyRoundingMode, at, eur, month, Runs, zone } from "@hostwatt/testing"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type CashEvent, cashEventKinds } from "../../src/charging/Cash.ts"
import * as Recognition from "../../src/sharing/Recognition.ts"
import type { Instant } from "../../src/values/Instant.ts"
import * as Money from "../../src/values/Money.ts"
import * as Month from "../../src/values/Month.ts"

const sofia = zone("Europe/Sofia")
const end = at("2026-10-03T10:00:00Z")
const gross = eur("35.53")
const months = Array.from({ length: 5 }, (_, index) => Month.plus(month("2026-10"), index))

const day = 86_400_000

const anyEvent = fc.record({
  kind: fc.constantFrom(...cashEventKinds),
  minor: fc.bigInt(0n, 4_000n),
  days: fc.integer({ min: -3, max: 120 })
})

type Plan = typeof anyEvent extends fc.Arbitrary<infer Some> ? Some : never

const anyEvents = fc.array(anyEvent, { maxLength: 8 })

const eventsOf = (plans: readonly Plan[]): readonly CashEvent[] =>
  plans.map(({ kind, minor, days }, position) => ({
    id: `m${position}`,
    kind,
    amount: Money.make(gross.currency, minor),
    at: (end + days * day) as Instant,
    position
  }))

/** What has been paid of an amount by the end of each month. */
const cumulative = (
  plans: readonly Plan[],
  amount: Money.Money,
  mode: Parameters<typeof Recognition.recognise>[2]
): readonly bigint[] => {
  const own = { end, cash: { _tag: "events", events: eventsOf(plans) }, gross, isCertain: false } as const
  let paid = 0n
  return months.map((one) => {
    const state = Recognition.inMonth(own, Month.period(one, sofia))
    const { collected, previous } = Recognition.recognise(amount, state, mode)
    paid += (collected?.minor ?? 0n) + (previous?.minor ?? 0n)
    return paid
  })
}

const amount = eur("16.29")

describe("a session of 35.53 that is given up as November begins in Sofia", () => {
  const monthEnd = Month.period(month("2026-10"), sofia).end
  const given = { id: "m0", kind: "written-off", amount: gross, at: monthEnd, position: 0 } as const
  const awaitedIn = (name: string, at: Instant): Money.Money | undefined => {
    const own = {
      end,
      cash: { _tag: "events", events: [{ ...given, at }] },
      gross,
      isCertain: false
    } as const
    const state = Recognition.inMonth(own, Month.period(month(name), sofia))
    return Recognition.recognise(amount, state, "half-up").awaited
  }

  it("is awaited in October, and not where it is given up a millisecond earlier", () => {
    expect(awaitedIn("2026-10", monthEnd)).toEqual(eur("16.29"))
    expect(awaitedIn("2026-10", (monthEnd - 1) as Instant)).toBeUndefined()
  })
})

describe("16.29 of a session of 35.53 that is paid in two parts and charged back", () => {
  it("pays 7.64 in October, 16.29 by November, nothing by December", () => {
    const plans: readonly Plan[] = [
      { kind: "collected", minor: 1_667n, days: 1 },
      { kind: "collected", minor: 1_886n, days: 35 },
      { kind: "charged-back", minor: 3_553n, days: 65 }
    ]
    expect(cumulative(plans, amount, "half-up").map(String)).toEqual(["764", "1629", "0", "0", "0"])
  })
})

describe(`laws of cash events, ${Runs.inWords(Runs.laws)}`, () => {
  it("cash in any order gives the same cumulative amounts", () => {
    fc.assert(
      fc.property(anyEvents, anyRoundingMode, (plans, mode) => {
        expect(cumulative(plans.toReversed(), amount, mode)).toEqual(cumulative(plans, amount, mode))
      }),
      Runs.laws
    )
  })

  it("any split of the same total over events at one instant gives the same cumulative amounts", () => {
    fc.assert(
      fc.property(anyEvents, fc.bigInt(0n, 4_000n), anyRoundingMode, (plans, part, mode) => {
        const split = plans.flatMap((plan) => {
          const first = part < plan.minor ? part : plan.minor
          return [
            { ...plan, minor: first },
            { ...plan, minor: plan.minor - first }
          ]
        })
        expect(cumulative(split, amount, mode)).toEqual(cumulative(plans, amount, mode))
      }),
      Runs.laws
    )
  })

  it("what is paid never exceeds what was collected in proportion, by more than rounding", () => {
    fc.assert(
      fc.property(anyEvents, anyRoundingMode, (plans, mode) => {
        const paid = cumulative(plans, amount, mode)
        for (const [index, one] of months.entries()) {
          const net = Recognition.netCash(eventsOf(plans), Month.period(one, sofia).end)
          const inBounds = net < 0n ? 0n : net > gross.minor ? gross.minor : net
          expect((paid[index] ?? 0n) * gross.minor <= amount.minor * inBounds + gross.minor).toBe(true)
          expect((paid[index] ?? 0n) >= 0n).toBe(true)
        }
      }),
      Runs.laws
    )
  })
})
