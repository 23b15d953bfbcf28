import { readFileSync } from "node:fs"
import { Bundle, Money, Month, Settlement, type Statement, StatementLine } from "@hostwatt/core"
import { randomBundle } from "@hostwatt/testing"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { explanationDocument } from "../src/render/explanation.ts"
import { waterfall } from "../src/render/waterfall.ts"
import { aFileOf, inProcess } from "./Running.ts"

interface Settled {
  readonly names: Bundle.Names
  readonly statements: readonly Statement.Statement[]
}

const settled = (input: unknown, month: string): Settled => {
  const { names, network } = Result.getOrThrow(Bundle.fromJson(input))
  const { statements } = Result.getOrThrow(Settlement.settleMonth(network, Month.make(month)))
  return { names, statements }
}

/** A row of a waterfall in minor units. */
interface PrintedFall {
  readonly name: string
  readonly minor: bigint
  readonly isSum: boolean
}

const fall = /^ {2}([= ]) (.*?) {2,}(-?\d+(?:\.\d+)?)(?: {2}|$)/

/** What every sum should be: the sum before it, and the rows between. */
const runningSums = (falls: readonly PrintedFall[]): readonly (readonly [name: string, minor: bigint])[] => {
  let total = 0n
  return falls.flatMap(({ isSum, minor, name }) => {
    if (isSum) return [[name, total] as const]
    total += minor
    return []
  })
}

const expectToAddUp = (statement: Statement.Statement): void => {
  const falls = waterfall(statement).map(({ amount, ...rest }) => ({ ...rest, minor: amount.minor }))
  const sums = falls.filter(({ isSum }) => isSum).map(({ minor, name }) => [name, minor])

  expect(runningSums(falls)).toEqual(sums)
  expect(sums.map(([name]) => name)).toEqual(["revenue", "balance", "payable"])
  expect(sums.at(-1)?.[1]).toBe(statement.totals.payable.minor)
}

const expectToBeExplained = ({ names, statements }: Settled): void => {
  for (const statement of statements) {
    for (const line of statement.lines) {
      const { headline, summary, trace } = explanationDocument({ line, statement }, names)

      expect(headline).toContain(` ${Money.format(line.net)} `)
      expect(summary).toContain(Money.format(line.net))
      expect(`${headline}${summary}`).not.toMatch(/undefined|\[object|NaN/)
      expect(trace.length).toBeGreaterThan(0)
    }
  }
}

const first = 1
const count = 200
const seeds = Array.from({ length: count }, (_, index) => first + index)
const random = seeds.map((seed) => randomBundle(seed))

const demo = new URL("../../../examples/00-demo-network/bundle.json", import.meta.url)

describe(`${count} random bundles`, () => {
  const months = random.map(({ bundle, month }) => settled(bundle, month))

  it("have lines of every kind in every section", () => {
    const lines = months.flatMap(({ statements }) => statements.flatMap((statement) => statement.lines))

    expect(new Set(lines.map(({ kind }) => kind))).toEqual(new Set(StatementLine.kinds))
    expect(new Set(lines.map(({ section }) => section))).toEqual(new Set(StatementLine.sections))
  })

  it("have every line explained, down to its amount", () => {
    for (const month of months) expectToBeExplained(month)
  })

  it("have waterfalls that add up", () => {
    for (const { statements } of months) for (const statement of statements) expectToAddUp(statement)
  })
})

describe("the demo network", () => {
  const bundle: unknown = JSON.parse(readFileSync(demo, "utf8"))

  it.each(["2026-09", "2026-10", "2026-11"])(
    "has lines explained and waterfalls that add up in %s",
    (month) => {
      const found = settled(bundle, month)

      expectToBeExplained(found)
      for (const statement of found.statements) expectToAddUp(statement)
    }
  )
})

/** The rows of every printed waterfall, as they are read. */
const printedFalls = (stdout: string): readonly (readonly PrintedFall[])[] =>
  stdout
    .split("From drivers to payable\n")
    .slice(1)
    .map((rest) =>
      (rest.split("\n\n")[0] ?? "").split("\n").map((line) => {
        const [, mark, name = "", amount = ""] = fall.exec(line) ?? []
        return { isSum: mark === "=", name, minor: BigInt(amount.replace(".", "")) }
      })
    )

describe("a printed waterfall", () => {
  it.each([3, 14, 159])("adds up as it is read, in random bundle %i", async (seed) => {
    const { bundle, month } = randomBundle(seed)
    const { code, stdout } = await inProcess(["settle", aFileOf(bundle), "--month", month])
    const all = printedFalls(stdout)

    expect(code).toBe(0)
    expect(all).toHaveLength(settled(bundle, month).statements.length)
    for (const falls of all) {
      const sums = falls.filter(({ isSum }) => isSum).map(({ minor, name }) => [name, minor])
      expect(runningSums(falls)).toEqual(sums)
    }
  })
})
