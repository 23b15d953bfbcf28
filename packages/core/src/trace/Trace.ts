import * as Result from "effect/Result"
import * as Amount from "../values/Amount.ts"
import type { Currency } from "../values/Currency.ts"
import * as Exact from "../values/Exact.ts"
import * as Definition from "./Definition.ts"
import * as Operation from "./Operation.ts"
import type { Calculation, Measure, Source, Step, Term } from "./Step.ts"

/**
 * How an amount came about: steps that refer backwards only, the last of which is the amount.
 */
export interface Trace {
  readonly currency: Currency
  readonly steps: readonly Step[]
}

/** The position of a step among those of its trace. */
export type At = number

type Operands = Exclude<Calculation, { readonly op: "fact" }>

/** Writes down a calculation while doing it, one step after another. */
export interface Writer {
  /** A fact is written down once; the same source stands where it stood first. */
  readonly fact: (term: Term, measure: Measure, value: Exact.Exact, source: Source) => At
  readonly definition: (id: Definition.DefinitionId) => At
  readonly step: (term: Term, measure: Measure, by: Operands) => At
  readonly value: (at: At) => Exact.Exact
  readonly trace: () => Trace
}

const missing = (what: string): never => {
  throw new RangeError(`A trace refers to ${what}, which it does not have`)
}

/**
 * Begins a trace of money in a currency.
 *
 * - Throws: a step that refers forward, or cannot be done, is a defect of the caller
 */
export const begin = (currency: Currency): Writer => {
  const steps: Step[] = []
  const append = (step: Step): At => steps.push(step) - 1
  const value = (at: At): Exact.Exact => steps[at]?.value ?? missing(`step ${at}`)
  const facts = new Map<string, At>()
  const fact: Writer["fact"] = (term, measure, known, source) => {
    const key = JSON.stringify([source.kind, source.id, source.version, source.path])
    const at = facts.get(key) ?? append({ term, measure, value: known, by: { op: "fact", source } })
    facts.set(key, at)
    return at
  }

  return {
    fact,
    value,
    definition: (id) =>
      fact("definition", "number", Definition.lookUp(id) ?? missing(id), {
        kind: "definition",
        id,
        version: "",
        path: ""
      }),
    step: (term, measure, by) =>
      append({
        term,
        measure,
        by,
        value: Operation.perform(by, by.of.map(value)) ?? missing(`a result of ${by.op}`)
      }),
    trace: () => ({ currency, steps: [...steps] })
  }
}

/** Adds earlier steps up; the last addition carries the name. One step alone keeps its own. */
export const sum = (writer: Writer, term: Term, measure: Measure, parts: readonly At[]): At => {
  const [first, ...rest] = parts
  if (first === undefined) throw new RangeError("A sum in a trace needs a part")
  return rest.reduce(
    (total, part, index) =>
      writer.step(index === rest.length - 1 ? term : "interim", measure, { op: "add", of: [total, part] }),
    first
  )
}

/**
 * Why a trace does not hold.
 *
 * `step` is the position of the first step at fault.
 */
export interface ReplayFailed {
  readonly _tag: "ReplayFailed"
  readonly step: number
  readonly reason:
    | "NoSteps"
    | "RefersForward"
    | "FactNotFound"
    | "FactDiffers"
    | "ResultDiffers"
    | "NoCalculation"
}

/** What a trace is held against. */
export type LookUp = (source: Source) => Exact.Exact | undefined

const failed = (step: number, reason: ReplayFailed["reason"]): Result.Result<never, ReplayFailed> =>
  Result.fail({ _tag: "ReplayFailed", step, reason })

/** A definition has neither versions nor fields. */
const defined = ({ id, version, path }: Source): Exact.Exact | undefined =>
  version === "" && path === "" ? Definition.lookUp(id) : undefined

const faultOf = (
  step: Step,
  position: number,
  earlier: readonly Step[],
  lookUp: LookUp
): ReplayFailed["reason"] | undefined => {
  if (step.by.op === "fact") {
    const { source } = step.by
    const known = source.kind === "definition" ? defined(source) : lookUp(source)
    if (known === undefined) return "FactNotFound"
    return Exact.equals(known, step.value) ? undefined : "FactDiffers"
  }
  if (step.by.of.some((at) => !Number.isInteger(at) || at < 0 || at >= position)) return "RefersForward"
  const operands = step.by.of.flatMap((at) => earlier[at]?.value ?? [])
  const result = Operation.perform(step.by, operands)
  return result !== undefined && Exact.equals(result, step.value) ? undefined : "ResultDiffers"
}

/** The sources of all facts from which the amount of a trace follows. */
export const sources = ({ steps }: Trace): readonly Source[] => {
  const reached = new Set([steps.length - 1])
  return steps.flatMap((_, distance) => {
    const position = steps.length - 1 - distance
    const by = steps[position]?.by
    if (by === undefined || !reached.has(position)) return []
    if (by.op === "fact") return [by.source]
    for (const at of by.of) reached.add(at)
    return []
  })
}

/**
 * Recomputes a trace from facts that are looked up, step by step.
 *
 * - Returns: the amount of the last step
 * - Refuses: the first step whose fact is unknown or differs, that refers forward or whose result differs;
 *   then a last step that is a fact itself
 * - Law: changing any value, operation or source of a step makes it fail
 * - Source: specification 06, "Trace, explain, simulate"
 */
export const replay = (self: Trace, lookUp: LookUp): Result.Result<Amount.Amount, ReplayFailed> => {
  const last = self.steps.at(-1)
  if (last === undefined) return failed(0, "NoSteps")
  for (const [position, step] of self.steps.entries()) {
    const reason = faultOf(step, position, self.steps, lookUp)
    if (reason !== undefined) return failed(position, reason)
  }
  if (last.by.op === "fact") return failed(self.steps.length - 1, "NoCalculation")
  return Result.succeed(Amount.make(self.currency, last.value))
}
