import { type ChildProcess, execFile } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { onTestFinished } from "vitest"
import { run, type Screen } from "../src/index.ts"

/** What a run of the command came to. */
export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

interface Given {
  /** What stands on standard input; empty where it is left out. */
  readonly stdin?: string | Uint8Array
  readonly environment?: Readonly<Record<string, string>>
  /** Whether both outputs are a terminal; in this process only. */
  readonly isTerminal?: boolean
}

/** Runs the command in this process. */
export const inProcess = async (argv: readonly string[], given: Given = {}): Promise<Outcome> => {
  const texts = { stdout: "", stderr: "" }
  const screen = (name: keyof typeof texts): Screen => ({
    isTerminal: given.isTerminal ?? false,
    write: (text) => {
      texts[name] += text
      return Promise.resolve()
    }
  })
  const code = await run(argv, {
    stdin: () => Promise.resolve(Buffer.from(given.stdin ?? "")),
    stdout: screen("stdout"),
    stderr: screen("stderr"),
    environment: given.environment ?? {},
    compute: (work) => work()
  })
  return { code, ...texts }
}

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url))

/** The words that start the command as a process of its own, from its source. */
export const commandLine: readonly [string, ...string[]] = [
  process.execPath,
  "--conditions=@hostwatt/source",
  main
]

const largestOutput = 100_000_000

/** Starts the command as a process of its own; what it came to follows when it has ended. */
export const start = (
  argv: readonly string[],
  { environment = {}, stdin }: Given = {}
): { readonly child: ChildProcess; readonly outcome: Promise<Outcome> } => {
  const [program, ...words] = commandLine
  const { promise, resolve } = Promise.withResolvers<Outcome>()
  const child = execFile(
    program,
    [...words, ...argv],
    { env: { ...process.env, ...environment }, maxBuffer: largestOutput },
    (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr })
    }
  )
  if (stdin !== undefined) child.stdin?.end(stdin)
  return { child, outcome: promise }
}

/** Runs the command as a process of its own, with nothing on standard input unless it is given. */
export const asProcess = (argv: readonly string[], given: Given = {}): Promise<Outcome> =>
  start(argv, { stdin: "", ...given }).outcome

/** A folder for one test. */
export const aFolder = (): string => {
  const path = mkdtempSync(join(tmpdir(), "hostwatt-"))
  onTestFinished(() => {
    rmSync(path, { recursive: true, force: true })
  })
  return path
}

/** A file for one test: text or bytes as they are, anything else as JSON. */
export const aFileOf = (content: unknown, name = "bundle.json"): string => {
  const path = join(aFolder(), name)
  const isWritten = typeof content === "string" || content instanceof Uint8Array
  writeFileSync(path, isWritten ? content : JSON.stringify(content))
  return path
}

/** The JSON of a file. */
export const jsonOf = (path: string | URL) => JSON.parse(readFileSync(path, "utf8"))
