import { describe, expect, it } from "vitest"
import { cornerNames, coverageOf } from "../../src/random/corners/coverageOf.ts"
import { randomBundle } from "../../src/random/randomBundle.ts"
import { fields } from "./fields.ts"
import { cornerFloors } from "./floors.ts"

const bundles = 2000

/** Where a field or a word may be rarer, and why. */
const rarer: Readonly<Record<string, number>> = {
  // Contracts that are not agreed leave their sessions unallocated.
  "contracts[].state=draft": 3,
  "contracts[].state=cancelled": 3,
  // A policy has one value in a bundle, and may be absent.
  "operator.policies.assetCounting=daily": 7,
  "operator.policies.assetCounting=start-of-month": 7,
  "operator.policies.assetCounting=end-of-month": 7,
  "operator.policies.assetCounting=any-presence": 7,
  "operator.policies.corporateCrossing=stop": 10,
  "operator.policies.corporateCrossing=allow": 10,
  "operator.policies.corporateCrossing=spill-to-driver": 10,
  "operator.policies.recognition=accrued": 10,
  "operator.policies.negativeBase=share": 15,
  "operator.policies.negativeBase=floor-at-zero": 15,
  "operator.policies.reimbursementRecognition=with-revenue": 15,
  "operator.policies.reimbursementRecognition=session-end": 15,
  "topUps[].fundedBy=operator": 12,
  "sessions[].cdr.lines[].dimension=reservation": 6,
  "sessions[].cdr.lines[].dimension=parking": 10
}

const counts = new Map<string, number>()

const timeLimit = 120_000

const shortfalls = (floors: Readonly<Record<string, number>>): readonly string[] =>
  Object.entries(floors).flatMap(([name, floor]) => {
    const percent = ((counts.get(name) ?? 0) * 100) / bundles
    return percent < floor ? [`${name}: ${percent} of 100 bundles, at least ${floor} are asked for`] : []
  })

describe(`what ${bundles} bundles contain`, () => {
  it(
    "is counted",
    () => {
      for (let seed = 0; seed < bundles; seed += 1) {
        for (const name of coverageOf(randomBundle(seed))) counts.set(name, (counts.get(name) ?? 0) + 1)
      }
      expect(counts.get("hostwatt")).toBe(bundles)
    },
    timeLimit
  )

  it("has every optional field that has a rule in 20 of 100", () => {
    expect(fields.optional.length).toBeGreaterThan(100)
    expect(shortfalls(Object.fromEntries(fields.optional.map((path) => [path, 20])))).toEqual([])
  })

  it("has every word of every choice in 20 of 100, but for the rarer ones", () => {
    expect(shortfalls(Object.fromEntries(fields.words.map((word) => [word, rarer[word] ?? 20])))).toEqual([])
  })

  it("has `null` for absent in 20 of 100", () => {
    expect(shortfalls({ "anything=null": 20 })).toEqual([])
  })

  it("has every corner as often as its floor says", () => {
    expect(Object.keys(cornerFloors).toSorted()).toEqual(cornerNames.toSorted())
    expect(shortfalls(cornerFloors)).toEqual([])
  })
})
