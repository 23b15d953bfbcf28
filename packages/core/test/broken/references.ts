import type { Json } from "./aBundle.ts"
import { broken, type BrokenBundle } from "./BrokenBundle.ts"

const nowhere = (kind: string) => ["UnknownReference", `add the ${kind}`] as const
const twice = ["DuplicateId", "its own id"] as const
const sameCompany = ["DuplicateIdentity", "one profile"] as const

const anEvse = (id: string): Json => ({ id, currentType: "AC" })

const others = {
  partner: { id: "harbour", name: "Another" },
  contract: {
    id: "c-harbour",
    partnerId: "harbour",
    title: "Another",
    startMonth: "2026-01",
    versions: [{ from: "2026-01" }]
  },
  chargePoint: { id: "cp-quay", locationId: "quay" },
  session: {
    id: "rated-here",
    evseId: "quay-1",
    start: "2026-10-03T08:00:00Z",
    end: "2026-10-03T10:00:00Z",
    periods: [{ start: "2026-10-03T08:00:00Z", energyWh: 10001, timeSeconds: 7200 }]
  }
} as const

/** Ids that refer to nothing, and ids of two things. */
export const referenceFaults: readonly BrokenBundle[] = [
  broken("a contract of an unknown partner", nowhere("partner"), { "contracts[0].partnerId": "nobody" }),
  broken("an assignment to an unknown contract", nowhere("contract"), {
    "chargePoints[0].assignments[0].contractId": "none"
  }),
  broken("a charge point at an unknown location", nowhere("location"), {
    "chargePoints[0].locationId": "nowhere"
  }),
  broken("a session at an unknown EVSE", nowhere("EVSE"), { "sessions[0].evseId": "quay-9" }),
  broken("an id in another case", nowhere("EVSE"), { "sessions[0].evseId": "QUAY-1" }),
  broken("an id with a space", nowhere("EVSE"), { "sessions[0].evseId": "quay-1 " }),
  broken("the id of another kind of thing", nowhere("EVSE"), { "sessions[0].evseId": "cp-quay" }),
  broken("the name of what every object has", nowhere("EVSE"), { "sessions[0].evseId": "constructor" }),
  broken("an EVSE with an unknown tariff", nowhere("tariff"), {
    "chargePoints[0].evses[0].tariffId": "none"
  }),
  broken("a location with an unknown electricity cost", nowhere("electricity cost"), {
    "locations[0].electricityCostId": "none"
  }),
  broken("a charge point with an unknown electricity cost", nowhere("electricity cost"), {
    "chargePoints[0].electricityCostId": "none"
  }),
  broken("an EVSE with an unknown electricity cost", nowhere("electricity cost"), {
    "chargePoints[0].evses[0].electricityCostId": "none"
  }),
  broken("two partners with one id", twice, { "partners[3]": others.partner }, "partners[3].id"),
  broken("two contracts with one id", twice, { "contracts[3]": others.contract }, "contracts[3].id"),
  broken("two locations with one id", twice, { "locations[1].id": "quay" }),
  broken("two electricity costs with one id", twice, { "electricityCosts[1].id": "meter" }),
  broken(
    "two charge points with one id",
    twice,
    { "chargePoints[2]": others.chargePoint },
    "chargePoints[2].id"
  ),
  broken("two tariffs with one id", twice, { "tariffs[1].id": "street" }),
  broken("two EVSEs of a charge point with one id", twice, { "chargePoints[0].evses[1].id": "quay-1" }),
  broken(
    "two EVSEs of different charge points with one id",
    twice,
    { "chargePoints[1].evses[1]": anEvse("quay-1") },
    "chargePoints[1].evses[1].id"
  ),
  broken("two partners with one VAT number", sameCompany, { "partners[1].vatNumber": "BG100" }),
  broken("two partners with one registration number in one country", sameCompany, {
    "partners[1].registrationNumber": "100"
  }),
  broken("two partners with one external id", ["DuplicateIdentity", ""], { "partners[1].externalId": "A-1" }),
  broken("two records of one revision that differ", ["ConflictingRevision", "higher revision"], {
    "sessions[2]": others.session
  })
]
