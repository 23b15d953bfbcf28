import { Money, type Recognition, type RevenueShare, type RevenueSplit } from "@hostwatt/core"
import type { Cash } from "@hostwatt/core"
import * as fc from "fast-check"
import { anyInstant } from "./time.ts"
import { anyCurrency, anyMoneyIn, anyRoundingMode, anyShare } from "./values.ts"

/** Terms of a contract version. */
export const anyTerms: fc.Arbitrary<RevenueShare.RevenueShare> = fc.record({
  partnerShare: fc.record({ AC: anyShare, DC: anyShare }),
  connectionFee: fc.constantFrom("shared" as const, "kept-by-operator" as const),
  electricity: fc.constantFrom(
    "not-deducted" as const,
    "deducted" as const,
    "deducted-and-reimbursed" as const
  ),
  negativeBase: fc.constantFrom("share" as const, "floor-at-zero" as const)
})

/** What a session earned and cost: the connection fee a part of the total, electricity as dear as may be. */
export const anyRevenue: fc.Arbitrary<RevenueSplit.SessionRevenue> = anyCurrency.chain((currency) => {
  const amount = anyMoneyIn(currency).map((money) => (Money.isNegative(money) ? Money.negate(money) : money))
  return fc
    .record({
      connectionFee: amount,
      rest: amount,
      electricity: amount,
      currentType: fc.constantFrom("AC" as const, "DC" as const),
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
  )
})
