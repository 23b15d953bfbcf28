import { exact } from "@hostwatt/testing"
import * as fc from "fast-check"
import type { Calculation, Step } from "../../src/trace/Step.ts"
import * as Exact from "../../src/values/Exact.ts"

type Operation = Exclude<Calculation, { readonly op: "fact" }>

/** Which step of a trace is changed, and how. */
export const anyChange = fc.record({
  at: fc.nat(),
  what: fc.constantFrom("value", "operation", "operand", "mode", "digits", "part", "id", "path", "kind"),
  number: fc.nat({ max: 1_000 }),
  by: fc.constantFrom(exact("0.01"), exact("-0.01"), exact("1"), exact("1/3600"))
})

export type Change = typeof anyChange extends fc.Arbitrary<infer Some> ? Some : never

const binary = ["add", "subtract", "multiply", "divide", "larger", "smaller"] as const

const otherOperation = (by: Operation, { what, number }: Change, at: number): Operation | undefined => {
  switch (what) {
    case "operation": {
      if (by.op === "round" || by.op === "allocate") return undefined
      const others = binary.filter((op) => op !== by.op)
      return { ...by, op: others[number % others.length] ?? "add" }
    }
    case "operand": {
      const operand = number % (at + 2)
      const position = number % by.of.length
      if (by.of[position] === operand) return undefined
      return {
        ...by,
        of: by.of.map((one, index) => (index === position ? operand : one))
      } as unknown as Operation
    }
    case "mode":
      if (by.op !== "round") return undefined
      return { ...by, mode: by.mode === "half-up" ? "half-even" : "half-up" }
    case "digits":
      return by.op === "round" || by.op === "allocate"
        ? { ...by, digits: (by.digits + 1 + (number % 4)) % 5 }
        : undefined
    case "part":
      return by.op === "allocate" ? { ...by, part: by.part + 1 } : undefined
    default:
      return undefined
  }
}

const otherSource = (by: Calculation, { what }: Change): Calculation | undefined => {
  if (by.op !== "fact") return undefined
  const { source } = by
  switch (what) {
    case "id":
      return { op: "fact", source: { ...source, id: `${source.id}x` } }
    case "path":
      return source.kind === "definition"
        ? undefined
        : { op: "fact", source: { ...source, path: `${source.path}x` } }
    case "kind": {
      const kind = source.kind === "session" ? "contract" : "session"
      return { op: "fact", source: { ...source, kind } }
    }
    default:
      return undefined
  }
}

/** The steps with one of them changed, and where; `undefined` where that step has nothing of the kind. */
export const withChange = (
  steps: readonly Step[],
  change: Change
): { readonly at: number; readonly steps: readonly Step[] } | undefined => {
  const at = change.at % steps.length
  const step = steps[at]
  if (step === undefined) return undefined
  const by = step.by.op === "fact" ? otherSource(step.by, change) : otherOperation(step.by, change, at)
  const other =
    change.what === "value" ? { ...step, value: Exact.add(step.value, change.by) } : by && { ...step, by }
  return other && { at, steps: steps.map((own, index) => (index === at ? other : own)) }
}
