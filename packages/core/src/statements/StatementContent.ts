import * as Energy from "../values/Energy.ts"
import * as Instant from "../values/Instant.ts"
import * as Money from "../values/Money.ts"
import * as Percentage from "../values/Percentage.ts"
import type { Policies } from "../contracts/Operator.ts"
import type { Statement } from "./Statement.ts"
import type { Document, Kind, Section, StatementLine } from "./StatementLine.ts"
import type { Totals } from "./Totals.ts"

/** A line as it is printed and hashed. Money is text in major units; `null` is what a line is not about. */
export interface LineContent {
  readonly id: string
  readonly kind: Kind
  readonly section: Section
  readonly sign: "earns" | "owes"
  readonly contractId: string | null
  readonly contractVersion: string | null
  readonly sessionId: string | null
  readonly sessionRevision: number | null
  readonly sessionEnd: string | null
  readonly about: string | null
  readonly net: string
  readonly document: Document
  readonly taxCategory: string | null
  readonly vatPercent: string | null
  readonly vat: string
}

export interface TotalsContent {
  readonly revenueCollected: string
  readonly revenuePrevious: string
  readonly revenueAwaited: string
  readonly expenses: string
  readonly recurring: string
  readonly trueUps: string
  readonly adjustments: string
  readonly corrections: string
  readonly carryOver: string
  readonly balance: string
  readonly payable: string
  readonly grossCollected: string
  readonly energyHostedWh: number | string
  readonly energyCorporateWh: number | string
  readonly sessionsHosted: number
  readonly sessionsCorporate: number
}

export interface PoliciesContent extends Omit<Policies, "renewalMonths" | "minimumPayout"> {
  readonly renewalMonths: number | null
  readonly minimumPayout: null
}

/** What a statement says, and nothing that may differ between machines, releases or languages. */
export interface StatementContent {
  readonly partnerId: string
  readonly counterpartyId: string
  readonly currency: string
  readonly period: {
    readonly month: string
    readonly timeZone: string
    readonly start: string
    readonly end: string
  }
  readonly policies: PoliciesContent
  readonly contracts: readonly { readonly id: string; readonly version: string }[]
  readonly lines: readonly LineContent[]
  readonly totals: TotalsContent
}

const lineContent = (line: StatementLine): LineContent => ({
  id: line.id,
  kind: line.kind,
  section: line.section,
  sign: line.sign,
  contractId: line.contract?.contract.id ?? null,
  contractVersion: line.contract?.version.from ?? null,
  sessionId: line.session?.id ?? null,
  sessionRevision: line.session?.revision ?? null,
  sessionEnd: line.session === undefined ? null : Instant.format(line.session.end),
  about: line.about ?? null,
  net: Money.format(line.net),
  document: line.document,
  taxCategory: line.tax?.category ?? null,
  vatPercent: line.tax === undefined ? null : Percentage.text(line.tax.rate),
  vat: Money.format(line.vat)
})

const totalsContent = (totals: Totals): TotalsContent => ({
  revenueCollected: Money.format(totals.revenueCollected),
  revenuePrevious: Money.format(totals.revenuePrevious),
  revenueAwaited: Money.format(totals.revenueAwaited),
  expenses: Money.format(totals.expenses),
  recurring: Money.format(totals.recurring),
  trueUps: Money.format(totals.trueUps),
  adjustments: Money.format(totals.adjustments),
  corrections: Money.format(totals.corrections),
  carryOver: Money.format(totals.carryOver),
  balance: Money.format(totals.balance),
  payable: Money.format(totals.payable),
  grossCollected: Money.format(totals.grossCollected),
  energyHostedWh: Energy.toJson(totals.energyHosted),
  energyCorporateWh: Energy.toJson(totals.energyCorporate),
  sessionsHosted: totals.sessionsHosted,
  sessionsCorporate: totals.sessionsCorporate
})

/** What a statement says, as it is printed and hashed. */
export const fromStatement = (statement: Statement): StatementContent => ({
  partnerId: statement.partnerId,
  counterpartyId: statement.counterpartyId,
  currency: statement.currency,
  period: {
    month: statement.month,
    timeZone: statement.zone,
    start: Instant.format(statement.period.start),
    end: Instant.format(statement.period.end)
  },
  policies: {
    ...statement.policies,
    renewalMonths: statement.policies.renewalMonths ?? null,
    minimumPayout: null
  },
  contracts: statement.contracts,
  lines: statement.lines.map(lineContent),
  totals: totalsContent(statement.totals)
})
