import * as Exact from "../values/Exact.ts"

/** The numbers a calculation may use without a record: what units and percentages mean. */
const definitions: ReadonlyMap<string, Exact.Exact> = new Map([
  ["zero", Exact.zero],
  ["one", Exact.one],
  ["percent-of-whole", Exact.hundred],
  ["watt-hours-per-kilowatt-hour", Exact.make(1000n)],
  ["seconds-per-hour", Exact.make(3600n)]
])

export type DefinitionId =
  | "zero"
  | "one"
  | "percent-of-whole"
  | "watt-hours-per-kilowatt-hour"
  | "seconds-per-hour"

export const lookUp = (id: string): Exact.Exact | undefined => definitions.get(id)
