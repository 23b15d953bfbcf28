import { execFile, execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"
import { afterAll, describe, expect, it } from "vitest"
import { run, type Screen } from "../src/index.ts"

/** A broken bundle in a file, and what the command must say about it. */
interface BrokenFile {
  readonly name: string
  readonly file: string
  readonly expectedPath: string
  readonly remedy: string
}

interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

const folder = mkdtempSync(join(tmpdir(), "hostwatt-broken-"))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const source = "--conditions=@hostwatt/source"
const main = fileURLToPath(new URL("../src/main.ts", import.meta.url))
const writer = fileURLToPath(new URL("../../core/test/broken/write.ts", import.meta.url))

const brokenFiles: readonly BrokenFile[] = JSON.parse(
  execFileSync(process.execPath, [source, writer, folder], { encoding: "utf8" })
)

/** Runs the command in this process. */
const inProcess = async (...argv: readonly string[]): Promise<Outcome> => {
  const texts = { stdout: "", stderr: "" }
  const screen = (name: keyof typeof texts): Screen => ({
    isTerminal: false,
    write: (text) => {
      texts[name] += text
      return Promise.resolve()
    }
  })
  const code = await run(argv, {
    stdin: () => Promise.resolve(new Uint8Array()),
    stdout: screen("stdout"),
    stderr: screen("stderr"),
    environment: {},
    compute: (work) => work()
  })
  return { code, ...texts }
}

/** Runs the command as a process of its own. */
const asProcess = (...argv: readonly string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [source, main, ...argv], (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr })
    })
  })

const everyCommand = (file: string): readonly (readonly string[])[] => [
  ["check", file],
  ["settle", file, "--month", "2026-10"]
]

// The lines apart, nothing may move the cursor or turn the direction of writing.
const unprintable = /(?!\n)[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u

const expectRefused = ({ code, stderr, stdout }: Outcome): void => {
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" })
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(stderr).not.toContain("defect")
  expect(stderr).not.toMatch(unprintable)
  expect(stderr.length).toBeLessThan(20_000)
}

describe("a bundle that cannot be settled ends the command with 1, a place, a reason and advice", () => {
  for (const { expectedPath, file, name, remedy } of brokenFiles) {
    it(name, async () => {
      // Deeper than any bundle is: no place in it is worth naming.
      const [place, advice] = name.startsWith("200,000")
        ? ["levels deep", "the right file"]
        : [expectedPath === "" ? "the file: " : `  ${expectedPath}: `, remedy]
      for (const argv of everyCommand(file)) {
        const outcome = await inProcess(...argv)
        expectRefused(outcome)
        expect(outcome.stderr).toContain(place)
        expect(outcome.stderr).toContain(advice)
      }
    })
  }
})

const inFolder = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

const megabyte = 1_048_576
const levels = 200_000

const aSubfolder = (): string => {
  const path = join(folder, "a-folder")
  mkdirSync(path)
  return path
}

/** Files that are no bundle at all; each is made when its turn comes. */
const strangers: readonly (readonly [name: string, make: () => string, says: RegExp])[] = [
  ["an empty file", () => inFolder("empty.json", ""), /is empty/],
  ["a file of blanks", () => inFolder("blanks.json", " \n\t\n "), /is empty/],
  ["a missing file", () => join(folder, "missing.json"), /does not exist/],
  ["a folder", aSubfolder, /is a folder/],
  ["a file below a file", () => join(inFolder("file.json", "{}"), "bundle.json"), /does not exist/],
  ["a binary file", () => inFolder("binary.json", Uint8Array.from([1, 0, 2, 255, 254])), /no text/],
  ["bytes that are no UTF-8", () => inFolder("latin.json", Uint8Array.from([123, 34, 233, 34])), /UTF-8/],
  ["text in UTF-16", () => inFolder("utf16.json", Buffer.from("\ufeff{}", "utf16le")), /UTF-16/],
  ["a compressed file", () => inFolder("bundle.json.gz", gzipSync("{}")), /gzip/],
  ["half a document", () => inFolder("half.json", '{"hostwatt": 1,\n "operator": {'), /line 2/],
  ["two documents", () => inFolder("two.json", "{}\n{}\n"), /line 2/],
  ["a comma too many", () => inFolder("comma.json", '{\n  "hostwatt": 1,\n}'), /line 3/],
  ["a NaN", () => inFolder("nan.json", '{"hostwatt": NaN}'), /line 1, column 14/],
  ["a comment", () => inFolder("comment.json", '// a bundle\n{"hostwatt": 1}'), /line 1/],
  ["characters that steer a terminal", () => inFolder("steer.json", '{"\u001b[2J\u202e": 1'), /line 1/],
  ["a name that steers a terminal", () => inFolder("a\u001b[2Jb.json", "{}"), /fault/],
  ["200,000 lists in one another", () => inFolder("deep.json", "[".repeat(levels)), /not JSON|levels deep/],
  [
    "200,000 closed lists in one another",
    () => inFolder("closed.json", "[".repeat(levels) + "]".repeat(levels)),
    /levels deep/
  ],
  ["50 MB of zeros", () => inFolder("zeros.json", new Uint8Array(50 * megabyte)), /no text/],
  ["50 MB of junk", () => inFolder("junk.json", "junk ".repeat(10 * megabyte)), /line 1, column 1/],
  ["50 MB of open braces", () => inFolder("braces.json", '{"a":'.repeat(10 * megabyte)), /not JSON/],
  ["50 MB of one number", () => inFolder("number.json", "9".repeat(50 * megabyte)), /the file: must be/],
  ["50 MB of numbers", () => inFolder("list.json", `[${"1,".repeat(25 * megabyte)}1]`), /the file: must be/],
  [
    "50 MB of one unknown field",
    () => inFolder("field.json", `{"${"x".repeat(50 * megabyte)}": 1}`),
    /is not a field that exists here/
  ]
]

describe("what is no bundle", () => {
  for (const [name, make, says] of strangers) {
    it(name, async () => {
      const file = make()
      for (const argv of everyCommand(file)) {
        const outcome = await inProcess(...argv)
        expectRefused(outcome)
        expect(outcome.stderr).toMatch(says)
      }
      rmSync(file, { recursive: true, force: true })
    })
  }
})

/** Those that could do more harm to a process than a wrong answer. */
const alone = [
  "an empty file",
  "a missing file",
  "a folder",
  "a binary file",
  "half a document",
  "characters that steer a terminal",
  "a name that steers a terminal",
  "200,000 lists in one another",
  "200,000 closed lists in one another",
  "50 MB of junk",
  "50 MB of open braces",
  "50 MB of numbers"
]

describe("the same, given to the command as a process of its own", () => {
  it.each(alone.map((name, index) => ({ name, index })))("$name", async ({ index, name }) => {
    const [, make = aSubfolder, says = /^$/] = strangers.find(([other]) => other === name) ?? []
    const file = make()
    const argv = everyCommand(file)[index % 2] ?? []
    const outcome = await asProcess(...argv)
    expectRefused(outcome)
    expect(outcome.stderr).toMatch(says)
    rmSync(file, { recursive: true, force: true })
  })

  it("100,000 records without anything", async () => {
    const operator = { id: "op", name: "Meridian Charging", currency: "EUR", timeZone: "UTC" }
    const text = JSON.stringify({ hostwatt: 1, operator, sessions: [] })
    const file = inFolder(
      "records.json",
      text.replace("[]", () => `[${"{},".repeat(99_999)}{}]`)
    )
    const outcome = await asProcess("check", file)
    expectRefused(outcome)
    expect(outcome.stderr).toContain("holds more faults than the 1000 above")
    expect(outcome.stderr).toContain("sessions[0].id: is required")
  })
})
