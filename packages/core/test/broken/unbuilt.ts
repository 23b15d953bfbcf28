import type { Json } from "./aBundle.ts"
import { broken, type BrokenBundle } from "./BrokenBundle.ts"

const version = "contracts[0].versions[0]"
const period = "sessions[0].periods[0]"

/** Fields of the format that have no rule yet, each with a value that says something. */
const fields: readonly (readonly [path: string, value: Json])[] = [
  ["operator.policies.minimumPayout", "10.00"],
  ["operator.policies.split", "never"],
  ["operator.policies.unmeasured", "match"],
  ["operator.policies.timeAfterParking", "last-rounds"],
  ["partners[0].bank", { iban: "BG80BNBG96611020345678" }],
  ["partners[0].contacts", { billing: { email: "billing@example.com" } }],
  ["partners[0].options", { createUsers: true }],
  [`${version}.permissions`, ["resetChargePoint"]],
  ["locations[0].tariffGroupId", "g1"],
  ["electricityCosts[0].elements[0].restrictions", { startTime: "22:00", endTime: "06:00" }],
  ["chargePoints[0].tariffGroupId", "g1"],
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
  ["sessions[0].signedMeterData", [{ format: "OCMF", data: "…", publicKeyRef: "k1" }]],
  ["payments", [{ statement: "st1", date: "2026-11-20", amount: "592.80" }]],
  ["issued", [{ partnerId: "harbour" }]]
]

const refused = ["NotBuiltYet", "never ignored"] as const

/** What the format has and this version has no rule for: refused by name, never ignored. */
export const unbuiltFaults: readonly BrokenBundle[] = fields.map(([path, value]) =>
  broken(`${path}, which is not built yet`, refused, { [path]: value })
)
