import { Runs } from "@hostwatt/testing"
import { describe, expect, it } from "vitest"
import * as StatementDocument from "../../src/bundle/StatementDocument.ts"
import * as Verification from "../../src/bundle/Verification.ts"
import * as Documents from "../../src/statements/Documents.ts"
import * as Facts from "../../src/statements/Facts.ts"
import * as LineTrace from "../../src/statements/LineTrace.ts"
import * as StatementLine from "../../src/statements/StatementLine.ts"
import { measures, terms } from "../../src/trace/Step.ts"
import * as Trace from "../../src/trace/Trace.ts"
import * as Exact from "../../src/values/Exact.ts"
import * as Money from "../../src/values/Money.ts"
import * as Percentage from "../../src/values/Percentage.ts"
import * as Rounding from "../../src/values/Rounding.ts"
import { isShareLine } from "../overBundles.ts"
import { missingKinds } from "../restsOn.ts"
import { randomMonths, settledMonth } from "./randomBundles.ts"

const count = Math.min(300, Runs.laws.numRuns)
const months = randomMonths(count)
const statements = months.flatMap((one) => one.statements)

const vatOf = ({ sign, vat }: StatementLine.StatementLine): Money.Money =>
  sign === "earns" ? vat : Money.negate(vat)

describe(`laws of documents and traces, ${count} random bundles from seed 0`, () => {
  it("the operator's remainder and what each level and beneficiary keeps sum to the revenue", () => {
    for (const { lines } of statements) {
      for (const { basis } of lines.filter(isShareLine)) {
        const { shares, cdr } = basis.settled
        const below = (id: string | undefined) =>
          shares.filter(({ above }) => above?.party.contract.id === id).map(({ split }) => split.partner)
        const paid = Money.sum(cdr.currency, below(undefined))
        const kept = shares.map(({ party, split }) =>
          Money.subtract(split.partner, Money.sum(cdr.currency, below(party.contract.id)))
        )
        const operator = Money.subtract(cdr.net, paid)
        expect(Money.sum(cdr.currency, [operator, ...kept])).toEqual(cdr.net)
        for (const { above, revenue, split } of shares) {
          expect(revenue.total).toEqual(above?.split.partner ?? cdr.net)
          expect(Money.add(split.partner, split.remainder)).toEqual(revenue.total)
        }
      }
    }
  })

  it("payable is the gross of the documents and the lines on none", () => {
    for (const { lines, totals, currency } of statements) {
      const payable = lines.filter(StatementLine.isPayable)
      expect(totals.payable).toEqual(Money.sum(currency, payable.map(Documents.signedGross)))
      const vat = Money.sum(currency, payable.map(vatOf))
      expect(totals.payable).toEqual(Money.add(totals.balance, vat))
      const none = lines.filter(({ document }) => document === "none")
      expect(none.every((line) => Money.isZero(line.vat))).toBe(true)
    }
  })

  it("the VAT of a document is, per rate, the rate on the sum of its lines, rounded once", () => {
    let checked = 0
    for (const { lines, currency, policies } of statements) {
      const taxed = lines.filter(({ tax }) => tax !== undefined)
      const groups = Map.groupBy(
        taxed,
        ({ document, tax }) => `${document} ${tax && Percentage.text(tax.rate)}`
      )
      // Corporate lines bear the rates of their sessions and share in the groups of their document.
      const isMixed = (document: string) =>
        lines.some((line) => line.document === document && line.basis._tag === "corporate")
      for (const own of groups.values()) {
        const [line] = own
        if (line?.tax === undefined || isMixed(line.document)) continue
        const net = Money.sum(currency, own.map(StatementLine.signed)).minor
        const exact = Exact.multiply(Exact.make(net), Percentage.asFactor(line.tax.rate))
        expect(Money.sum(currency, own.map(vatOf)).minor).toBe(Rounding.round(exact, policies.rounding))
        checked += 1
      }
    }
    expect(checked).toBeGreaterThan(count / 3)
  })

  it("every trace of every line replays", () => {
    for (const { network, month, statements: own } of months) {
      const lines = own.flatMap((statement) => statement.lines)
      const lookUp = Facts.lookUp(network, lines)
      for (const line of lines) {
        const trace = LineTrace.of(line, month)
        for (const { term, measure, by } of trace.steps) {
          expect(terms).toContain(term)
          expect(measures).toContain(measure)
          expect(by.op === "fact" && term === "interim").toBe(false)
        }
        expect([line.id, ...missingKinds(line, trace)]).toEqual([line.id])
        expect(Trace.replay(trace, lookUp)).toMatchObject({ _tag: "Success" })
      }
    }
  })

  it("every printed statement holds against its bundle", () => {
    for (const { network, statements: own } of months) {
      for (const statement of own) {
        expect(Verification.verify(StatementDocument.fromStatement(statement), network)).toEqual([])
      }
    }
  })

  it("a discount of corporate billing never reaches the host", () => {
    for (const { document, month, seed } of months) {
      const revenueLines = (discountPercent: string) => {
        const partners = document.partners?.map((partner) =>
          partner.corporateBilling
            ? { ...partner, corporateBilling: { ...partner.corporateBilling, discountPercent } }
            : partner
        )
        return settledMonth({ ...document, partners } as typeof document, month).statements.flatMap(
          ({ lines }) => lines.filter(isShareLine).map(({ id, net }) => [id, net.minor])
        )
      }
      expect([seed, revenueLines("0")]).toEqual([seed, revenueLines("50")])
    }
  })
})
