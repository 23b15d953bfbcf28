import { describe, expect, it } from "vitest"
import { countTests, type TestReport } from "../count-tests.ts"

const aReport = (tests: readonly (readonly [fullName: string, status: string])[]): TestReport => ({
  testResults: [
    {
      name: "money.test.ts",
      status: tests.some(([, status]) => status === "failed") ? "failed" : "passed",
      message: "",
      assertionResults: tests.map(([fullName, status]) => ({ fullName, status }))
    }
  ]
})

const aBrokenFile: TestReport = {
  testResults: [
    { name: "broken.test.ts", status: "failed", message: "Cannot find module", assertionResults: [] }
  ]
}

describe("the tests of a run", () => {
  it("are counted as passed and failed", () => {
    const report = aReport([
      ["adds", "passed"],
      ["divides", "passed"],
      ["rounds", "failed"]
    ])

    expect(countTests(report, true)).toEqual({ passed: 2, failed: 1, remarks: [] })
  })

  it("count as failed where one is left out and its name does not say why", () => {
    const report = aReport([
      ["adds", "passed"],
      ["rounds", "skipped"],
      ["splits", "todo"]
    ])

    expect(countTests(report, false)).toEqual({
      passed: 1,
      failed: 2,
      remarks: ["skipped without a reason in its name: rounds", "todo without a reason in its name: splits"]
    })
  })

  it("are named where one is left out and its name says why", () => {
    const report = aReport([
      ["adds", "passed"],
      ["agrees (skipped: no PostgreSQL server)", "skipped"],
      ["reads the real sessions that stand beside the checkout", "skipped"]
    ])

    expect(countTests(report, false)).toEqual({
      passed: 1,
      failed: 0,
      remarks: [
        "skipped: agrees (skipped: no PostgreSQL server)",
        "skipped: reads the real sessions that stand beside the checkout"
      ]
    })
  })

  it("count a file that cannot be loaded as one failure", () => {
    expect(countTests(aBrokenFile, true)).toEqual({
      passed: 0,
      failed: 1,
      remarks: ["did not run: broken.test.ts: Cannot find module"]
    })
  })

  it("fail once where vitest failed and no test did", () => {
    expect(countTests(aReport([["adds", "passed"]]), true)).toMatchObject({ passed: 1, failed: 1 })
  })

  it("fail once where no test ran", () => {
    expect(countTests({ testResults: [] }, false)).toMatchObject({ passed: 0, failed: 1 })
  })
})
