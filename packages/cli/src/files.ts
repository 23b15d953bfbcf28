import { constants } from "node:buffer"
import { randomUUID } from "node:crypto"
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import * as Effect from "effect/Effect"
import { Io } from "./Io.ts"
import { Refusal } from "./Refusal.ts"
import { plain } from "./render/plain.ts"

/** What a file is called in messages: its path, or what `-` stands for. */
export const nameOf = (path: string): string => (path === "-" ? "standard input" : plain(path))

interface Words {
  readonly says: string
  readonly remedy: string
}

const reading: Readonly<Record<string, Words>> = {
  ENOENT: { says: "does not exist", remedy: "check the path" },
  ENOTDIR: { says: "does not exist: a part of its path is a file", remedy: "check the path" },
  EISDIR: { says: "is a folder", remedy: "name a file in it" },
  EACCES: { says: "may not be read", remedy: "ask for the right to read it" },
  EPERM: { says: "may not be read", remedy: "ask for the right to read it" },
  ENAMETOOLONG: { says: "has too long a name", remedy: "check the path" }
}

const writing: Readonly<Record<string, Words>> = {
  ENOENT: { says: "stands in a folder that does not exist", remedy: "make the folder, or check the path" },
  ENOTDIR: { says: "would stand below a file", remedy: "name a folder" },
  EEXIST: { says: "is a file", remedy: "name a folder" },
  EISDIR: { says: "is a folder", remedy: "name a file" },
  EACCES: { says: "may not be written", remedy: "choose another place" },
  EPERM: { says: "may not be written", remedy: "choose another place" },
  EROFS: { says: "is on a disk that may only be read", remedy: "choose another place" },
  ENOSPC: { says: "does not fit on the disk", remedy: "make room, or choose another place" },
  ENAMETOOLONG: { says: "has too long a name", remedy: "choose a shorter one" }
}

const inWords = (path: string, code: string, words: Readonly<Record<string, Words>>): Refusal => {
  const { says, remedy } = words[code] ?? { says: `cannot be used (${code})`, remedy: "check it" }
  return new Refusal({ message: `${nameOf(path)} ${says}`, remedy })
}

const refusalOf =
  (path: string, words: Readonly<Record<string, Words>>) =>
  (cause: unknown): Refusal => {
    if (cause instanceof Refusal) return cause
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause)
    return inWords(path, code, words)
  }

const megabyte = 1_048_576

const tooLarge = (path: string, size: number): Refusal =>
  new Refusal({
    message: `${nameOf(path)} has ${Math.ceil(size / megabyte)} MB; one run reads at most ${Math.floor(constants.MAX_STRING_LENGTH / megabyte)} MB`,
    remedy: "split it, such as by location"
  })

const checkSize = (path: string, size: number): void => {
  if (size > constants.MAX_STRING_LENGTH) throw tooLarge(path, size)
}

/**
 * Reads a file, or standard input for `-`.
 *
 * - Refuses: what is not there, is a folder, may not be read or is too large for one text
 */
export const read = (path: string): Effect.Effect<Uint8Array, Refusal, Io> =>
  Effect.flatMap(Io, ({ stdin }) =>
    Effect.tryPromise({
      try: async () => {
        if (path !== "-") checkSize(path, (await stat(path)).size)
        const bytes = path === "-" ? await stdin() : await readFile(path)
        checkSize(path, bytes.length)
        return bytes
      },
      catch: refusalOf(path, reading)
    })
  )

const checkIsFile = async (path: string): Promise<void> => {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined || found.isFile()) return
  throw found.isDirectory()
    ? inWords(path, "EISDIR", writing)
    : new Refusal({ message: `${nameOf(path)} is no ordinary file`, remedy: "name a file" })
}

const replace = async (path: string, texts: Iterable<string>): Promise<void> => {
  await checkIsFile(path)
  const unfinished = join(dirname(path), `.${basename(path)}.${randomUUID()}`)
  try {
    const file = await open(unfinished, "wx")
    try {
      // One after the other, into the same file.
      // oxlint-disable-next-line no-await-in-loop
      for (const text of texts) await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
  } catch (cause) {
    await rm(unfinished, { force: true })
    throw cause
  }
}

/**
 * Writes a file whole or not at all: under another name first, then in the place of what was there.
 *
 * - Refuses: a place that cannot be written
 */
export const write = (path: string, texts: Iterable<string>): Effect.Effect<void, Refusal> =>
  Effect.uninterruptible(
    Effect.tryPromise({ try: () => replace(path, texts), catch: refusalOf(path, writing) })
  )

/** Makes a folder and those above it. Where the system makes none, Node's own recursion never ends. */
const make = async (path: string): Promise<void> => {
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory() === true) return
  if (found !== undefined) throw inWords(path, "EEXIST", writing)
  if (dirname(path) !== path) await make(dirname(path))
  await mkdir(path)
}

/** Makes a folder where there is none yet, and tells the names of what is in it. */
export const folder = (path: string): Effect.Effect<readonly string[], Refusal> =>
  Effect.tryPromise({
    try: async () => {
      await make(path)
      return await readdir(path)
    },
    catch: refusalOf(path, writing)
  })

/** The path of a file in a folder. */
export const inFolder = (path: string, name: string): string => join(path, name)
