import { execFileSync } from "node:child_process"
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"

// Checks the packages as they would be published: packed, then read by publint and attw.
// Run it with `pnpm check:packages` after `pnpm build`; pnpm puts the tools on the path.

const root = join(import.meta.dirname, "..")

interface Manifest {
  readonly name: string
  readonly private?: boolean
}

const published = globSync("packages/*/package.json", { cwd: root })
  .toSorted()
  .map((path) => {
    const manifest: Manifest = JSON.parse(readFileSync(join(root, path), "utf8"))
    return { ...manifest, folder: join(root, dirname(path)) }
  })
  .filter((manifest) => manifest.private !== true)

const run = (command: string, args: readonly string[], cwd: string): void => {
  execFileSync(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" })
}

const checkPacked = (folder: string): void => {
  const packed = mkdtempSync(join(tmpdir(), "hostwatt-pack-"))
  try {
    run("pnpm", ["pack", "--pack-destination", packed], folder)
    const [tarball = ""] = globSync("*.tgz", { cwd: packed })
    run("publint", ["--strict", join(packed, tarball)], folder)
    run("attw", [join(packed, tarball), "--profile", "esm-only", "--no-emoji"], folder)
  } finally {
    rmSync(packed, { recursive: true })
  }
}

const outputOf = (cause: unknown): string => {
  const { message, stderr, stdout } = cause as { message: string; stderr?: string; stdout?: string }
  return [message, stdout, stderr].join("\n")
}

const problemOf = (folder: string): string | undefined => {
  if (!existsSync(join(folder, "dist")))
    return "has no dist: run `pnpm build`, or mark the package as private"
  try {
    checkPacked(folder)
    return undefined
  } catch (cause) {
    return outputOf(cause)
  }
}

for (const { folder, name } of published) {
  const problem = problemOf(folder)
  console.log(problem === undefined ? `${name}: ok` : `${name}: FAILED\n${problem}`)
  if (problem !== undefined) process.exitCode = 1
}

if (published.length === 0) {
  console.error("check-packages: found no package to check")
  process.exitCode = 1
}
