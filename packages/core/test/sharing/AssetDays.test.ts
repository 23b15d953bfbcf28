import { aBundle, aChargePoint, anEvse, eur, month, networkOf, Runs } from "@hostwatt/testing"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { countingPolicies } from "../../src/contracts/PlatformFee.ts"
import * as AssetDays from "../../src/sharing/AssetDays.ts"
import * as PlatformCharge from "../../src/sharing/PlatformCharge.ts"
import * as Exact from "../../src/values/Exact.ts"
import * as Money from "../../src/values/Money.ts"

const october = month("2026-10")
const whole = 2 ** 31 - 1

const anyDays = fc.integer({ min: 0, max: whole })
const anyPolicy = fc.constantFrom(...countingPolicies)

describe("an asset in service from 17 October on: 15 of 31 days", () => {
  const days = AssetDays.daysIn(october, "2026-10-17" as never, undefined)

  it.each([
    ["daily", "15/31"],
    ["start-of-month", "0/1"],
    ["end-of-month", "1/1"],
    ["any-presence", "1/1"]
  ] as const)("%s: %s", (policy, expected) => {
    const { numerator, denominator } = AssetDays.countAs(policy, days, october)
    expect(`${numerator}/${denominator}`).toBe(expected)
  })
})

/** The fee of a network of charge points that each leave service on a day of October. */
const feeOf = (lastDays: readonly number[], counting: (typeof countingPolicies)[number]): bigint => {
  const chargePoints = lastDays.map((last, index) =>
    aChargePoint({
      id: `cp${index}`,
      inServiceUntil: `2026-10-${String(last).padStart(2, "0")}`,
      evses: [anEvse({ id: `e${index}` })]
    })
  )
  const network = networkOf(aBundle({ chargePoints, sessions: [] }))
  const contract = network.contracts.get("c1")
  const [version] = contract?.versions ?? []
  if (contract === undefined || version === undefined) throw new Error("There is no contract")
  const platformFees = {
    perChargePoint: eur("7.77"),
    perAcEvse: undefined,
    perDcEvse: eur("3.33"),
    counting
  }
  const charges = PlatformCharge.feesOf(
    { contract, month: october, records: network, rounding: "half-up" },
    { ...version, platformFees }
  )
  const amounts = charges.map(({ amount }) => amount)
  return Money.sum(contract.currency, amounts).minor
}

describe(`laws of asset days, ${Runs.inWords(Runs.laws)}`, () => {
  it("daily is additive over days", () => {
    fc.assert(
      fc.property(anyDays, anyDays, (some, mask) => {
        const parts = [some & mask, some & ~mask].map((days) => AssetDays.countAs("daily", days, october))
        expect(Exact.sum(parts)).toEqual(AssetDays.countAs("daily", some, october))
      }),
      Runs.laws
    )
  })

  it("no policy counts an asset more for fewer days", () => {
    fc.assert(
      fc.property(anyDays, anyDays, anyPolicy, (some, more, policy) => {
        const fewer = AssetDays.countAs(policy, some, october)
        expect(Exact.compare(fewer, AssetDays.countAs(policy, some | more, october))).toBeLessThanOrEqual(0)
      }),
      Runs.laws
    )
  })

  it("one more asset, or one more day, never lowers a charge", () => {
    const anyLastDays = fc.array(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(anyLastDays, anyPolicy, (lastDays, policy) => {
        const fee = feeOf(lastDays, policy)
        const [first = 1, ...rest] = lastDays
        expect(feeOf([...lastDays, 15], policy) >= fee).toBe(true)
        expect(feeOf([Math.min(first + 1, 31), ...rest], policy) >= fee).toBe(true)
      }),
      { ...Runs.laws, numRuns: 300 }
    )
  })
})
