import { aBundle, networkOf, Runs, settled } from "@hostwatt/testing"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as StatementDocument from "../../src/bundle/StatementDocument.ts"
import * as Verification from "../../src/bundle/Verification.ts"
import { contentHash } from "../../src/statements/Hash.ts"
import type { Network } from "../../src/statements/Network.ts"
import { anySettledBundle, assertOverBundles, type SettledBundle } from "../overBundles.ts"
import { type Path, pathText, placesIn, withAt } from "./places.ts"

const printed = (): StatementDocument.StatementDocument => {
  const [statement] = settled(aBundle(), "2026-10").statements
  if (statement === undefined) throw new Error("There is no statement")
  return StatementDocument.fromStatement(statement)
}

const network = networkOf(aBundle())

/** The faults of a document, as text; what cannot be read has a fault as well. */
const found = (document: unknown, against?: Network): readonly string[] =>
  Result.match(StatementDocument.decode(document), {
    onFailure: (faults) => faults.map(({ path }) => path),
    onSuccess: (read) => Verification.verify(read, against).map(({ path }) => path)
  })

describe("the statement of a worked month, as it is printed", () => {
  it("holds by itself, and against the bundle it was made from", () => {
    expect(found(printed())).toEqual([])
    expect(found(printed(), network)).toEqual([])
  })

  it("is read back from JSON text as it was", () => {
    expect(StatementDocument.decode(JSON.parse(JSON.stringify(printed())))).toEqual(Result.succeed(printed()))
  })

  it("holds with its fields in another order, as other programs may write them", () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned)
      if (typeof value !== "object" || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([name, one]) => [name, turned(one)])
      )
    }
    expect(found(turned(printed()))).toEqual([])
    expect(found(turned(printed()), network)).toEqual([])
  })

  it("has the hash of what it says, without the traces beside its lines", () => {
    const document = printed()
    expect(contentHash(StatementDocument.contentOf(document))).toBe(document.contentHash)
    expect(StatementDocument.contentOf(document).lines[0]).not.toHaveProperty("trace")
  })

  it("does not hold against a bundle that says something else", () => {
    const [tariff] = aBundle().tariffs ?? []
    const dearer = JSON.parse(JSON.stringify(tariff).replace("0.62", "0.63"))
    expect(found(printed(), networkOf(aBundle({ tariffs: [dearer] })))).toEqual([
      "lines[0].trace[3]",
      "contentHash"
    ])
    expect(found(printed(), networkOf(aBundle({ sessions: [] })))).toEqual(["lines[0].trace[0]", "partnerId"])
  })
})

describe("what is found, and where", () => {
  const changed = (...changes: readonly (readonly [Path, unknown])[]): unknown =>
    changes.reduce<unknown>((document, [path, value]) => withAt(document, path, value), printed())

  it.each<readonly [string, Path, unknown, readonly string[]]>([
    ["another hash", ["contentHash"], "0".repeat(64), ["contentHash"]],
    ["another partner", ["partnerId"], "p2", ["contentHash"]],
    [
      "a line of another amount",
      ["lines", 0, "net"],
      "16.30",
      ["contentHash", "totals.revenueCollected", "totals.balance", "totals.payable", "lines[0].net"]
    ],
    [
      "a total of another amount",
      ["totals", "revenueCollected"],
      "16.30",
      ["contentHash", "totals.revenueCollected"]
    ],
    ["money that is none", ["totals", "payable"], "much", ["contentHash", "totals.payable"]],
    ["another count", ["totals", "sessionsHosted"], 2, ["contentHash", "totals.sessionsHosted"]],
    [
      "a trace that comes to something else",
      ["lines", 0, "trace", 0, "value"],
      "41301",
      ["lines[0].trace[2]"]
    ],
    ["no trace at all", ["lines", 0, "trace"], [], ["lines[0].net"]],
    ["a currency that is none", ["currency"], "EURO", ["currency"]]
  ])("%s", (_title, path, value, places) => {
    expect(found(changed([path, value]))).toEqual(places)
  })

  it("a statement that was made up whole, hash and all, does not hold against the bundle", () => {
    const content = changed([["totals", "grossCollected"], "99.99"]) as StatementDocument.StatementDocument
    const made = { ...content, contentHash: contentHash(StatementDocument.contentOf(content)) }
    expect(found(made)).toEqual([])
    expect(found(made, network)).toEqual(["contentHash"])
  })
})

const otherCharacter = (text: string, which: number): string => {
  const characters = [...text]
  const at = which % Math.max(characters.length, 1)
  const own = characters[at] ?? ""
  const other = /\d/.test(own) ? String((Number(own) + 1 + (which % 9)) % 10) : "#"
  return characters.map((character, index) => (index === at ? other : character)).join("")
}

/** A printed statement in which one character was changed. */
interface Forgery {
  readonly path: string
  readonly text: string
  readonly foundAlone: () => readonly string[]
  readonly foundWithBundle: () => readonly string[]
}

const forge = (
  own: SettledBundle,
  which: number,
  isPicked: (path: string) => boolean,
  character: number
): Forgery => {
  const { statements } = own.settlement
  const documents = statements.map(StatementDocument.fromStatement)
  const leaves = documents.flatMap((document) =>
    placesIn(document).flatMap(({ path, value }) =>
      (typeof value === "string" || typeof value === "number") &&
      String(value) !== "" &&
      isPicked(pathText(path))
        ? [{ document, path, value }]
        : []
    )
  )
  const leaf = leaves[which % leaves.length]
  if (leaf === undefined) throw new Error("There is nothing to forge")
  const text = otherCharacter(String(leaf.value), character)
  const document = withAt(leaf.document, leaf.path, typeof leaf.value === "number" ? Number(text) : text)
  return {
    path: pathText(leaf.path),
    text,
    foundAlone: () => found(document),
    foundWithBundle: () => found(document, own.network)
  }
}

const withStatements = anySettledBundle.filter(({ lines }) => lines.length > 0)

/** Any statement of any bundle with one character changed at one of the places that a rule picks. */
const anyForgery = (isPicked: (path: string) => boolean): fc.Arbitrary<Forgery> =>
  fc
    .tuple(withStatements, fc.nat(), fc.nat())
    .map(([own, which, character]) => forge(own, which, isPicked, character))

describe(`laws of verification, ${Runs.inWords(Runs.laws)}`, () => {
  it("every printed statement holds, by itself and against its bundle", () => {
    assertOverBundles(({ settlement, network: own }) => {
      for (const statement of settlement.statements) {
        const document: unknown = JSON.parse(JSON.stringify(StatementDocument.fromStatement(statement)))
        expect([found(document), found(document, own)]).toEqual([[], []])
      }
    })
  })

  it("one changed character of the header, a line or a total is found without the bundle", () => {
    fc.assert(
      fc.property(
        anyForgery((path) => !path.includes(".trace[")),
        ({ foundAlone }) => {
          expect(foundAlone()).not.toEqual([])
        }
      ),
      Runs.laws
    )
  })

  it("one changed character of any value in a trace is found with the bundle", () => {
    fc.assert(
      fc.property(
        anyForgery((path) => /\.trace\[\d+\]\.value$/.test(path)),
        ({ foundWithBundle }) => {
          expect(foundWithBundle()).not.toEqual([])
        }
      ),
      Runs.laws
    )
  })

  it("one changed character anywhere in a trace is found with the bundle", () => {
    fc.assert(
      fc.property(
        anyForgery((path) => path.includes(".trace[")),
        ({ foundWithBundle }) => {
          expect(foundWithBundle()).not.toEqual([])
        }
      ),
      Runs.laws
    )
  })
})

describe("text that is no Unicode: half of a pair of surrogates", () => {
  it("in a printed statement is found", () => {
    expect(found(withAt(printed(), ["lines", 0, "sessionId"], "s\ud83d"))).not.toEqual([])
  })
})
