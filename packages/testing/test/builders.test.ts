import { Contract, LineTrace, Money, Phrasebook } from "@hostwatt/core"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  aBundle,
  aContract,
  aContractOn,
  aPartner,
  anImportedSession,
  anyBundle,
  anyContract,
  anyMeasured,
  anyTariff,
  aSession,
  aTariff,
  contractOf,
  month,
  networkOf,
  Runs,
  sessionOf,
  settled,
  tariffOf
} from "../src/index.ts"

describe("the bundle that builders make: a DC session of 29.61 under 55 %", () => {
  it("pays the partner 16.29 for October 2026", () => {
    const [statement] = settled(aBundle(), "2026-10").statements
    expect(statement && Money.format(statement.totals.balance)).toBe("16.29")
  })

  it("with the connection fee kept and electricity deducted and given back: 19.08", () => {
    const terms = aContractOn({ excludeConnectionFee: true, electricity: "deducted-and-reimbursed" })
    const [statement] = settled(aBundle({ contracts: [terms] }), "2026-10").statements
    const [line] = statement?.lines ?? []
    expect(line && Phrasebook.explain(LineTrace.of(line, month("2026-10"))).sentences.at(-1)).toContain(
      "19.08"
    )
  })

  it("an imported session of 10.12 instead: 5.57", () => {
    const [statement] = settled(aBundle({ sessions: [anImportedSession()] }), "2026-10").statements
    expect(statement && Money.format(statement.totals.balance)).toBe("5.57")
  })
})

describe("a builder's fields can be put over", () => {
  it("another id, another start month with its version, another end", () => {
    expect(aPartner({ id: "p2" })).toMatchObject({ id: "p2", name: "Host" })
    expect(aContract({ startMonth: "2026-05" }).versions).toMatchObject([{ from: "2026-05" }])
    expect(aSession({ end: null })).toMatchObject({ id: "s1", end: null })
  })

  it("domain forms come out of the bundle they would stand in", () => {
    expect(contractOf(aContract({ endMonth: "2026-12" })).duration).toEqual({
      _tag: "fixed",
      endMonth: "2026-12"
    })
    expect(tariffOf(aTariff({ taxIncluded: "yes" })).taxIncluded).toBe("yes")
    expect(sessionOf(aSession()).measurement._tag).toBe("periods")
  })

  it("a faulty thing is refused with its faults", () => {
    expect(() => networkOf(aBundle({ partners: [] }))).toThrow("UnknownReference")
  })
})

describe(`what arbitraries make is valid, in ${Runs.inWords(Runs.laws)}`, () => {
  it("bundles have no fault, also once they were JSON text", () => {
    fc.assert(
      fc.property(anyBundle, ({ bundle }) => {
        networkOf(JSON.parse(JSON.stringify(bundle)))
      }),
      Runs.laws
    )
  })

  it("tariffs, measured sessions and contracts stand alone", () => {
    fc.assert(
      fc.property(anyTariff, anyMeasured, anyContract, (tariff, { periods }, contract) => {
        expect(tariff.id).toBe("t1")
        expect(periods.length).toBeGreaterThan(0)
        expect(Contract.termAt(contract, 0 as never)).toBeUndefined()
      }),
      Runs.laws
    )
  })
})
