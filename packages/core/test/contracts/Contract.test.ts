import {
  aContract,
  anyContract,
  anyInstant,
  aRevenueSharing,
  at,
  aVersion,
  contractOf,
  type Documents,
  month,
  Runs
} from "@hostwatt/testing"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Contract from "../../src/contracts/Contract.ts"
import * as Month from "../../src/values/Month.ts"

const terms = (contract: Contract.Contract, ...instants: readonly string[]): readonly string[] =>
  instants.map((instant) => {
    const term = Contract.termAt(contract, at(instant))
    return term === undefined ? "none" : `${term.first} to ${term.last}`
  })

const renewing = (changes: Partial<Documents.Contract> = {}, policies: Documents.Policies = {}) =>
  contractOf(aContract({ endMonth: "2026-12", autoRenewal: true, timeZone: "UTC", ...changes }), policies)

describe("a contract from 2026-01 to 2026-12 in Sofia", () => {
  const contract = contractOf(aContract({ endMonth: "2026-12" }))

  it("is in force from the first day of its first month to the end of the last day of its last, local time", () => {
    const instants = [
      "2025-12-31T21:59:59.999Z",
      "2025-12-31T22:00:00Z",
      "2026-12-31T21:59:59.999Z",
      "2026-12-31T22:00:00Z"
    ]
    expect(instants.map((instant) => Contract.isInForce(contract, at(instant)))).toEqual([
      false,
      true,
      true,
      false
    ])
  })

  it("has one term", () => {
    expect(terms(contract, "2025-12-31T00:00:00Z", "2026-06-01T00:00:00Z", "2027-06-01T00:00:00Z")).toEqual([
      "none",
      "2026-01 to 2026-12",
      "none"
    ])
  })

  it("without an end month it does not end; renewal has no effect on it", () => {
    const open = contractOf(aContract({ autoRenewal: true, renewalStoppedAt: "2026-06-01T00:00:00Z" }))
    expect(Contract.lastMonth(open)).toBeUndefined()
    expect(Contract.isInForce(open, at("2190-01-01T00:00:00Z"))).toBe(true)
  })
})

describe("a contract of twelve months that renews", () => {
  it("has terms of twelve months, one after the other", () => {
    expect(
      terms(renewing(), "2026-12-31T23:59:59.999Z", "2027-01-01T00:00:00Z", "2028-06-01T00:00:00Z")
    ).toEqual(["2026-01 to 2026-12", "2027-01 to 2027-12", "2028-01 to 2028-12"])
  })

  it("with terms of three months by policy, after the first of twelve", () => {
    const quarterly = renewing({}, { renewalMonths: 3 })
    expect(terms(quarterly, "2026-12-31T00:00:00Z", "2027-01-01T00:00:00Z", "2027-04-01T00:00:00Z")).toEqual([
      "2026-01 to 2026-12",
      "2027-01 to 2027-03",
      "2027-04 to 2027-06"
    ])
  })

  it.each([
    ["stopped in its last instant of 2026", "2026-12-31T23:59:59.999Z", "2026-12"],
    ["stopped in its first term", "2026-03-01T00:00:00Z", "2026-12"],
    ["stopped an instant too late: one more term", "2027-01-01T00:00:00Z", "2027-12"],
    ["stopped in its second term", "2027-06-15T12:00:00Z", "2027-12"],
    ["stopped before it began", "2025-01-01T00:00:00Z", "2026-12"]
  ])("%s ends with %3$s", (_title, renewalStoppedAt, last) => {
    expect(Contract.lastMonth(renewing({ renewalStoppedAt }))).toBe(last)
  })

  it("stopped by the clock of its own zone: 22:00 UTC is 2027 in Sofia", () => {
    const sofia = { timeZone: "Europe/Sofia", renewalStoppedAt: "2026-12-31T22:00:00Z" }
    expect(Contract.lastMonth(renewing(sofia))).toBe("2027-12")
    expect(Contract.lastMonth(renewing({ ...sofia, renewalStoppedAt: "2026-12-31T21:59:59.999Z" }))).toBe(
      "2026-12"
    )
  })

  it("not stopped it has no last month", () => {
    expect(Contract.lastMonth(renewing())).toBeUndefined()
  })
})

describe("versions: the one in force from the first day of its month", () => {
  const version = (from: string, acPercent: string) =>
    aVersion({ from, revenueSharing: aRevenueSharing({ acPercent }) })
  const contract = contractOf(
    aContract({ versions: [version("2026-10", "60"), version("2026-01", "70"), version("2026-11", "50")] })
  )

  it.each([
    ["2025-12-31T21:59:59.999Z", undefined],
    ["2025-12-31T22:00:00Z", "2026-01"],
    ["2026-09-30T20:59:59.999Z", "2026-01"],
    ["2026-09-30T21:00:00Z", "2026-10"],
    ["2026-10-31T21:59:59.999Z", "2026-10"],
    ["2026-10-31T22:00:00Z", "2026-11"],
    ["2099-01-01T00:00:00Z", "2026-11"]
  ])("at %s: that of %s", (instant, from) => {
    expect(Contract.versionAt(contract, at(instant))?.from).toBe(from)
  })
})

describe("only what is agreed is in force", () => {
  it.each([
    ["draft", false],
    ["active", true],
    ["ended", true],
    ["cancelled", false]
  ] as const)("%s: %s", (state, isInForce) => {
    const contract = contractOf(aContract({ state, endMonth: "2026-12" }))
    expect(Contract.isInForce(contract, at("2026-06-01T00:00:00Z"))).toBe(isInForce)
    expect(Contract.versionAt(contract, at("2026-06-01T00:00:00Z")) !== undefined).toBe(isInForce)
  })
})

/** Every term of a renewing contract until a month, laid out one by one. */
const laidOut = (contract: Contract.Contract, until: Month.Month): readonly Contract.ContractTerm[] => {
  const { duration, startMonth } = contract
  if (duration._tag !== "renewing") return []
  const all: Contract.ContractTerm[] = [{ first: startMonth, last: duration.endMonth }]
  for (let last = duration.endMonth; last < until; ) {
    const first = Month.next(last)
    last = Month.plus(last, duration.renewalMonths)
    all.push({ first, last })
  }
  const stopped = duration.stoppedAt === undefined ? undefined : Month.at(duration.stoppedAt, contract.zone)
  const isLast = (term: Contract.ContractTerm): boolean => stopped !== undefined && stopped <= term.last
  const end = all.findIndex(isLast)
  return end === -1 ? all : all.slice(0, end + 1)
}

describe(`laws of contracts, ${Runs.inWords(Runs.laws)}`, () => {
  it("terms follow each other without a gap, until the one in which renewal was stopped", () => {
    fc.assert(
      fc.property(anyContract, anyInstant, (contract, instant) => {
        fc.pre(contract.duration._tag === "renewing")
        const own = Month.at(instant, contract.zone)
        const expected = laidOut(contract, month("2036-12")).find(
          ({ first, last }) => first <= own && own <= last
        )
        expect(Contract.termAt(contract, instant)).toEqual(expected)
      }),
      Runs.laws
    )
  })

  it("in force is the same at every instant of a month, and whenever it is there is a version", () => {
    fc.assert(
      fc.property(anyContract, anyInstant, (contract, instant) => {
        const { start, end } = Month.period(Month.at(instant, contract.zone), contract.zone)
        const isInForce = Contract.isInForce(contract, instant)
        expect(Contract.isInForce(contract, start)).toBe(isInForce)
        expect(Contract.isInForce(contract, (end - 1) as typeof end)).toBe(isInForce)
        expect(Contract.versionAt(contract, instant) !== undefined).toBe(isInForce)
      }),
      Runs.laws
    )
  })

  it("the version in force is the last that has begun", () => {
    fc.assert(
      fc.property(anyContract, anyInstant, (contract, instant) => {
        const version = Contract.versionAt(contract, instant)
        fc.pre(version !== undefined)
        const begun = contract.versions.filter(({ from }) => from <= Month.at(instant, contract.zone))
        expect(version.from).toBe(
          begun
            .map(({ from }) => from)
            .toSorted()
            .at(-1)
        )
      }),
      Runs.laws
    )
  })

  it("nothing is in force after the last month", () => {
    fc.assert(
      fc.property(anyContract, (contract) => {
        const last = Contract.lastMonth(contract)
        fc.pre(last !== undefined)
        const end = Month.start(Month.next(last), contract.zone)
        expect(Contract.isInForce(contract, end)).toBe(false)
        expect(Contract.termAt(contract, (end - 1) as typeof end)?.last).toBe(last)
      }),
      Runs.laws
    )
  })
})
