import {
  aBundle,
  aCdr,
  aChargePoint,
  aContractOn,
  anImportedSession,
  aSession,
  type Documents,
  Runs,
  settled
} from "@hostwatt/testing"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import * as Session from "../../src/charging/Session.ts"
import { assertOverBundles } from "../overBundles.ts"

const warned = (changes: Partial<Documents.Bundle>): readonly string[] =>
  settled(aBundle(changes), "2026-10")
    .warnings.filter(({ code }) => code !== "TaxProfileMissing")
    .map(({ code, subject, path }) => `${code} ${subject.id} ${path}`)

describe("what settles all the same, with a warning", () => {
  it("a partner without a tax profile", () => {
    expect(settled(aBundle(), "2026-10").warnings).toEqual([
      { code: "TaxProfileMissing", subject: { kind: "partner", id: "p1" }, path: "taxProfile" }
    ])
  })

  it("a session that starts out of service", () => {
    const chargePoints = [aChargePoint({ inServiceUntil: "2026-10-03" })]
    expect(warned({ chargePoints })).toEqual(["OutsideServiceDates s1 start"])
  })

  it("two sessions at one EVSE at one time, each", () => {
    const sessions = [
      aSession(),
      aSession({ id: "s2", start: "2026-10-03T09:59:59Z", end: "2026-10-03T12:00:00Z" })
    ]
    expect(warned({ sessions }).slice(0, 2)).toEqual([
      "OverlappingSession s1 start",
      "OverlappingSession s2 start"
    ])
  })

  it("also one that starts in the first after a third has come and gone", () => {
    const short = aSession({
      id: "s2",
      start: "2026-10-03T08:10:00Z",
      end: "2026-10-03T08:20:00Z",
      periods: []
    })
    const late = aSession({
      id: "s3",
      start: "2026-10-03T09:00:00Z",
      end: "2026-10-03T11:00:00Z",
      periods: null,
      cdr: aCdr()
    })
    expect(warned({ sessions: [aSession(), short, late] })).toEqual([
      "OverlappingSession s1 start",
      "OverlappingSession s3 start"
    ])
  })

  it("not where one starts as the other ends, nor at two EVSEs", () => {
    const after = aSession({ id: "s2", start: "2026-10-03T10:00:00Z", end: "2026-10-03T12:00:00Z" })
    expect(warned({ sessions: [aSession(), after, aSession({ id: "s3", evseId: "ac" })] })).toEqual([
      "PeriodBeforeStart s2 periods[0].start",
      "PeriodBeforeStart s2 periods[1].start"
    ])
  })

  it("an awaited session that nothing is odd about: nothing", () => {
    expect(warned({ sessions: [aSession({ payment: null })] })).toEqual([])
  })
})

describe("the gross of an imported CDR against its lines: 10.12 and 20 %, 2.02 VAT, 12.14", () => {
  it.each([
    ["12.14", []],
    ["12.15", []],
    ["12.13", []],
    ["12.16", ["GrossDiffers s1 cdr.gross"]],
    ["12.12", ["GrossDiffers s1 cdr.gross"]]
  ])("%s: %j", (gross, expected) => {
    expect(warned({ sessions: [anImportedSession({ gross })] })).toEqual(expected)
  })

  it("of two rates two cents are within", () => {
    const lines = [
      { dimension: "energy", net: "10.12", vatPercent: "20" },
      { dimension: "flat", net: "1.00", vatPercent: "9" }
    ] as const
    expect(warned({ sessions: [anImportedSession({ lines, gross: "13.25" })] })).toEqual([])
    expect(warned({ sessions: [anImportedSession({ lines, gross: "13.26" })] })).toEqual([
      "GrossDiffers s1 cdr.gross"
    ])
  })

  it("is taken as given all the same", () => {
    const contracts = [aContractOn({ dcPercent: "100" })]
    const [statement] = settled(
      aBundle({ contracts, sessions: [anImportedSession({ gross: "99.00" })] }),
      "2026-10"
    ).statements
    expect(statement?.totals).toMatchObject({ balance: { minor: 1012n }, grossCollected: { minor: 9900n } })
  })
})

describe(`laws of warnings, ${Runs.inWords(Runs.laws)}`, () => {
  it("a session on a line overlaps if and only if one of two at its EVSE starts while the other is on", () => {
    const startsDuring = (one: Session.EndedSession, other: Session.EndedSession): boolean =>
      one.start < other.end && (other.start < one.start || (other.start === one.start && one.start < one.end))
    assertOverBundles(({ network, settlement }) => {
      const all = Result.getOrThrow(Session.latest(network.sessions)).filter(Session.hasEnded)
      const { statements, warnings } = settlement
      const onLines = new Set(statements.flatMap(({ lines }) => lines.map(({ session }) => session?.id)))
      const overlapping = all.filter((one) =>
        all.some(
          (other) =>
            other.id !== one.id &&
            other.evseId === one.evseId &&
            (startsDuring(one, other) || startsDuring(other, one))
        )
      )
      const expected = overlapping.map(({ id }) => id).filter((id) => onLines.has(id))
      const told = warnings.flatMap(({ code, subject }) =>
        code === "OverlappingSession" ? [subject.id] : []
      )
      expect(told).toEqual(expected)
    })
  })

  it("each stands once", () => {
    assertOverBundles(({ settlement }) => {
      const keys = settlement.warnings.map(({ code, subject, path }) => [code, subject.id, path])
      const texts = keys.map((key) => JSON.stringify(key))
      expect(new Set(texts).size).toBe(texts.length)
    })
  })
})
