import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { oracle } from "../../src/oracle/oracle.ts"

/** The worked cases stand beside the checkout, or where the environment says. */
const folder =
  process.env.HOSTWATT_CASES ??
  join(import.meta.dirname, "..", "..", "..", "..", "..", "shared", "cases", "settlement")

interface Case {
  readonly title: string
  readonly month: string
  readonly bundle: unknown
  readonly expected: {
    readonly statements: readonly ExpectedStatement[]
    readonly blocked: readonly { readonly sessionId: string; readonly reason: string }[]
  }
}

interface ExpectedStatement {
  readonly partnerId: string
  readonly counterpartyId: string
  readonly currency: string
  readonly totals: Readonly<Record<string, string | number>>
}

const isThere = existsSync(folder)

const names = isThere ? readdirSync(folder).filter((name) => name.endsWith(".json")) : []

const read = (name: string): Case => JSON.parse(readFileSync(join(folder, name), "utf8"))

/** Of the oracle's totals those that a case lists. */
const listed = (found: object, expected: ExpectedStatement["totals"]): object =>
  Object.fromEntries(Object.entries(found).filter(([name]) => name in expected))

describe.skipIf(!isThere)(
  `the oracle on the worked settlements${isThere ? "" : " (skipped: not beside the checkout)"}`,
  () => {
    it("finds them", () => expect(names.length).toBeGreaterThan(50))

    it.for(names.map((name) => ({ name, title: isThere ? read(name).title : "" })))(
      "$name: $title",
      ({ name }) => {
        const { bundle, expected, month } = read(name)
        const { blocked, statements } = oracle(bundle, month)
        const found = statements.map(({ counterpartyId, currency, partnerId, totals }, index) => ({
          partnerId,
          counterpartyId,
          currency,
          totals: listed(totals, expected.statements[index]?.totals ?? {})
        }))
        expect(found).toEqual(expected.statements)
        expect(blocked).toEqual(expected.blocked)
      }
    )
  }
)
