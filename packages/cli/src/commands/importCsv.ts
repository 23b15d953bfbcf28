import { Bundle } from "@hostwatt/core"
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { type CsvImport, importCsv } from "../csv/importCsv.ts"
import * as CsvMap from "../csv/CsvMap.ts"
import type { CsvRefused } from "../csv/CsvRefused.ts"
import * as files from "../files.ts"
import { type Io, print, tell } from "../Io.ts"
import { withProgress } from "../progress.ts"
import { readJson, readText } from "../readInput.ts"
import { Refusal } from "../Refusal.ts"
import * as Faults from "../render/faults.ts"
import { importReport } from "../render/importReport.ts"
import { json } from "../render/json.ts"
import { plain } from "../render/plain.ts"
import * as Flags from "./flags.ts"

const flags = {
  file: Argument.String("file").pipe(
    Argument.withMetavar("FILE"),
    Argument.withDescription("The CSV file; - reads standard input")
  ),
  map: Flag.String("map").pipe(
    Flag.withMetavar("MAP"),
    Flag.withDescription("What the columns mean: a JSON file")
  ),
  out: Flag.String("out").pipe(
    Flag.withMetavar("BUNDLE"),
    Flag.withDescription("Write the bundle to this file instead of standard output"),
    Flag.optional
  ),
  format: Flags.format(["table", "json"]).pipe(
    Flag.withDefault("table"),
    Flag.withDescription("How to list rejected rows on standard error; table by default")
  )
}

const refusalOf =
  (name: string) =>
  ({ message }: CsvRefused): Refusal => {
    const [first = "", ...details] = message.split("\n").map(plain)
    return new Refusal({ message: `${name}: ${first}`, details })
  }

/**
 * The bundle of a file, which can be settled.
 *
 * - Refuses: a file that cannot be read by the map, and a bundle with faults
 */
const imported = (text: string, map: CsvMap.CsvMap, name: string): Effect.Effect<CsvImport, Refusal, Io> =>
  Effect.gen(function* () {
    const found = yield* withProgress("importing", () => importCsv(text, map))
    const made = yield* Effect.mapError(Effect.fromResult(found), refusalOf(name))
    const resolved = yield* withProgress("checking", () => Bundle.fromJson(made.bundle))
    yield* Effect.mapError(Effect.fromResult(resolved), Faults.refusal(`the bundle of ${name}`))
    return made
  })

const csvCommand = Command.make("csv", flags, ({ file, format, map: mapPath, out }) =>
  Effect.gen(function* () {
    yield* Flags.onlyOneStdin(["hostwatt", "import", "csv"], [file, mapPath], "map")
    const name = files.nameOf(file)
    const map = yield* Effect.mapError(
      Effect.fromResult(CsvMap.decode(yield* readJson(mapPath))),
      refusalOf(files.nameOf(mapPath))
    )
    const made = yield* imported(yield* readText(file), map, name)
    const target = Option.getOrElse(out, () => "-")
    yield* target === "-" ? print(json(made.bundle)) : files.write(target, json(made.bundle))
    yield* tell(importReport(name, made, format, target))
  })
).pipe(
  Command.withDescription(
    "Make a bundle of the sessions of a CSV file; rejected rows are listed with reasons"
  ),
  Command.withExamples([
    { command: "hostwatt import csv sessions.csv --map map.json --out bundle.json" },
    {
      command: "hostwatt import csv sessions.csv --map map.json --format json 2> rejected.json > bundle.json"
    }
  ])
)

export const importCommand = Command.make("import").pipe(
  Command.withDescription("Make a bundle of what other systems export"),
  Command.withSubcommands([csvCommand])
)
