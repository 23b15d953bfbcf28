import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { readTexts, tidy } from "../tidy.ts"

const repository = readTexts(join(import.meta.dirname, "..", ".."))

const inCore = (inside: string): string => `packages/core/src/${inside}`
const findingsIn = (path: string, text: string): readonly string[] => tidy([{ path, text }])
const linesOfCode = (count: number): string =>
  Array.from({ length: count }, (_, n) => `const n${n} = ${n}`).join("\n")

describe("this repository", () => {
  it("has files of all the kinds that are checked", () => {
    const paths = repository.map(({ path }) => path)

    expect(paths).toEqual(
      expect.arrayContaining([
        ".ci/run",
        "CONTRIBUTING.md",
        "package.json",
        "scripts/tidy.ts",
        inCore("values/Money.ts")
      ])
    )
    expect(paths.filter((path) => path.includes("node_modules"))).toEqual([])
  })

  it("has no findings", () => {
    expect(tidy(repository)).toEqual([])
  })
})

describe("packages import only what their row in the table names", () => {
  it.each([
    ["packages/batch/src/Columns.ts", "@hostwatt/services", "batch may not import services"],
    ["packages/ocpi/src/Tariff.ts", "@hostwatt/http", "ocpi may not import http"],
    ["packages/http/src/handler.ts", "@hostwatt/postgres", "http may not import postgres"],
    ["packages/documents/src/Pdf.ts", "hostwatt", "documents may not import hostwatt"],
    ["packages/core/src/values/Money.ts", "@hostwatt/core", "imports its own package by name"],
    ["packages/cli/src/main.ts", "@hostwatt/testing", "cli may not import testing"],
    ["packages/cli/src/main.ts", "@hostwatt/core/src/index.ts", "imports the inside of a package"],
    ["packages/cli/src/main.ts", "../../core/src/index.ts", "reaches into another package"],
    ["packages/cli/src/main.ts", "../test/bundle.ts", "imports a test"],
    ["packages/cli/src/main.ts", "../../../scripts/tidy.ts", "leaves its package"],
    ["packages/cli/test/main.test.ts", "../../core/src/index.ts", "reaches into another package"],
    ["packages/core/test/Money.test.ts", "@hostwatt/cli", "core may not import cli"],
    ["examples/01-first/src/main.ts", "../../../packages/core/src/index.ts", "reaches into another package"],
    ["examples/01-first/src/main.ts", "@hostwatt/testing", "examples may not import testing"],
    ["packages/extra/src/main.ts", "@hostwatt/core", "extra has no row in the import table"]
  ])("%s importing %s: %s", (path, module, message) => {
    expect(findingsIn(path, `import * as Thing from "${module}"`)).toEqual([expect.stringContaining(message)])
  })

  it.each([
    'export * from "@hostwatt/cli"',
    'export { run } from "@hostwatt/cli"',
    'import type { Run } from "@hostwatt/cli"',
    'const later = () => import("@hostwatt/cli")',
    'type Run = import("@hostwatt/cli").Run'
  ])("sees %s", (text) => {
    expect(findingsIn("packages/batch/src/Columns.ts", text)).toEqual([
      expect.stringContaining("batch may not import cli")
    ])
  })

  it.each([
    ["packages/core/test/Money.test.ts", "@hostwatt/testing"],
    ["packages/core/test/Money.test.ts", "@hostwatt/core"],
    ["packages/core/test/Money.test.ts", "node:fs"],
    ["packages/testing/src/anyMoney.ts", "fast-check"],
    ["packages/cluster/src/Closing.ts", "@hostwatt/postgres"],
    ["packages/cli/src/main.ts", "@hostwatt/ocpi"],
    ["examples/01-first/src/main.ts", "hostwatt"]
  ])("lets %s import %s", (path, module) => {
    expect(findingsIn(path, `import * as Thing from "${module}"`)).toEqual([])
  })

  it("lets one file of the command line read and write files, not two", () => {
    const files = ["Files", "Table"].map((name) => ({
      path: `packages/cli/src/${name}.ts`,
      text: 'import { readFileSync } from "node:fs"'
    }))

    expect(tidy(files)).toEqual([
      expect.stringContaining("packages/cli/src/Table.ts:1 reads or writes files")
    ])
  })
})

describe("rooms of the core import only rooms to their left", () => {
  it.each([
    ["values/Money.ts", "../trace/Trace.ts", "room values may not import trace"],
    ["sharing/Chain.ts", "../statements/Statement.ts", "room sharing may not import statements"],
    ["permissions/Grant.ts", "../rating/Cdr.ts", "room permissions may not import rating"],
    ["bundle/Bundle.ts", "../index.ts", "room bundle may not import index.ts"],
    ["statements/Statement.ts", "../permissions/Grant.ts", "room statements may not import permissions"],
    ["leftovers/Money.ts", "../values/Money.ts", "stands in no room"]
  ])("%s importing %s: %s", (inside, module, message) => {
    expect(findingsIn(inCore(inside), `import * as Thing from "${module}"`)).toEqual([
      expect.stringContaining(message)
    ])
  })

  it.each([
    ["bundle/Bundle.ts", "../values/Money.ts"],
    ["values/Money.ts", "./Currency.ts"],
    ["permissions/Grant.ts", "../contracts/Contract.ts"],
    ["index.ts", "./permissions/Grant.ts"]
  ])("lets %s import %s", (inside, module) => {
    expect(findingsIn(inCore(inside), `import * as Thing from "${module}"`)).toEqual([])
  })
})

describe("the core imports few modules from elsewhere", () => {
  it.each([
    ["values/Money.ts", "effect", 'imports the "effect" barrel'],
    ["values/Money.ts", "effect/Effect", '"effect/Effect" is no module for core'],
    ["values/Money.ts", "lodash", '"lodash" is no module for core'],
    ["values/Money.ts", "node:crypto", '"node:crypto" is no module for core'],
    ["values/Money.ts", "decimal.js", '"decimal.js" is for values/Decimal.ts only'],
    [
      "rating/Rating.ts",
      "date-fns/addMonths",
      "is for values/Month.ts, values/Instant.ts, values/Zone.ts only"
    ],
    ["rating/Rating.ts", "@date-fns/tz", "is for values/Month.ts, values/Instant.ts, values/Zone.ts only"],
    ["statements/Statement.ts", "@noble/hashes/sha2.js", "is for statements/Hash.ts only"],
    ["statements/Statement.ts", "canonicalize", "is for statements/Hash.ts only"]
  ])("%s importing %s: %s", (inside, module, message) => {
    expect(findingsIn(inCore(inside), `import * as Thing from "${module}"`)).toEqual([
      expect.stringContaining(message)
    ])
  })

  it.each([
    ["values/Money.schema.ts", "effect/Schema"],
    ["values/Money.schema.ts", "effect/SchemaGetter"],
    ["values/Money.ts", "effect/Result"],
    ["values/Decimal.ts", "decimal.js"],
    ["values/Month.ts", "@date-fns/tz"],
    ["statements/Hash.ts", "canonicalize"]
  ])("lets %s import %s", (inside, module) => {
    expect(findingsIn(inCore(inside), `import * as Thing from "${module}"`)).toEqual([])
  })
})

describe("files and functions of packages are short", () => {
  it("finds a file of 301 lines, not one of 300", () => {
    expect(findingsIn(inCore("values/Money.ts"), `${linesOfCode(301)}\n`)).toEqual([
      expect.stringContaining("packages/core/src/values/Money.ts:301 the file has 301 lines, at most 300")
    ])
    expect(findingsIn(inCore("values/Money.ts"), `${linesOfCode(300)}\n`)).toEqual([])
  })

  it.each([
    ["function", "function sum() {", "}"],
    ["arrow function", "const sum = () => {", "}"],
    ["generator", "const sum = run(function* () {", "})"],
    ["method", "const sums = { of() {", "} }"]
  ])("finds a %s of 41 lines, not one of 40", (_, first, last) => {
    const path = "packages/cli/src/main.ts"

    expect(findingsIn(path, [first, linesOfCode(39), last].join("\n"))).toEqual([
      expect.stringContaining("packages/cli/src/main.ts:1 the function has 41 lines, at most 40")
    ])
    expect(findingsIn(path, [first, linesOfCode(38), last].join("\n"))).toEqual([])
  })

  it("reports the innermost of nested functions that are too long", () => {
    const text = ["const outer = () => {", "  const inner = () => {", linesOfCode(50), "  }", "}"].join("\n")

    expect(findingsIn("packages/cli/src/main.ts", text)).toEqual([
      expect.stringContaining("packages/cli/src/main.ts:2 the function has 52 lines")
    ])
  })
})

describe("packages have no any and no vague names", () => {
  it("finds any as a type, not as a word", () => {
    const text = [
      "// any comment",
      'export const any = "any"',
      "export const take = (value: any[]) => value"
    ].join("\n")

    expect(findingsIn("packages/cli/src/main.ts", text)).toEqual([
      expect.stringContaining("packages/cli/src/main.ts:3 `any`: write the type")
    ])
  })

  it.each(["utils", "common", "helpers", "types", "shared"])("finds a file or folder called %s", (name) => {
    const message = [expect.stringContaining(`"${name}" says nothing`)]

    expect(findingsIn(`packages/cli/src/${name}.ts`, "")).toEqual(message)
    expect(findingsIn(`packages/cli/src/${name}/Table.ts`, "")).toEqual(message)
  })
})

describe("the core is pure", () => {
  it.each([
    ["new Date(", "export const today = new Date()"],
    ["Date.now(", "export const now = Date.now()"],
    ["Math.random(", "export const dice = Math.random"],
    [".toFixed(", "export const text = (1).toFixed(2)"],
    ["parseFloat(", 'export const number = parseFloat("1")'],
    ["parseFloat(", 'export const number = Number.parseFloat("1")'],
    ["process.", "export const zone = process.env.TZ"]
  ])("finds %s in %s", (name, text) => {
    expect(findingsIn(inCore("values/Money.ts"), text)).toEqual([expect.stringContaining(`:1 \`${name}\`: `)])
  })

  it("does not mind the words in comments and texts, nor the calls elsewhere", () => {
    expect(
      findingsIn(inCore("values/Money.ts"), '// new Date()\nexport const text = "Math.random()"')
    ).toEqual([])
    expect(findingsIn("packages/cli/src/main.ts", "export const now = Date.now()")).toEqual([])
  })

  it("lets Decimal.ts print with the toFixed of decimal.js", () => {
    expect(findingsIn(inCore("values/Decimal.ts"), "export const text = value.toFixed()")).toEqual([])
  })
})

describe("committed text names no folder of one machine", () => {
  // Joined here, so that this file does not break the rule itself.
  const home = ["", "home", "somebody", "hostwatt"].join("/")
  const beside = ["shared", "cases"].join("/")

  it.each([
    ["README.md", `Clone into ${home}.`],
    ["packages/core/test/cases.test.ts", `const cases = "${home}"`],
    ["package.json", `{ "cases": "${beside}/rating" }`]
  ])("finds one in %s", (path, text) => {
    expect(findingsIn(path, text)).toEqual([
      expect.stringContaining(`${path}:1 names a folder of one machine`)
    ])
  })

  it.each([`../../${beside}`, `$CASES/${beside}`, `https://example.org${home}`])("lets %s stand", (path) => {
    expect(findingsIn("README.md", path)).toEqual([])
  })
})
