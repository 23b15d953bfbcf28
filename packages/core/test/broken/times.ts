import type { FaultCode } from "../../src/bundle/Fault.ts"
import { broken, type BrokenBundle } from "./BrokenBundle.ts"

const instant = ["NotAnInstant", "2026-10-03T08:00:00Z"] as const
const date = ["NotADate", "2026-10-03"] as const
const month = ["NotAMonth", "2026-10"] as const
const zone = ["UnknownZone", "Europe/Sofia"] as const

type Expected = readonly [FaultCode, string]

const each = (
  expected: Expected,
  path: string,
  texts: readonly (readonly [string, string])[]
): readonly BrokenBundle[] => texts.map(([what, text]) => broken(what, expected, { [path]: text }))

const assignments = "chargePoints[0].assignments"

/** Instants, days, months and zones that do not exist, and spans that end before they begin. */
export const timeFaults: readonly BrokenBundle[] = [
  ...each(instant, "sessions[0].start", [
    ["an instant without an offset", "2026-10-03T08:00:00"],
    ["a day for an instant", "2026-10-03"],
    ["an instant with a space", "2026-10-03 08:00:00Z"],
    ["an instant with minutes only", "2026-10-03T08:00Z"],
    ["the instant of a 30th of February", "2026-02-30T08:00:00Z"],
    ["the instant of a month 13", "2026-13-03T08:00:00Z"],
    ["24 o'clock", "2026-10-03T24:00:00Z"],
    ["a leap second", "2026-12-31T23:59:60Z"],
    ["an instant of the year 0014", "0014-10-03T08:00:00Z"],
    ["an instant of the year 2200", "2200-01-01T00:00:00Z"],
    ["an offset of 25 hours", "2026-10-03T08:00:00+25:00"],
    ["an instant of nothing", ""]
  ]),
  broken("a recording instant without an offset", instant, {
    "sessions[0].recordedAt": "2026-10-03T10:00:05"
  }),
  broken("the start of a period without an offset", instant, {
    "sessions[0].periods[0].start": "2026-10-03T08:00:00"
  }),
  broken("a collection without an offset", instant, {
    "sessions[0].payment.collectedAt": "2026-10-03T10:05:00"
  }),
  broken("a validity without an offset", instant, { "tariffs[0].validFrom": "2026-01-01" }),
  broken("a stop of the renewal without an offset", instant, {
    "contracts[1].renewalStoppedAt": "2026-10-03"
  }),
  ...each(date, `${assignments}[0].from`, [
    ["a 30th of February", "2026-02-30"],
    ["a 29th of February in a common year", "2026-02-29"],
    ["a day of a month 13", "2026-13-01"],
    ["a day of the year 0014", "0014-01-01"],
    ["a day with a time", "2026-01-01T00:00:00Z"],
    ["a day the other way round", "01.02.2026"]
  ]),
  broken("a day in service that does not exist", date, { "chargePoints[0].inServiceFrom": "2025-04-31" }),
  ...each(month, "contracts[0].startMonth", [
    ["a month 13", "2026-13"],
    ["a month 00", "2026-00"],
    ["a month of the year 0014", "0014-01"],
    ["a month of one digit", "2026-1"],
    ["a day for a month", "2026-01-01"]
  ]),
  broken("a version from a month that does not exist", month, {
    "contracts[0].versions[1].from": "2026-13"
  }),
  broken(
    "a contract that begins and ends in months that do not exist",
    month,
    {
      "contracts[1].startMonth": "2026-13",
      "contracts[1].endMonth": "2026-14",
      "contracts[1].renewalStoppedAt": "soon"
    },
    "contracts[1].startMonth",
    ["contracts[1].endMonth", "contracts[1].renewalStoppedAt"]
  ),
  ...each(zone, "locations[0].timeZone", [
    ["an unknown zone", "Europe/Atlantis"],
    ["a zone in the wrong case", "europe/sofia"],
    ["an old name of a zone in the wrong case", "us/eastern"],
    ["an offset for a zone", "+03:00"],
    ["an offset with a name for a zone", "UTC+3"],
    ["no zone", ""],
    ["a city for a zone", "Sofia"]
  ]),
  broken("a zone of the operator that does not exist", zone, { "operator.timeZone": "Local" }),
  broken("a zone of a partner that does not exist", zone, { "partners[0].timeZone": "EET+2" }),
  broken("a zone of a contract that does not exist", zone, { "contracts[0].timeZone": "GMT+2" }),
  broken("a session that ends before it starts", ["EndBeforeStart", "quarantine"], {
    "sessions[0].end": "2026-10-03T07:59:59Z"
  }),
  broken("an assignment that ends before it begins", ["EndBeforeStart", "no longer assigned"], {
    [`${assignments}[0].until`]: "2025-12-31"
  }),
  broken("an assignment of no day", ["EndBeforeStart", "no longer assigned"], {
    [`${assignments}[0].until`]: "2026-01-01"
  }),
  broken("service dates of a charge point reversed", ["EndBeforeStart", "no longer in service"], {
    "chargePoints[0].inServiceUntil": "2024-12-31"
  }),
  broken("service dates of an EVSE reversed", ["EndBeforeStart", "no longer in service"], {
    "chargePoints[0].evses[0].inServiceUntil": "2024-12-31"
  }),
  broken("a contract that ends before it begins", ["EndBeforeStart", "correct"], {
    "contracts[1].endMonth": "2025-12"
  }),
  broken("a tariff that ends before it begins", ["TariffInvalid", "correct"], {
    "tariffs[0].validUntil": "2025-12-31T00:00:00Z"
  }),
  broken(
    "two hosts on the same days",
    ["Overlap", "end the earlier"],
    { [`${assignments}[0].until`]: "2026-07-02" },
    `${assignments}[1]`
  ),
  broken(
    "two hosts, neither of which ends",
    ["Overlap", "end the earlier"],
    { [`${assignments}[0].until`]: undefined },
    `${assignments}[1]`
  ),
  broken(
    "two hosts in two zones whose days touch and whose hours overlap",
    ["Overlap", "end the earlier"],
    { [`${assignments}[0].contractId`]: "c-riverside" },
    `${assignments}[1]`
  )
]
