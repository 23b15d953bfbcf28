import {
  aBundle,
  aContract,
  aLocation,
  anOperator,
  aPartner,
  aPeriod,
  aSession,
  aTariff,
  aVersion,
  type Documents,
  fields,
  Runs
} from "@hostwatt/testing"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Bundle from "../../src/bundle/Bundle.ts"
import type { Fault } from "../../src/bundle/Fault.ts"
import { anySettledBundle, assertOverBundles } from "../overBundles.ts"
import {
  fieldAt,
  objectPlaces,
  type Path,
  pathText,
  placesIn,
  referencePlaces,
  requiredPlaces,
  withAt
} from "./places.ts"

const faultsOf = (input: unknown): readonly Fault[] =>
  Result.match(Bundle.fromJson(input), { onSuccess: () => [], onFailure: (faults) => faults })

const told = (changes: Partial<Documents.Bundle>): readonly string[] =>
  faultsOf(aBundle(changes)).map(({ code, path }) => `${code} ${path}`)

describe("the smallest bundle", () => {
  const smallest = {
    hostwatt: 1,
    operator: { id: "op", name: "Operator", currency: "EUR", timeZone: "Europe/Sofia" }
  }

  it("is an operator; every policy has its default", () => {
    const { network, names } = Result.getOrThrow(Bundle.fromJson(smallest))
    expect(network.operator.policies).toEqual({
      rounding: "half-up",
      recognition: "collected",
      reimbursementRecognition: "with-revenue",
      negativeBase: "share",
      assetCounting: "daily",
      corporateCrossing: "stop",
      renewalMonths: undefined,
      minimumPayout: undefined,
      split: "at-boundaries",
      unmeasured: "no-match",
      timeAfterParking: "parking-rounds"
    })
    expect(names).toEqual({ operator: "Operator", partners: new Map() })
  })

  it("says no more with empty lists and nulls", () => {
    const lists = Object.fromEntries(
      ["partners", "contracts", "tariffs", "sessions"].map((name) => [name, []])
    )
    const nulls = Object.fromEntries(
      ["locations", "chargePoints", "electricityCosts"].map((name) => [name, null])
    )
    expect(Bundle.fromJson({ ...smallest, ...lists, ...nulls })).toEqual(Bundle.fromJson(smallest))
  })
})

describe("what is absent has its default", () => {
  it("a contract's zone and currency are the operator's, a partner's zone too", () => {
    const { network } = Result.getOrThrow(Bundle.fromJson(aBundle()))
    expect(network.contracts.get("c1")).toMatchObject({
      zone: "Europe/Sofia",
      currency: "EUR",
      state: "active"
    })
    expect(network.partners.get("p1")).toEqual({
      id: "p1",
      kind: "site-host",
      status: "active",
      zone: "Europe/Sofia"
    })
  })

  it("a version without revenue sharing shares nothing, and has the operator's policy", () => {
    const operator = anOperator({ policies: { negativeBase: "floor-at-zero" } })
    const contracts = [aContract({ versions: [{ from: "2026-01" }] })]
    const { network } = Result.getOrThrow(Bundle.fromJson(aBundle({ operator, contracts })))
    expect(network.contracts.get("c1")?.versions[0]?.revenueShare).toMatchObject({
      partnerShare: { AC: { numerator: 0n }, DC: { numerator: 0n } },
      connectionFee: "shared",
      electricity: "not-deducted",
      negativeBase: "floor-at-zero"
    })
  })

  it("a session that collected is paid at its end; one without payment awaits it", () => {
    const { network } = Result.getOrThrow(
      Bundle.fromJson(aBundle({ sessions: [aSession(), aSession({ id: "s2", payment: null })] }))
    )
    expect(network.sessions.map(({ payment, end, revision }) => [payment.cash, end, revision])).toMatchObject(
      [
        [{ _tag: "all", at: network.sessions[0]?.end }, expect.any(Number), 1],
        [{ _tag: "nothing" }, expect.any(Number), 1]
      ]
    )
  })

  it("null is absent: every optional field may be null", () => {
    const document: unknown = JSON.parse(JSON.stringify(aBundle()))
    const optional = fields.filter(({ isOptional }) => isOptional).map(({ path }) => path)
    const nulled = objectPlaces(document).reduce<unknown>((current, place) => {
      const own = optional.filter((field) => {
        const parent = fieldAt(place)
        return field.slice(0, field.lastIndexOf(".") === -1 ? 0 : field.lastIndexOf(".")) === parent
      })
      return own.reduce((inside, field) => {
        const path = [...place, field.slice(field.lastIndexOf(".") + 1)]
        const known = placesIn(document).some((one) => pathText(one.path) === pathText(path))
        return known ? inside : withAt(inside, path, null)
      }, current)
    }, document)
    expect(faultsOf(nulled)).toEqual([])
  })
})

const anyOf = (paths: (document: unknown) => readonly Path[]) =>
  fc
    .tuple(anySettledBundle, fc.nat())
    .map(([{ bundle }, which]) => ({ bundle, places: paths(bundle), which }))
    .filter(({ places }) => places.length > 0)
    .map(({ bundle, places, which }) => ({ bundle, path: places[which % places.length] ?? [] }))

describe(`laws of bundles, ${Runs.inWords(Runs.laws)}`, () => {
  it("a sound bundle is read, also from JSON text", () => {
    assertOverBundles(({ bundle, network }) => {
      expect(Result.map(Bundle.fromJson(JSON.parse(JSON.stringify(bundle))), (read) => read.network)).toEqual(
        Result.succeed(network)
      )
    })
  })

  it("a required field that is taken away anywhere is a fault that names the place", () => {
    fc.assert(
      fc.property(anyOf(requiredPlaces), ({ bundle, path }) => {
        const faults = faultsOf(withAt(bundle, path, undefined))
        expect(faults.map(({ code, path: place }) => `${code} ${place}`)).toEqual([
          `Missing ${pathText(path)}`
        ])
      }),
      Runs.laws
    )
  })

  it("an unknown field that is put anywhere is a fault that names the place", () => {
    const anyName = fc.constantFrom(
      "comment",
      "Id",
      "energyKwh",
      "__proto",
      "constructor",
      "toString",
      " id",
      "ü"
    )
    fc.assert(
      fc.property(anyOf(objectPlaces), anyName, ({ bundle, path }, name) => {
        const place = [...path, name]
        const faults = faultsOf(withAt(bundle, place, 1))
        expect(faults.map(({ code, path: at }) => `${code} ${at}`)).toEqual([
          `UnknownField ${pathText(place)}`
        ])
      }),
      Runs.laws
    )
  })

  it("a reference to nothing anywhere is a fault that names the place", () => {
    fc.assert(
      fc.property(anyOf(referencePlaces), ({ bundle, path }) => {
        const faults = faultsOf(withAt(bundle, path, "nowhere"))
        expect(faults.map(({ code, path: place }) => `${code} ${place}`)).toContain(
          `UnknownReference ${pathText(path)}`
        )
      }),
      Runs.laws
    )
  })

  it("a value of another shape anywhere is a fault at that place or in it", () => {
    fc.assert(
      fc.property(
        anyOf((document) => placesIn(document).map(({ path }) => path)),
        fc.constantFrom({ a: 1 }, 1.5, true, "?", [1], -1),
        ({ bundle, path }, other) => {
          const own = placesIn(bundle).find((place) => pathText(place.path) === pathText(path))
          fc.pre(own !== undefined && typeof own.value !== typeof other && own.value !== null)
          fc.pre(!(fieldAt(path).endsWith("energyWh") && typeof other !== "object"))
          const faults = faultsOf(withAt(bundle, path, other))
          expect(faults.length).toBeGreaterThan(0)
          for (const fault of faults) expect(fault.path.startsWith(pathText(path))).toBe(true)
        }
      ),
      Runs.laws
    )
  })

  it("whatever it is given, it answers with a bundle or with faults that say what to do", () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue()), (input) => {
        for (const { message, remedy } of faultsOf(input)) expect([message, remedy]).not.toContain("")
      }),
      Runs.laws
    )
  })
})

describe("what has the wrong shape: every fault at once, by place", () => {
  it("a field missing, one unknown, one of another shape, one without a rule yet", () => {
    const { name: _name, ...operator } = anOperator()
    const input = { ...aBundle({ issued: [{}] }), operator: { ...operator, colour: "red", currency: 1 } }
    expect(faultsOf(input).map(({ code, path }) => `${code} ${path}`)).toEqual([
      "NotBuiltYet issued",
      "UnknownField operator.colour",
      "WrongShape operator.currency",
      "Missing operator.name"
    ])
  })

  it("another version of the format", () => {
    expect(faultsOf({ ...aBundle(), hostwatt: 2 })).toMatchObject([{ code: "WrongShape", path: "hostwatt" }])
  })

  it("a contract without a version", () => {
    expect(faultsOf({ ...aBundle(), contracts: [{ ...aContract(), versions: [] }] })).toMatchObject([
      { path: "contracts[0].versions[0]" }
    ])
  })

  it("numbers for money: 0.45 must be text", () => {
    const tariff = { ...aTariff(), elements: [{ priceComponents: [{ dimension: "energy", price: 0.45 }] }] }
    expect(faultsOf({ ...aBundle(), tariffs: [tariff] })).toMatchObject([
      { code: "WrongShape", path: "tariffs[0].elements[0].priceComponents[0].price" }
    ])
  })

  it("an id that is empty or longer than 200 characters", () => {
    expect(told({ partners: [aPartner({ id: "" })] })).toEqual(["WrongShape partners[0].id"])
    expect(told({ partners: [aPartner({ id: "x".repeat(201) })] })).toEqual(["WrongShape partners[0].id"])
  })
})

describe("what has no rule yet is refused by name, unless it says that there is nothing", () => {
  it.each<readonly [string, Partial<Documents.Bundle>]>([
    ["operator.policies.minimumPayout", { operator: anOperator({ policies: { minimumPayout: "10.00" } }) }],
    ["partners[0].options", { partners: [aPartner({ options: { createUsers: true } })] }],
    ["partners[0].contacts", { partners: [aPartner({ contacts: [{}] })] }],
    [
      "contracts[0].versions[0].permissions",
      { contracts: [aContract({ versions: [aVersion({ permissions: ["reset"] })] })] }
    ],
    ["locations[0].tariffGroupId", { locations: [aLocation({ tariffGroupId: "g1" })] }],
    ["sessions[0].readings", { sessions: [aSession({ readings: [{}] })] }],
    [
      "sessions[0].periods[0].reservationSeconds",
      { sessions: [aSession({ periods: [aPeriod({ reservationSeconds: 1 })] })] }
    ],
    ["issued", { issued: [{}] }]
  ])("%s", (path, changes) => {
    expect(told(changes)).toEqual([`NotBuiltYet ${path}`])
  })

  it.each([[null], [false], [[]]])("%j says that there is nothing", (nothing) => {
    const sessions = [aSession({ readings: nothing, reservationExpired: nothing })]
    expect(told({ sessions, issued: nothing, payments: nothing })).toEqual([])
  })
})
