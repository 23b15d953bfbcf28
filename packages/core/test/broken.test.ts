import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import * as Bundle from "../src/bundle/Bundle.ts"
import type { Fault } from "../src/bundle/Fault.ts"
import * as Settlement from "../src/statements/Settlement.ts"
import * as Month from "../src/values/Month.ts"
import { aBundle, type Changes, changed, type Json } from "./broken/aBundle.ts"
import { correctedFree } from "./broken/agreements.ts"
import { textOf } from "./broken/BrokenBundle.ts"
import { brokenBundles } from "./broken/brokenBundles.ts"

const faultsOf = (input: unknown): readonly Fault[] => {
  const result = Bundle.fromJson(input)
  return Result.isFailure(result) ? result.failure : []
}

/** What blocks which session of October, and how many statements there are. */
const october = (input: Json): { readonly blocked: readonly string[]; readonly statements: number } => {
  const { network } = Result.getOrThrowWith(
    Bundle.fromJson(input),
    (faults) => new Error(JSON.stringify(faults))
  )
  const { blocked, statements } = Result.getOrThrow(Settlement.settleMonth(network, Month.make("2026-10")))
  return {
    blocked: blocked.map(({ reason, sessionId }) => `${sessionId}: ${reason}`),
    statements: statements.length
  }
}

const longest = 400

/** Control characters, and those that turn the direction of writing. */
const unprintable = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u

const expectReadable = (faults: readonly Fault[]): void => {
  for (const { message, path, remedy } of faults) {
    expect(message).not.toBe("")
    expect(remedy).not.toBe("")
    expect(message.length + remedy.length).toBeLessThanOrEqual(longest)
    expect(path.length).toBeLessThanOrEqual(longest)
    expect(message).not.toMatch(unprintable)
    expect(remedy).not.toMatch(unprintable)
  }
}

const all = Object.values(brokenBundles).flat()

describe("the bundle that the broken ones are made from", () => {
  it("has no fault, settles, and blocks nothing", () => {
    expect(faultsOf(aBundle)).toEqual([])
    expect(october(aBundle)).toEqual({ blocked: [], statements: 2 })
  })
})

describe("a broken bundle is refused with a path, a reason and advice", () => {
  it("in at least 200 ways, each with its own name", () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    expect(all.length).toBeGreaterThanOrEqual(200)
  })

  for (const [kind, bundles] of Object.entries(brokenBundles)) {
    describe(kind, () => {
      for (const bundle of bundles) {
        it(bundle.name, () => {
          const faults = faultsOf(JSON.parse(textOf(bundle)))
          const { alsoAt, expectedCode, expectedPath, remedy } = bundle
          const named = faults.map(({ code, path }) => `${code} at ${path}`)
          const expected = `${expectedCode} at ${expectedPath}`
          expect(named).toContain(expected)
          expect(named.indexOf(expected)).toBe(named.lastIndexOf(expected))
          expect(faults[named.indexOf(expected)]?.remedy).toContain(remedy)
          expect(faults.map(({ path }) => path)).toEqual(expect.arrayContaining([...alsoAt]))
          expectReadable(faults)
        })
      }
    })
  }
})

/** Faults of the shape, at the same time. */
const shapeAtOnce: Changes = {
  hostwatt: 3,
  "operator.policies.rounding": "up",
  "operator.policies.minimumPayout": "10.00",
  "operator.zone": "Europe/Sofia",
  "partners[0].name": undefined,
  "partners[2].options": { createUsers: true },
  "contracts[0].versions[0].revenueSharing.acPercent": 70,
  "contracts[0].versions[1].from": null,
  "contracts[1].autoRenewal": "yes",
  "chargePoints[0].assignments[1].role": "guest",
  "chargePoints[0].evses[1].currentType": "dc",
  "tariffs[0].elements[0].priceComponents[0].dimension": "fuel",
  "tariffs[0].elements[0].priceComponents[1].vat": "20",
  "sessions[0].periods[0].timeSeconds": 1.5,
  "sessions[0].readings": [{ at: "2026-10-03T08:00:00Z" }],
  "sessions[1].cdr.gross": undefined,
  payments: [{ statement: "st1" }]
}

/** Faults of the meaning, at the same time. */
const meaningAtOnce: Changes = {
  "operator.currency": "eur",
  "operator.timeZone": "Sofia",
  "operator.policies.renewalMonths": 0,
  "partners[0].timeZone": "EET+2",
  "partners[1].vatNumber": "BG100",
  "contracts[0].partnerId": "nobody",
  "contracts[0].versions[0].revenueSharing.acPercent": "101",
  "contracts[0].versions[0].revenueSharing.dcPercent": "5.00001",
  "contracts[0].versions[1].from": "2026-13",
  "contracts[1].endMonth": "2025-12",
  "contracts[2].startMonth": "2026-00",
  "contracts[2].versions[0].from": "January",
  "locations[0].electricityCostId": "none",
  "locations[1].timeZone": "europe/lisbon",
  "electricityCosts[0].elements[0].pricePerKwh": "-0.18",
  "electricityCosts[1].currency": "XXX",
  "chargePoints[0].locationId": "nowhere",
  "chargePoints[0].inServiceUntil": "2024-02-30",
  "chargePoints[0].assignments[0].from": "2026-1-1",
  "chargePoints[0].assignments[1].contractId": "none",
  "chargePoints[1].evses[0].tariffId": "none",
  "chargePoints[1].evses[0].inServiceFrom": "yesterday",
  "tariffs[0].elements[0].priceComponents[0].price": "0,45",
  "tariffs[0].elements[0].priceComponents[1].vatPercent": "-20",
  "tariffs[0].maxPrice.beforeTax": "0.49",
  "tariffs[1].id": "street",
  "tariffs[1].elements[0].priceComponents[0].price": "half",
  "sessions[0].evseId": "quay-9",
  "sessions[0].end": "2026-10-03T07:00:00Z",
  "sessions[0].recordedAt": "2026-10-03",
  "sessions[0].periods[0].energyWh": 0.0001,
  "sessions[0].periods[0].parkingSeconds": -1,
  "sessions[0].payment.collectedAt": "later",
  "sessions[1].revision": -1,
  "sessions[1].cdr.gross": "12.145",
  "sessions[1].cdr.lines[0].vatPercent": "twenty",
  "sessions[1].payment.collectedAt": "2026-10-05T08:00:00Z"
}

/** Where the fault is seen that a change makes, if that is not where the change is. */
const seenAt: Readonly<Record<string, string>> = { "tariffs[0].maxPrice.beforeTax": "tariffs[0].minPrice" }

const pathsOf = (faults: readonly Fault[]): readonly string[] => faults.map(({ path }) => path).toSorted()

describe("all faults of a stage are reported at once, each once and no other", () => {
  for (const [stage, changes] of Object.entries({ shape: shapeAtOnce, meaning: meaningAtOnce })) {
    it(`${Object.keys(changes).length} faults of the ${stage}`, () => {
      const faults = faultsOf(changed(changes))
      const paths = Object.keys(changes).map((path) => seenAt[path] ?? path)
      expect(pathsOf(faults)).toEqual(paths.toSorted())
      expectReadable(faults)
    })
  }

  it("a shape that does not fit leaves nothing to ask about the meaning", () => {
    const faults = faultsOf(changed({ "operator.currency": "eur", "operator.name": 5 }))
    expect(pathsOf(faults)).toEqual(["operator.name"])
  })

  it("10,000 sessions with one fault each", () => {
    const session = { id: "s", evseId: "nowhere", start: "2026-10-03T08:00:00Z" }
    const sessions = Array.from({ length: 10_000 }, (_, index) => ({ ...session, id: `s${index}` }))
    expect(faultsOf(changed({ sessions }))).toHaveLength(10_000)
  })
})

describe("unknown fields with names that are no names", () => {
  it("a name of a million characters is not repeated", () => {
    const faults = faultsOf(changed({ ["x".repeat(1_000_000)]: 1 }))
    expect(faults.map(({ code }) => code)).toEqual(["UnknownField"])
    expectReadable(faults)
  })

  it("a name that steers a terminal is a fault of its own", () => {
    const faults = faultsOf(changed({ "\u001b[2J\u202e": 1 }))
    expect(faults.map(({ code }) => code)).toEqual(["UnknownField"])
    expectReadable(faults)
  })
})

describe("what looks broken and is not", () => {
  it("a CDR in another currency than its contract: blocked, not lost", () => {
    expect(october(changed({ "sessions[1].cdr.currency": "USD" }))).toEqual({
      blocked: ["rated-before: CurrencyMismatch"],
      statements: 1
    })
  })

  it("a tariff in another currency than its contract: blocked, not lost", () => {
    expect(october(changed({ "tariffs[0].currency": "USD" }))).toEqual({
      blocked: ["rated-here: CurrencyMismatch"],
      statements: 1
    })
  })

  it("a session whose tariff is not there: unpriced, not refused", () => {
    expect(october(changed({ "sessions[0].tariffId": "none" }))).toEqual({
      blocked: ["rated-here: Unpriced"],
      statements: 1
    })
  })

  it("a session that was free by mistake, and was put right by a later revision", () => {
    expect(october(changed(correctedFree))).toEqual({ blocked: [], statements: 2 })
  })

  it("a record given twice", () => {
    const record = { id: "twice", evseId: "quay-2", start: "2026-10-05T08:00:00Z" }
    expect(faultsOf(changed({ "sessions[2]": record, "sessions[3]": record }))).toEqual([])
  })

  it("two hosts in two zones with hours between them", () => {
    const assignments = [
      { contractId: "c-harbour", from: "2026-01-01", until: "2026-07-01" },
      { contractId: "c-riverside", from: "2026-07-01" }
    ]
    expect(faultsOf(changed({ "chargePoints[0].assignments": assignments }))).toEqual([])
  })

  it("null, an empty list or no where a field that is not built yet says nothing", () => {
    const nothing: Changes = {
      topUps: [],
      issued: null,
      "chargePoints[0].roaming": false,
      "sessions[0].reservationExpired": false,
      "partners[0].managedBy": null,
      "contracts[0].versions[0].permissions": []
    }
    expect(faultsOf(changed(nothing))).toEqual([])
  })

  it.each([
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "[0]",
    "a.b",
    "\u001b[2J",
    "\u202e",
    " "
  ])("%j as an id of anything", (id) => {
    const ids = [
      "harbour",
      "c-harbour",
      "c-depot",
      "quay",
      "meter",
      "cp-quay",
      "quay-1",
      "street",
      "rated-here"
    ]
    const written = JSON.stringify(id)
    for (const other of ids) {
      const text = JSON.stringify(aBundle).replaceAll(`"${other}"`, () => written)
      expect(october(JSON.parse(text))).toEqual({ blocked: [], statements: 2 })
    }
  })
})
