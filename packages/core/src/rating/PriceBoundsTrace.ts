import * as Exact from "../values/Exact.ts"
import type { Source, Term } from "../trace/Step.ts"
import * as Trace from "../trace/Trace.ts"
import type { At, Writer } from "../trace/Trace.ts"
import { type Made, sessionFact, writeWithoutTax, writeWithTax } from "./ChargeTrace.ts"
import type { Charge, Clamp } from "./RatedSession.ts"

/** A charge and where its exact amount stands in the trace. */
export interface WrittenCharge {
  readonly charge: Charge
  readonly at: At
}

/** The net and the gross total, side by side. */
export interface Sides {
  readonly net: At
  readonly gross: At
}

const boundSource = ({ rated }: Made, clamp: Clamp, side: "beforeTax" | "afterTax"): Source => ({
  kind: "tariff",
  id: rated.tariff.id,
  version: "",
  path: `${clamp.kind === "minimum-price" ? "minPrice" : "maxPrice"}.${side}`
})

const nothing = (writer: Writer, made: Made): At => {
  const once = writer.fact("session-count", "number", Exact.one, sessionFact(made.record, ""))
  return writer.step("interim", "money", { op: "multiply", of: [once, writer.definition("zero")] })
}

/** The exact net and gross totals of the charges, side by side. */
const writeSides = (writer: Writer, charges: readonly WrittenCharge[], made: Made): Sides => {
  const { taxIncluded } = made.rated
  if (charges.length === 0) {
    const zero = nothing(writer, made)
    return { net: zero, gross: zero }
  }
  const sides = charges.map(({ charge, at }) => {
    if (taxIncluded === "not-applicable") return { net: at, gross: at }
    return taxIncluded === "no"
      ? { net: at, gross: writeWithTax(writer, at, charge, made) }
      : { net: writeWithoutTax(writer, at, charge, made), gross: at }
  })
  return {
    net: Trace.sum(
      writer,
      "interim",
      "money",
      sides.map(({ net }) => net)
    ),
    gross: Trace.sum(
      writer,
      "interim",
      "money",
      sides.map(({ gross }) => gross)
    )
  }
}

const writePicked = (
  writer: Writer,
  at: At,
  clamp: Clamp,
  side: "beforeTax" | "afterTax",
  made: Made
): At => {
  const bound = clamp.bound[side]
  if (bound === undefined) return at
  const limit = writer.fact(clamp.kind satisfies Term, "price", bound, boundSource(made, clamp, side))
  return writer.step("clamped-total", "money", {
    op: clamp.kind === "minimum-price" ? "larger" : "smaller",
    of: [at, limit]
  })
}

/** The side without a bound: in the proportion in which the other moved, or at the first rate where that was zero. */
const writeScaled = (writer: Writer, at: At, before: At, after: At, made: Made, toGross: boolean): At => {
  if (!Exact.isZero(writer.value(before))) {
    const proportion = writer.step("interim", "number", { op: "divide", of: [after, before] })
    return writer.step("clamped-total", "money", { op: "multiply", of: [at, proportion] })
  }
  const component = made.rated.tariff.elements[0]?.components[0]
  if (component === undefined || made.rated.taxIncluded === "not-applicable") return after
  const first = {
    match: { element: 0, position: 0, component },
    consumed: Exact.zero,
    billed: Exact.zero,
    amount: { currency: made.rated.currency, value: Exact.zero },
    periods: []
  }
  return toGross ? writeWithTax(writer, after, first, made) : writeWithoutTax(writer, after, first, made)
}

const writeClamp = (writer: Writer, { net, gross }: Sides, clamp: Clamp, made: Made): Sides => {
  const movedNet = writePicked(writer, net, clamp, "beforeTax", made)
  const movedGross = writePicked(writer, gross, clamp, "afterTax", made)
  if (clamp.bound.afterTax === undefined) {
    return { net: movedNet, gross: writeScaled(writer, gross, net, movedNet, made, true) }
  }
  if (clamp.bound.beforeTax === undefined) {
    return { net: writeScaled(writer, net, gross, movedGross, made, false), gross: movedGross }
  }
  return { net: movedNet, gross: movedGross }
}

/** Writes down the exact totals of a session whose minimum or maximum price applied. */
export const writeClamped = (writer: Writer, charges: readonly WrittenCharge[], made: Made): Sides =>
  made.rated.clamps.reduce<Sides>(
    (sides, clamp) => writeClamp(writer, sides, clamp, made),
    writeSides(writer, charges, made)
  )
