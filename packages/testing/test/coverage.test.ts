import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyBundle, cornerFloors, cornersOf, Coverage, fieldCorners, fieldsIn, Runs } from "../src/index.ts"

const bundles = fc.sample(anyBundle, Runs.laws)

/** Fields and choices that fewer bundles may have, and why. */
const fewer: Readonly<Record<string, number>> = {
  // Each contract that is not agreed leaves its sessions unallocated; more of them would leave no lines.
  "contracts[].state=draft": 8,
  "contracts[].state=cancelled": 8
}

/** What only random bundles have; their own test counts it. */
const ofRandomBundles = new RegExp(
  [
    "^operator\\.(taxProfile|policies\\.(recognition|reimbursementRecognition|assetCounting|corporateCrossing))",
    "^partners\\[\\]\\.(managedBy|taxProfile|monthlyPlatformFee|corporateBilling)",
    "^contracts\\[\\]\\.under",
    "^contracts\\[\\]\\.versions\\[\\]\\.(supplyModel|platformFees|recurring|monthRules)",
    "revenueSharing\\.(overrides|costs|fees)",
    "^chargePoints\\[\\]\\.(roaming|assignments\\[\\]\\.role)",
    "^sessions\\[\\]\\.(costs|payment\\.cash)",
    "^(topUps|adjustments)"
  ].join("|")
)

describe(`what ${Runs.inWords(Runs.laws)} generate`, () => {
  it("every optional field that has a rule, and every choice of names, in 20 of 100 bundles", () => {
    const coverage = Coverage.make()
    for (const { bundle } of bundles) coverage.note(fieldsIn(bundle))
    const floors = Object.fromEntries(
      fieldCorners
        .filter((corner) => !ofRandomBundles.test(corner))
        .map((corner) => [corner, fewer[corner] ?? 20])
    )
    expect(coverage.shortfalls(floors)).toEqual([])
  })

  it("optional fields that are null in 20 of 100 bundles", () => {
    const coverage = Coverage.make()
    for (const { bundle } of bundles) coverage.note(fieldsIn(bundle))
    expect(coverage.shortfalls({ "anything=null": 20 })).toEqual([])
  })

  it("every corner as often as its floor says", () => {
    const coverage = Coverage.make()
    for (const bundle of bundles) coverage.note(cornersOf(bundle))
    expect(coverage.shortfalls(cornerFloors)).toEqual([])
  })
})

describe("the counter", () => {
  it("counts a corner once for each thing, and names those below their floor", () => {
    const coverage = Coverage.make()
    coverage.note(["tie", "tie"])
    coverage.note(["night"])
    coverage.note([])
    coverage.note(["tie"])
    expect(coverage.total()).toBe(4)
    expect(coverage.counts()).toEqual(
      new Map([
        ["tie", 2],
        ["night", 1]
      ])
    )
    expect(coverage.shortfalls({ tie: 50, night: 30, never: 1 })).toEqual([
      { corner: "night", percent: 25, floor: 30 },
      { corner: "never", percent: 0, floor: 1 }
    ])
  })
})
