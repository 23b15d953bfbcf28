import {
  aBundle,
  aContractOn,
  type BundleInMonth,
  exact,
  month as monthOf,
  networkOf,
  Runs,
  settled
} from "@hostwatt/testing"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Facts from "../../src/statements/Facts.ts"
import * as LineTrace from "../../src/statements/LineTrace.ts"
import type { StatementLine } from "../../src/statements/StatementLine.ts"
import * as Operation from "../../src/trace/Operation.ts"
import * as Trace from "../../src/trace/Trace.ts"
import * as Decimal from "../../src/values/Decimal.ts"
import * as Exact from "../../src/values/Exact.ts"
import * as Money from "../../src/values/Money.ts"
import { anyLine, assertOverBundles } from "../overBundles.ts"
import { missingKinds } from "../restsOn.ts"
import { anyChange, withChange } from "./changedStep.ts"

const october = monthOf("2026-10")

const linesOf = ({ bundle, month }: BundleInMonth): readonly StatementLine[] =>
  settled(bundle, month).statements.flatMap(({ lines }) => lines)

describe("the trace of a worked line: 19.08 of a session of 29.61", () => {
  const bundle = aBundle({
    contracts: [aContractOn({ excludeConnectionFee: true, electricity: "deducted-and-reimbursed" })]
  })
  const [line] = linesOf({ bundle, month: october })
  const trace = line && LineTrace.of(line, october)
  const lookUp = Facts.lookUp(networkOf(bundle))

  it("replays from the records of the network to 19.08", () => {
    const amount = trace && Result.getOrThrow(Trace.replay(trace, lookUp))
    expect(amount?.value).toEqual(exact("19.08"))
  })

  it("rests on meter values, prices and a clause", () => {
    const kinds = trace?.steps.flatMap(({ by }) => (by.op === "fact" ? [by.source.kind] : []))
    expect(new Set(kinds)).toEqual(
      new Set(["session", "tariff", "electricity-cost", "contract", "definition"])
    )
  })
})

describe("facts are authored or measured, never a result", () => {
  const lookUp = Facts.lookUp(networkOf(aBundle()))
  const session = { kind: "session", id: "s1", version: "1" } as const

  it.each([
    ["energy of a period", { ...session, path: "periods[0].energyWh" }, "41300"],
    ["seconds of parking", { ...session, path: "periods[1].parkingSeconds" }, "3600"],
    ["the session itself, once", { ...session, path: "" }, "1"],
    [
      "a price",
      { kind: "tariff", id: "t1", version: "", path: "elements[0].priceComponents[0].price" },
      "0.62"
    ],
    [
      "a VAT rate",
      { kind: "tariff", id: "t1", version: "", path: "elements[0].priceComponents[0].vatPercent" },
      "20"
    ],
    ["a share", { kind: "contract", id: "c1", version: "2026-01", path: "revenueSharing.acPercent" }, "70"],
    [
      "an electricity price",
      { kind: "electricity-cost", id: "e1", version: "", path: "elements[0].pricePerKwh" },
      "0.18"
    ]
  ] as const)("%s", (_title, source, value) => {
    expect(lookUp(source)).toEqual(exact(value))
  })

  it.each([
    ["another revision", { ...session, version: "2", path: "periods[0].energyWh" }],
    ["another session", { ...session, id: "s2", path: "periods[0].energyWh" }],
    ["a period that is not there", { ...session, path: "periods[2].energyWh" }],
    ["a field that is no fact", { ...session, path: "periods[0].start" }],
    ["the CDR of a session that was measured", { ...session, path: "cdr.lines[0].net" }],
    ["a result", { ...session, path: "net" }],
    [
      "another version of the contract",
      { kind: "contract", id: "c1", version: "2026-02", path: "revenueSharing.acPercent" }
    ],
    [
      "a clause that is no number",
      { kind: "contract", id: "c1", version: "2026-01", path: "revenueSharing.electricity" }
    ],
    ["a bound that is not stated", { kind: "tariff", id: "t1", version: "", path: "minPrice.beforeTax" }],
    ["a definition", { kind: "definition", id: "zero", version: "", path: "" }]
  ] as const)("%s is none", (_title, source) => {
    expect(lookUp(source)).toBeUndefined()
  })
})

describe("things without versions", () => {
  const lookUp = Facts.lookUp(networkOf(aBundle()))

  it("a version of a tariff or of an electricity cost is none of theirs", () => {
    const price = "elements[0].priceComponents[0].price"
    expect(lookUp({ kind: "tariff", id: "t1", version: "2", path: price })).toBeUndefined()
    const perKwh = "elements[0].pricePerKwh"
    expect(lookUp({ kind: "electricity-cost", id: "e1", version: "2", path: perKwh })).toBeUndefined()
  })

  it("a position is written in one way: [00] is not [0]", () => {
    expect(
      lookUp({ kind: "electricity-cost", id: "e1", version: "", path: "elements[00].pricePerKwh" })
    ).toBeUndefined()
  })
})

describe(`laws of traces, ${Runs.inWords(Runs.laws)}`, () => {
  it("every trace of every line replays from the network's facts to the amount of the line", () => {
    assertOverBundles(({ network, lines, month }) => {
      const lookUp = Facts.lookUp(network, lines)
      for (const line of lines) {
        const trace = LineTrace.of(line, month)
        expect(missingKinds(line, trace)).toEqual([])
        const amount = Result.getOrThrow(Trace.replay(trace, lookUp))
        expect(amount).toEqual({ currency: line.net.currency, value: Money.toExact(line.net) })
      }
    })
  })

  it("changing any value, operation or source of a step makes it fail, unless it computes the very same", () => {
    fc.assert(
      fc.property(anyLine, anyChange, ({ network, month, line }, change) => {
        const trace = LineTrace.of(line, month)
        const changed = withChange(trace.steps, change)
        fc.pre(changed !== undefined)
        const step = changed.steps[changed.at]
        const isSame =
          step !== undefined &&
          step.by.op !== "fact" &&
          step.by.of.every((position) => position < changed.at) &&
          isEqual(
            Operation.perform(
              step.by,
              step.by.of.map((position) => valueAt(trace, position))
            ),
            step.value
          )
        const replayed = Trace.replay({ ...trace, steps: changed.steps }, Facts.lookUp(network))
        const outcome = Result.match(replayed, {
          onSuccess: ({ value }) => `comes to ${Decimal.show(value)}`,
          onFailure: ({ step: at, reason }) => (isSame ? reason : `fails at ${at}`)
        })
        const same = [`comes to ${Decimal.show(Money.toExact(line.net))}`, "NoCalculation"]
        expect(isSame ? same : [`fails at ${changed.at}`]).toContain(outcome)
      }),
      Runs.laws
    )
  })

  it("a fact that reads otherwise in the records, or is gone from them, makes it fail", () => {
    fc.assert(
      fc.property(anyLine, fc.nat(), fc.boolean(), ({ network, month, line }, which, isGone) => {
        const trace = LineTrace.of(line, month)
        const facts = trace.steps.flatMap(({ by }) =>
          by.op === "fact" && by.source.kind !== "definition" ? [by.source] : []
        )
        const moved = JSON.stringify(facts[which % facts.length])
        const lookUp = Facts.lookUp(network)
        const replayed = Trace.replay(trace, (source) => {
          const value = lookUp(source)
          if (JSON.stringify(source) !== moved || value === undefined) return value
          return isGone ? undefined : Exact.add(value, exact("0.0000000001"))
        })
        expect(Result.isFailure(replayed) && replayed.failure.reason).toBe(
          isGone ? "FactNotFound" : "FactDiffers"
        )
      }),
      Runs.laws
    )
  })

  it("a trace whose fact is the answer fails, whatever record it claims to stand in", () => {
    const anySource = fc.record({
      kind: fc.constantFrom(
        "session" as const,
        "contract" as const,
        "tariff" as const,
        "electricity-cost" as const
      ),
      path: fc.constantFrom(
        "",
        "net",
        "partner",
        "revenueSharing.acPercent",
        "cdr.lines[0].net",
        "elements[0].pricePerKwh"
      )
    })
    fc.assert(
      fc.property(anyLine, anySource, ({ network, month, line }, { kind, path }) => {
        const isSession = kind === "session"
        const source = {
          kind,
          path,
          id: (isSession ? line.session?.id : line.contract?.contract.id) ?? "",
          version: isSession ? String(line.session?.revision) : (line.contract?.version.from ?? "")
        }
        const answer = { term: "share", measure: "money", value: Money.toExact(line.net) } as const
        const steps = [...LineTrace.of(line, month).steps, { ...answer, by: { op: "fact", source } } as const]
        const replayed = Trace.replay({ currency: line.net.currency, steps }, Facts.lookUp(network))
        expect(Result.isFailure(replayed)).toBe(true)
      }),
      Runs.laws
    )
  })
})

const valueAt = ({ steps }: Trace.Trace, position: number): Exact.Exact =>
  steps[position]?.value ?? Exact.zero

const isEqual = (left: Exact.Exact | undefined, right: Exact.Exact): boolean =>
  left !== undefined && Exact.equals(left, right)

describe("what is a defect of this library", () => {
  it("a trace that comes to another amount than its line", () => {
    const [line] = linesOf({ bundle: aBundle(), month: october })
    expect(() => line && LineTrace.of({ ...line, net: Money.make(line.net.currency, 1n) }, october)).toThrow(
      "does not come to its amount"
    )
  })
})
