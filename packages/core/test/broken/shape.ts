import type { Json } from "./aBundle.ts"
import { broken, type BrokenBundle, brokenDocument } from "./BrokenBundle.ts"

const shape = ["WrongShape", "correct it"] as const
const missing = ["Missing", "add it"] as const
const unknown = ["UnknownField", "check its spelling"] as const

const version = "contracts[0].versions[0]"
const sharing = `${version}.revenueSharing`
const component = "tariffs[0].elements[0].priceComponents[0]"
const period = "sessions[0].periods[0]"
const cdr = "sessions[1].cdr"

const notDocuments: readonly (readonly [string, Json])[] = [
  ["null", null],
  ["a list", []],
  ["text", "hostwatt"],
  ["a number", 1],
  ["true", true]
]

const required: readonly string[] = [
  "hostwatt",
  "operator",
  "operator.id",
  "operator.name",
  "operator.currency",
  "operator.timeZone",
  "partners[0].id",
  "partners[0].name",
  "contracts[0].id",
  "contracts[0].partnerId",
  "contracts[0].title",
  "contracts[0].startMonth",
  "contracts[0].versions",
  `${version}.from`,
  `${sharing}.acPercent`,
  `${sharing}.dcPercent`,
  "locations[0].id",
  "locations[0].timeZone",
  "electricityCosts[0].id",
  "electricityCosts[0].currency",
  "electricityCosts[0].elements",
  "electricityCosts[0].elements[0].pricePerKwh",
  "chargePoints[0].id",
  "chargePoints[0].locationId",
  "chargePoints[0].assignments[0].contractId",
  "chargePoints[0].assignments[0].from",
  "chargePoints[0].evses[0].id",
  "tariffs[0].id",
  "tariffs[0].currency",
  "tariffs[0].elements",
  "tariffs[0].elements[0].priceComponents",
  `${component}.dimension`,
  `${component}.price`,
  "sessions[0].id",
  "sessions[0].evseId",
  "sessions[0].start",
  `${period}.start`,
  "sessions[0].payment.method",
  `${cdr}.currency`,
  `${cdr}.lines`,
  `${cdr}.lines[0].dimension`,
  `${cdr}.lines[0].net`,
  `${cdr}.gross`,
  `${cdr}.energyWh`
]

const isWithin = (path: string, other: string): boolean =>
  path !== other && (path.startsWith(`${other}.`) || path.startsWith(`${other}[`))

/** The innermost of the required fields: all of them can be at fault at once. */
const leaves = required.filter((path) => !required.some((other) => isWithin(other, path)))

const otherTypes: readonly (readonly [string, string, Json])[] = [
  ["a number for a name", "operator.name", 5],
  ["a number for an id", "partners[0].id", 7],
  ["a number for a share", `${sharing}.acPercent`, 70],
  ["a number for a price", `${component}.price`, 0.45],
  ["a number for money", `${cdr}.gross`, 12.14],
  ["milliseconds for an instant", "sessions[0].start", 1_790_000_000_000],
  ["text for seconds", `${period}.timeSeconds`, "7200"],
  ["text for a revision", "sessions[0].revision", "1"],
  ["text for yes", "contracts[1].autoRenewal", "true"],
  ["text for a list", "sessions", "none"],
  ["true for energy", `${period}.energyWh`, true],
  ["a list for energy", `${period}.energyWh`, [10000]],
  ["a list for an object", "operator", []],
  ["a list for a contract", "contracts[0]", []],
  ["an object for a list", "partners", {}],
  ["an object for a list deep down", "contracts[0].versions", { from: "2026-01" }],
  ["an object for text", "contracts[0].title", { en: "Harbour Garage" }],
  ["half a second", `${period}.timeSeconds`, 1.5],
  ["half a step", `${component}.stepSize`, 0.5],
  ["half a revision", "sessions[0].revision", 1.5],
  ["half a month of renewal", "operator.policies.renewalMonths", 1.5],
  ["null among periods", "sessions[0].periods[0]", null]
]

const otherChoices: readonly (readonly [string, string, Json])[] = [
  ["another version of the format", "hostwatt", 2],
  ["a version of the format as text", "hostwatt", "1"],
  ["a rounding mode that does not exist", "operator.policies.rounding", "half-down"],
  ["a kind of partner that does not exist", "partners[0].kind", "host"],
  ["a status of a partner that does not exist", "partners[0].status", "closed"],
  ["a state of a contract that does not exist", "contracts[0].state", "signed"],
  ["electricity reimbursed without being deducted", `${sharing}.electricity`, "reimbursed"],
  ["electricity as yes or no", `${sharing}.electricity`, true],
  ["a treatment of losses that does not exist", `${sharing}.negativeBase`, "ignore"],
  ["a current type in lower case", "chargePoints[0].evses[0].currentType", "ac"],
  ["a dimension that does not exist", `${component}.dimension`, "fuel"],
  ["tax included as yes or no", "tariffs[0].taxIncluded", true],
  ["a source that does not exist", "sessions[0].source", "estimated"],
  ["a payment status that does not exist", "sessions[0].payment.status", "paid"],
  ["an empty id", "partners[0].id", ""],
  ["an id of 201 characters", "partners[0].id", "x".repeat(201)],
  ["half of a character pair in an id", "sessions[0].id", "s\ud83d"]
]

/** Wrong types, missing and unknown fields, choices that do not exist. */
export const shapeFaults: readonly BrokenBundle[] = [
  ...notDocuments.map(([what, json]) => brokenDocument(`${what} instead of a document`, shape, json)),
  ...required.map((path) => broken(`without ${path}`, missing, { [path]: undefined })),
  broken(
    "null in every required field",
    shape,
    Object.fromEntries(leaves.map((path) => [path, null])),
    leaves[0],
    leaves
  ),
  ...otherTypes.map(([what, path, value]) => broken(what, shape, { [path]: value })),
  ...otherChoices.map(([what, path, value]) => broken(what, shape, { [path]: value })),
  broken("a payment method that does not exist", ["WrongShape", "card"], {
    "sessions[0].payment.method": "cash"
  }),
  broken("a contract without versions", missing, { "contracts[0].versions": [] }, "contracts[0].versions[0]"),
  broken("an unknown field", unknown, { partner: [] }),
  broken("an unknown field deep down", unknown, { [`${period}.energyKwh`]: 10 }),
  broken("a misspelt field that has a default", unknown, { [`${sharing}.excludeConectionFee`]: true }),
  broken("a field of another place", unknown, { "chargePoints[0].evses[0].locationId": "quay" }),
  broken("a field in capitals", unknown, { "operator.Currency": "EUR" })
]
