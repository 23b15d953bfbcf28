import { Currency, Decimal, Energy, Exact, Money } from "@hostwatt/core"
import * as Result from "effect/Result"
import * as LocalTime from "./LocalTime.ts"

/** The cells of one row by their column. */
export type Cells = (column: string) => string

/** A value, or every reason why there is none. */
export type Read<A> = Result.Result<A, readonly string[]>

export const refuse = (...reasons: readonly string[]): Read<never> => Result.fail(reasons)

/** The reasons why there is no value; none where there is one. */
export const reasonsOf = (read: Read<unknown>): readonly string[] =>
  Result.isFailure(read) ? read.failure : []

/** A text that must be there. */
const required = (cells: Cells, column: string): Read<string> => {
  const value = cells(column)
  return value === "" ? refuse(`${column} is empty`) : Result.succeed(value)
}

/** A bundle's ids have at most 200 characters, and some are made of two cells. */
const longestId = 95

/** An id that must be there. */
export const id = (cells: Cells, column: string): Read<string> =>
  Result.filterOrFail(
    required(cells, column),
    (value) => value.length <= longestId,
    () => [`${column} has more than ${longestId} characters`]
  )

/** How a file writes a decimal: the mark before its decimals. */
export type DecimalMark = "." | ","

/** A decimal with a point; in a file of decimal commas a point makes it none. */
const pointed = (value: string, mark: DecimalMark): string =>
  mark === "." ? value : value.replace(/[.,]/g, (found) => (found === "," ? "." : ","))

const negative = /^-[\d.]*[1-9]/

const reason = (subject: string, refused: Decimal.DecimalRefused, finest: string): string => {
  switch (refused._tag) {
    case "NotADecimal":
      return `${subject} is not a plain decimal`
    case "TooManyDecimals":
      return `${subject} is finer than ${finest}`
    case "OutOfRange":
      return negative.test(refused.text) ? `${subject} is negative` : `${subject} is too large`
  }
}

const decimalsByUnit = { kWh: 6, Wh: 3 }

/**
 * Reads energy exactly.
 *
 * - Refuses, with the reason: an empty cell, no decimal, finer than 0.001 Wh, negative, above 10^12 Wh
 *
 * @example
 * ```ts
 * energy(() => "9.74", "kwhTotal", "kWh", ".") // 9740 Wh
 * ```
 */
export const energy = (
  cells: Cells,
  column: string,
  unit: "kWh" | "Wh",
  mark: DecimalMark
): Read<Energy.Energy> =>
  Result.flatMap(required(cells, column), (written) => {
    const value = pointed(written, mark)
    const read = unit === "Wh" ? Energy.parse(value) : kilowattHours(value)
    return Result.mapError(read, (refused) => [reason(`${column} "${written}"`, refused, "0.001 Wh")])
  })

const kilowattHours = (value: string): Result.Result<Energy.Energy, Decimal.DecimalRefused> => {
  const limits = { decimals: decimalsByUnit.kWh, minimum: "0", maximum: "1000000000" }
  return Result.flatMap(Decimal.parse(value, limits), (exact) => {
    const milliwattHours = Exact.multiply(exact, Exact.make(1_000_000n)).numerator
    return Energy.parse(Decimal.fromMinor(milliwattHours, decimalsByUnit.Wh))
  })
}

/**
 * Reads what was paid.
 *
 * - Refuses, with the reason: an empty cell (it never means zero), no decimal, finer than the
 *   currency, negative, more than 10^15 minor units
 */
export const money = (
  cells: Cells,
  column: string,
  currency: Currency.Currency,
  mark: DecimalMark
): Read<Money.Money> =>
  Result.flatMap(required(cells, column), (written) => {
    const subject = `${column} "${written}"`
    const finest = `${currency}, which has ${Currency.digits(currency)} decimals`
    const read = Money.parse(pointed(written, mark), currency)
    if (Result.isFailure(read)) return refuse(reason(subject, read.failure, finest))
    return Money.isNegative(read.success) ? refuse(`${subject} is negative`) : Result.succeed(read.success)
  })

/** A session's times, and which of the cells may stand for either of two hours. */
export interface ReadStretch extends LocalTime.Stretch {
  readonly ambiguous: readonly string[]
}

/** Reads start and end; the reasons of both are told. */
export const stretch = (
  cells: Cells,
  columns: { readonly start: string; readonly end: string },
  form: LocalTime.TimeForm
): Read<ReadStretch> => {
  const [start, end] = [time(cells, columns.start, form), time(cells, columns.end, form)]
  if (Result.isFailure(start) || Result.isFailure(end)) return refuse(...reasonsOf(start), ...reasonsOf(end))

  const ambiguous = [
    ...(start.success.length > 1 ? [`${columns.start} "${cells(columns.start)}"`] : []),
    ...(end.success.length > 1 ? [`${columns.end} "${cells(columns.end)}"`] : [])
  ]
  return Result.mapBoth(LocalTime.stretch(start.success, end.success), {
    onFailure: (why) => [why],
    onSuccess: (found) => ({ ...found, ambiguous })
  })
}

const time = (cells: Cells, column: string, form: LocalTime.TimeForm): Read<LocalTime.Instants> =>
  Result.flatMap(required(cells, column), (value) =>
    Result.mapError(LocalTime.read(value, form), (why) => [`${column} ${why}`])
  )
