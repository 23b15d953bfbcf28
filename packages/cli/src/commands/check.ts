import { Bundle, type Fault } from "@hostwatt/core"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { contentsOf } from "../contentsOf.ts"
import * as files from "../files.ts"
import { compute, type Io, print } from "../Io.ts"
import { readJson } from "../readInput.ts"
import { Refusal } from "../Refusal.ts"
import { contentsTable } from "../render/contentsTable.ts"
import * as Faults from "../render/faults.ts"
import { json } from "../render/json.ts"
import { counted } from "../render/plain.ts"
import * as Flags from "./flags.ts"

const flags = {
  bundle: Flags.bundle,
  format: Flags.format(["table", "json"]).pipe(Flag.withDefault("table"))
}

const refuse = (
  name: string,
  faults: readonly Fault.Fault[],
  format: "table" | "json"
): Effect.Effect<never, Refusal, Io> =>
  format === "table"
    ? Effect.fail(Faults.refusal(name)(faults))
    : Effect.andThen(
        print(json({ faults })),
        Effect.fail(new Refusal({ message: `${name} has ${counted(faults.length, "fault")}` }))
      )

export const check = Command.make("check", flags, ({ bundle: path, format }) =>
  Effect.gen(function* () {
    const name = files.nameOf(path)
    const input = yield* readJson(path)
    const resolved = yield* compute(() => Bundle.fromJson(input))
    if (Result.isFailure(resolved)) return yield* refuse(name, resolved.failure, format)
    const contents = contentsOf(resolved.success)
    yield* print(format === "json" ? json({ faults: [], contents }) : contentsTable(name, contents))
  })
).pipe(
  Command.withDescription("Check a bundle: every fault with its path and what to do about it"),
  Command.withExamples([
    { command: "hostwatt check bundle.json" },
    { command: "hostwatt check bundle.json --format json" }
  ])
)
