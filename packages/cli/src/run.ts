import * as NodeServices from "@effect/platform-node/NodeServices"
import * as CliConfig from "effect/cli/CliConfig"
import * as CliError from "effect/cli/CliError"
import * as CliOutput from "effect/cli/CliOutput"
import * as Command from "effect/cli/Command"
import * as GlobalFlag from "effect/cli/GlobalFlag"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { check } from "./commands/check.ts"
import { explain } from "./commands/explain.ts"
import { importCommand } from "./commands/importCsv.ts"
import { settle } from "./commands/settle.ts"
import { verify } from "./commands/verify.ts"
import { Io, print, type Surroundings, tell } from "./Io.ts"
import { presenter } from "./presenter.ts"
import { processIo } from "./processIo.ts"
import type { Refusal } from "./Refusal.ts"
import { inkFor } from "./render/ink.ts"
import { plain } from "./render/plain.ts"
import { version } from "./version.ts"

/** Done, refused with a message on standard error, or wrong usage. */
export type ExitCode = 0 | 1 | 2

const hostwatt = Command.make("hostwatt").pipe(
  Command.withDescription("Settle EV-charging revenue between an operator and its partners"),
  Command.withSubcommands([settle, explain, check, verify, importCommand])
)

const refused = ({ details = [], message, remedy }: Refusal): Effect.Effect<ExitCode, never, Io> =>
  Effect.gen(function* () {
    const io = yield* Io
    const ink = inkFor(io.stderr, io)
    const toDo = remedy === undefined ? [] : [ink.dim(`  ${remedy}`)]
    yield* tell([`${ink.bad("hostwatt:")} ${message}`, ...details, ...toDo])
    return 1 as const
  })

const failed = (failure: Refusal | CliError.CliError): Effect.Effect<ExitCode, never, Io> =>
  failure._tag === "Refusal" ? refused(failure) : Effect.succeed(2)

/** A mistake of this command itself, told in one line. */
const defective = (defect: unknown): Effect.Effect<ExitCode, never, Io> =>
  Effect.gen(function* () {
    const { environment } = yield* Io
    const isDebugged = environment["HOSTWATT_DEBUG"] === "1"
    const [what, stack] =
      defect instanceof Error ? [defect.message, defect.stack] : [String(defect), undefined]
    const more = isDebugged ? "" : " (HOSTWATT_DEBUG=1 shows where)"
    yield* tell([
      `This is a defect of hostwatt: ${plain(what)}${more}`,
      ...(isDebugged && stack !== undefined ? [stack] : [])
    ])
    return 1 as const
  })

/** A console that takes note of what is logged: shell completions are printed through it. */
const consoleInto = (said: string[]): Console.Console => ({
  ...globalThis.console,
  log: (...texts) => {
    said.push(`${texts.join(" ")}\n`)
  }
})

const layerOf = (io: Surroundings, said: string[]) =>
  Layer.mergeAll(
    NodeServices.layer,
    Layer.succeed(Console.Console, consoleInto(said)),
    CliConfig.layer({ builtIns: [GlobalFlag.Help, GlobalFlag.Version, GlobalFlag.Completions] }),
    CliOutput.layerPresenter(presenter(io))
  )

/** The command as an effect that ends with its exit code, and fails only where it is interrupted. */
export const program = (argv: readonly string[], io: Surroundings = processIo()): Effect.Effect<ExitCode> => {
  const said: string[] = []
  return Command.runWith(hostwatt, { version })(argv).pipe(
    Effect.andThen(Effect.suspend(() => print(said))),
    Effect.as<ExitCode>(0),
    Effect.catch(failed),
    Effect.catchDefect(defective),
    Effect.provide(layerOf(io, said)),
    Effect.provideService(Io, io)
  )
}

/**
 * Runs the command with the arguments that follow its name.
 *
 * - Returns: what the process should end with
 *
 * @example
 * ```ts
 * process.exitCode = await run(["settle", "bundle.json", "--month", "2026-10"])
 * ```
 */
export const run = (argv: readonly string[], io?: Surroundings): Promise<ExitCode> =>
  Effect.runPromise(program(argv, io))
