import type { Policies } from "../contracts/Operator.ts"
import type { Currency } from "../values/Currency.ts"
import type { ContractId, OperatorId, PartnerId } from "../values/Id.ts"
import * as Id from "../values/Id.ts"
import * as Month from "../values/Month.ts"
import type { Zone } from "../values/Zone.ts"
import * as StatementLine from "./StatementLine.ts"
import * as Totals from "./Totals.ts"

/** A contract version that a line rests on. */
export interface ContractVersionRef {
  readonly id: ContractId
  readonly version: Month.Month
}

/** What a partner is owed for a month in one currency, and why. */
export interface Statement {
  readonly partnerId: PartnerId
  readonly counterpartyId: OperatorId
  readonly currency: Currency
  readonly month: Month.Month
  readonly zone: Zone
  readonly period: Month.Period
  readonly policies: Policies
  readonly contracts: readonly ContractVersionRef[]
  readonly lines: readonly StatementLine.StatementLine[]
  readonly totals: Totals.Totals
}

/** Whose statement: one per partner, counterparty and currency. */
export interface Header {
  readonly partnerId: PartnerId
  readonly counterpartyId: OperatorId
  readonly currency: Currency
  readonly month: Month.Month
  readonly zone: Zone
  readonly policies: Policies
}

const versionsOf = (lines: readonly StatementLine.StatementLine[]): readonly ContractVersionRef[] => {
  const found = new Map(
    lines.map(({ contractId, contractVersion }) => [
      JSON.stringify([contractId, contractVersion]),
      { id: contractId, version: contractVersion }
    ])
  )
  return [...found.values()].toSorted(
    (left, right) => Id.compare(left.id, right.id) || Id.compare(left.version, right.version)
  )
}

/**
 * A statement from its lines.
 *
 * - Law: the order of the lines given changes nothing
 */
export const fromLines = (header: Header, lines: readonly StatementLine.StatementLine[]): Statement => ({
  ...header,
  period: Month.period(header.month, header.zone),
  contracts: versionsOf(lines),
  lines: [...lines].toSorted(StatementLine.compare),
  totals: Totals.fromLines(header.currency, header.month, lines)
})

/** Orders statements by partner, counterparty and currency. */
export const compare = (left: Statement, right: Statement): number =>
  Id.compare(left.partnerId, right.partnerId) ||
  Id.compare(left.counterpartyId, right.counterpartyId) ||
  Id.compare(left.currency, right.currency)
