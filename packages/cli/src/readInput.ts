import { Bundle } from "@hostwatt/core"
import * as Effect from "effect/Effect"
import { decodeText } from "./decodeText.ts"
import * as files from "./files.ts"
import { compute, type Io } from "./Io.ts"
import { parseJson } from "./parseJson.ts"
import type { Refusal } from "./Refusal.ts"
import * as Faults from "./render/faults.ts"

/** Reads a file of text; `-` is standard input. */
export const readText = (path: string): Effect.Effect<string, Refusal, Io> =>
  Effect.flatMap(files.read(path), (bytes) => Effect.fromResult(decodeText(files.nameOf(path), bytes)))

/** Reads a file of JSON; `-` is standard input. */
export const readJson = (path: string): Effect.Effect<unknown, Refusal, Io> =>
  Effect.flatMap(readText(path), (text) =>
    Effect.flatMap(
      compute(() => parseJson(files.nameOf(path), text)),
      Effect.fromResult
    )
  )

/**
 * Reads a bundle that can be settled.
 *
 * - Refuses: a file that cannot be read, and a bundle with faults, naming them
 */
export const readBundle = (path: string): Effect.Effect<Bundle.Bundle, Refusal, Io> =>
  Effect.flatMap(readJson(path), (json) =>
    Effect.flatMap(
      compute(() => Bundle.fromJson(json)),
      (resolved) => Effect.mapError(Effect.fromResult(resolved), Faults.refusal(files.nameOf(path)))
    )
  )
