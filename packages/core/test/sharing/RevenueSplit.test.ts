import { anyRevenue, anyTerms, eur, exact, Runs, share, wattHours } from "@hostwatt/testing"
import * as BigDecimal from "effect/BigDecimal"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { RevenueShare } from "../../src/contracts/RevenueShare.ts"
import * as RevenueSplit from "../../src/sharing/RevenueSplit.ts"
import { sessionCosts, type SessionRevenue } from "../../src/sharing/SessionRevenue.ts"
import * as Currency from "../../src/values/Currency.ts"
import * as Money from "../../src/values/Money.ts"

const terms: RevenueShare = {
  partnerShare: { AC: share("70"), DC: share("55") },
  overrides: [],
  connectionFee: "kept-by-operator",
  electricity: "deducted-and-reimbursed",
  costs: { payment: "not-deducted", roaming: "not-deducted", other: "not-deducted" },
  negativeBase: "share",
  fees: undefined
}

const costing = (electricity: string, payment = "0.00"): SessionRevenue["costs"] => ({
  electricity: eur(electricity),
  payment: eur(payment),
  roaming: eur("0.00"),
  other: eur("0.00")
})

const revenue: SessionRevenue = {
  total: eur("29.61"),
  connectionFee: eur("1.00"),
  costs: costing("7.43"),
  gross: eur("35.53"),
  energy: wattHours(41_300),
  place: { locationId: "l1", chargePointId: "cp1", evseId: "dc", currentType: "DC" },
  rounding: "half-up"
}

const told = (split: RevenueSplit.RevenueSplit): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (["base", "share", "reimbursed", "partner", "remainder"] as const).map((name) => [
      name,
      Money.format(split[name])
    ])
  )

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
    expect(split["remainder"]).toBe("10.53")
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
    expect(told(RevenueSplit.split({ ...terms, ...changes }, revenue))).toMatchObject({
      partner,
      remainder: operator
    })
  })

  it("at an AC EVSE 70 % of 21.18, 14.83, and 7.43: 22.26", () => {
    expect(
      told(RevenueSplit.split(terms, { ...revenue, place: { ...revenue.place, currentType: "AC" } }))
    ).toMatchObject({
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
      remainder: "-1.09"
    })
  })

  it("floored at zero the partner has its 7.43 back, the operator -2.43", () => {
    expect(told(RevenueSplit.split({ ...terms, negativeBase: "floor-at-zero" }, poor))).toMatchObject({
      base: "0.00",
      partner: "7.43",
      remainder: "-2.43"
    })
  })

  it("only deducted, the partner owes 1.34", () => {
    expect(told(RevenueSplit.split({ ...terms, electricity: "deducted" }, poor))).toMatchObject({
      partner: "-1.34",
      remainder: "6.34"
    })
  })
})

describe("fees of 0.35 a session, 0.03 a kWh and 5 % of the gross: 0.35, 1.24 and 1.78", () => {
  const fees: RevenueShare["fees"] = {
    perSession: { AC: eur("0.20"), DC: eur("0.35") },
    perKwh: { AC: exact("0.01"), DC: exact("0.03") },
    handlingPercent: share("5")
  }

  it("are each rounded and taken from the share: 11.65 - 3.37 + 7.43 is 15.71", () => {
    const split = RevenueSplit.split({ ...terms, fees }, revenue)
    expect(Object.values(split.fees).map(Money.format)).toEqual(["0.35", "1.24", "1.78", "3.37"])
    expect(told(split)).toMatchObject({ share: "11.65", partner: "15.71", remainder: "13.90" })
  })
})

describe("an override of 80 % for the EVSE and of 10 % for its location", () => {
  const none = { locationIds: [], chargePointIds: [], evseIds: [] }
  const ofEvse = { ...none, evseIds: ["dc"], percent: share("80") }
  const ofLocation = { ...none, locationIds: ["l1"], percent: share("10") }

  it("the first that names the place wins: 80 % of 21.18 is 16.94, 10 % is 2.12", () => {
    const shareOf = (...overrides: RevenueShare["overrides"]) =>
      told(RevenueSplit.split({ ...terms, overrides }, revenue))["share"]
    expect([shareOf(ofEvse, ofLocation), shareOf(ofLocation, ofEvse), shareOf()]).toEqual([
      "16.94",
      "2.12",
      "11.65"
    ])
  })
})

describe("what is passed down a chain: 19.08 of 29.61", () => {
  it("is what the party above receives; what it has deducted for good is not there any more", () => {
    const own: RevenueShare = { ...terms, costs: { ...terms.costs, payment: "deducted" } }
    const above = { ...revenue, costs: costing("7.43", "1.00") }
    const split = RevenueSplit.split(own, above)
    expect(told(split)["partner"]).toBe("18.53")
    const { total, costs, connectionFee, gross } = RevenueSplit.passedDown(own, above, split)
    expect([total, costs.electricity, costs.payment, connectionFee, gross].map(Money.format)).toEqual([
      "18.53",
      "7.43",
      "0.00",
      "0.00",
      "35.53"
    ])
  })

  it("the connection fee goes down by the share, where it is shared", () => {
    const own: RevenueShare = { ...terms, connectionFee: "shared" }
    const split = RevenueSplit.split(own, revenue)
    expect(Money.format(RevenueSplit.passedDown(own, revenue, split).connectionFee)).toBe("0.55")
  })
})

describe("ties below zero: 50 % of -0.05 is -0.025", () => {
  const half: RevenueShare = {
    ...terms,
    partnerShare: { AC: share("50"), DC: share("50") },
    electricity: "deducted"
  }
  const tie = { ...revenue, total: eur("0.10"), connectionFee: eur("0.00"), costs: costing("0.15") }

  it("half-up goes away from zero: -0.03", () => {
    expect(told(RevenueSplit.split(half, tie))).toMatchObject({ share: "-0.03", remainder: "0.13" })
  })

  it("half-even goes to the even cent: -0.02", () => {
    expect(told(RevenueSplit.split(half, { ...tie, rounding: "half-even" }))).toMatchObject({
      share: "-0.02",
      remainder: "0.12"
    })
  })
})

describe(`laws of a split, ${Runs.inWords(Runs.arithmetic)}`, () => {
  it("conserves every cent: partner + remainder = total", () => {
    fc.assert(
      fc.property(anyTerms, anyRevenue, (own, session) => {
        const { partner, remainder } = RevenueSplit.split(own, session)
        expect(Money.add(partner, remainder)).toEqual(session.total)
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
        const without = {
          ...session,
          costs: { ...session.costs, electricity: Money.zero(session.total.currency) }
        }
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
        expect(back.partner).toEqual(Money.add(deducted.partner, session.costs.electricity))
      }),
      Runs.arithmetic
    )
  })
})

const decimal = (money: Money.Money): BigDecimal.BigDecimal =>
  BigDecimal.make(money.minor, Currency.digits(money.currency))

/** The partner's part in decimals, from the formula of the specification. */
const partnerInDecimals = (own: RevenueShare, session: SessionRevenue): string => {
  const nothing = BigDecimal.make(0n, 0)
  const fee = own.connectionFee === "kept-by-operator" ? decimal(session.connectionFee) : nothing
  const costs = sessionCosts.map((kind) => ({
    clause: kind === "electricity" ? own.electricity : own.costs[kind],
    amount: decimal(session.costs[kind])
  }))
  const sumOf = (some: typeof costs) =>
    some.reduce((sum, { amount }) => BigDecimal.sum(sum, amount), BigDecimal.make(0n, 0))
  const cost = sumOf(costs.filter(({ clause }) => clause !== "not-deducted"))
  const rest = BigDecimal.subtract(BigDecimal.subtract(decimal(session.total), fee), cost)
  const base = own.negativeBase === "floor-at-zero" ? BigDecimal.max(rest, nothing) : rest
  const { numerator, denominator } = own.partnerShare[session.place.currentType]
  // A share has four decimals at most, so its denominator divides 10^4.
  const percent = BigDecimal.make((numerator * 10_000n) / denominator, 4)
  const exactly = BigDecimal.multiply(BigDecimal.multiply(base, percent), BigDecimal.make(1n, 2))
  const part = BigDecimal.round(exactly, {
    scale: Currency.digits(session.total.currency),
    mode: session.rounding === "half-up" ? "half-from-zero" : "half-even"
  })
  const back = sumOf(costs.filter(({ clause }) => clause === "deducted-and-reimbursed"))
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
