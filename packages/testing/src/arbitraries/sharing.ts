import { Exact, Money, type Recognition, type RevenueShare, type RevenueSplit } from "@hostwatt/core"
import type { Cash } from "@hostwatt/core"
import * as fc from "fast-check"
import { wattHours } from "../Written.ts"
import { anyInstant } from "./time.ts"
import { anyCurrency, anyMoneyIn, anyRoundingMode, anyShare } from "./values.ts"

const anyClause = fc.constantFrom<RevenueShare.CostClause>(
  "not-deducted",
  "deducted",
  "deducted-and-reimbursed"
)

/** Terms of a contract version, without fees and overrides. */
export const anyTerms: fc.Arbitrary<RevenueShare.RevenueShare> = fc.record({
  partnerShare: fc.record({ AC: anyShare, DC: anyShare }),
  overrides: fc.constant([]),
  connectionFee: fc.constantFrom("shared" as const, "kept-by-operator" as const),
  electricity: anyClause,
  costs: fc.record({ payment: anyClause, roaming: anyClause, other: anyClause }),
  negativeBase: fc.constantFrom("share" as const, "floor-at-zero" as const),
  fees: fc.constant(undefined)
})

const anyAmountIn = (currency: Money.Money["currency"]): fc.Arbitrary<Money.Money> =>
  anyMoneyIn(currency).map((money) => (Money.isNegative(money) ? Money.negate(money) : money))

/** The terms of `anyTerms`, with fees in a currency or without. */
export const anyTermsWithFees = (
  currency: Money.Money["currency"]
): fc.Arbitrary<RevenueShare.RevenueShare> => {
  const fee = fc.integer({ min: 0, max: 300 }).map((minor) => Money.make(currency, BigInt(minor)))
  const price = fc.integer({ min: 0, max: 300 }).map((minor) => Exact.make(BigInt(minor), 1_000n))
  const fees = fc.record({
    perSession: fc.record({ AC: fee, DC: fee }),
    perKwh: fc.record({ AC: price, DC: price }),
    handlingPercent: anyShare
  })
  return fc
    .tuple(anyTerms, fc.option(fees, { nil: undefined }))
    .map(([terms, taken]) => ({ ...terms, fees: taken }))
}

type SessionRevenue = Parameters<typeof RevenueSplit.split>[1]

/** What a session earned and cost: the connection fee a part of the total, costs as dear as may be. */
export const anyRevenue: fc.Arbitrary<SessionRevenue> = anyCurrency.chain((currency) => {
  const amount = anyAmountIn(currency)
  return fc
    .record({
      connectionFee: amount,
      rest: amount,
      costs: fc.record({ electricity: amount, payment: amount, roaming: amount, other: amount }),
      gross: amount,
      energy: fc.integer({ min: 0, max: 100_000 }).map(wattHours),
      place: fc.record({
        locationId: fc.constant("l1"),
        chargePointId: fc.constant("cp1"),
        evseId: fc.constant("dc"),
        currentType: fc.constantFrom("AC" as const, "DC" as const)
      }),
      rounding: anyRoundingMode
    })
    .map(({ rest, ...revenue }) => ({ ...revenue, total: Money.add(revenue.connectionFee, rest) }))
})

/** When a session ended, what it cost its driver, and when that was paid, if it was. */
export const anyCollected: fc.Arbitrary<Recognition.Collection> = fc.record({
  end: anyInstant,
  cash: fc.oneof(
    { weight: 1, arbitrary: fc.constant<Cash.Cash>({ _tag: "nothing" }) },
    { weight: 4, arbitrary: anyInstant.map((at): Cash.Cash => ({ _tag: "all", at })) }
  ),
  gross: anyCurrency.chain((currency) =>
    fc.constantFrom(0n, 1n, 1_214n).map((minor) => Money.make(currency, minor))
  ),
  isCertain: fc.constant(false)
})
