import { anyBundle, Runs } from "@hostwatt/testing"
import { parse } from "csv-parse/sync"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { nearest } from "../src/nearest.ts"
import { json } from "../src/render/json.ts"
import { plain, wrapped } from "../src/render/plain.ts"
import { table, widthOf } from "../src/render/table.ts"
import { inProcess } from "./Running.ts"

describe("JSON in pieces", () => {
  it("is what JSON.stringify writes with two spaces", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 7 }), (value) => {
        expect([...json(value)].join("")).toBe(`${JSON.stringify(value, undefined, 2)}\n`)
      }),
      Runs.laws
    )
  })

  it("leaves out what is undefined, as JSON.stringify does", () => {
    expect([...json({ a: undefined, b: [{}] })].join("")).toBe('{\n  "b": [\n    {}\n  ]\n}\n')
  })
})

describe("a table", () => {
  const columns = [
    { title: "id", align: "left", least: 6 },
    { title: "amount", align: "right" }
  ] as const

  it("puts text at the left and numbers at the right", () => {
    expect(table(columns, [{ cells: ["a", "7.00"] }, { cells: ["b", "-12.00"] }])).toEqual([
      "id  amount",
      "──  ──────",
      "a     7.00",
      "b   -12.00"
    ])
  })

  it("counts the columns of a terminal, not characters", () => {
    const [, , wide = ""] = table(columns, [{ cells: ["東京", "1"] }])

    expect(wide).toBe("東京       1")
    expect(widthOf(wide)).toBe("東京".length * 2 + 2 + "amount".length)
  })

  it("is at most 100 columns wide while a cell may be cut", () => {
    const [, , row = ""] = table(columns, [{ cells: ["x".repeat(300), "1.00"] }])

    expect(widthOf(row)).toBe(100)
    expect(row).toMatch(/^x+… {2} +1\.00$/)
  })

  it("never cuts a number", () => {
    const amount = "1".repeat(120)
    const [, , row = ""] = table(columns, [{ cells: ["x".repeat(300), amount] }])

    expect(row).toBe(`xxxxx…  ${amount}`)
  })
})

describe("text from outside", () => {
  it("shows control characters and marks of direction as their codes", () => {
    expect(plain("a\u001b[31mb\u0000\u009b\u202ec\ud800")).toBe("a\\x1b[31mb\\x00\\x9b\\u202ec\\ud800")
  })

  it("is broken between words", () => {
    expect(wrapped("one two three four", 9)).toEqual(["one two", "three", "four"])
  })
})

describe("the nearest of known texts", () => {
  it("are those that hold what was written, then those that differ the least", () => {
    const known = ["collected:c1:s1", "collected:c1:s22", "awaited:c1:s3", "awaited:c1:s22"]

    expect(nearest("S22", known, 2)).toEqual(["collected:c1:s22", "awaited:c1:s22"])
    expect(nearest("awaitet:c1:s3", known, 1)).toEqual(["awaited:c1:s3"])
    expect(nearest("", known, 9)).toHaveLength(4)
  })
})

describe("any bundle", () => {
  const runs = { ...Runs.laws, numRuns: Math.min(Runs.laws.numRuns, 100) }

  it("settles into a table, JSON that verifies, and a CSV row for every line", async () => {
    await fc.assert(
      fc.asyncProperty(anyBundle, async ({ bundle, month }) => {
        const given = { stdin: JSON.stringify(bundle) }
        const settle = ["settle", "-", "--month", month]
        const printed = await inProcess(settle, given)
        const { stdout } = await inProcess([...settle, "--format", "json"], given)
        const verified = await inProcess(["verify", "-"], { stdin: stdout })
        const rows = await inProcess([...settle, "--format", "csv"], given)
        const { statements }: { statements: { lines: { id: string }[] }[] } = JSON.parse(stdout)

        expect([printed.code, printed.stderr]).toEqual([0, ""])
        expect([verified.code, verified.stderr]).toEqual([0, ""])
        expect(verified.stdout).not.toContain("FAILED")
        expect(parse(rows.stdout, { columns: true })).toHaveLength(
          statements.flatMap(({ lines }) => lines).length
        )
      }),
      runs
    )
  })
})
