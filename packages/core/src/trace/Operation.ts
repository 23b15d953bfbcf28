import * as Allocation from "../values/Allocation.ts"
import * as Exact from "../values/Exact.ts"
import * as Rounding from "../values/Rounding.ts"
import type { Calculation } from "./Step.ts"

const scale = (digits: number): Exact.Exact => Exact.make(10n ** BigInt(digits))

const rounded = (value: Exact.Exact, mode: Rounding.RoundingMode | "up", digits: number): Exact.Exact => {
  const scaled = Exact.multiply(value, scale(digits))
  return Exact.divide(
    Exact.make(mode === "up" ? Rounding.up(scaled) : Rounding.round(scaled, mode)),
    scale(digits)
  )
}

const minorUnits = (value: Exact.Exact, digits: number): bigint | undefined => {
  const scaled = Exact.multiply(value, scale(digits))
  return scaled.denominator === 1n ? scaled.numerator : undefined
}

const allocated = (values: readonly Exact.Exact[], part: number, digits: number): Exact.Exact | undefined => {
  const units = values.map((value) => minorUnits(value, digits))
  const [whole, ...weights] = units.flatMap((unit) => unit ?? [])
  const isWhole = weights.length === values.length - 1 && weights.every((weight) => weight >= 0n)
  if (whole === undefined || !isWhole || weights.every((weight) => weight === 0n)) return undefined
  const found = Allocation.allocate(whole, weights)[part]
  return found === undefined ? undefined : Exact.divide(Exact.make(found), scale(digits))
}

/**
 * What an operation makes of earlier values.
 *
 * - Returns: `undefined` where the operation cannot be done (a zero divisor, a part that is not there)
 */
export const perform = (
  by: Exclude<Calculation, { readonly op: "fact" }>,
  values: readonly Exact.Exact[]
): Exact.Exact | undefined => {
  const [first, second] = values
  if (first === undefined) return undefined
  if (by.op === "round") return rounded(first, by.mode, by.digits)
  if (by.op === "allocate") return allocated(values, by.part, by.digits)
  if (second === undefined) return undefined
  switch (by.op) {
    case "add":
      return Exact.add(first, second)
    case "subtract":
      return Exact.subtract(first, second)
    case "multiply":
      return Exact.multiply(first, second)
    case "divide":
      return Exact.isZero(second) ? undefined : Exact.divide(first, second)
    case "larger":
      return Exact.larger(first, second)
    case "smaller":
      return Exact.smaller(first, second)
  }
}
