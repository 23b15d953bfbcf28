import { posix } from "node:path"
import { finding, type Import, importsOf, type Source } from "./source.ts"

/** What the sources of a package may import besides their own files. A `*` at the end of a module stands for any rest. */
interface Row {
  readonly packages: readonly string[]
  readonly modules: readonly string[]
  /** Modules that only the named files (below `src`) may import. */
  readonly confined?: Readonly<Record<string, readonly string[]>>
}

export type ImportTable = Readonly<Record<string, Row>>

/** For each room of the core the rooms it may import besides itself. */
export type RoomTable = Readonly<Record<string, readonly string[]>>

const packageName = /^(?:@hostwatt\/([^/]+)|(hostwatt))(?:\/(.*))?$/

const isMatch = (pattern: string, module: string): boolean =>
  pattern.endsWith("*") ? module.startsWith(pattern.slice(0, -1)) : module === pattern

const ofPackage = (source: Source, folder: string, path: string, row: Row): string | undefined => {
  const { owner, kind } = source.place
  if (/^(?:src|dist)(?:\/|$)/.test(path))
    return "imports the inside of a package: import its public entry point"
  const isOwn = kind === "test" && folder === owner
  const isForTests = kind === "test" && folder === "testing"
  if (isOwn || isForTests || row.packages.includes(folder)) return undefined
  if (folder === owner) return "imports its own package by name: import the file with a relative path"
  const allowed = row.packages.length === 0 ? "no other package" : `only ${row.packages.join(", ")}`
  return `${owner} may not import ${folder}: it imports ${allowed}; move the code, or take what it needs as an argument`
}

const ofModule = (source: Source, module: string, row: Row): string | undefined => {
  const { inside, kind, owner } = source.place
  if (kind !== "src" || row.modules.some((pattern) => isMatch(pattern, module))) return undefined
  const homes = Object.entries(row.confined ?? {}).find(([pattern]) => isMatch(pattern, module))?.[1]
  if (homes?.includes(inside)) return undefined
  if (homes !== undefined) return `"${module}" is for ${homes.join(", ")} only: use what that file exports`
  if (module === "effect") return 'imports the "effect" barrel: import a leaf module such as "effect/Result"'
  if (module.startsWith("node:"))
    return `"${module}" is no module for ${owner}: take what it gives as an argument`
  return `"${module}" is no module for ${owner}: do without it, or decide on it in the table of scripts/tidy.ts`
}

const ofPath = (source: Source, module: string): string | undefined => {
  const { home, kind } = source.place
  const target = posix.join(posix.dirname(source.path), module)
  const isOutside = !target.startsWith(`${home}/`)
  if (/^(?:packages|examples)\//.test(target) && isOutside) {
    return "reaches into another package with a relative path: import it by its name"
  }
  if (kind !== "src") return undefined
  if (isOutside) return "leaves its package with a relative path: move the file into the package"
  return target.startsWith(`${home}/test/`) ? "imports a test: move what it needs to src" : undefined
}

const judge = (table: ImportTable, source: Source, { module }: Import): string | undefined => {
  const row = table[source.place.owner]
  if (row === undefined)
    return `${source.place.owner} has no row in the import table of scripts/tidy.ts: add one`
  if (module.startsWith(".")) return ofPath(source, module)
  const [, scoped, bare, path = ""] = packageName.exec(module) ?? []
  const folder = scoped ?? bare
  return folder === undefined ? ofModule(source, module, row) : ofPackage(source, folder, path, row)
}

const eachImport = (source: Source, rule: (found: Import) => string | undefined): readonly string[] =>
  importsOf(source).flatMap((found) => {
    const message = rule(found)
    return message === undefined ? [] : [finding(source.path, found.line, message)]
  })

/** Packages and third-party modules: the table says who may import what. */
export const checkImports =
  (table: ImportTable) =>
  (source: Source): readonly string[] =>
    source.place.owner === "" || source.place.kind === "other"
      ? []
      : eachImport(source, (found) => judge(table, source, found))

const roomOf = (path: string): string => /^packages\/core\/src\/([^/]+)\//.exec(path)?.[1] ?? ""

/** Rooms of the core: a room imports only the rooms that its row names; `src/index.ts` imports all. */
export const checkRooms =
  (rooms: RoomTable) =>
  (source: Source): readonly string[] => {
    const { inside, kind, owner } = source.place
    if (owner !== "core" || kind !== "src" || inside === "index.ts") return []
    const room = roomOf(source.path)
    const allowed = rooms[room]
    if (allowed === undefined) {
      return [
        finding(
          source.path,
          1,
          "stands in no room of the core: move it to one of the rooms of scripts/tidy.ts"
        )
      ]
    }
    return eachImport(source, ({ module }) => {
      if (!module.startsWith(".")) return undefined
      const target = posix.join(posix.dirname(source.path), module)
      if (!target.startsWith("packages/core/src/")) return undefined
      const other = roomOf(target)
      if (other === room || allowed.includes(other)) return undefined
      const left = allowed.length === 0 ? "no other room" : allowed.join(", ")
      return `room ${room} may not import ${other || "index.ts"}: it imports ${left}; move the code to the left or pass a value`
    })
  }

/** In the command line one file reads and writes files, so that the rest is pure. */
export const checkFileAccess = (sources: readonly Source[]): readonly string[] => {
  const [first, ...others] = sources
    .filter(({ place }) => place.owner === "cli" && place.kind === "src")
    .flatMap((source) => {
      const access = importsOf(source).find(({ module }) => /^node:fs(?:\/|$)/.test(module))
      return access === undefined ? [] : [{ path: source.path, line: access.line }]
    })
  return others.map(({ path, line }) =>
    finding(
      path,
      line,
      `reads or writes files, as ${first?.path} does: let one file of the command line do it`
    )
  )
}
