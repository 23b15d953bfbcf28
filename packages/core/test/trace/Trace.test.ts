import { exact } from "@hostwatt/testing"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import * as Amount from "../../src/values/Amount.ts"
import * as Currency from "../../src/values/Currency.ts"
import * as Exact from "../../src/values/Exact.ts"
import type { Calculation, Source, Step } from "../../src/trace/Step.ts"
import * as Trace from "../../src/trace/Trace.ts"

const euro = Currency.make("EUR")
const session = (path: string): Source => ({ kind: "session", id: "s1", version: "1", path })
const contract: Source = { kind: "contract", id: "c1", version: "2026-01", path: "revenueSharing.dcPercent" }

const known: ReadonlyMap<string, Exact.Exact> = new Map([
  ["cdr.lines[0].net", exact("21.18")],
  ["cdr.lines[1].net", exact("1.00")],
  ["revenueSharing.dcPercent", exact("55")]
])
const lookUp: Trace.LookUp = ({ path }) => known.get(path)

/** 55 % of 21.18: 11.649, 11.65 in cents. */
const written = (): Trace.Trace => {
  const writer = Trace.begin(euro)
  const net = writer.fact("revenue", "money", exact("21.18"), session("cdr.lines[0].net"))
  const percent = writer.fact("share-percent", "percent", exact("55"), contract)
  const hundred = writer.definition("percent-of-whole")
  const factor = writer.step("interim", "percent", { op: "divide", of: [percent, hundred] })
  const part = writer.step("interim", "money", { op: "multiply", of: [net, factor] })
  writer.step("share", "money", { op: "round", of: [part], mode: "half-up", digits: 2 })
  return writer.trace()
}

const replayed = (steps: readonly Step[], look: Trace.LookUp = lookUp): string =>
  Result.match(Trace.replay({ currency: euro, steps }, look), {
    onSuccess: ({ value }) => `${value.numerator}/${value.denominator}`,
    onFailure: ({ step, reason }) => `${reason} at ${step}`
  })

const changed = (at: number, changes: Partial<Step>): readonly Step[] =>
  written().steps.map((step, index) => (index === at ? { ...step, ...changes } : step))

const by = (calculation: Calculation): Partial<Step> => ({ by: calculation })

describe("a trace of six steps: 55 % of 21.18 is 11.649, 11.65", () => {
  it("replays to 11.65 euros", () => {
    expect(Trace.replay(written(), lookUp)).toEqual(Result.succeed(Amount.make(euro, exact("11.65"))))
  })

  it("writes a fact down once; the same source stands where it stood first", () => {
    const writer = Trace.begin(euro)
    const once = writer.fact("revenue", "money", exact("1"), session("a"))
    expect(writer.fact("revenue", "money", exact("1"), session("a"))).toBe(once)
    expect(writer.fact("revenue", "money", exact("1"), session("b"))).not.toBe(once)
    expect(writer.definition("zero")).toBe(writer.definition("zero"))
  })

  it("adds up: the last addition carries the name, one part alone keeps its own", () => {
    const writer = Trace.begin(euro)
    const parts = ["1", "2", "3"].map((text) =>
      writer.fact("energy-charge", "money", exact(text), session(text))
    )
    expect(Trace.sum(writer, "revenue", "money", parts.slice(0, 1))).toBe(0)
    expect(writer.value(Trace.sum(writer, "revenue", "money", parts))).toEqual(exact("6"))
    expect(
      writer
        .trace()
        .steps.map(({ term }) => term)
        .slice(3)
    ).toEqual(["interim", "revenue"])
  })
})

describe("every operation is done again", () => {
  const outcome = (of: readonly [string, string], calculation: Calculation) => {
    const facts = of.map((text, index): Step => {
      const source = index === 0 ? session("x") : contract
      return { term: "interim", measure: "number", value: exact(text), by: { op: "fact", source } }
    })
    const look: Trace.LookUp = ({ kind }) => facts[kind === "session" ? 0 : 1]?.value
    return (value: string): string =>
      replayed([...facts, { term: "share", measure: "money", value: exact(value), by: calculation }], look)
  }

  it.each([
    ["add", "7", "2", "9"],
    ["subtract", "7", "2", "5"],
    ["multiply", "7", "2", "14"],
    ["divide", "7", "2", "7/2"],
    ["larger", "7", "2", "7"],
    ["smaller", "7", "2", "2"]
  ] as const)("%s %s and %s: %s", (op, first, second, value) => {
    const replay = outcome([first, second], { op, of: [0, 1] })
    expect(replay(value)).toBe(`${exact(value).numerator}/${exact(value).denominator}`)
    expect(replay("8")).toBe("ResultDiffers at 2")
  })

  it("allocates part k of the first by the others", () => {
    const replay = outcome(["10.00", "3"], { op: "allocate", of: [0, 1, 1, 1], part: 1, digits: 2 })
    expect(replay("3.33")).toBe("333/100")
    expect(replay("3.34")).toBe("ResultDiffers at 2")
  })

  it.each([
    ["dividing by zero", { op: "divide", of: [0, 1] }, "0"],
    ["a part that is not there", { op: "allocate", of: [0, 1], part: 1, digits: 2 }, "1"],
    ["a part before the first", { op: "allocate", of: [0, 1], part: -1, digits: 2 }, "1"],
    ["weights that are all zero", { op: "allocate", of: [0, 1], part: 0, digits: 2 }, "0"],
    ["a weight below zero", { op: "allocate", of: [0, 1], part: 0, digits: 2 }, "-1"],
    ["what has more digits than are shared out", { op: "allocate", of: [0, 1], part: 0, digits: 0 }, "1.5"]
  ] as const)("%s cannot be done", (_title, calculation, second) => {
    expect(outcome(["10.00", second], calculation)("10")).toBe("ResultDiffers at 2")
  })
})

describe("what does not hold, by the first step at fault", () => {
  it("NoSteps: there is none", () => {
    expect(replayed([])).toBe("NoSteps at 0")
  })

  it.each([
    [
      "a fact that is nowhere",
      0,
      by({ op: "fact", source: session("cdr.lines[7].net") }),
      "FactNotFound at 0"
    ],
    ["a fact of another value", 0, { value: exact("21.19") }, "FactDiffers at 0"],
    [
      "a definition that is none",
      2,
      by({ op: "fact", source: { kind: "definition", id: "two", version: "", path: "" } }),
      "FactNotFound at 2"
    ],
    ["a definition of another value", 2, { value: exact("99") }, "FactDiffers at 2"],
    ["a step that refers to itself", 3, by({ op: "divide", of: [3, 2] }), "RefersForward at 3"],
    ["a step that refers to a later one", 3, by({ op: "divide", of: [4, 2] }), "RefersForward at 3"],
    ["a step that refers before the first", 3, by({ op: "divide", of: [-1, 2] }), "RefersForward at 3"],
    ["a step that refers between two", 3, by({ op: "divide", of: [0.5, 2] }), "RefersForward at 3"],
    ["another operation", 4, by({ op: "add", of: [0, 3] }), "ResultDiffers at 4"],
    ["another operand", 4, by({ op: "multiply", of: [1, 3] }), "ResultDiffers at 4"],
    ["another value", 4, { value: exact("11.65") }, "ResultDiffers at 4"],
    ["other digits", 5, by({ op: "round", of: [4], mode: "half-up", digits: 1 }), "ResultDiffers at 5"],
    ["up, as step sizes round", 5, by({ op: "round", of: [1], mode: "up", digits: 0 }), "ResultDiffers at 5"],
    ["an answer of one cent more", 5, { value: exact("11.66") }, "ResultDiffers at 5"]
  ])("%s", (_title, at, changes, reason) => {
    expect(replayed(changed(at, changes))).toBe(reason)
  })

  it("a definition that claims a version or a path", () => {
    const of = (version: string, path: string) =>
      ({ kind: "definition", id: "percent-of-whole", version, path }) as const
    expect(replayed(changed(2, by({ op: "fact", source: of("2", "") })))).toBe("FactNotFound at 2")
    expect(replayed(changed(2, by({ op: "fact", source: of("", "x") })))).toBe("FactNotFound at 2")
  })

  it("the first of two faults is named", () => {
    const steps = changed(1, { value: exact("56") }).map((step, index) =>
      index === 4 ? { ...step, value: exact("1") } : step
    )
    expect(replayed(steps)).toBe("FactDiffers at 1")
  })
})

describe("a trace whose fact is the answer", () => {
  const fact = (value: string, source: Source): Step => ({
    term: "share",
    measure: "money",
    value: exact(value),
    by: { op: "fact", source }
  })

  it("is no fact of any record", () => {
    expect(replayed([fact("11.65", session("partner"))])).toBe("FactNotFound at 0")
  })

  it("NoCalculation: the fact of a record alone is no answer", () => {
    expect(replayed([fact("21.18", session("cdr.lines[0].net"))])).toBe("NoCalculation at 0")
  })

  it("is not saved by facts that stand before it and that it does not rest on", () => {
    const steps = [...written().steps, fact("1.00", session("cdr.lines[1].net"))]
    expect(replayed(steps)).toBe("NoCalculation at 6")
  })
})

describe("what an amount rests on", () => {
  it("is every fact behind the last step, and none that stands beside it", () => {
    const writer = Trace.begin(euro)
    const one = writer.fact("revenue", "money", exact("1"), session("one"))
    writer.fact("revenue", "money", exact("2"), session("beside"))
    const three = writer.fact("revenue", "money", exact("3"), session("three"))
    const four = writer.step("interim", "money", { op: "add", of: [one, three] })
    writer.step("share", "money", { op: "subtract", of: [four, one] })
    expect(new Set(Trace.sources(writer.trace()).map(({ path }) => path))).toEqual(new Set(["one", "three"]))
    expect(Trace.sources(Trace.begin(euro).trace())).toEqual([])
  })
})

describe("what is a caller's defect", () => {
  it("a step that refers forward, one that cannot be done, a sum of nothing", () => {
    const writer = Trace.begin(euro)
    const zero = writer.definition("zero")
    expect(() => writer.step("share", "money", { op: "add", of: [zero, 7] })).toThrow("step 7")
    expect(() => writer.step("share", "money", { op: "divide", of: [zero, zero] })).toThrow("divide")
    expect(() => Trace.sum(writer, "revenue", "money", [])).toThrow("needs a part")
  })
})
