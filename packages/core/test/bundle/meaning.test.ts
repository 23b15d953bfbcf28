import {
  aBundle,
  aChargePoint,
  aContract,
  aLocation,
  anAssignment,
  anImportedSession,
  anOperator,
  aPartner,
  aPayment,
  aPeriod,
  aPrice,
  aSession,
  aTariffOf,
  aVersion,
  anEvse,
  type Documents
} from "@hostwatt/testing"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import * as Bundle from "../../src/bundle/Bundle.ts"
import type { Fault } from "../../src/bundle/Fault.ts"

const faultsOf = (input: unknown): readonly Fault[] =>
  Result.match(Bundle.fromJson(input), { onSuccess: () => [], onFailure: (faults) => faults })

const told = (changes: Partial<Documents.Bundle>): readonly string[] =>
  faultsOf(aBundle(changes)).map(({ code, path }) => `${code} ${path}`)

describe("what the texts mean", () => {
  it.each<readonly [string, Partial<Documents.Bundle>]>([
    ["UnknownZone operator.timeZone", { operator: anOperator({ timeZone: "Sofia" }) }],
    ["UnknownCurrency operator.currency", { operator: anOperator({ currency: "euro" }) }],
    [
      "OutOfRange operator.policies.renewalMonths",
      { operator: anOperator({ policies: { renewalMonths: 0 } }) }
    ],
    [
      "NotAMonth contracts[0].startMonth",
      { contracts: [aContract({ startMonth: "2026-13", versions: [aVersion()] })] }
    ],
    [
      "NotADate chargePoints[0].inServiceFrom",
      { chargePoints: [aChargePoint({ inServiceFrom: "2026-02-29" })] }
    ],
    ["NotAnInstant sessions[0].start", { sessions: [aSession({ start: "2026-10-03T08:00:00" })] }],
    [
      "NotADecimal tariffs[0].elements[0].priceComponents[0].price",
      { tariffs: [aTariffOf([aPrice("energy", "0,45"), aPrice("flat", "1")])] }
    ],
    [
      "OutOfRange tariffs[0].elements[0].priceComponents[0].price",
      { tariffs: [aTariffOf([aPrice("energy", "-0.45"), aPrice("flat", "1")])] }
    ],
    [
      "OutOfRange tariffs[0].elements[0].priceComponents[0].stepSize",
      { tariffs: [aTariffOf([aPrice("energy", "1", { stepSize: -1 }), aPrice("flat", "1")])] }
    ],
    ["TooManyDecimals sessions[0].cdr.gross", { sessions: [anImportedSession({ gross: "12.145" })] }],
    [
      "OutOfRange sessions[0].periods[0].energyWh",
      { sessions: [aSession({ periods: [aPeriod({ energyWh: -1 })] })] }
    ],
    [
      "TooManyDecimals sessions[0].periods[0].energyWh",
      { sessions: [aSession({ periods: [aPeriod({ energyWh: 0.0001 })] })] }
    ],
    [
      "OutOfRange sessions[0].periods[0].timeSeconds",
      { sessions: [aSession({ periods: [aPeriod({ timeSeconds: -1 })] })] }
    ],
    ["OutOfRange sessions[0].cdr.gross", { sessions: [anImportedSession({ lines: [], gross: "-0.01" })] }],
    ["OutOfRange sessions[0].revision", { sessions: [aSession({ revision: -1 })] }],
    [
      "WrongShape sessions[0].payment.method",
      { sessions: [aSession({ payment: aPayment({ method: "cash" }) })] }
    ],
    ["EndBeforeStart contracts[0].endMonth", { contracts: [aContract({ endMonth: "2025-12" })] }],
    [
      "EndBeforeStart chargePoints[0].inServiceUntil",
      { chargePoints: [aChargePoint({ inServiceUntil: "2025-01-01" })] }
    ],
    [
      "EndBeforeStart chargePoints[0].assignments[0].until",
      { chargePoints: [aChargePoint({ assignments: [anAssignment({ until: "2026-01-01" })] })] }
    ],
    ["EndBeforeStart sessions[0].end", { sessions: [aSession({ end: "2026-10-03T07:59:59Z" })] }],
    [
      "VersionBeforeStart contracts[0].versions[0].from",
      { contracts: [aContract({ versions: [aVersion({ from: "2026-02" })] })] }
    ],
    [
      "DuplicateId contracts[0].versions[1].from",
      { contracts: [aContract({ versions: [aVersion(), aVersion()] })] }
    ],
    ["DuplicateId partners[1].id", { partners: [aPartner(), aPartner()] }],
    [
      "DuplicateId chargePoints[0].evses[1].id",
      { chargePoints: [aChargePoint({ evses: [anEvse(), anEvse()] })] }
    ],
    [
      "DuplicateIdentity partners[1].vatNumber",
      { partners: [aPartner({ vatNumber: "BG1" }), aPartner({ id: "p2", vatNumber: "BG1" })] }
    ],
    [
      "Overlap chargePoints[0].assignments[1]",
      {
        chargePoints: [aChargePoint({ assignments: [anAssignment(), anAssignment({ from: "2026-10-01" })] })]
      }
    ],
    [
      "ZoneMismatch contracts[1].timeZone",
      { contracts: [aContract(), aContract({ id: "c2", timeZone: "UTC" })] }
    ],
    [
      "TariffInvalid tariffs[0].elements[0].priceComponents",
      { tariffs: [aTariffOf([aPrice("flat", "1"), aPrice("flat", "2")])] }
    ],
    ["TooMuchGiven sessions[0].cdr", { sessions: [anImportedSession({}, { periods: [aPeriod()] })] }],
    [
      "TooMuchGiven sessions[0].payment.collectedAt",
      {
        sessions: [
          aSession({ payment: { method: "card", status: "awaited", collectedAt: "2026-10-03T10:00:00Z" } })
        ]
      }
    ],
    ["ConflictingRevision sessions[1]", { sessions: [aSession(), aSession({ driverId: "d2" })] }],
    [
      "FreeWithTotal sessions[0].payment.method",
      { sessions: [aSession({ payment: aPayment({ method: "free" }) })] }
    ]
  ])("%s", (fault, changes) => {
    expect(told(changes)).toEqual([fault])
  })

  it("two assignments that only touch, in one zone, do not overlap", () => {
    const assignments = [anAssignment({ until: "2026-10-01" }), anAssignment({ from: "2026-10-01" })]
    expect(told({ chargePoints: [aChargePoint({ assignments })] })).toEqual([])
  })

  it("a session's missing tariff is no fault: it is unpriced", () => {
    expect(told({ sessions: [aSession({ tariffId: "gone" })] })).toEqual([])
  })

  it("a reference to something faulty is not reported again", () => {
    expect(told({ locations: [aLocation({ timeZone: "Sofia" })] })).toEqual([
      "UnknownZone locations[0].timeZone"
    ])
  })

  it("free sessions may cost nothing, or may not be priced yet", () => {
    const payment = aPayment({ method: "free" })
    const free = aTariffOf([aPrice("energy", "0")])
    expect(told({ tariffs: [free], sessions: [aSession({ payment })] })).toEqual([])
    expect(told({ sessions: [aSession({ payment, tariffId: "gone" })] })).toEqual([])
  })

  it("a free session that cost something is named at the record that counts", () => {
    const free = aSession({ revision: 2, payment: aPayment({ method: "free" }) })
    expect(told({ sessions: [aSession(), free] })).toEqual(["FreeWithTotal sessions[1].payment.method"])
  })

  it("an id that is no Unicode is refused before it is hashed: half of a pair of surrogates", () => {
    expect(told({ partners: [aPartner(), aPartner({ id: "p\ud83d" })] })).toEqual([
      "WrongShape partners[1].id"
    ])
  })

  it("a free record that a later one replaces is no fault", () => {
    const free = aSession({ payment: aPayment({ method: "free" }) })
    expect(told({ sessions: [free, aSession({ revision: 2 })] })).toEqual([])
  })
})
