import type { Settlement } from "@hostwatt/core"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import { Io, print } from "../Io.ts"
import { nearest } from "../nearest.ts"
import { readBundle } from "../readInput.ts"
import { Refusal } from "../Refusal.ts"
import { explanationDocument, explanationTable } from "../render/explanation.ts"
import type { Found } from "../render/headline.ts"
import { inkFor } from "../render/ink.ts"
import { json } from "../render/json.ts"
import { plain } from "../render/plain.ts"
import { settleBundle } from "../settleBundle.ts"
import * as Flags from "./flags.ts"

const flags = {
  bundle: Flags.bundle,
  month: Flags.month,
  line: Flag.String("line").pipe(
    Flag.withMetavar("ID"),
    Flag.withDescription("The id of the line, such as collected:c1:s1")
  ),
  format: Flags.format(["table", "json"]).pipe(Flag.withDefault("table"))
}

const idsShown = 5

const unknownLine = (id: string, { month, statements }: Settlement.Settlement): Refusal => {
  const ids = statements.flatMap(({ lines }) => lines.map((line) => line.id))
  const near = nearest(id, ids, idsShown).map((known) => `    ${plain(known)}`)
  return new Refusal({
    message: `${plain(JSON.stringify(id))} is no line of ${month}`,
    details: near.length === 0 ? ["  the month has no lines"] : ["  the nearest are", ...near],
    remedy: `hostwatt settle … --month ${month} --format csv lists all ids, as lineId`
  })
}

const linesWithId = (id: string, { statements }: Settlement.Settlement): readonly Found[] =>
  statements.flatMap((statement) =>
    statement.lines.filter((line) => line.id === id).map((line) => ({ statement, line }))
  )

export const explain = Command.make("explain", flags, ({ bundle: path, format, line: id, month }) =>
  Effect.gen(function* () {
    const bundle = yield* readBundle(path)
    const settlement = yield* settleBundle(bundle, month)
    const [found] = linesWithId(id, settlement)
    if (found === undefined) return yield* unknownLine(id, settlement)
    const io = yield* Io
    yield* print(
      format === "json"
        ? json(explanationDocument(found, bundle.names))
        : explanationTable(found, bundle.names, inkFor(io.stdout, io)).map((line) => `${line}\n`)
    )
  })
).pipe(
  Command.withDescription("Explain a line: every step of its amount, and where each fact stands"),
  Command.withExamples([{ command: "hostwatt explain bundle.json --month 2026-10 --line collected:c1:s1" }])
)
