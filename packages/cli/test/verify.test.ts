import { join } from "node:path"
import { aBundle, aContract, aPartner, aPrice, aSession, aTariffOf } from "@hostwatt/testing"
import { describe, expect, it } from "vitest"
import { aFileOf, aFolder, asProcess, inProcess, jsonOf } from "./Running.ts"

const bundle = aBundle({ sessions: [aSession(), aSession({ id: "s2" })] })
const month = ["--month", "2026-10"]

const settledJson = async (): Promise<string> => {
  const { stdout } = await inProcess(["settle", aFileOf(bundle), ...month, "--format", "json"])
  return stdout
}

const theStatement = async () => JSON.parse(await settledJson()).statements[0]

describe("hostwatt verify", () => {
  it("finds a statement that holds, and prints its hash", async () => {
    const statement = await theStatement()

    expect(await asProcess(["verify", aFileOf(statement)])).toEqual({
      code: 0,
      stderr: "",
      stdout: `OK      p1 from op, EUR, 2026-10  ${statement.contentHash}\n`
    })
  })

  it("finds every statement of a settled month that holds, also from standard input", async () => {
    const { code, stdout } = await inProcess(["verify", "-"], { stdin: await settledJson() })

    expect([code, stdout.match(/^OK/gm)?.length]).toEqual([0, 1])
  })

  it("tells every discrepancy with its path", async () => {
    const statement = await theStatement()
    const changed = { ...statement, totals: { ...statement.totals, balance: "999.99" } }
    const { code, stderr, stdout } = await asProcess([
      "verify",
      aFileOf({ statements: [statement, changed] })
    ])

    expect(code).toBe(1)
    expect(stdout).toMatch(/^OK .*\nFAILED .*\n$/)
    expect(stderr).toContain("does not hold: 2 discrepancies")
    expect(stderr).toContain("  statements[1].contentHash: is not the hash of the content")
    expect(stderr).toContain("  statements[1].totals.balance: is 999.99; the lines come to 32.58")
  })

  it("replays a statement from its bundle, and finds one of other prices", async () => {
    const statement = aFileOf(await theStatement())
    const dearer = aBundle({ ...bundle, tariffs: [aTariffOf([aPrice("energy", "0.63")])] })
    const [same, other] = await Promise.all([
      inProcess(["verify", statement, "--bundle", aFileOf(bundle)]),
      inProcess(["verify", statement, "--bundle", aFileOf(dearer)])
    ])

    expect([same.code, other.code]).toEqual([0, 1])
    expect(other.stderr).toContain("lines[0].trace[3]: does not replay from the bundle (FactDiffers)")
    expect(other.stderr).toContain("contentHash: is not that of the statement which the bundle gives")
  })

  it("refuses what is no statement, naming what is missing in it", async () => {
    const { code, stderr } = await inProcess(["verify", aFileOf({ statements: [{ partnerId: "p1" }] })])

    expect(code).toBe(1)
    expect(stderr).toContain("  statements[0].contentHash: is required and is not there")
  })

  it("knows other files of this command", async () => {
    const out = aFolder()
    await inProcess(["settle", aFileOf(bundle), ...month, "--out", out])
    const [rest, whole, nothing] = await Promise.all([
      inProcess(["verify", join(out, "settlement.json")]),
      inProcess(["verify", aFileOf(bundle)]),
      inProcess(["verify", aFileOf({ ...jsonOf(join(out, "settlement.json")), statements: [] })])
    ])

    expect(rest.stderr).toContain("has no statements\n  verify the files beside it, one by one")
    expect(whole.stderr).toContain("is a bundle, not a statement")
    expect([rest.code, whole.code, nothing.code]).toEqual([1, 1, 0])
    expect(nothing.stdout).toContain("nothing to verify")
  })
})

describe("files of statements", () => {
  it("have names of their own where ids differ in what a file name cannot tell", async () => {
    const ids = ["a/b", "a:b", "A", "a", "..", "x".repeat(150), `${"x".repeat(150)}y`]
    const many = aBundle({
      partners: ids.map((id) => aPartner({ id })),
      contracts: ids.map((id, index) => aContract({ id: `c${index}`, partnerId: id })),
      chargePoints: ids.map((_, index) => ({
        id: `cp${index}`,
        locationId: "l1",
        inServiceFrom: "2025-01-01",
        assignments: [{ contractId: `c${index}`, from: "2026-01-01" }],
        evses: [{ id: `evse${index}`, currentType: "AC" as const, tariffId: "t1" }]
      })),
      sessions: ids.map((_, index) => aSession({ id: `s${index}`, evseId: `evse${index}` }))
    })
    const out = aFolder()
    const { code, stderr } = await inProcess(["settle", aFileOf(many), ...month, "--out", out])
    const names = stderr
      .split("\n")
      .filter((line) => line.endsWith(".json"))
      .map((line) => line.trim())
    const partners = names.map((name) => jsonOf(join(out, name)).partnerId)

    expect(code).toBe(0)
    expect(partners.toSorted()).toEqual(ids.toSorted())
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length)
    for (const name of names) expect(name).toMatch(/^[\w-][\w.-]{0,150}\.json$/)
  })
})
