import {
  aBundle,
  aContractOn,
  anImportedSession,
  aPrice,
  aSession,
  aTariff,
  aTariffOf,
  type Documents,
  month,
  settled
} from "@hostwatt/testing"
import { describe, expect, it } from "vitest"
import * as LineTrace from "../../src/statements/LineTrace.ts"
import * as Phrasebook from "../../src/trace/Phrasebook.ts"

const explained = (changes: Partial<Documents.Bundle>): Phrasebook.Explanation => {
  const [line] = settled(aBundle(changes), "2026-10").statements.flatMap(({ lines }) => lines)
  if (line === undefined) throw new Error("There is no line")
  return Phrasebook.explain(LineTrace.of(line, month("2026-10")))
}

const everything = aContractOn({ excludeConnectionFee: true, electricity: "deducted-and-reimbursed" })

describe("a worked session, from its meter to its line", () => {
  const { sentences, sources } = explained({ contracts: [everything] })

  it("tells each named step with what it was computed from", () => {
    expect(sentences).toEqual([
      "energy charge: 41.3 kWh [1] × 0.62 per kWh [2] = 25.606 → 25.61",
      "parking charge: 1:00:00 h [3] × 3.00 per hour [4] = 3.00",
      "connection fee: 1 session [5] × 1.00 per session [6] = 1.00",
      "revenue: 25.61 energy charge + 3.00 parking charge + 1.00 connection fee = 29.61",
      "electricity: 41.3 kWh [1] × 0.18 per kWh [7] = 7.434 → 7.43",
      "base: 29.61 revenue − 1.00 connection fee − 7.43 electricity = 21.18",
      "share: 21.18 base × 55 % [8] = 11.649 → 11.65",
      "partner amount: 11.65 share + 7.43 electricity = 19.08"
    ])
  })

  it("says where each fact stands", () => {
    expect(sources.map(Phrasebook.whereabouts)).toEqual([
      "session s1 revision 1, periods[0].energyWh",
      "tariff t1, elements[0].priceComponents[0].price",
      "session s1 revision 1, periods[1].parkingSeconds",
      "tariff t1, elements[0].priceComponents[2].price",
      "session s1 revision 1",
      "tariff t1, elements[0].priceComponents[1].price",
      "electricity cost e1, elements[0].pricePerKwh",
      "contract c1 version 2026-01, revenueSharing.dcPercent"
    ])
  })
})

describe("other steps in words", () => {
  it("a step size", () => {
    const tariff = aTariffOf([aPrice("energy", "0.25", { stepSize: 500 })])
    expect(explained({ tariffs: [tariff] }).sentences).toContain(
      "billed energy: whole steps of 41300 Wh metered energy [1] / 500 Wh step size [2] × 500 Wh step size [2] = 41500 Wh"
    )
  })

  it("an imported CDR", () => {
    expect(explained({ sessions: [anImportedSession()] }).sentences).toEqual([
      "share: 10.12 energy charge [1] × 55 % [2] = 5.566 → 5.57"
    ])
  })

  it("a base that is not shared below zero", () => {
    const contracts = [aContractOn({ electricity: "deducted", negativeBase: "floor-at-zero" })]
    const tariffs = [aTariffOf([aPrice("energy", "0.10")])]
    expect(explained({ contracts, tariffs }).sentences).toContain(
      "base, at least zero: the larger of -3.30 base and 0 = 0.00"
    )
  })

  it("a minimum price", () => {
    const tariffs = [aTariff({ minPrice: { beforeTax: "40.00" } })]
    expect(explained({ tariffs }).sentences.join("\n")).toContain("40.00 minimum price")
  })

  it("nothing at all was charged", () => {
    const free = aSession({ periods: [{ start: "2026-10-03T08:00:00Z" }] })
    const { sentences } = explained({ sessions: [free], tariffs: [aTariffOf([aPrice("energy", "0.62")])] })
    expect(sentences[0]).toBe("revenue: 1 session [1] × 0 = 0.00")
  })
})
