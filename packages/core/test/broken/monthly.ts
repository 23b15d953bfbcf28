import { broken, type BrokenBundle } from "./BrokenBundle.ts"

const version = "contracts[0].versions[0]"
const payment = "sessions[0].payment"

const rent = { id: "rent", direction: "earns", per: "location", amount: "100.00" } as const
const event = { id: "m1", kind: "collected", amount: "6.60", at: "2026-10-03T10:05:00Z" } as const

const topUp = {
  id: "u1",
  partnerId: "harbour",
  driverId: "d1",
  amount: "20.00",
  at: "2026-10-03T08:00:00Z",
  fundedBy: "partner"
} as const

const adjustment = { id: "a1", partnerId: "harbour", month: "2026-10", amount: "-12.00" } as const

const nobody = ["UnknownReference", "add the partner"] as const
const twice = ["DuplicateId", "its own id"] as const
const negative = ["OutOfRange", ""] as const

/** Fees, rents, rules, cash events, accounts and tax. */
export const monthlyFaults: readonly BrokenBundle[] = [
  broken(
    "a fee per session below zero",
    negative,
    { [`${version}.revenueSharing.fees`]: { perSessionAc: "-0.10" } },
    `${version}.revenueSharing.fees.perSessionAc`
  ),
  broken(
    "a handling fee above the whole",
    negative,
    { [`${version}.revenueSharing.fees`]: { handlingPercent: "100.1" } },
    `${version}.revenueSharing.fees.handlingPercent`
  ),
  broken(
    "a platform fee below zero",
    negative,
    { [`${version}.platformFees`]: { perAcEvse: "-5.00" } },
    `${version}.platformFees.perAcEvse`
  ),
  broken("a flat fee below zero", negative, { "partners[0].monthlyPlatformFee": "-25.00" }),
  broken(
    "an override that names no place",
    ["Missing", "name locations"],
    { [`${version}.revenueSharing.overrides`]: [{ percent: "60" }] },
    `${version}.revenueSharing.overrides[0]`
  ),
  broken(
    "two recurring lines with one id",
    twice,
    { [`${version}.recurring`]: [rent, { ...rent, amount: "50.00" }] },
    `${version}.recurring[1].id`
  ),
  broken(
    "a guarantee below zero",
    negative,
    { [`${version}.monthRules`]: [{ kind: "guarantee", amount: "-1.00" }] },
    `${version}.monthRules[0].amount`
  ),
  broken(
    "a status and cash events",
    ["TooMuchGiven", "one of them"],
    { [payment]: { method: "card", status: "collected", cash: [event] } },
    `${payment}.status`
  ),
  broken(
    "neither a status nor cash events",
    ["Missing", "one of them"],
    { [payment]: { method: "card" } },
    `${payment}.status`
  ),
  broken(
    "two cash events with one id",
    twice,
    { [payment]: { method: "card", cash: [event, { ...event, amount: "1.00" }] } },
    `${payment}.cash[1].id`
  ),
  broken(
    "a cash event below zero",
    negative,
    { [payment]: { method: "card", cash: [{ ...event, amount: "-6.60" }] } },
    `${payment}.cash[0].amount`
  ),
  broken(
    "a session on the account of nobody",
    nobody,
    { [payment]: { method: "corporate:nobody", status: "awaited" } },
    `${payment}.method`
  ),
  broken(
    "a partner that is registered for VAT without a rate",
    ["Missing", "add the rate"],
    { "partners[0].taxProfile": { vatRegistered: true, category: "S" } },
    "partners[0].taxProfile.vatPercent"
  ),
  broken(
    "a discount of more than the whole",
    negative,
    { "partners[0].corporateBilling": { enabled: true, discountPercent: "101" } },
    "partners[0].corporateBilling.discountPercent"
  ),
  broken(
    "a top-up in the name of nobody",
    nobody,
    { topUps: [{ ...topUp, partnerId: "nobody" }] },
    "topUps[0].partnerId"
  ),
  broken("two top-ups with one id", twice, { topUps: [topUp, topUp] }, "topUps[1].id"),
  broken(
    "an adjustment for nobody",
    nobody,
    { adjustments: [{ ...adjustment, partnerId: "nobody" }] },
    "adjustments[0].partnerId"
  ),
  broken(
    "an adjustment of no month",
    ["NotAMonth", ""],
    { adjustments: [{ ...adjustment, month: "2026-13" }] },
    "adjustments[0].month"
  ),
  broken("a tariff without any price", ["TariffInvalid", "prices of zero"], {
    "tariffs[1].elements": [{ priceComponents: [] }]
  })
]
