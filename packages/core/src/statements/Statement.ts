import type { Party, Policies } from "../contracts/Operator.ts"
import type { Currency } from "../values/Currency.ts"
import type { ContractId, PartnerId } from "../values/Id.ts"
import * as Id from "../values/Id.ts"
import * as Month from "../values/Month.ts"
import type { Zone } from "../values/Zone.ts"
import * as Documents from "./Documents.ts"
import type { ShareBasis } from "./LineBasis.ts"
import { partiesOf } from "./MonthLines.ts"
import type { Network } from "./Network.ts"
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
  readonly counterpartyId: Party
  readonly currency: Currency
  readonly month: Month.Month
  readonly zone: Zone
  readonly period: Month.Period
  readonly policies: Policies
  readonly contracts: readonly ContractVersionRef[]
  readonly lines: readonly StatementLine.StatementLine[]
  readonly totals: Totals.Totals
}

const versionsOf = (lines: readonly StatementLine.LineDraft[]): readonly ContractVersionRef[] => {
  const found = lines.flatMap(({ contract: party }) =>
    party === undefined ? [] : [{ id: party.contract.id, version: party.version.from }]
  )
  const once = new Map(found.map((ref) => [JSON.stringify([ref.id, ref.version]), ref]))
  return [...once.values()].toSorted(
    (left, right) => Id.compare(left.id, right.id) || Id.compare(left.version, right.version)
  )
}

/**
 * The statement of the parties that all its lines share.
 *
 * - Law: the order of the lines given changes nothing
 */
const fromLines = (
  network: Network,
  month: Month.Month,
  drafts: readonly StatementLine.LineDraft[],
  shares: readonly ShareBasis[]
): readonly Statement[] => {
  const inOrder = drafts.toSorted(StatementLine.compare)
  const parties = (inOrder.find(({ contract }) => contract !== undefined) ?? inOrder[0])?.parties
  if (parties === undefined) return []
  const lines = Documents.assign(network, inOrder).toSorted(StatementLine.compare)
  return [
    {
      ...parties,
      month,
      period: Month.period(month, parties.zone),
      policies: network.operator.policies,
      contracts: versionsOf(inOrder),
      lines,
      totals: Totals.fromLines(parties.currency, month, lines, shares)
    }
  ]
}

const keyOf = ({ partnerId, counterpartyId, currency }: StatementLine.Parties): string =>
  JSON.stringify([partnerId, counterpartyId, currency])

/** Orders statements by partner, counterparty and currency. */
export const compare = (left: Statement, right: Statement): number =>
  Id.compare(left.partnerId, right.partnerId) ||
  Id.compare(left.counterpartyId, right.counterpartyId) ||
  Id.compare(left.currency, right.currency)

/** All statements of a month: one per partner, counterparty and currency that has a line. */
export const allFromLines = (
  network: Network,
  month: Month.Month,
  lines: readonly StatementLine.LineDraft[],
  shares: readonly ShareBasis[]
): readonly Statement[] => {
  const sharesOf = Map.groupBy(shares, ({ share }) => keyOf(partiesOf(network, share.party.contract)))
  return [...Map.groupBy(lines, ({ parties }) => keyOf(parties))]
    .flatMap(([key, own]) => fromLines(network, month, own, sharesOf.get(key) ?? []))
    .toSorted(compare)
}
