import { describe, expect, it } from "vitest"
import { oracle } from "../../src/oracle/oracle.ts"
import { coverageOf } from "../../src/random/corners/coverageOf.ts"
import { randomBundle } from "../../src/random/randomBundle.ts"
import { differences, ofCore, ofOracle } from "./compared.ts"

const stated = (name: string): number | undefined => {
  const text = process.env[name] ?? ""
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

const first = stated("HOSTWATT_FIRST_SEED") ?? 1
const longRun = stated("HOSTWATT_SEEDS")
const count = longRun ?? 2_000

const timeLimit = 60_000 + count * 60

/** Disagreements that are told before the run gives up. */
const enough = 5

/** How often each field, word and corner was there, per 100 bundles. */
const told = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .toSorted(([, left], [, right]) => left - right)
    .map(([name, number]) => `${((number * 100) / count).toFixed(2).padStart(6)}  ${name}`)
    .join("\n")

describe(`the core and the oracle, on ${count} random bundles from seed ${first}`, () => {
  it(
    "come to the same statements, totals, lines, VAT, blocked sessions and operator rows",
    () => {
      const found: string[] = []
      const counts = new Map<string, number>()
      for (let seed = first; seed < first + count && found.length < enough; seed += 1) {
        const made = randomBundle(seed)
        const differing = differences(
          ofCore(made.bundle, made.month),
          ofOracle(oracle(made.bundle, made.month))
        )
        if (differing.length > 0) found.push(`seed ${seed}: ${differing.slice(0, 5).join("; ")}`)
        if (longRun === undefined) continue
        for (const name of coverageOf(made)) counts.set(name, (counts.get(name) ?? 0) + 1)
      }
      if (longRun !== undefined) process.stdout.write(`In 100 bundles:\n${told(counts)}\n`)
      expect(found).toEqual([])
    },
    timeLimit
  )
})
