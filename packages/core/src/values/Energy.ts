import * as Result from "effect/Result"
import type { Brand } from "./Brand.ts"
import * as Decimal from "./Decimal.ts"
import * as Exact from "./Exact.ts"

/** Energy in whole milliwatt-hours. */
export type Energy = bigint & Brand<"milliwatt-hours">

const milliwattHoursPerWattHour = 1000n
const milliwattHoursPerKilowattHour = 1_000_000n
const digits = 3

/** At most 10^12 Wh, exact to three decimals of a watt-hour. */
const limits: Decimal.Limits = { decimals: digits, minimum: "0", maximum: "1000000000000" }

export const zero = 0n as Energy

/**
 * Reads watt-hours, written as a number or as text, by their shortest decimal text.
 *
 * - Refuses: `NotADecimal`, `TooManyDecimals`, `OutOfRange` (negative energy too)
 */
export const parse = (wattHours: string | number): Result.Result<Energy, Decimal.DecimalRefused> =>
  Result.map(
    Decimal.parse(typeof wattHours === "number" ? Decimal.plainText(wattHours) : wattHours, limits),
    fromWattHours
  )

const fromWattHours = (value: Exact.Exact): Energy =>
  ((value.numerator * milliwattHoursPerWattHour) / value.denominator) as Energy

export const sum = (parts: readonly Energy[]): Energy =>
  parts.reduce((total, part) => total + part, 0n) as Energy

/** Energy in watt-hours, exactly: what meters, step sizes and statements state. */
export const toWattHours = (self: Energy): Exact.Exact => Exact.make(self, milliwattHoursPerWattHour)

/** Energy in kilowatt-hours, exactly: what prices are per. */
export const toKilowattHours = (self: Energy): Exact.Exact => Exact.make(self, milliwattHoursPerKilowattHour)

/**
 * Watt-hours for JSON: a number wherever a number holds them to the last decimal, else text.
 *
 * - Units: watt-hours
 */
export const toJson = (self: Energy): number | string => {
  const text = Decimal.fromMinor(self, digits).replace(/\.?0+$/, "")
  const number = Number(text)
  return String(number) === text ? number : text
}
