import * as Exact from "../values/Exact.ts"
import * as Month from "../values/Month.ts"

/** The numbers a calculation may use without a record: what units and percentages mean. */
const definitions: ReadonlyMap<string, Exact.Exact> = new Map([
  ["zero", Exact.zero],
  ["one", Exact.one],
  ["percent-of-whole", Exact.hundred],
  ["watt-hours-per-kilowatt-hour", Exact.make(1000n)],
  ["seconds-per-hour", Exact.make(3600n)]
])

/** How many days a month has, as a definition. */
export type DaysOfMonth = `days-of-${string}`

export type DefinitionId =
  | DaysOfMonth
  | "zero"
  | "one"
  | "percent-of-whole"
  | "watt-hours-per-kilowatt-hour"
  | "seconds-per-hour"

const daysOfMonth = (id: string): Exact.Exact | undefined => {
  const month = id.startsWith("days-of-") ? Month.parse(id.slice("days-of-".length)) : undefined
  return month === undefined ? undefined : Exact.make(BigInt(Month.lengthInDays(month)))
}

/** The number behind a definition; `undefined` where there is no such definition. */
export const lookUp = (id: string): Exact.Exact | undefined => definitions.get(id) ?? daysOfMonth(id)
