import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import { Refusal } from "./Refusal.ts"

/** A stream that people or programs read. */
export interface Screen {
  readonly isTerminal: boolean
  /**
   * Writes text, and waits until it is taken.
   *
   * A reader that has gone away is not an error; a full disk is, and rejects.
   */
  readonly write: (text: string) => Promise<void>
}

/** What the command talks to; files apart, which `files.ts` reads and writes. */
export interface Surroundings {
  readonly stdin: () => Promise<Uint8Array>
  readonly stdout: Screen
  readonly stderr: Screen
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Runs long work that nothing interrupts from within, so that a signal can still end the process. */
  readonly compute: <A>(work: () => A) => A
}

export class Io extends Context.Service<Io, Surroundings>()("@hostwatt/cli/Io") {}

const enough = 65_536

/** Texts joined to pieces that are worth writing. */
function* pieces(texts: Iterable<string>): Generator<string> {
  let piece = ""
  for (const text of texts) {
    piece += text
    if (piece.length < enough) continue
    yield piece
    piece = ""
  }
  if (piece !== "") yield piece
}

const codeOf = (cause: unknown): string =>
  typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : String(cause)

/**
 * Writes a result to standard output.
 *
 * - Refuses: an output that takes no more, such as a full disk
 */
export const print = (texts: Iterable<string>): Effect.Effect<void, Refusal, Io> =>
  Effect.flatMap(Io, ({ stdout }) =>
    Effect.tryPromise({
      try: async () => {
        // One after the other: a slow reader must not make all of a long result wait in memory.
        // oxlint-disable-next-line no-await-in-loop
        for (const piece of pieces(texts)) await stdout.write(piece)
      },
      catch: (cause) =>
        new Refusal({
          message: `The output cannot be written (${codeOf(cause)})`,
          remedy: "make room, or send it elsewhere"
        })
    })
  )

/** Writes words about the run to standard error, line by line. */
export const tell = (lines: readonly string[]): Effect.Effect<void, never, Io> =>
  Effect.flatMap(Io, ({ stderr }) =>
    lines.length === 0
      ? Effect.void
      : Effect.ignore(Effect.tryPromise(() => stderr.write(`${lines.join("\n")}\n`)))
  )

/** Long work, ended by a signal if one comes. */
export const compute = <A>(work: () => A): Effect.Effect<A, never, Io> =>
  Effect.map(Io, (io) => io.compute(work))
