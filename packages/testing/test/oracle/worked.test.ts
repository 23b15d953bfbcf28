import { describe, expect, it } from "vitest"
import { dateAt, endOfMonth, startOfMonth } from "../../src/oracle/calendar.ts"
import { NotCovered } from "../../src/oracle/oracle.ts"
import { aCdr, amountsOf, aSession, aTariff, type Fields, linesOf, settle, statementOf } from "./network.ts"

const iso = (instant: number): string => new Date(instant).toISOString()

describe("months", () => {
  it("Europe/Sofia, October 2026 = [2026-09-30T21:00Z, 2026-10-31T22:00Z)", () => {
    expect(iso(startOfMonth("Europe/Sofia", "2026-10"))).toBe("2026-09-30T21:00:00.000Z")
    expect(iso(endOfMonth("Europe/Sofia", "2026-10"))).toBe("2026-10-31T22:00:00.000Z")
  })
  it("begin with the first instant of the day where the clock skips midnight", () => {
    expect(iso(startOfMonth("America/Asuncion", "2017-10"))).toBe("2017-10-01T04:00:00.000Z")
    expect(dateAt("America/Asuncion", Date.parse("2017-10-01T03:59:59Z"))).toBe("2017-09-30")
  })
})

describe("rating", () => {
  const gross = (tariff: Fields, session: Fields = {}) => {
    const more = { tariffs: [aTariff(tariff)], sessions: [aSession(session)] }
    const settlement = settle({ sharing: { acPercent: "100" }, more })
    const { totals } = statementOf(settlement)
    return [totals?.revenueCollected, totals?.grossCollected]
  }
  const periods = [{ start: "2026-10-03T08:00:00Z", energyWh: 1200 }]
  const elements = [{ priceComponents: [{ dimension: "energy", price: "0.25", vatPercent: "10" }] }]

  it("1.2 kWh at 0.25 with minimum 0.50/0.55 -> 0.50/0.55", () => {
    expect(gross({ elements, minPrice: { beforeTax: "0.50", afterTax: "0.55" } }, { periods })).toEqual([
      "0.50",
      "0.55"
    ])
  })
  it("scales the other total where a minimum states only one of the two", () => {
    expect(gross({ elements, minPrice: { afterTax: "0.66" } }, { periods })).toEqual(["0.60", "0.66"])
  })
  it("charges a minimum without any energy at the first component's rate", () => {
    const parked = [{ start: "2026-10-03T08:00:00Z", parkingSeconds: 60 }]
    expect(gross({ elements, minPrice: { beforeTax: "2.00" } }, { periods: parked })).toEqual([
      "2.00",
      "2.20"
    ])
  })
  it("13.00/14.35 with maximum 10.00/11.00 -> 10.00/11.00", () => {
    const two = [
      { dimension: "energy", price: "5.00", vatPercent: "20" },
      { dimension: "flat", price: "7.00", vatPercent: "5" }
    ]
    const maxPrice = { beforeTax: "10.00", afterTax: "11.00" }
    expect(gross({ elements: [{ priceComponents: two }], maxPrice }, { periods })).toEqual(["10.00", "11.00"])
  })
  it("21 min at 1/h, 16 min parking at 2/h, step 600 -> 0.35 + 0.67", () => {
    const timed = [
      { dimension: "time", price: "1.00", stepSize: 600 },
      { dimension: "parking", price: "2.00", stepSize: 600 }
    ]
    const both = [
      { start: "2026-10-03T08:00:00Z", timeSeconds: 1260 },
      { start: "2026-10-03T08:21:00Z", parkingSeconds: 960 }
    ]
    expect(gross({ elements: [{ priceComponents: timed }] }, { periods: both })).toEqual(["1.02", "1.02"])
  })
  it("takes the first tariff of the nearest group that is valid at the start", () => {
    const evses = [{ id: "ac", currentType: "AC" }]
    const tariffs = [aTariff({ id: "old", validUntil: "2026-10-03T08:00:00Z" }), aTariff({ elements })]
    const tariffGroups = [{ id: "g", tariffIds: ["old", "t"] }]
    const settlement = settle({ chargePoint: { evses, tariffGroupId: "g" }, more: { tariffs, tariffGroups } })
    expect(amountsOf(settlement, "share")).toEqual(["collected 3.93"])
  })
  it("does not guess at restrictions", () => {
    const restricted = [
      { priceComponents: [{ dimension: "energy", price: "1" }], restrictions: { minKwh: "1" } }
    ]
    expect(() => gross({ elements: restricted })).toThrow(NotCovered)
  })
})

describe("sharing", () => {
  it("gives a landlord 10 % of the same revenue beside the host's 70 %: 1.01 and 7.08, operator 2.03", () => {
    const assignments = [
      { contractId: "c1", from: "2026-01-01" },
      { contractId: "c2", role: "beneficiary", from: "2026-01-01" }
    ]
    const settlement = settle({ chargePoint: { assignments } })
    expect(amountsOf(settlement, "share")).toEqual(["collected 7.08"])
    expect(amountsOf(settlement, "share", "p2")).toEqual(["collected 1.01"])
    expect(settlement.operator).toEqual([{ currency: "EUR", retained: "2.03", suspense: "0.00" }])
  })
  it("takes the first matching override: 60 % of 10.12 = 6.07", () => {
    const overrides = [
      { evseIds: ["other"], percent: "1" },
      { locationIds: ["l1"], percent: "60" },
      { evseIds: ["ac"], percent: "2" }
    ]
    expect(amountsOf(settle({ sharing: { overrides } }), "share")).toEqual(["collected 6.07"])
  })
  it("deducts a payment cost like electricity: (10.12 - 0.30) x 70 % = 6.87, + 0.30", () => {
    const sharing = { costs: { payment: "deducted-and-reimbursed" } }
    const more = { sessions: [aSession({ costs: [{ kind: "payment", net: "0.30" }] })] }
    const settlement = settle({ sharing, more })
    expect(amountsOf(settlement, "share")).toEqual(["collected 6.87"])
    expect(amountsOf(settlement, "reimbursement")).toEqual(["collected 0.30"])
  })
})

describe("recognition", () => {
  const event = (kind: string, amount: string, at: string) => ({ id: at, kind, amount, at })
  const half = event("collected", "6.07", "2026-10-05T00:00:00Z")
  const paid = (cash: readonly object[], policies = {}, sharing = {}) => ({
    policies,
    sharing,
    more: { sessions: [aSession({ payment: { method: "card", cash } })] }
  })
  it("pays half of 7.08 when half of 12.14 came in, and awaits the rest", () => {
    expect(amountsOf(settle(paid([half])), "share")).toEqual(["collected 3.54", "awaited 3.54"])
  })
  it("takes it back in the month of the refund", () => {
    const cash = [half, event("refunded", "6.07", "2026-11-05T00:00:00Z")]
    expect(amountsOf(settle(paid(cash), "2026-11"), "share")).toEqual(["collected-previous -3.54"])
  })
  it("stops waiting when the rest is written off", () => {
    const cash = [half, event("written-off", "6.07", "2026-10-06T00:00:00Z")]
    expect(amountsOf(settle(paid(cash)), "share")).toEqual(["collected 3.54"])
  })
  it("gives electricity back at the session's end where the policy says so", () => {
    const policies = { reimbursementRecognition: "session-end" }
    const settlement = settle(paid([], policies, { electricity: "deducted-and-reimbursed" }))
    expect(linesOf(settlement).map(({ amount, kind, section }) => `${section} ${kind} ${amount}`)).toEqual([
      "collected share 0.00",
      "collected reimbursement 4.05",
      "awaited share 4.25"
    ])
  })
})

describe("monthly lines", () => {
  it("guarantees 500.00 with a true-up of 492.92, caps at 5.00 with one of -2.08", () => {
    const rules = (kind: string, amount: string) => settle({ version: { monthRules: [{ kind, amount }] } })
    expect(amountsOf(rules("guarantee", "500.00"), "true-up")).toEqual(["true-ups 492.92"])
    expect(amountsOf(rules("cap", "5.00"), "true-up")).toEqual(["true-ups -2.08"])
  })
  it("counts a location on the days on which a charge point stands there: 10 of 31 days of 100.00", () => {
    const recurring = [{ id: "rent", direction: "earns", per: "location", amount: "100.00" }]
    const settlement = settle({ version: { recurring }, chargePoint: { inServiceUntil: "2026-10-11" } })
    expect(amountsOf(settlement, "recurring")).toEqual(["recurring 32.26"])
  })
})

describe("corporate billing: limit 100.00, used 91.30, list 18.40, discount 10 %", () => {
  const owed = (crossing: string) => {
    const corporateBilling = { enabled: true, monthlyLimit: "100.00", discountPercent: "10", crossing }
    const payment = { method: "corporate:p1" }
    const sessions = [aCdr("second", 9, "18.40", { payment }), aCdr("first", 8, "101.44", { payment })]
    return amountsOf(settle({ partner: { corporateBilling }, more: { sessions } }), "corporate")
  }
  it("allow -> 16.56 owed", () => expect(owed("allow")).toEqual(["corporate -91.30", "corporate -16.56"]))
  it("spill -> 8.70 owed", () =>
    expect(owed("spill-to-driver")).toEqual(["corporate -91.30", "corporate -8.70"]))
})

describe("contracts", () => {
  const reason = (contract: object, policies = {}) =>
    settle({ policies, contract: { startMonth: "2026-01", ...contract } }).blocked[0]?.reason
  it("renew by terms of their own length until they are stopped", () => {
    const contract = { endMonth: "2026-02", autoRenewal: true }
    expect(reason(contract)).toBeUndefined()
    expect(reason({ ...contract, renewalStoppedAt: "2026-09-30T21:00:00Z" })).toBeUndefined()
    expect(reason({ ...contract, renewalStoppedAt: "2026-08-31T20:59:59Z" })).toBe("Unallocated")
  })
  it("renew by as many months as the policy says", () => {
    const contract = { endMonth: "2026-03", autoRenewal: true, renewalStoppedAt: "2026-04-10T00:00:00Z" }
    expect(reason(contract, { renewalMonths: 7 })).toBeUndefined()
    expect(reason(contract, { renewalMonths: 6 })).toBe("Unallocated")
  })
  it("do not settle as drafts", () => expect(reason({ state: "draft" })).toBe("Unallocated"))
})

describe("documents", () => {
  const partner = { taxProfile: { vatRegistered: true, vatPercent: "20" } }
  const operator = { taxProfile: { serviceVatPercent: "20" } }
  const sharing = { fees: { perSessionAc: "0.25" } }
  const bill = (supplyModel: string, method = "card") => {
    const sessions = [aSession({ payment: { method, status: "collected" } })]
    return settle({
      partner,
      operator,
      sharing,
      version: { supplyModel, revenueSharing: { acPercent: "70", dcPercent: "0", ...sharing } },
      more: { sessions }
    })
  }
  const inWords = (settlement: ReturnType<typeof bill>) =>
    linesOf(settlement).map(({ amount, document, kind, vat }) => `${kind} ${amount} + ${vat} ${document}`)

  it("the operator sells: 7.08 + 1.42 self-billed, 0.25 + 0.05 invoiced", () => {
    expect(inWords(bill("operator-sells"))).toEqual([
      "share 7.08 + 1.42 self-billed",
      "fees -0.25 + -0.05 operator-invoice"
    ])
    expect(statementOf(bill("operator-sells")).totals).toMatchObject({ balance: "6.83", payable: "8.20" })
  })
  it("the partner sells: 12.14 passes through, 3.29 + 0.66 commission", () => {
    expect(inWords(bill("partner-sells"))).toEqual([
      "pass-through 10.12 + 2.02 pass-through",
      "commission -3.29 + -0.66 operator-invoice"
    ])
    expect(statementOf(bill("partner-sells")).totals).toMatchObject({ balance: "6.83", payable: "8.19" })
  })
  it("stored value is the operator's sale all the same", () => {
    expect(inWords(bill("partner-sells", "voucher"))[0]).toBe("share 7.08 + 1.42 self-billed")
  })
  it("without tax profiles the payable amount is the balance", () => {
    expect(statementOf(settle()).totals).toMatchObject({ balance: "7.08", payable: "7.08" })
  })
})

describe("blocked sessions have the first reason that applies", () => {
  const reason = (session: Fields, chargePoint: Fields = {}) =>
    settle({
      sharing: { electricity: "deducted" },
      chargePoint,
      more: { sessions: [aSession(session)], locations: [{ id: "l1" }] }
    }).blocked[0]?.reason
  const unassigned = { assignments: [] }
  const untyped = { evses: [{ id: "ac", tariffId: "t" }] }

  it.each([
    ["Quarantined", { quarantined: "odd" }, untyped],
    ["CurrentTypeUnknown", { tariffId: "none" }, untyped],
    ["NotRatable", { end: "2026-10-03T07:00:00Z" }, unassigned],
    ["Unpriced", { tariffId: "none" }, unassigned],
    ["Unallocated", {}, unassigned],
    ["ElectricityCostMissing", {}, {}]
  ])("%s", (expected, session, chargePoint) => expect(reason(session, chargePoint)).toBe(expected))
})
