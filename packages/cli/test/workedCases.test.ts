import { existsSync, readdirSync } from "node:fs"
import { pathToFileURL } from "node:url"
import { describe, expect, it } from "vitest"
import { aFileOf, asProcess, inProcess, jsonOf } from "./Running.ts"

interface ExpectedStatement {
  readonly partnerId: string
  readonly counterpartyId: string
  readonly currency: string
  readonly totals: Readonly<Record<string, string | number>>
}

interface WorkedCase {
  readonly title: string
  readonly month: string
  readonly bundle: unknown
  readonly expected: {
    readonly statements: readonly ExpectedStatement[]
    readonly blocked: readonly { readonly sessionId: string; readonly reason: string }[]
  }
}

const given = process.env["HOSTWATT_CASES"] ?? ""
const folder =
  given === ""
    ? new URL("../../../../shared/cases/settlement/", import.meta.url)
    : pathToFileURL(given.endsWith("/") ? given : `${given}/`)
const isThere = existsSync(folder)

const names = isThere ? readdirSync(folder).filter((name) => name.endsWith(".json")) : []
const caseOf = (name: string): WorkedCase => jsonOf(new URL(name, folder))

/** What was printed, with those totals only that a case states. */
const comparable = (stdout: string, { expected }: WorkedCase) => {
  const { blocked, statements } = JSON.parse(stdout)
  return {
    blocked,
    statements: statements.map((statement: ExpectedStatement, index: number) => ({
      partnerId: statement.partnerId,
      counterpartyId: statement.counterpartyId,
      currency: statement.currency,
      totals: Object.fromEntries(
        Object.keys(expected.statements[index]?.totals ?? {}).map((name) => [name, statement.totals[name]])
      )
    }))
  }
}

const argumentsOf = ({ bundle, month }: WorkedCase): readonly string[] => [
  "settle",
  aFileOf(bundle),
  "--month",
  month,
  "--format",
  "json"
]

describe("the worked cases of settlement, through the command line", () => {
  it.skipIf(!isThere)(`are more than fifty${isThere ? "" : " (skipped: not beside the checkout)"}`, () => {
    expect(names.length).toBeGreaterThan(50)
  })

  for (const name of names) {
    const worked = caseOf(name)
    it(`${name}: ${worked.title}`, async () => {
      const { code, stderr, stdout } = await inProcess(argumentsOf(worked))

      expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
      expect(comparable(stdout, worked)).toEqual(worked.expected)
    })
  }

  for (const name of names.filter((one) => /^(06|15|21-kwd|29)/.test(one))) {
    it(`${name} as a process of its own`, async () => {
      const worked = caseOf(name)
      const { code, stdout } = await asProcess(argumentsOf(worked))

      expect(code).toBe(0)
      expect(comparable(stdout, worked)).toEqual(worked.expected)
    })
  }
})
