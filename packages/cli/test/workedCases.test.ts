import { existsSync, readdirSync } from "node:fs"
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

const folder = new URL("../../../../shared/cases/settlement/", import.meta.url)
const isThere = existsSync(folder)

/** Cases that need nothing but the split of a session, contracts over time and the recognition of revenue. */
const built = new RegExp(
  "^(0[1-9]-|13-|15-collected-awaited-previous|16-|19-|20-|21-|22-|23-|25-|26-|27-|28-|29-|31-|32-).*[.]json$"
)

const names = isThere ? readdirSync(folder).filter((name) => built.test(name)) : []
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
  it.skipIf(!isThere)(`are 27${isThere ? "" : " (skipped: not beside the checkout)"}`, () => {
    expect(names).toHaveLength(27)
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
