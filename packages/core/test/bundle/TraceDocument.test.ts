import { aBundle, aContractOn, month, Runs, settled } from "@hostwatt/testing"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as TraceDocument from "../../src/bundle/TraceDocument.ts"
import * as LineTrace from "../../src/statements/LineTrace.ts"
import * as Currency from "../../src/values/Currency.ts"
import { anyLine, assertOverBundles } from "../overBundles.ts"

const euro = Currency.make("EUR")

const worked = (): TraceDocument.TraceDocument => {
  const contracts = [aContractOn({ excludeConnectionFee: true, electricity: "deducted-and-reimbursed" })]
  const [line] = settled(aBundle({ contracts }), "2026-10").statements.flatMap(({ lines }) => lines)
  return line === undefined ? [] : TraceDocument.fromTrace(LineTrace.of(line, month("2026-10")))
}

describe("a trace as it is printed", () => {
  it("states its values as people read them, and where its facts stand", () => {
    expect(worked().slice(0, 3)).toEqual([
      {
        term: "metered-energy",
        measure: "watt-hours",
        value: "41300",
        op: "fact",
        source: { kind: "session", id: "s1", version: "1", path: "periods[0].energyWh" }
      },
      {
        term: "definition",
        measure: "number",
        value: "1000",
        op: "fact",
        source: { kind: "definition", id: "watt-hours-per-kilowatt-hour", version: "", path: "" }
      },
      { term: "interim", measure: "kilowatt-hours", value: "41.3", op: "divide", of: [0, 1] }
    ])
    expect(worked().at(-1)).toMatchObject({ term: "partner-amount", value: "19.08", op: "add" })
  })
})

describe(`laws of printed traces, ${Runs.inWords(Runs.laws)}`, () => {
  it("reading a printed trace gives the trace, also from JSON text", () => {
    assertOverBundles(({ lines, month: of }) => {
      for (const trace of lines.map((line) => LineTrace.of(line, of))) {
        const text = JSON.stringify(TraceDocument.fromTrace(trace))
        expect(TraceDocument.toTrace(JSON.parse(text), trace.currency)).toEqual(Result.succeed(trace))
      }
    })
  })

  it("a printed value that its operation does not give is found at its step", () => {
    fc.assert(
      fc.property(anyLine, fc.nat(), ({ line, month: of }, which) => {
        const trace = LineTrace.of(line, of)
        const document = TraceDocument.fromTrace(trace)
        const operations = document.flatMap(({ op }, position) => (op === "fact" ? [] : [position]))
        const at = operations[which % operations.length] ?? 0
        const wrong = document.map((step, index) =>
          index === at ? { ...step, value: `1${step.value}` } : step
        )
        const read = TraceDocument.toTrace(wrong, trace.currency)
        expect(read).toEqual(Result.fail({ _tag: "TraceUnreadable", step: at }))
      }),
      Runs.laws
    )
  })
})

describe("what cannot be read, at its first step at fault", () => {
  const read = (
    change: (document: TraceDocument.TraceDocument) => TraceDocument.TraceDocument
  ): number | undefined =>
    Result.match(TraceDocument.toTrace(change(worked()), euro), {
      onSuccess: () => undefined,
      onFailure: ({ step }) => step
    })
  const at = (position: number, changes: object) => (document: TraceDocument.TraceDocument) =>
    document.map((step, index) => (index === position ? ({ ...step, ...changes } as typeof step) : step))

  it.each([
    ["a fact that is no number", 0, { value: "much" }],
    ["a fact that is for reading only", 0, { value: "41300.0000000001…" }],
    ["a step that refers to itself", 2, { of: [2, 1] }],
    ["a step that refers before the first", 2, { of: [-1, 1] }],
    ["a step that cannot be done", 2, { op: "allocate", of: [0, 1], part: 3, digits: 2 }],
    ["another value", 2, { value: "41.4" }]
  ])("%s", (_title, position, changes) => {
    expect(read(at(position, changes))).toBe(position)
  })

  it("nothing: the trace holds", () => {
    expect(read((document) => document)).toBeUndefined()
  })
})
