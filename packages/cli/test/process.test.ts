import { execFile, spawn } from "node:child_process"
import { existsSync, openSync } from "node:fs"
import { join } from "node:path"
import { aBundle, aContract, aSession } from "@hostwatt/testing"
import { describe, expect, it } from "vitest"
import { run } from "../src/index.ts"
import { aFileOf, aFolder, asProcess, commandLine, inProcess, jsonOf, start } from "./Running.ts"

const october = ["--month", "2026-10"]

/** Sessions on the nights when clocks change, and at the edges of months. */
const sessions = [
  ["2026-10-24T23:30:00Z", "2026-10-25T01:30:00Z"],
  ["2026-10-25T00:30:00Z", "2026-10-25T00:40:00Z"],
  ["2026-09-30T20:30:00Z", "2026-09-30T21:00:00Z"],
  ["2026-10-31T21:00:00Z", "2026-10-31T22:00:00Z"]
].map(([from = "", end = ""], index) =>
  aSession({
    id: `s${index}`,
    start: from,
    end,
    periods: [{ start: from, energyWh: 10_000, timeSeconds: 600 }]
  })
)

describe("the zone of the process changes nothing", () => {
  const zones = ["UTC", "America/New_York", "Europe/Sofia", "Pacific/Kiritimati"]

  const inEveryZone = (argv: readonly string[]) =>
    Promise.all(zones.map((TZ) => asProcess(argv, { environment: { TZ } })))

  it("of a settled month, as a table and in files", async () => {
    const file = aFileOf(aBundle({ sessions }))
    const folders = zones.map(() => aFolder())
    const printed = await Promise.all(
      zones.map((TZ, index) =>
        asProcess(["settle", file, ...october, "--out", folders[index] ?? ""], { environment: { TZ } })
      )
    )
    const written = folders.map((folder) => jsonOf(join(folder, "p1_op_EUR_2026-10.json")))

    expect(printed.map(({ code, stdout }) => ({ code, stdout }))).toEqual(
      zones.map(() => ({ code: 0, stdout: printed[0]?.stdout }))
    )
    expect(printed[0]?.stdout).toContain("s1       2026-10-25 03:40")
    expect(written).toEqual(zones.map(() => written[0]))
  })

  it("of an explained line", async () => {
    const file = aFileOf(aBundle({ sessions }))
    const told = await inEveryZone(["explain", file, ...october, "--line", "collected:c1:s1"])

    expect(told).toEqual(zones.map(() => told[0]))
    expect(told[0]?.stdout).toContain("which ended 2026-10-25 03:40")
  })
})

describe("the process", () => {
  it("ends with 130 when it is interrupted", async () => {
    const { child, outcome } = start(["check", "-"])
    // More than a pipe holds: it is taken once the program reads, and it listens for signals before.
    child.stdin?.write(" ".repeat(1_000_000), () => child.kill("SIGINT"))

    expect(await outcome).toEqual({ code: 130, stdout: "", stderr: "" })
  })

  it("ends quietly when its reader goes away", async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => aSession({ id: `s${index}` }))
    const [program, ...words] = commandLine
    const file = aFileOf(aBundle({ sessions: many }))
    const child = spawn(program, [...words, "settle", file, ...october, "--format", "json"])
    const { promise, resolve } = Promise.withResolvers<number | null>()
    let stderr = ""
    child.stderr.on("data", (chunk) => {
      stderr += String(chunk)
    })
    child.stdout.once("data", () => {
      child.stdout.destroy()
    })
    child.on("close", resolve)

    expect([await promise, stderr]).toEqual([0, ""])
  })

  const fullDisk = "/dev/full"
  const hasFullDisk = existsSync(fullDisk)

  it.skipIf(!hasFullDisk)(
    `ends with 1 when its output is full${hasFullDisk ? "" : " (skipped: no device that is always full)"}`,
    async () => {
      const [program, ...words] = commandLine
      const child = spawn(program, [...words, "settle", aFileOf(aBundle()), ...october], {
        stdio: ["ignore", openSync(fullDisk, "w"), "pipe"]
      })
      let stderr = ""
      child.stderr?.on("data", (chunk) => {
        stderr += String(chunk)
      })
      const { promise, resolve } = Promise.withResolvers<number | null>()
      child.on("close", resolve)

      expect(await promise).toBe(1)
      expect(stderr).toContain("hostwatt: The output cannot be written (ENOSPC)")
    }
  )

  it("needs no standard input", async () => {
    const [program, ...words] = commandLine
    const { promise, resolve } = Promise.withResolvers<number | null>()
    execFile(program, [...words, "check", aFileOf(aBundle())]).on("exit", resolve)

    expect(await promise).toBe(0)
  })
})

describe("a defect of the command", () => {
  const broken = (environment: Record<string, string>) => {
    const texts = { stderr: "" }
    const code = run(["check", aFileOf(aBundle())], {
      stdin: () => Promise.resolve(new Uint8Array()),
      stdout: { isTerminal: false, write: () => Promise.resolve() },
      stderr: {
        isTerminal: false,
        write: (text) => {
          texts.stderr += text
          return Promise.resolve()
        }
      },
      environment,
      compute: () => {
        throw new Error("two lines\nof trouble")
      }
    })
    return code.then((ended) => ({ code: ended, ...texts }))
  }

  it("is told in one line, and how to see more", async () => {
    expect(await broken({})).toEqual({
      code: 1,
      stderr: "This is a defect of hostwatt: two lines\\x0aof trouble (HOSTWATT_DEBUG=1 shows where)\n"
    })
  })

  it("is told with where it happened under HOSTWATT_DEBUG=1", async () => {
    const { code, stderr } = await broken({ HOSTWATT_DEBUG: "1" })

    expect(code).toBe(1)
    expect(stderr).toMatch(/^This is a defect of hostwatt: .*\nError: two lines\nof trouble\n +at /)
  })
})

describe("what a settlement refuses", () => {
  it("is told in words: a total too large to be booked", async () => {
    const cdr = {
      currency: "EUR",
      lines: [{ dimension: "energy", net: "9999999999999.00" }],
      gross: "9999999999999.00",
      energyWh: 1
    } as const
    const huge = Array.from({ length: 2 }, (_, index) => ({ ...aSession({ cdr }), id: `s${index}` }))
    const contracts = [
      aContract({ versions: [{ from: "2026-01", revenueSharing: { acPercent: "100", dcPercent: "100" } }] })
    ]
    const { code, stderr } = await inProcess([
      "settle",
      aFileOf(aBundle({ contracts, sessions: huge })),
      ...october
    ])

    expect(code).toBe(1)
    expect(stderr).toBe(
      "hostwatt: 2026-10 cannot be settled\n" +
        "  statement of p1 in EUR: a total is beyond 10^15 minor units\n  correct the bundle\n"
    )
  })
})
