import { Month } from "@hostwatt/core"
import * as Option from "effect/Option"
import * as Argument from "effect/cli/Argument"
import * as CliError from "effect/cli/CliError"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"

/** The bundle to read. */
export const bundle = Argument.String("bundle").pipe(
  Argument.withMetavar("FILE"),
  Argument.withDescription("The settlement bundle, a JSON file; - reads standard input")
)

export const month = Flag.String("month").pipe(
  Flag.withMetavar("YYYY-MM"),
  Flag.withDescription("The month to settle, such as 2026-10"),
  Flag.filterMap(
    (text) => Option.fromUndefinedOr(Month.parse(text)),
    () => "Expected a month of the years 1970 to 2199, such as 2026-10"
  )
)

/** How to print the result. */
export const format = <const Formats extends readonly string[]>(formats: Formats) =>
  Flag.Literals("format", formats).pipe(
    Flag.withMetavar(formats.join("|")),
    Flag.withDescription("How to print the result; table by default")
  )

/**
 * Makes sure that of two files at most one is standard input.
 *
 * - Refuses: two, as wrong usage of the command
 */
export const onlyOneStdin = (
  commandPath: readonly string[],
  files: readonly [first: string, second: string],
  flag: string
): Effect.Effect<void, CliError.ShowHelp> => {
  if (files.some((file) => file !== "-")) return Effect.void
  const expected = "Expected a file: standard input can be read once, and is already"
  const error = new CliError.InvalidValue({ option: flag, value: "-", expected, kind: "flag" })
  return Effect.fail(new CliError.ShowHelp({ commandPath, errors: [error] }))
}
