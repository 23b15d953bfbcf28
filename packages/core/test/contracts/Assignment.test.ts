import { aContract, anyDay, anyInstant, anyZone, at, contractOf, day, Runs, zone } from "@hostwatt/testing"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Assignment from "../../src/contracts/Assignment.ts"
import type * as Contract from "../../src/contracts/Contract.ts"
import * as Month from "../../src/values/Month.ts"

const assignment = (contractId: string, from: string, until?: string): Assignment.Assignment => ({
  chargePointId: "cp1",
  contractId,
  role: "host",
  from: day(from),
  until: until === undefined ? undefined : day(until)
})

describe("an assignment is in whole local days, half-open", () => {
  const own = assignment("c1", "2026-10-03", "2026-10-25")

  it.each([
    ["Europe/Sofia", "2026-10-02T20:59:59.999Z", false],
    ["Europe/Sofia", "2026-10-02T21:00:00Z", true],
    ["Europe/Sofia", "2026-10-24T20:59:59.999Z", true],
    ["Europe/Sofia", "2026-10-24T21:00:00Z", false],
    ["Pacific/Kiritimati", "2026-10-02T10:00:00Z", true],
    ["America/St_Johns", "2026-10-03T02:29:59Z", false]
  ])("in %s at %s: %s", (name, instant, isCovered) => {
    expect(Assignment.covers(own, zone(name), at(instant))).toBe(isCovered)
  })

  it("an open one never ends", () => {
    expect(Assignment.covers(assignment("c1", "2026-10-03"), zone("UTC"), at("2199-01-01T00:00:00Z"))).toBe(
      true
    )
  })
})

describe("who hosts a charge point that changes hands on 15 October", () => {
  const contracts = new Map<string, Contract.Contract>([
    ["c1", contractOf(aContract({ id: "c1" }))],
    ["c2", contractOf(aContract({ id: "c2" }))],
    ["c3", contractOf(aContract({ id: "c3", state: "draft" }))]
  ])
  const assignments = [
    assignment("c2", "2026-10-15", "2026-11-01"),
    assignment("c1", "2026-01-01", "2026-10-15")
  ]
  const partiesAt = (instant: string) => Assignment.partiesAt(assignments, contracts, at(instant))

  it.each([
    ["2026-10-14T20:59:59.999Z", "c1"],
    ["2026-10-14T21:00:00Z", "c2"],
    ["2026-10-31T21:59:59.999Z", "c2"]
  ])("at %s: %s, with its version", (instant, id) => {
    const parties = Result.getOrThrow(partiesAt(instant))
    expect(parties.map(({ contract, version }) => [contract.id, version.from])).toEqual([[id, "2026-01"]])
  })

  it("nobody before the first and after the last: NoAssignment", () => {
    for (const instant of ["2025-12-31T21:59:59.999Z", "2026-10-31T22:00:00Z"]) {
      expect(partiesAt(instant)).toEqual(Result.fail({ _tag: "Unallocated", reason: "NoAssignment" }))
    }
  })

  it("a contract that is not in force: NotInForce", () => {
    expect(
      Assignment.partiesAt([assignment("c3", "2026-01-01")], contracts, at("2026-10-03T00:00:00Z"))
    ).toEqual(Result.fail({ _tag: "Unallocated", reason: "NotInForce" }))
    expect(
      Assignment.partiesAt([assignment("c1", "2025-01-01")], contracts, at("2025-10-03T00:00:00Z"))
    ).toEqual(Result.fail({ _tag: "Unallocated", reason: "NotInForce" }))
  })
})

describe("who shares: a host under a sub-operator, and two beneficiaries", () => {
  const contracts = new Map<string, Contract.Contract>(
    [
      aContract({ id: "top" }),
      aContract({ id: "low" }),
      aContract({ id: "b1" }),
      aContract({ id: "b2", state: "draft" })
    ].map((document) => {
      const contract = contractOf(document)
      return [contract.id, contract.id === "low" ? { ...contract, under: "top" } : contract]
    })
  )
  const assignments = [
    { ...assignment("b2", "2026-01-01"), role: "beneficiary" as const },
    { ...assignment("b1", "2026-10-15"), role: "beneficiary" as const },
    assignment("low", "2026-01-01")
  ]
  const sharing = (instant: string) =>
    Result.getOrThrow(Assignment.partiesAt(assignments, contracts, at(instant))).map(
      ({ contract, isOfHost }) => `${contract.id}${isOfHost ? "" : " beneficiary"}`
    )

  it("the chain of the host from the top down, then beneficiaries in force", () => {
    expect(sharing("2026-10-03T00:00:00Z")).toEqual(["top", "low"])
    expect(sharing("2026-10-20T00:00:00Z")).toEqual(["top", "low", "b1 beneficiary"])
  })

  it("the host is the lowest contract, in force or not", () => {
    expect(Assignment.hostAt(assignments, contracts, at("2026-10-03T00:00:00Z"))?.id).toBe("low")
  })

  it("a contract above that is not in force leaves nobody: NotInForce", () => {
    const top = contracts.get("top")
    const drafted = new Map(contracts).set("top", { ...(top as Contract.Contract), state: "draft" })
    expect(Assignment.partiesAt(assignments, drafted, at("2026-10-03T00:00:00Z"))).toEqual(
      Result.fail({ _tag: "Unallocated", reason: "NotInForce" })
    )
  })
})

describe("two assignments overlap where they have an instant in common, each in its zone", () => {
  const early = assignment("c1", "2026-01-01", "2026-10-15")
  const late = assignment("c2", "2026-10-15")

  it.each([
    ["Europe/Sofia", "Europe/Sofia", false],
    ["Europe/Sofia", "America/New_York", false],
    ["Europe/Sofia", "Asia/Kolkata", true],
    ["America/New_York", "Pacific/Kiritimati", true]
  ])("until 15 October in %s and from 15 October in %s: %s", (before, after, isOverlap) => {
    expect(Assignment.overlap(early, zone(before), late, zone(after))).toBe(isOverlap)
    expect(Assignment.overlap(late, zone(after), early, zone(before))).toBe(isOverlap)
  })
})

describe(`laws of assignments, ${Runs.inWords(Runs.laws)}`, () => {
  const anyAssignment = fc
    .tuple(anyDay, fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }))
    .map(([from, days]): Assignment.Assignment => {
      const until = new Date(Date.parse(from) + (days ?? 0) * 86_400_000).toISOString().slice(0, 10)
      return assignment("c1", from, days === undefined ? undefined : until)
    })

  it("an instant is covered where its local day is", () => {
    fc.assert(
      fc.property(anyAssignment, anyZone, anyInstant, (own, name, instant) => {
        const date = Month.dateAt(instant, name)
        const isIn = own.from <= date && (own.until === undefined || date < own.until)
        expect(Assignment.covers(own, name, instant)).toBe(isIn)
      }),
      Runs.laws
    )
  })

  it("two that both cover an instant overlap, and overlapping goes both ways", () => {
    fc.assert(
      fc.property(anyAssignment, anyZone, anyAssignment, anyZone, (one, oneZone, other, otherZone) => {
        const first = Month.startOfDay(one.from, oneZone)
        const isOverlap = Assignment.overlap(one, oneZone, other, otherZone)
        expect(isOverlap || !Assignment.covers(other, otherZone, first)).toBe(true)
        expect(Assignment.overlap(other, otherZone, one, oneZone)).toBe(isOverlap)
        expect(Assignment.overlap(one, oneZone, one, oneZone)).toBe(true)
      }),
      Runs.laws
    )
  })
})
