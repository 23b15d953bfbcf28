import type { Json } from "./aBundle.ts"
import { broken, type BrokenBundle } from "./BrokenBundle.ts"

const version = "contracts[0].versions[0]"
const period = "sessions[0].periods[0]"

/** Fields of the format that have no rule yet, each with a value that says something. */
const fields: readonly (readonly [path: string, value: Json])[] = [
  ["operator.policies.recognition", "accrued"],
  ["operator.policies.reimbursementRecognition", "session-end"],
  ["operator.policies.assetCounting", "start-of-month"],
  ["operator.policies.corporateCrossing", "allow"],
  ["operator.policies.minimumPayout", "10.00"],
  ["operator.policies.split", "never"],
  ["operator.policies.unmeasured", "match"],
  ["operator.policies.timeAfterParking", "last-rounds"],
  ["operator.taxProfile", { country: "BG", vatNumber: "BG300", serviceVatPercent: "20" }],
  ["partners[0].managedBy", "depot"],
  ["partners[0].bank", { iban: "BG80BNBG96611020345678" }],
  ["partners[0].contacts", { billing: { email: "billing@example.com" } }],
  ["partners[0].taxProfile", { vatRegistered: true, category: "S", vatPercent: "20" }],
  ["partners[0].monthlyPlatformFee", "25.00"],
  ["partners[0].corporateBilling", { enabled: true, monthlyLimit: "100.00" }],
  ["partners[0].options", { createUsers: true }],
  ["contracts[0].under", "c-depot"],
  [`${version}.supplyModel`, "partner-sells"],
  [`${version}.revenueSharing.overrides`, [{ evseIds: ["quay-1"], percent: "60" }]],
  [`${version}.revenueSharing.costs`, { payment: "deducted" }],
  [`${version}.revenueSharing.fees`, { handlingPercent: "5" }],
  [`${version}.platformFees`, { perChargePoint: "5.00" }],
  [`${version}.recurring`, [{ id: "rent", direction: "earns", per: "location", amount: "100.00" }]],
  [`${version}.monthRules`, [{ kind: "guarantee", amount: "500.00" }]],
  [`${version}.permissions`, ["resetChargePoint"]],
  ["locations[0].tariffGroupId", "g1"],
  ["electricityCosts[0].elements[0].restrictions", { startTime: "22:00", endTime: "06:00" }],
  ["chargePoints[0].tariffGroupId", "g1"],
  ["chargePoints[0].roaming", true],
  ["chargePoints[0].assignments[0].role", "beneficiary"],
  ["chargePoints[0].evses[0].tariffGroupId", "g1"],
  ["tariffGroups", [{ id: "g1", tariffIds: ["street"] }]],
  ["tariffs[0].elements[0].restrictions", { dayOfWeek: ["MONDAY"] }],
  [`${period}.reservationSeconds`, 900],
  [`${period}.minPowerW`, 1000],
  [`${period}.maxPowerW`, 22_000],
  [`${period}.minCurrentA`, 6],
  [`${period}.maxCurrentA`, 32],
  ["sessions[0].readings", [{ at: "2026-10-03T08:00:00Z", energyWh: 0, charging: true }]],
  ["sessions[0].reservationExpired", true],
  ["sessions[0].costs", [{ kind: "payment", net: "0.30" }]],
  ["sessions[0].signedMeterData", [{ format: "OCMF", data: "…", publicKeyRef: "k1" }]],
  [
    "sessions[0].payment.cash",
    [{ id: "m1", kind: "collected", amount: "12.14", at: "2026-10-03T10:05:00Z" }]
  ],
  ["sessions[0].payment.method", "corporate:depot"],
  ["topUps", [{ id: "u1", partnerId: "harbour", driverId: "d1", amount: "20.00", fundedBy: "partner" }]],
  ["adjustments", [{ id: "a1", partnerId: "harbour", month: "2026-10", amount: "-12.00", reason: "damage" }]],
  ["payments", [{ statement: "st1", date: "2026-11-20", amount: "592.80" }]],
  ["issued", [{ partnerId: "harbour" }]]
]

const refused = ["NotBuiltYet", "never ignored"] as const

const always = { from: "2026-01-01", until: null } as const

/** What the format has and this version has no rule for: refused by name, never ignored. */
export const unbuiltFaults: readonly BrokenBundle[] = [
  ...fields.map(([path, value]) => broken(`${path}, which is not built yet`, refused, { [path]: value })),
  broken(
    "contracts under each other in a circle",
    refused,
    { "contracts[0].under": "c-depot", "contracts[1].under": "c-harbour" },
    "contracts[0].under",
    ["contracts[1].under"]
  ),
  broken(
    "partners that manage each other in a circle",
    refused,
    {
      "partners[0].managedBy": [{ partnerId: "depot", ...always }],
      "partners[1].managedBy": [{ partnerId: "harbour", ...always }]
    },
    "partners[0].managedBy",
    ["partners[1].managedBy"]
  )
]
