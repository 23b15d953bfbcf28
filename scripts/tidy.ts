import { globSync, readFileSync } from "node:fs"
import { join, sep } from "node:path"
import {
  checkFileAccess,
  checkImports,
  checkRooms,
  type ImportTable,
  type RoomTable
} from "./tidy/imports.ts"
import { checkMachinePaths } from "./tidy/paths.ts"
import { checkPurity } from "./tidy/purity.ts"
import { checkAny, checkFileLength, checkFunctionLength, checkNames } from "./tidy/shape.ts"
import { isTypeScript, parse, type TextFile } from "./tidy/source.ts"

const anything = ["*"]
const effect = ["effect", "effect/*"]
const effectLeaves = ["effect/Result", "effect/Option", "effect/Equal", "effect/Schema*"]
const published = [
  "core",
  "batch",
  "services",
  "postgres",
  "cluster",
  "http",
  "ocpp",
  "ocpi",
  "documents",
  "hostwatt"
]

/** What each package may import: other packages, and modules from elsewhere. Tests may also import `testing`. */
export const importTable: ImportTable = {
  core: {
    packages: [],
    modules: effectLeaves,
    confined: {
      "decimal.js": ["values/Decimal.ts"],
      "date-fns*": ["values/Month.ts", "values/Instant.ts", "values/Zone.ts"],
      "@date-fns/tz*": ["values/Month.ts", "values/Instant.ts", "values/Zone.ts"],
      "@noble/hashes/*": ["statements/Hash.ts"],
      canonicalize: ["statements/Hash.ts"]
    }
  },
  batch: { packages: ["core"], modules: effectLeaves },
  ocpi: { packages: ["core"], modules: effectLeaves },
  services: { packages: ["core"], modules: effect },
  postgres: { packages: ["core", "batch", "services"], modules: anything },
  cluster: { packages: ["core", "services", "postgres"], modules: anything },
  http: { packages: ["core", "services"], modules: anything },
  ocpp: { packages: ["core", "services"], modules: anything },
  documents: { packages: ["core", "services"], modules: anything },
  testing: { packages: ["core"], modules: ["fast-check", "effect/Result", "effect/Schema*"] },
  hostwatt: { packages: ["core", "services"], modules: effect },
  cli: { packages: published, modules: anything },
  examples: { packages: [...published, "cli"], modules: anything }
}

const walk = [
  "values",
  "trace",
  "schedules",
  "rating",
  "charging",
  "contracts",
  "sharing",
  "statements",
  "bundle"
]

/** The rooms of the core in the order of the walk: each imports only what stands to its left. */
export const roomTable: RoomTable = {
  ...Object.fromEntries(walk.map((room, index) => [room, walk.slice(0, index)])),
  permissions: ["values", "contracts"]
}

// Dead exports are not looked for here: knip does it, with `pnpm check:unused`.
const rules = [
  checkImports(importTable),
  checkRooms(roomTable),
  checkFileLength,
  checkFunctionLength,
  checkAny,
  checkNames,
  checkPurity
]

/**
 * Checks the text files of the repository against its rules.
 *
 * - Returns: one `path:line message` for each finding; the message says what to do instead
 */
export const tidy = (files: readonly TextFile[]): readonly string[] => {
  const sources = files.filter(isTypeScript).map(parse)
  return [
    ...sources.flatMap((source) => rules.flatMap((rule) => rule(source))),
    ...checkFileAccess(sources),
    ...files.flatMap(checkMachinePaths)
  ]
}

const texts = ["**/*.{ts,tsx,mts,md,json,yaml,yml}", ".*.json", ".ci/run", ".changeset/*"]
const generated = new Set(["node_modules", "dist", "coverage", "reports", ".git", ".stryker-tmp"])

/** Reads the text files below a folder, without what tools have made. */
export const readTexts = (root: string): readonly TextFile[] =>
  globSync(texts, { cwd: root, exclude: (path) => path.split(sep).some((part) => generated.has(part)) })
    .toSorted()
    .map((path) => ({ path: path.split(sep).join("/"), text: readFileSync(join(root, path), "utf8") }))

if (import.meta.main) {
  const findings = tidy(readTexts(join(import.meta.dirname, "..")))
  for (const found of findings) console.error(found)
  console.log(findings.length === 0 ? "tidy: nothing found" : `tidy: ${findings.length} found`)
  process.exitCode = findings.length === 0 ? 0 : 1
}
