import {
  aBundle,
  aContractOn,
  aPartner,
  aSession,
  type Documents,
  networkOf,
  settled
} from "@hostwatt/testing"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import * as SettlementDocument from "../../src/bundle/SettlementDocument.ts"
import * as Settlement from "../../src/statements/Settlement.ts"
import * as StatementContent from "../../src/statements/StatementContent.ts"
import * as Month from "../../src/values/Month.ts"

const printed = (bundle: Documents.Bundle, month: string) =>
  SettlementDocument.fromSettlement(settled(bundle, month))

describe("line ids", () => {
  it("are different where a contract and a session together spell the same", () => {
    const contracts = [aContractOn({}, { id: "c" }), aContractOn({}, { id: "c:a" })]
    const chargePoints = contracts.map(({ id }, index) => ({
      id: `cp${index}`,
      locationId: "l1",
      assignments: [{ contractId: id, from: "2026-01-01" }],
      evses: [{ id: `e${index}`, currentType: "DC", tariffId: "t1" }] as const
    }))
    const sessions = [aSession({ id: "a:s", evseId: "e0" }), aSession({ id: "s", evseId: "e1" })]
    const [statement] = printed(aBundle({ contracts, chargePoints, sessions }), "2026-10").statements
    expect(new Set(statement?.lines.map(({ id }) => id)).size).toBe(2)
  })
})

describe("who watches a long settlement", () => {
  it("is told after each session how many are done", () => {
    const told: string[] = []
    const network = networkOf(
      aBundle({ sessions: [aSession(), aSession({ id: "s2" }), aSession({ id: "s3", end: null })] })
    )
    Settlement.settleMonth(network, Month.make("2026-10"), {
      onSession: (done, all) => told.push(`${done}/${all}`)
    })
    expect(told).toEqual(["1/2", "2/2"])
  })
})

describe("what is refused, in this order", () => {
  const huge = (id: string): Documents.Session =>
    aSession({
      id,
      cdr: {
        currency: "EUR",
        lines: [{ dimension: "energy", net: "9999999999999.99" }],
        gross: "9999999999999.99",
        energyWh: 0
      }
    })
  const contracts = [aContractOn({ dcPercent: "100" })]

  it("ConflictingRevision: every one, before anything is settled", () => {
    const { operator, ...rest } = networkOf(aBundle({ contracts, sessions: [huge("s1"), huge("s2")] }))
    const [first] = rest.sessions
    const other = first && { ...first, driverId: "d9" }
    const network = {
      operator,
      ...rest,
      sessions: [...rest.sessions, ...(other === undefined ? [] : [other])]
    }
    expect(Settlement.settleMonth(network, Month.make("2026-10"))).toEqual(
      Result.fail([{ _tag: "ConflictingRevision", sessionId: "s1", revision: 1 }])
    )
  })

  it("TotalTooLarge: two sessions of 10^15 cents each on one statement", () => {
    const refused = (sessions: readonly Documents.Session[]) =>
      Settlement.settleMonth(networkOf(aBundle({ contracts, sessions })), Month.make("2026-10"))
    expect(Result.isSuccess(refused([huge("s1")]))).toBe(true)
    expect(refused([huge("s1"), huge("s2")])).toEqual(
      Result.fail([{ _tag: "TotalTooLarge", partnerId: "p1", currency: "EUR" }])
    )
  })
})

describe("what is hashed", () => {
  it("is what the statement says and nothing else: parties, period, policies, versions, lines, totals", () => {
    const [statement] = settled(aBundle(), "2026-10").statements
    expect(Object.keys(statement ? StatementContent.fromStatement(statement) : {})).toEqual([
      "partnerId",
      "counterpartyId",
      "currency",
      "period",
      "policies",
      "contracts",
      "lines",
      "totals"
    ])
  })

  it("names of people and places change no hash", () => {
    const hash = (bundle: Documents.Bundle) => printed(bundle, "2026-10").statements[0]?.contentHash
    const renamed = aBundle({
      partners: [aPartner({ name: "Other", businessName: "Ltd", vatNumber: "BG1" })]
    })
    expect(hash(renamed)).toBe(hash(aBundle()))
    expect(hash(renamed)).toMatch(/^[0-9a-f]{64}$/)
  })
})
