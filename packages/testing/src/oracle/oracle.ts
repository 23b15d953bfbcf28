// Chapter 06: one month, top to bottom.

import { type Bundle, NotCovered, withoutNulls } from "./bundle.ts"
import { monthAt } from "./calendar.ts"
import { corporateCharges } from "./corporate.ts"
import { partiesOf } from "./drafts.ts"
import { printMoney, total } from "./money.ts"
import { contractLines, partnerLines } from "./monthly.ts"
import { type Entry, recognise } from "./recognition.ts"
import { type BlockedReason, type Visit, visitsOf } from "./sessions.ts"
import { partsOf } from "./sharing.ts"
import { type OracleStatement, statementsOf } from "./statements.ts"

export { NotCovered } from "./bundle.ts"
export type { OracleLine, OracleStatement } from "./statements.ts"

export interface OracleSettlement {
  readonly month: string
  readonly statements: readonly OracleStatement[]
  readonly blocked: readonly { readonly sessionId: string; readonly reason: BlockedReason }[]
  readonly operator: readonly OracleOperatorRow[]
}

interface OracleOperatorRow {
  readonly currency: string
  readonly retained: string
  readonly suspense: string
}

const refuseWhatIsLeftOut = ({ issued, operator, payments }: Bundle): void => {
  if ((issued ?? []).length > 0) throw new NotCovered("statements issued before")
  if ((payments ?? []).length > 0) throw new NotCovered("recorded payments")
  if (operator.policies?.minimumPayout !== undefined) throw new NotCovered("minimum payout")
}

/** Every party's part of every session that is not blocked, as far as it matters in the month. */
const entriesOf = (bundle: Bundle, visits: readonly Visit[], month: string): readonly Entry[] =>
  visits.flatMap((visit) => {
    const { blocked, cdr } = visit
    if (blocked !== undefined || cdr === undefined) return []
    const parts = partsOf(bundle, visit, cdr)
    return parts.flatMap((part) => recognise(bundle, visit, cdr, part, month) ?? [])
  })

const sharesByContract = (entries: readonly Entry[]): ReadonlyMap<string, bigint> => {
  const shares = new Map<string, bigint>()
  for (const { part, share } of entries) {
    const { id } = part.level.contract
    shares.set(id, (shares.get(id) ?? 0n) + share)
  }
  return shares
}

/** "Sum of R − what the top-level parties get", and beside it what is blocked but priced. */
const operatorRows = (
  bundle: Bundle,
  visits: readonly Visit[],
  month: string
): readonly OracleOperatorRow[] => {
  const rows = new Map<string, { readonly retained: bigint; readonly suspense: bigint }>()
  const add = (currency: string, retained: bigint, suspense: bigint): void => {
    const row = rows.get(currency) ?? { retained: 0n, suspense: 0n }
    rows.set(currency, { retained: row.retained + retained, suspense: row.suspense + suspense })
  }
  for (const visit of visits) {
    const { blocked, cdr, end, zone } = visit
    const ended = monthAt(zone, end)
    if (cdr === undefined || ended > month) continue
    if (blocked !== undefined) add(cdr.currency, 0n, cdr.net)
    else if (ended === month) {
      const paid = partsOf(bundle, visit, cdr).filter(({ isTop }) => isTop)
      add(cdr.currency, cdr.net - total(paid.map(({ amount }) => amount)), 0n)
    }
  }
  return [...rows]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, { retained, suspense }]) => ({
      currency,
      retained: printMoney(retained, currency),
      suspense: printMoney(suspense, currency)
    }))
}

/** "All that ended before the end of the month asked for and are still unsolved, with the first reason." */
const blockedIn = (visits: readonly Visit[], month: string): OracleSettlement["blocked"] =>
  visits
    .flatMap(({ blocked, end, session, zone }) =>
      blocked === undefined || monthAt(zone, end) > month ? [] : [{ sessionId: session.id, reason: blocked }]
    )
    .toSorted((a, b) => (a.sessionId < b.sessionId ? -1 : 1))

/**
 * Settles one month of a valid bundle: a second answer to the specification, plain and slow, to check another by.
 *
 * - Refuses: throws `NotCovered` where the bundle needs a rule that is left out here
 * - Source: specification 02, 03, 05, 06 and 08; see `choices.md` for where they leave room
 */
export const oracle = (document: unknown, month: string): OracleSettlement => {
  const bundle = withoutNulls(document) as Bundle
  refuseWhatIsLeftOut(bundle)
  const visits = visitsOf(bundle)
  const entries = entriesOf(bundle, visits, month)
  const corporate = corporateCharges(bundle, visits, month)
  const lines = [
    ...entries.flatMap((entry) => entry.lines),
    ...corporate.map(({ line }) => line),
    ...contractLines(bundle, month, sharesByContract(entries)),
    ...partnerLines(bundle, month)
  ]
  const found = {
    lines,
    entries: entries.map((entry) => ({ ...entry, parties: partiesOf(bundle, entry.part.level.contract) })),
    corporate,
    mode: bundle.operator.policies?.rounding ?? "half-up"
  } as const
  return {
    month,
    statements: statementsOf(found),
    blocked: blockedIn(visits, month),
    operator: operatorRows(bundle, visits, month)
  }
}
