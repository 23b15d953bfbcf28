import { Bundle, type Fault } from "@hostwatt/core"
import { aBundle, aCdr, aChargePoint, anEvse, aSession } from "@hostwatt/testing"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { aFileOf, asProcess, inProcess } from "./Running.ts"

const faultsOf = (bundle: unknown): readonly Fault.Fault[] => {
  const resolved = Bundle.fromJson(bundle)
  return Result.isFailure(resolved) ? resolved.failure : []
}

const twoFaults = {
  ...aBundle({ sessions: [aSession({ evseId: "nowhere" })] }),
  operator: { id: "op", name: "Operator", currency: "EURO", timeZone: "Europe/Sofia" }
}

const manyFaults = aBundle({
  sessions: Array.from({ length: 60 }, (_, index) => aSession({ id: `s${index}`, evseId: "nowhere" }))
})

describe("hostwatt check, of a bundle without faults", () => {
  const bundle = aBundle({
    chargePoints: [aChargePoint({ evses: [anEvse(), { id: "dark" }] })],
    sessions: [
      aSession(),
      aSession({ revision: 2 }),
      aSession({ id: "november", start: "2026-10-31T22:00:00Z", end: "2026-10-31T22:30:00Z", cdr: aCdr() }),
      { id: "running", evseId: "dc", start: "2026-10-03T08:00:00Z" }
    ]
  })

  it("sums up what is in it", async () => {
    const file = aFileOf(bundle)

    expect(await inProcess(["check", file])).toEqual({
      code: 0,
      stderr: "",
      stdout: [
        `${file} has no faults`,
        "  operator   Operator (op), EUR, Europe/Sofia",
        "  partners   1  (p1)",
        "  contracts  1",
        "  locations  1, with 1 charge point",
        "  EVSEs      2  (1 DC, 1 of unknown current type)",
        "  tariffs    1, and 1 electricity cost",
        "  sessions   2  (1 more are running, 1 earlier revisions)",
        "  months     2026-10, 2026-11",
        ""
      ].join("\n")
    })
  })

  it("says the same to programs", async () => {
    const { code, stdout } = await asProcess(["check", aFileOf(bundle), "--format", "json"])

    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      faults: [],
      contents: {
        partners: [{ id: "p1", name: "Host" }],
        evses: { ac: 0, dc: 1, unknown: 1 },
        sessions: { ended: 2, running: 1, superseded: 1 },
        months: ["2026-10", "2026-11"]
      }
    })
  })
})

describe("hostwatt check, of a bundle with faults", () => {
  it("ends with 1 and tells each with its path and what to do about it", async () => {
    const file = aFileOf(twoFaults)
    const [first, second, ...rest] = faultsOf(twoFaults)

    expect(rest).toEqual([])
    expect(await asProcess(["check", file])).toEqual({
      code: 1,
      stdout: "",
      stderr: [
        `hostwatt: ${file} has 2 faults`,
        `  ${first?.path}: ${first?.message}`,
        `      ${first?.remedy}`,
        `  ${second?.path}: ${second?.message}`,
        `      ${second?.remedy}`,
        ""
      ].join("\n")
    })
  })

  it("tells the first 50 of many, and how to see the rest", async () => {
    const { stderr } = await inProcess(["check", aFileOf(manyFaults)])

    expect(stderr).toContain("has 60 faults")
    expect(stderr.match(/^ {2}sessions\[/gm)).toHaveLength(50)
    expect(stderr).toContain("… 10 more (hostwatt check … --format json shows all)")
  })

  it("gives all of them to programs", async () => {
    const file = aFileOf(manyFaults)
    const { code, stderr, stdout } = await inProcess(["check", file, "--format", "json"])

    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toEqual({ faults: faultsOf(manyFaults) })
    expect(stderr).toBe(`hostwatt: ${file} has 60 faults\n`)
  })
})

describe("what is read", () => {
  it("may come from standard input", async () => {
    const { code, stdout } = await asProcess(["check", "-"], { stdin: JSON.stringify(aBundle()) })

    expect(code).toBe(0)
    expect(stdout).toContain("standard input has no faults")
  })

  it("may begin with a byte order mark", async () => {
    const { code } = await inProcess(["check", aFileOf(`\ufeff${JSON.stringify(aBundle())}`)])

    expect(code).toBe(0)
  })

  it("is shown around the place where it stops being JSON", async () => {
    const file = aFileOf('{\n  "hostwatt": 1\n  "operator": {}\n}')

    expect(await inProcess(["check", file])).toEqual({
      code: 1,
      stdout: "",
      stderr: [
        `hostwatt: ${file} is not JSON: line 3, column 3: a comma is missing`,
        '    "operator": {}',
        "    ^",
        "  correct the file, or export it again",
        ""
      ].join("\n")
    })
  })

  it("is shown in part where its line is long, and without what would steer a terminal", async () => {
    const { stderr } = await inProcess(["check", aFileOf(`{"a": "${"x".repeat(500)}", \u001b[31m`)])
    const [, line = "", mark = ""] = stderr.split("\n")

    expect(line).toMatch(/^ {2}x+", \\x1b\[31m$/)
    expect(mark.indexOf("^")).toBe(line.indexOf("\\x1b"))
  })
})
