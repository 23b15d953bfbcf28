import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Operation from "../trace/Operation.ts"
import { measures, sourceKinds, type Step, terms } from "../trace/Step.ts"
import type { Trace } from "../trace/Trace.ts"
import type { Currency } from "../values/Currency.ts"
import * as Decimal from "../values/Decimal.ts"
import * as Exact from "../values/Exact.ts"

const Source = Schema.Struct({
  kind: Schema.Literals(sourceKinds),
  id: Schema.String,
  version: Schema.String,
  path: Schema.String
})

const named = { term: Schema.Literals(terms), measure: Schema.Literals(measures), value: Schema.String }
const Pair = Schema.Tuple([Schema.Int, Schema.Int])

const StepDocument = Schema.Union([
  Schema.Struct({ ...named, op: Schema.Literal("fact"), source: Source }),
  Schema.Struct({
    ...named,
    op: Schema.Literals(["add", "subtract", "multiply", "divide", "larger", "smaller"]),
    of: Pair
  }),
  Schema.Struct({
    ...named,
    op: Schema.Literal("round"),
    of: Schema.Tuple([Schema.Int]),
    mode: Schema.Literals(["half-up", "half-even", "up"]),
    digits: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 4 }))
  }),
  Schema.Struct({
    ...named,
    op: Schema.Literal("allocate"),
    of: Schema.NonEmptyArray(Schema.Int),
    part: Schema.Int,
    digits: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 4 }))
  })
])

/** A trace as it is printed: values as people read them, facts exactly. */
export const TraceDocument = Schema.Array(StepDocument)

export type TraceDocument = typeof TraceDocument.Type

/** A trace as it is printed. A value that ends in `…` is for reading only; its operation gives it exactly. */
export const fromTrace = ({ steps }: Trace): TraceDocument =>
  steps.map(({ term, measure, value, by }) => ({ term, measure, value: Decimal.show(value), ...by }))

/** Any decimal that a trace can state as a fact. */
const factLimits: Decimal.Limits = {
  decimals: 10,
  minimum: `-1${"0".repeat(40)}`,
  maximum: `1${"0".repeat(40)}`
}

const valueOf = (
  document: TraceDocument[number],
  earlier: readonly Exact.Exact[]
): Exact.Exact | undefined => {
  if (document.op === "fact") return Result.getOrUndefined(Decimal.parse(document.value, factLimits))
  const isBackwards = document.of.every((at) => at >= 0 && at < earlier.length)
  const operands = document.of.flatMap((at) => earlier[at] ?? [])
  const result = isBackwards ? Operation.perform(document, operands) : undefined
  return result !== undefined && Decimal.show(result) === document.value ? result : undefined
}

/** A printed trace that does not hold, at its first step at fault. */
export interface TraceUnreadable {
  readonly _tag: "TraceUnreadable"
  readonly step: number
}

const stepOf = (document: TraceDocument[number], value: Exact.Exact): Step => {
  const { term, measure, value: _value, ...by } = document
  return { term, measure, value, by }
}

/**
 * Reads a printed trace back, recomputing every step from its facts.
 *
 * - Refuses: the first step that is not what its operation gives
 * - Law: reading a printed trace gives the trace
 */
export const toTrace = (
  document: TraceDocument,
  currency: Currency
): Result.Result<Trace, TraceUnreadable> => {
  const values: Exact.Exact[] = []
  for (const [position, step] of document.entries()) {
    const value = valueOf(step, values)
    if (value === undefined) return Result.fail({ _tag: "TraceUnreadable", step: position })
    values.push(value)
  }
  return Result.succeed({
    currency,
    steps: document.map((step, index) => stepOf(step, values[index] ?? Exact.zero))
  })
}
