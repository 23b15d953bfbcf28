import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { aFile, aMap, aMapJson, aRow, imported } from "./csv/aFile.ts"
import { aFileOf, aFolder, asProcess, inProcess, jsonOf } from "./Running.ts"

const csv = aFile(aRow(), aRow({ id: "s2", kwh: "" }), aRow({ id: "s3", to: "2026-10-03 10:00:00" }))
const aCsvFile = (text = csv) => aFileOf(text, "sessions.csv")
const aMapFile = (json: unknown = aMapJson()) => aFileOf(json, "map.json")

const importIt = (...argv: readonly string[]) => inProcess(["import", "csv", ...argv])

describe("hostwatt import csv", () => {
  it("prints the bundle, and on standard error each rejected row with its reasons and a summary", async () => {
    const file = aCsvFile()

    expect(await asProcess(["import", "csv", file, "--map", aMapFile()])).toEqual({
      code: 0,
      stdout: `${JSON.stringify(imported(csv).bundle, undefined, 2)}\n`,
      stderr: [
        "row 3, session s2: rejected: kwh is empty",
        "row 4, session s3: rejected: the end 2026-10-03T07:00:00Z is before the start 2026-10-03T08:00:00Z",
        `${file}: 3 rows, 1 session, 2 rejected`,
        ""
      ].join("\n")
    })
  })

  it("writes the bundle to a file with --out, ready to be settled", async () => {
    const out = join(aFolder(), "bundle.json")
    const { code, stderr, stdout } = await importIt(aCsvFile(), "--map", aMapFile(), "--out", out)

    expect([code, stdout]).toEqual([0, ""])
    expect(stderr).toContain(`wrote ${out}`)
    expect(jsonOf(out)).toEqual(imported(csv, aMap()).bundle)
    const settled = await inProcess(["settle", out, "--month", "2026-10", "--format", "csv"])
    expect(settled.stdout).toContain("collected:north-contract:s1")
  })

  it("gives programs the rejected rows as one JSON document", async () => {
    const { stderr } = await importIt(aCsvFile(), "--map", aMapFile(), "--format", "json")
    const { rejected, rows, warnings } = imported(csv)

    expect(JSON.parse(stderr)).toEqual({ rows, sessions: 1, rejected, warnings })
  })

  it("reads the CSV from standard input", async () => {
    const { code, stderr } = await inProcess(["import", "csv", "-", "--map", aMapFile()], { stdin: csv })

    expect(code).toBe(0)
    expect(stderr).toContain("standard input: 3 rows, 1 session, 2 rejected")
  })

  it("names a warning, which rejects nothing", async () => {
    const twice = aFile(aRow({ from: "2026-10-25 03:10:00", to: "2026-10-25 03:40:00" }))
    const { stderr } = await importIt(aCsvFile(twice), "--map", aMapFile())

    expect(stderr).toMatch(/^row 2, session s1: .* happened twice that night/)
    expect(stderr).toContain("1 row, 1 session, 0 rejected, 1 warning")
  })
})

describe("hostwatt import csv refuses", () => {
  it("a map with faults, telling each", async () => {
    const map = aMapFile(aMapJson({ partner: undefined, operator: { id: "op" } }))
    const { code, stderr, stdout } = await importIt(aCsvFile(), "--map", map)

    expect([code, stdout]).toEqual([1, ""])
    expect(stderr).toContain("The map cannot be taken:")
    expect(stderr).toContain("  partner is missing: write")
    expect(stderr).toContain("  operator.currency is missing: write")
  })

  it("a file without the columns of the map", async () => {
    const { code, stderr } = await importIt(aCsvFile("a,b\n1,2\n"), "--map", aMapFile())

    expect(code).toBe(1)
    expect(stderr).toContain('The file has no column "id"')
  })

  it("a bundle that does not resolve, with its faults, and writes nothing", async () => {
    const out = join(aFolder(), "bundle.json")
    const rows = aFile(aRow({ site: "n".repeat(95), charger: "n".repeat(95) }))
    const map = aMapFile(
      aMapJson({
        revenue: {
          from: "tariff",
          tariff: {
            id: "t",
            currency: "EUR",
            elements: [
              {
                priceComponents: [{ dimension: "energy", price: "0.45" }],
                restrictions: { startTime: "25:00" }
              }
            ]
          }
        }
      })
    )
    const { code, stderr, stdout } = await importIt(aCsvFile(rows), "--map", map, "--out", out)

    expect([code, stdout, existsSync(out)]).toEqual([1, "", false])
    expect(stderr).toContain("  tariffs[0].elements[0].restrictions")
  })

  it("a workbook, saying what to export", async () => {
    const workbook = Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0])
    const { code, stderr } = await importIt(aFileOf(workbook, "sessions.xlsx"), "--map", aMapFile())

    expect(code).toBe(1)
    expect(stderr).toContain("export the sheet as CSV")
  })

  it("a folder as the file to write", async () => {
    const out = aFolder()
    const { code, stderr } = await importIt(aCsvFile(), "--map", aMapFile(), "--out", out)

    expect(code).toBe(1)
    expect(stderr).toContain(`${out} is a folder\n  name a file`)
  })

  it("to read both of its files from standard input", async () => {
    const { code, stderr } = await inProcess(["import", "csv", "-", "--map", "-"], { stdin: csv })

    expect(code).toBe(2)
    expect(stderr).toContain("standard input can be read once, and is already")
  })
})

describe("the map of the example", () => {
  const here = (name: string) => new URL(`../../../examples/03-import-a-csv/${name}`, import.meta.url)

  it("imports its file: 13 rows, 5 sessions, 8 rejected", async () => {
    const csvText = readFileSync(here("sessions.csv"), "utf8")
    const { code, stderr } = await importIt(aCsvFile(csvText), "--map", aMapFile(jsonOf(here("map.json"))))

    expect(code).toBe(0)
    expect(stderr).toContain("13 rows, 5 sessions, 8 rejected")
  })
})
