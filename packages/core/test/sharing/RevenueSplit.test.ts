import { anyRevenue, anyTerms, eur, Runs, share } from "@hostwatt/testing"
import * as BigDecimal from "effect/BigDecimal"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { RevenueShare } from "../../src/contracts/RevenueShare.ts"
import * as RevenueSplit from "../../src/sharing/RevenueSplit.ts"
import * as Currency from "../../src/values/Currency.ts"
import * as Money from "../../src/values/Money.ts"

const terms: RevenueShare = {
  partnerShare: { AC: share("70"), DC: share("55") },
  connectionFee: "kept-by-operator",
  electricity: "deducted-and-reimbursed",
  negativeBase: "share"
}

const revenue: RevenueSplit.SessionRevenue = {
  total: eur("29.61"),
  connectionFee: eur("1.00"),
  electricity: eur("7.43"),
  currentType: "DC",
  rounding: "half-up"
}

const told = (split: RevenueSplit.RevenueSplit): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(split).map(([name, money]) => [name, Money.format(money)]))

describe("a worked session: DC, 1.00 connection fee, 28.61 usage, 7.43 electricity", () => {
  const split = told(RevenueSplit.split(terms, revenue))

  it("shares 21.18: usage less electricity, connection fee left out", () => {
    expect(split["base"]).toBe("21.18")
  })

  it("pays the partner 55 % of it, 11.65", () => {
    expect(split["share"]).toBe("11.65")
  })

  it("gives the partner its 7.43 back: 19.08", () => {
    expect([split["reimbursed"], split["partner"]]).toEqual(["7.43", "19.08"])
  })

  it("leaves the operator 10.53", () => {
    expect(split["operator"]).toBe("10.53")
  })
})

describe("the same session under other terms", () => {
  it.each([
    [
      "nothing kept or deducted: 55 % of 29.61",
      { connectionFee: "shared", electricity: "not-deducted" },
      "16.29",
      "13.32"
    ],
    ["the connection fee kept: 55 % of 28.61", { electricity: "not-deducted" }, "15.74", "13.87"],
    [
      "electricity deducted: 55 % of 22.18",
      { connectionFee: "shared", electricity: "deducted" },
      "12.20",
      "17.41"
    ],
    ["both: 55 % of 21.18", { electricity: "deducted" }, "11.65", "17.96"],
    [
      "all of it",
      {
        connectionFee: "shared",
        electricity: "not-deducted",
        partnerShare: { AC: share("0"), DC: share("100") }
      },
      "29.61",
      "0.00"
    ],
    [
      "none of it",
      { partnerShare: { AC: share("100"), DC: share("0") }, electricity: "deducted" },
      "0.00",
      "29.61"
    ]
  ] as const)("%s: %3$s to the partner, %4$s to the operator", (_title, changes, partner, operator) => {
    expect(told(RevenueSplit.split({ ...terms, ...changes }, revenue))).toMatchObject({ partner, operator })
  })

  it("at an AC EVSE 70 % of 21.18, 14.83, and 7.43: 22.26", () => {
    expect(told(RevenueSplit.split(terms, { ...revenue, currentType: "AC" }))).toMatchObject({
      partner: "22.26"
    })
  })
})

describe("electricity that cost more than the session earned: 5.00 and 7.43", () => {
  const poor = { ...revenue, total: eur("5.00"), connectionFee: eur("0.00") }

  it("shares -2.43: -1.3365 is -1.34; with 7.43 back the partner has 6.09, the operator -1.09", () => {
    expect(told(RevenueSplit.split(terms, poor))).toMatchObject({
      share: "-1.34",
      partner: "6.09",
      operator: "-1.09"
    })
  })

  it("floored at zero the partner has its 7.43 back, the operator -2.43", () => {
    expect(told(RevenueSplit.split({ ...terms, negativeBase: "floor-at-zero" }, poor))).toMatchObject({
      base: "0.00",
      partner: "7.43",
      operator: "-2.43"
    })
  })

  it("only deducted, the partner owes 1.34", () => {
    expect(told(RevenueSplit.split({ ...terms, electricity: "deducted" }, poor))).toMatchObject({
      partner: "-1.34",
      operator: "6.34"
    })
  })
})

describe("ties below zero: 50 % of -0.05 is -0.025", () => {
  const half: RevenueShare = {
    ...terms,
    partnerShare: { AC: share("50"), DC: share("50") },
    electricity: "deducted"
  }
  const tie = { ...revenue, total: eur("0.10"), connectionFee: eur("0.00"), electricity: eur("0.15") }

  it("half-up goes away from zero: -0.03", () => {
    expect(told(RevenueSplit.split(half, tie))).toMatchObject({ share: "-0.03", operator: "0.13" })
  })

  it("half-even goes to the even cent: -0.02", () => {
    expect(told(RevenueSplit.split(half, { ...tie, rounding: "half-even" }))).toMatchObject({
      share: "-0.02",
      operator: "0.12"
    })
  })
})

describe(`laws of a split, ${Runs.inWords(Runs.arithmetic)}`, () => {
  it("conserves every cent: partner + operator = total", () => {
    fc.assert(
      fc.property(anyTerms, anyRevenue, (own, session) => {
        const { partner, operator } = RevenueSplit.split(own, session)
        expect(Money.add(partner, operator)).toEqual(session.total)
      }),
      Runs.arithmetic
    )
  })

  it("floored at zero, no share is negative; shared, it has the sign of its base", () => {
    fc.assert(
      fc.property(anyTerms, anyRevenue, (own, session) => {
        const { base, share: part } = RevenueSplit.split(own, session)
        expect(own.negativeBase === "floor-at-zero" && Money.isNegative(part)).toBe(false)
        expect(part.minor * base.minor >= 0n).toBe(true)
        expect(part.minor * part.minor <= base.minor * base.minor).toBe(true)
      }),
      Runs.arithmetic
    )
  })

  it("a floor changes nothing where the base is not negative", () => {
    fc.assert(
      fc.property(anyTerms, anyRevenue, (own, session) => {
        const shared = RevenueSplit.split({ ...own, negativeBase: "share" }, session)
        fc.pre(!Money.isNegative(shared.base))
        expect(RevenueSplit.split({ ...own, negativeBase: "floor-at-zero" }, session)).toEqual(shared)
      }),
      Runs.arithmetic
    )
  })

  it("electricity counts only where it is deducted", () => {
    fc.assert(
      fc.property(anyTerms, anyRevenue, (own, session) => {
        const blind: RevenueShare = { ...own, electricity: "not-deducted" }
        const without = { ...session, electricity: Money.zero(session.total.currency) }
        expect(RevenueSplit.split(blind, session)).toEqual(RevenueSplit.split(blind, without))
      }),
      Runs.arithmetic
    )
  })

  it("a reimbursement is paid in full on top of the share", () => {
    fc.assert(
      fc.property(anyTerms, anyRevenue, (own, session) => {
        const deducted = RevenueSplit.split({ ...own, electricity: "deducted" }, session)
        const back = RevenueSplit.split({ ...own, electricity: "deducted-and-reimbursed" }, session)
        expect(back.partner).toEqual(Money.add(deducted.partner, session.electricity))
      }),
      Runs.arithmetic
    )
  })
})

const decimal = (money: Money.Money): BigDecimal.BigDecimal =>
  BigDecimal.make(money.minor, Currency.digits(money.currency))

/** The partner's part in decimals, from the formula of the specification. */
const partnerInDecimals = (own: RevenueShare, session: RevenueSplit.SessionRevenue): string => {
  const nothing = BigDecimal.make(0n, 0)
  const fee = own.connectionFee === "kept-by-operator" ? decimal(session.connectionFee) : nothing
  const cost = own.electricity === "not-deducted" ? nothing : decimal(session.electricity)
  const rest = BigDecimal.subtract(BigDecimal.subtract(decimal(session.total), fee), cost)
  const base = own.negativeBase === "floor-at-zero" ? BigDecimal.max(rest, nothing) : rest
  const { numerator, denominator } = own.partnerShare[session.currentType]
  // A share has four decimals at most, so its denominator divides 10^4.
  const percent = BigDecimal.make((numerator * 10_000n) / denominator, 4)
  const exactly = BigDecimal.multiply(BigDecimal.multiply(base, percent), BigDecimal.make(1n, 2))
  const part = BigDecimal.round(exactly, {
    scale: Currency.digits(session.total.currency),
    mode: session.rounding === "half-up" ? "half-from-zero" : "half-even"
  })
  const back = own.electricity === "deducted-and-reimbursed" ? decimal(session.electricity) : nothing
  return BigDecimal.format(BigDecimal.normalize(BigDecimal.sum(part, back)))
}

describe(`against an independent oracle (effect/BigDecimal), ${Runs.inWords(Runs.arithmetic)}`, () => {
  it("the partner's part is the same", () => {
    fc.assert(
      fc.property(anyTerms, anyRevenue, (own, session) => {
        const { partner } = RevenueSplit.split(own, session)
        expect(BigDecimal.format(BigDecimal.normalize(decimal(partner)))).toBe(
          partnerInDecimals(own, session)
        )
      }),
      Runs.arithmetic
    )
  })
})
