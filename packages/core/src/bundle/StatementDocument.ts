import type * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { crossings } from "../contracts/CorporateTerms.ts"
import { countingPolicies } from "../contracts/PlatformFee.ts"
import { contentHash } from "../statements/Hash.ts"
import * as LineTrace from "../statements/LineTrace.ts"
import type { Statement } from "../statements/Statement.ts"
import * as StatementContent from "../statements/StatementContent.ts"
import { documents, kinds, sections } from "../statements/StatementLine.ts"
import type { Fault } from "./Fault.ts"
import * as Shape from "./Shape.ts"
import { fromTrace, TraceDocument } from "./TraceDocument.ts"

const Text = Schema.NullOr(Schema.String)

const Line = Schema.Struct({
  id: Schema.String,
  kind: Schema.Literals(kinds),
  section: Schema.Literals(sections),
  sign: Schema.Literals(["earns", "owes"]),
  contractId: Text,
  contractVersion: Text,
  sessionId: Text,
  sessionRevision: Schema.NullOr(Schema.Int),
  sessionEnd: Text,
  about: Text,
  net: Schema.String,
  document: Schema.Literals(documents),
  taxCategory: Text,
  vatPercent: Text,
  vat: Schema.String,
  trace: TraceDocument
})

const EnergyWh = Schema.Union([Schema.Finite, Schema.String])

const Totals = Schema.Struct({
  revenueCollected: Schema.String,
  revenuePrevious: Schema.String,
  revenueAwaited: Schema.String,
  expenses: Schema.String,
  recurring: Schema.String,
  trueUps: Schema.String,
  adjustments: Schema.String,
  corrections: Schema.String,
  carryOver: Schema.String,
  balance: Schema.String,
  payable: Schema.String,
  grossCollected: Schema.String,
  energyHostedWh: EnergyWh,
  energyCorporateWh: EnergyWh,
  sessionsHosted: Schema.Int,
  sessionsCorporate: Schema.Int
})

const Policies = Schema.Struct({
  rounding: Schema.Literals(["half-up", "half-even"]),
  recognition: Schema.Literals(["collected", "accrued"]),
  reimbursementRecognition: Schema.Literals(["with-revenue", "session-end"]),
  negativeBase: Schema.Literals(["share", "floor-at-zero"]),
  assetCounting: Schema.Literals(countingPolicies),
  corporateCrossing: Schema.Literals(crossings),
  renewalMonths: Schema.NullOr(Schema.Int),
  minimumPayout: Schema.Null,
  split: Schema.Literal("at-boundaries"),
  unmeasured: Schema.Literal("no-match"),
  timeAfterParking: Schema.Literal("parking-rounds")
})

/** A statement as it is printed: what it says, its hash, and beside each line its trace. */
export const StatementDocument = Schema.Struct({
  partnerId: Schema.String,
  counterpartyId: Schema.String,
  currency: Schema.String,
  period: Schema.Struct({
    month: Schema.String,
    timeZone: Schema.String,
    start: Schema.String,
    end: Schema.String
  }),
  policies: Policies,
  contracts: Schema.Array(Schema.Struct({ id: Schema.String, version: Schema.String })),
  lines: Schema.Array(Line),
  totals: Totals,
  contentHash: Schema.String
})

export type StatementDocument = typeof StatementDocument.Type

/** A statement as it is printed. */
export const fromStatement = (statement: Statement): StatementDocument => {
  const content = StatementContent.fromStatement(statement)
  return {
    ...content,
    lines: content.lines.map((line, index) => {
      const own = statement.lines[index]
      return { ...line, trace: own === undefined ? [] : fromTrace(LineTrace.of(own, statement.month)) }
    }),
    contentHash: contentHash(content)
  }
}

/** What a printed statement says, without the traces and the hash beside it. */
export const contentOf = (document: StatementDocument): StatementContent.StatementContent => {
  const { contentHash: _hash, lines, ...rest } = document
  return {
    ...rest,
    lines: lines.map((line) => {
      const { trace: _trace, ...content } = line
      return content
    })
  }
}

/**
 * Reads a printed statement.
 *
 * - Refuses: every fault of its shape
 */
export const decode: (input: unknown) => Result.Result<StatementDocument, readonly Fault[]> =
  Shape.decode(StatementDocument)
