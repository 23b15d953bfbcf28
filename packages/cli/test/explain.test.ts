import { Bundle, LineTrace, Month, Phrasebook, Settlement, TraceDocument } from "@hostwatt/core"
import { aBundle, aContractOn, aSession } from "@hostwatt/testing"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { aFileOf, asProcess, inProcess } from "./Running.ts"

const contracts = [aContractOn({ excludeConnectionFee: true, electricity: "deducted-and-reimbursed" })]
const bundle = aBundle({ contracts })

const theLine = () => {
  const { network } = Result.getOrThrow(Bundle.fromJson(bundle))
  const { statements } = Result.getOrThrow(Settlement.settleMonth(network, Month.make("2026-10")))
  const [line] = statements.flatMap(({ lines }) => lines)
  if (line === undefined) throw new Error("The month has no line")
  return line
}

const explain = (file: string, id: string, ...more: readonly string[]) =>
  inProcess(["explain", file, "--month", "2026-10", "--line", id, ...more])

describe("hostwatt explain", () => {
  it("tells whose line it is, every step, where each fact stands, and all of it in one line", async () => {
    const { code, stdout } = await explain(aFileOf(bundle), "collected:c1:s1")
    const { sentences, sources } = Phrasebook.explain(LineTrace.of(theLine(), Month.make("2026-10")))

    expect(code).toBe(0)
    expect(stdout).toBe(
      [
        "collected:c1:s1",
        "Host (p1) is owed 19.08 EUR on the statement of 2026-10 for session s1, which ended 2026-10-03 13:00",
        "Europe/Sofia time at EVSE dc and cost its driver 35.53 EUR; contract c1, as of 2026-01.",
        "",
        ...sentences.map((sentence) => `  ${sentence}`),
        "",
        ...sources.map((source, index) => `  [${index + 1}] ${Phrasebook.whereabouts(source)}`),
        "",
        "29.61 revenue − 1.00 connection fee (kept by the operator) − 7.43 electricity = 21.18; " +
          "55 % = 11.649 → 11.65; + 7.43 electricity back = 19.08; the operator has the other 10.53",
        ""
      ].join("\n")
    )
  })

  it("says with a floored base that it counts as zero", async () => {
    const floored = aBundle({
      contracts: [aContractOn({ electricity: "deducted", negativeBase: "floor-at-zero" })],
      electricityCosts: [{ id: "e1", currency: "EUR", elements: [{ pricePerKwh: "2.00" }] }]
    })
    const { stdout } = await explain(aFileOf(floored), "collected:c1:s1")

    expect(stdout).toContain(
      "29.61 revenue − 82.60 electricity = -52.99, at least zero 0.00; 55 % = 0.00; the operator has the other 29.61"
    )
  })

  it("says of an awaited line that it is not owed yet", async () => {
    const awaited = aBundle({ sessions: [aSession({ payment: { method: "card", status: "awaited" } })] })
    const { stdout } = await explain(aFileOf(awaited), "awaited:c1:s1")

    expect(stdout).toContain("Host (p1) will be owed, once the driver has paid, 16.29 EUR")
  })

  it("gives programs the same words, and the trace that they are from", async () => {
    const { stdout } = await explain(aFileOf(bundle), "collected:c1:s1", "--format", "json")
    const trace = LineTrace.of(theLine(), Month.make("2026-10"))
    const { sentences, sources } = Phrasebook.explain(trace)

    expect(JSON.parse(stdout)).toEqual({
      lineId: "collected:c1:s1",
      month: "2026-10",
      partnerId: "p1",
      counterpartyId: "op",
      currency: "EUR",
      net: "19.08",
      headline: expect.stringMatching(/^Host \(p1\) is owed 19\.08 EUR/),
      sentences,
      sources: sources.map(Phrasebook.whereabouts),
      summary: expect.stringMatching(/^29\.61 revenue/),
      trace: TraceDocument.fromTrace(trace)
    })
  })

  it("refuses a line that is not there, with the nearest that are and how to list all", async () => {
    const sessions = Array.from({ length: 9 }, (_, index) => aSession({ id: `s${index}` }))
    const { code, stderr, stdout } = await asProcess([
      "explain",
      aFileOf(aBundle({ sessions })),
      "--month",
      "2026-10",
      "--line",
      "s7"
    ])

    expect([code, stdout]).toEqual([1, ""])
    expect(stderr.split("\n").slice(0, 3)).toEqual([
      'hostwatt: "s7" is no line of 2026-10',
      "  the nearest are",
      "    collected:c1:s7"
    ])
    expect(stderr.match(/^ {4}collected/gm)).toHaveLength(5)
    expect(stderr).toContain("hostwatt settle … --month 2026-10 --format csv lists all ids, as lineId")
  })

  it("says so where the month has no lines at all", async () => {
    const { code, stderr } = await explain(aFileOf(aBundle({ sessions: [] })), "collected:c1:s1")

    expect(code).toBe(1)
    expect(stderr).toContain("the month has no lines")
  })
})
