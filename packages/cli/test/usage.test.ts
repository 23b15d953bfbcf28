import { aBundle, aSession } from "@hostwatt/testing"
import { describe, expect, it } from "vitest"
import { aFileOf, asProcess, inProcess, jsonOf } from "./Running.ts"

const october = ["--month", "2026-10"]

describe("wrong usage ends with 2, and says in a few lines on standard error what is wrong", () => {
  it.each<readonly [what: string, argv: readonly string[], says: string]>([
    ["an unknown command", ["settel"], 'Unknown subcommand "settel" for "hostwatt"'],
    ["an unknown command below another", ["import", "cvs"], 'Unknown subcommand "cvs" for "hostwatt import"'],
    ["a missing argument", ["settle", ...october], "Missing required argument: bundle"],
    ["a missing flag", ["settle", "b.json"], "Missing required flag: --month"],
    ["a flag without its value", ["settle", "b.json", "--month"], "Missing value for flag --month"],
    ["an unknown flag", ["check", "b.json", "--fast"], "Unrecognized flag: --fast"],
    ["a month that is none", ["settle", "b.json", "--month", "2026-13"], "Expected a month of the years"],
    ["a month as a day", ["settle", "b.json", "--month", "2026-10-01"], "such as 2026-10"],
    ["a flag given twice", ["settle", "b.json", ...october, "--month", "2026-11"], "at most 1 value"],
    ["an unknown format", ["check", "b.json", "--format", "csv"], 'Invalid value for flag --format: "csv"'],
    ["an argument too many", ["check", "a.json", "b.json"], 'Unexpected positional argument: "b.json"'],
    ["a missing map", ["import", "csv", "a.csv"], "Missing required flag: --map"],
    ["a missing line", ["explain", "b.json", ...october], "Missing required flag: --line"],
    ["standard input twice", ["verify", "-", "--bundle", "-"], "standard input can be read once"]
  ])("%s", async (_, argv, says) => {
    const { code, stderr, stdout } = await inProcess(argv)

    expect([code, stdout]).toEqual([2, ""])
    expect(stderr).toContain(`hostwatt: `)
    expect(stderr).toContain(says)
    expect(stderr).toMatch(/\nUsage: hostwatt .*\nhostwatt .*--help says more\n$/)
  })

  it.each([[[]], [["import"]]])("%j, with help on standard error", async (argv) => {
    const { code, stderr, stdout } = await inProcess(argv)

    expect([code, stdout]).toEqual([2, ""])
    expect(stderr).toContain("SUBCOMMANDS")
  })

  it("says what may have been meant", async () => {
    const { stderr } = await inProcess(["settle", "b.json", "--mont", "2026-10"])

    expect(stderr).toContain("Did you mean this?\n    --month")
  })

  it("is 2 of the process as well", async () => {
    const { code, stderr } = await asProcess(["settle", "b.json"])

    expect(code).toBe(2)
    expect(stderr).toMatch(/^hostwatt: Missing required flag: --month\n/)
  })
})

describe("what the command says of itself", () => {
  it.each([
    [["--help"], "settle     Settle a month"],
    [["settle", "--help"], "--month YYYY-MM"],
    [["explain", "-h"], "--line ID"],
    [["check", "--help"], "hostwatt check [flags] <bundle>"],
    [["verify", "--help"], "--bundle BUNDLE"],
    [["import", "csv", "--help"], "--map MAP"]
  ])("%j is answered on standard output", async (argv, says) => {
    const { code, stderr, stdout } = await inProcess(argv)

    expect([code, stderr]).toEqual([0, ""])
    expect(stdout).toContain(says)
  })

  it("has the version of its package", async () => {
    const { version } = jsonOf(new URL("../package.json", import.meta.url))

    expect(await asProcess(["--version"])).toEqual({ code: 0, stderr: "", stdout: `hostwatt ${version}\n` })
  })

  it.each(["bash", "zsh", "fish", "powershell"])("completes its words in %s", async (shell) => {
    const { code, stdout } = await inProcess(["--completions", shell])

    expect(code).toBe(0)
    expect(stdout).toContain("all-lines")
  })
})

const escape = "\u001b"

describe("colour", () => {
  const file = () => aFileOf(aBundle())

  it("is left out where the output is no terminal", async () => {
    const { stdout } = await asProcess(["settle", file(), ...october], { environment: { FORCE_COLOR: "1" } })

    expect(stdout).not.toContain(escape)
  })

  it("sets titles apart on a terminal", async () => {
    const { stdout } = await inProcess(["settle", file(), ...october], { isTerminal: true })

    expect(stdout).toContain(`${escape}[1mCollected${escape}[22m`)
  })

  it("is left out on a terminal with NO_COLOR", async () => {
    const given = { isTerminal: true, environment: { NO_COLOR: "1" } }
    const [result, wrong] = await Promise.all([
      inProcess(["settle", file(), ...october], given),
      inProcess(["settle"], given)
    ])

    expect(result.stdout).not.toContain(escape)
    expect(wrong.stderr).not.toContain(escape)
  })
})

describe("progress", () => {
  const sessions = Array.from({ length: 1000 }, (_, index) => aSession({ id: `s${index}` }))

  it("is a bar on a terminal, wiped off at the end", async () => {
    const { stderr } = await inProcess(["settle", aFileOf(aBundle({ sessions })), ...october], {
      isTerminal: true
    })

    expect(stderr).toContain("50 %  500 of 1000")
    expect(stderr).toMatch(new RegExp(`${escape}\\[2K$`))
  })

  it("is nothing elsewhere", async () => {
    const { stderr } = await inProcess(["settle", aFileOf(aBundle({ sessions })), ...october])

    expect(stderr).toBe("")
  })
})
