import { readFileSync } from "node:fs"

/** The part of vitest's JSON report that is read here. */
export interface TestReport {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

export interface Count {
  readonly passed: number
  readonly failed: number
  readonly remarks: readonly string[]
}

/** A test may be left out where its name says why. */
const saysWhy = /\(skipped: [^)]+\)|beside the checkout/

const countFile = ({ assertionResults, message, name, status }: TestReport["testResults"][number]): Count => {
  const passed = assertionResults.filter((test) => test.status === "passed").length
  const failed = assertionResults.filter((test) => test.status === "failed").length
  const leftOut = assertionResults.filter((test) => test.status !== "passed" && test.status !== "failed")
  const silent = leftOut.filter((test) => !saysWhy.test(test.fullName)).length
  const broken = status !== "passed" && failed === 0 ? [`did not run: ${name}: ${message}`] : []
  return {
    passed,
    failed: failed + silent + broken.length,
    remarks: [
      ...broken,
      ...leftOut.map(({ fullName, status: how }) =>
        saysWhy.test(fullName) ? `${how}: ${fullName}` : `${how} without a reason in its name: ${fullName}`
      )
    ]
  }
}

/**
 * Counts the tests of a run.
 *
 * A test that was left out counts as failed unless its name says why, and so
 * does a file that could not be loaded. Where vitest failed and no test did,
 * that is one failure.
 *
 * - Returns: the counts, and a remark for everything that did not simply pass or fail
 */
export const countTests = (report: TestReport, hasFailed: boolean): Count => {
  const files = report.testResults.map(countFile)
  const passed = files.reduce((sum, file) => sum + file.passed, 0)
  const failed = files.reduce((sum, file) => sum + file.failed, 0)
  const remarks = files.flatMap((file) => file.remarks)
  if (passed + failed === 0) return { passed, failed: 1, remarks: ["no test ran"] }
  return hasFailed && failed === 0
    ? { passed, failed: 1, remarks: [...remarks, "every test passed and vitest failed all the same"] }
    : { passed, failed, remarks }
}

// Used by .ci/run: the path of the report and the exit status of vitest in, `passed failed` out.
if (import.meta.main) {
  const [, , path = "", status] = process.argv
  const { failed, passed, remarks } = countTests(JSON.parse(readFileSync(path, "utf8")), status !== "0")
  for (const remark of remarks) console.error(`  ${remark}`)
  console.log(`${passed} ${failed}`)
}
