import { existsSync, readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import * as Bundle from "../src/bundle/Bundle.ts"
import * as SettlementDocument from "../src/bundle/SettlementDocument.ts"
import * as Verification from "../src/bundle/Verification.ts"
import * as Facts from "../src/statements/Facts.ts"
import * as LineTrace from "../src/statements/LineTrace.ts"
import type { Network } from "../src/statements/Network.ts"
import * as Settlement from "../src/statements/Settlement.ts"
import * as Trace from "../src/trace/Trace.ts"
import * as Money from "../src/values/Money.ts"
import * as Month from "../src/values/Month.ts"
import { missingKinds } from "./restsOn.ts"

/** What somebody worked out for a month, without this library. Fields that are left out are not compared. */
interface Expected {
  readonly month: string
  readonly statements: readonly {
    readonly partnerId: string
    readonly counterpartyId: string
    readonly currency: string
    readonly totals: Readonly<Record<string, string | number>>
    /** Amounts as the partner sees them: what it owes is below zero. */
    readonly lines?: readonly {
      readonly section: string
      readonly kind?: string
      readonly contractId?: string | null
      readonly sessionId: string | null
      readonly net: string
      readonly document?: string
      readonly vat?: string
    }[]
  }[]
  readonly blocked: readonly { readonly sessionId: string; readonly reason: string }[]
  readonly operator?: readonly {
    readonly currency: string
    readonly retained: string
    readonly suspense: string
  }[]
  /** All but `TaxProfileMissing`, which every statement has. */
  readonly warnings?: readonly { readonly code: string; readonly id: string; readonly path: string }[]
}

interface BundleJson {
  readonly sessions?: readonly object[]
}

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const jsonOf = <A>(path: string): A => JSON.parse(readFileSync(path, "utf8"))

const networkOf = (bundle: BundleJson): Network =>
  Result.getOrThrowWith(Bundle.fromJson(bundle), (faults) => new Error(JSON.stringify(faults, null, 2)))
    .network

const settled = (network: Network, month: string): Settlement.Settlement =>
  Result.getOrThrowWith(
    Settlement.settleMonth(network, Month.make(month)),
    (refused) => new Error(JSON.stringify(refused))
  )

const printed = (bundle: BundleJson, month: string): SettlementDocument.SettlementDocument =>
  SettlementDocument.fromSettlement(settled(networkOf(bundle), month))

const fromPartner = (sign: string, amount: string): string =>
  sign === "earns" || Number(amount) === 0 ? amount : amount.startsWith("-") ? amount.slice(1) : `-${amount}`

/** A printed settlement with the amounts of its lines as the partner sees them. */
const seenByPartner = (bundle: BundleJson, month: string) => {
  const document = printed(bundle, month)
  const statements = document.statements.map((statement) => ({
    ...statement,
    lines: statement.lines.map((line) => ({
      ...line,
      net: fromPartner(line.sign, line.net),
      vat: fromPartner(line.sign, line.vat)
    }))
  }))
  return { ...document, statements }
}

/** Lines in an order that does not depend on their ids. */
const inOrder = (lines: readonly Readonly<Record<string, unknown>>[]) =>
  lines.toSorted((left, right) => {
    const [a, b] = [left, right].map((line) =>
      ["section", "kind", "contractId", "sessionId", "net"].map((name) => line[name] ?? "").join(" ")
    )
    return (a ?? "") < (b ?? "") ? -1 : 1
  })

const expectFigures = (bundle: BundleJson, { statements, blocked, operator, month }: Expected): void => {
  const document = seenByPartner(bundle, month)
  const ordered = <A extends object>(all: readonly (A & { readonly lines?: readonly object[] })[]) =>
    all.map(({ lines, ...rest }) =>
      lines === undefined ? rest : { ...rest, lines: inOrder(lines as never) }
    )
  expect(ordered(document.statements)).toMatchObject(ordered(statements))
  expect(document.blocked).toEqual(blocked)
  const some = (rows: NonNullable<Expected["operator"]>) =>
    rows.filter(({ retained, suspense }) => Number(retained) !== 0 || Number(suspense) !== 0)
  if (operator !== undefined) expect(some(document.operator)).toEqual(some(operator))
}

const expectVerified = (bundle: BundleJson, month: string): void => {
  const network = networkOf(bundle)
  for (const statement of printed(bundle, month).statements) {
    expect(Verification.verify(statement)).toEqual([])
    expect(Verification.verify(statement, network)).toEqual([])
  }
}

const expectReplayed = (bundle: BundleJson, month: string): void => {
  const network = networkOf(bundle)
  const lines = settled(network, month).statements.flatMap((statement) => statement.lines)
  const lookUp = Facts.lookUp(network, lines)
  for (const line of lines) {
    const trace = LineTrace.of(line, Month.make(month))
    expect(missingKinds(line, trace)).toEqual([])
    const replayed = Trace.replay(trace, lookUp)
    expect(replayed).toEqual(Result.succeed({ currency: line.net.currency, value: Money.toExact(line.net) }))
  }
}

const titleOf = (working: string): string => working.slice(2, working.indexOf("\n"))

describe("the cases of this project, each with its working beside it", () => {
  const cases = folder("../../../cases/settlement")
  const list = readFileSync(folder("../../../cases/README.md"), "utf8")
  const names = readdirSync(cases, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()

  it("are at least 22, and the list of cases has each with its title", () => {
    const rows = names.map((name) => {
      const title = titleOf(readFileSync(`${cases}/${name}/README.md`, "utf8"))
      return `| [\`${name}\`](settlement/${name}/README.md) | ${title} |`
    })
    expect(rows.length).toBeGreaterThanOrEqual(22)
    expect(list.split("\n").filter((row) => row.startsWith("| [`"))).toEqual(rows)
  })

  for (const name of names) {
    const own = `${cases}/${name}`
    const working = readFileSync(`${own}/README.md`, "utf8")
    const bundle = jsonOf<BundleJson>(`${own}/bundle.json`)
    const months = readdirSync(own)
      .filter((file) => /^expected.*\.json$/.test(file))
      .toSorted()
      .map((file) => jsonOf<Expected>(`${own}/${file}`))

    describe(`${name}: ${titleOf(working)}`, () => {
      for (const expected of months) {
        const { month, operator = [], statements, warnings = [] } = expected

        it(`${month}: comes to the figures that were worked out by hand`, () => {
          expectFigures(bundle, expected)
        })

        it(`${month}: warns of what is odd and of nothing else`, () => {
          const told = printed(bundle, month).warnings.filter(({ code }) => code !== "TaxProfileMissing")
          expect(told.map(({ code, path, subject }) => ({ code, id: subject.id, path }))).toEqual(warnings)
        })

        it(`${month}: every statement holds, alone and against its bundle, and every trace replays`, () => {
          expectVerified(bundle, month)
          expectReplayed(bundle, month)
        })

        it(`${month}: the order of the sessions changes nothing`, () => {
          const backwards = { ...bundle, sessions: (bundle.sessions ?? []).toReversed() }
          expect(printed(backwards, month)).toEqual(printed(bundle, month))
        })

        it(`${month}: the working names every figure`, () => {
          const figures = [
            ...statements.flatMap(({ lines = [], totals }) => [
              ...Object.values(totals).filter((value) => typeof value === "string"),
              ...lines.map(({ net }) => net)
            ]),
            ...operator.flatMap(({ retained, suspense }) => [retained, suspense])
          ]
          const isNamed = (figure: string): boolean =>
            Number(figure) === 0 || working.includes(figure.replace(/^-/, ""))
          expect(figures.filter((figure) => !isNamed(figure))).toEqual([])
        })
      }
    })
  }
})

/** A worked case in one file. */
interface CaseFile extends Omit<Expected, "month" | "statements" | "blocked"> {
  readonly title: string
  readonly month: string
  readonly bundle: BundleJson
  readonly expected: Pick<Expected, "statements" | "blocked">
}

describe("worked cases beside the checkout", () => {
  const cases = process.env["HOSTWATT_CASES"] ?? folder("../../../../shared/cases/settlement")
  const isThere = existsSync(cases)
  const files = isThere ? readdirSync(cases).filter((name) => name.endsWith(".json")) : []

  it.skipIf(!isThere)(`are there${isThere ? "" : " (skipped: not beside the checkout)"}`, () => {
    expect(files.length).toBeGreaterThanOrEqual(50)
  })

  for (const file of files.toSorted()) {
    const { title, month, bundle, expected } = jsonOf<CaseFile>(`${cases}/${file}`)

    describe(`${file}: ${title}`, () => {
      it("comes to the expected figures", () => {
        expectFigures(bundle, { month, ...expected })
      })

      it("every statement holds, alone and against its bundle, and every trace replays", () => {
        expectVerified(bundle, month)
        expectReplayed(bundle, month)
      })
    })
  }
})
