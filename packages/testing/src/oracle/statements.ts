// Chapter 06: the statement, its documents and its totals.

import type { CorporateCharge } from "./corporate.ts"
import { type Document, type Draft, type Parties, type Section, sections } from "./drafts.ts"
import { type Fraction, fraction, percent, type RoundingMode, round, sum, times } from "./fraction.ts"
import { fit, printMoney, total } from "./money.ts"
import { addEnergy } from "./rating.ts"
import type { Entry } from "./recognition.ts"
import type { Visit } from "./sessions.ts"

export interface OracleLine {
  readonly kind: string
  readonly section: Section
  readonly contractId: string | null
  readonly sessionId: string | null
  readonly assetKind: string | null
  /** Net, signed from the partner's side: positive earns. */
  readonly amount: string
  readonly document: Document
  readonly vat: string
}

export interface OracleTotals {
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
  readonly energyHostedWh: number
  readonly energyCorporateWh: number
  readonly grossCollected: string
  readonly sessionsHosted: number
  readonly sessionsCorporate: number
}

export interface OracleStatement extends Parties {
  readonly lines: readonly OracleLine[]
  readonly totals: OracleTotals
}

interface Taxed extends Draft {
  readonly vat: bigint
}

/** Everything that was found for one month. */
export interface Findings {
  readonly lines: readonly Draft[]
  readonly entries: readonly (Entry & { readonly parties: Parties })[]
  readonly corporate: readonly CorporateCharge[]
  readonly mode: RoundingMode
}

const keyOf = ({ counterpartyId, currency, partnerId }: Parties): string =>
  JSON.stringify([partnerId, counterpartyId, currency])

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const inOrder = (a: Draft, b: Draft): number =>
  sections.indexOf(a.section) - sections.indexOf(b.section) ||
  a.end - b.end ||
  before(a.sessionId ?? "", b.sessionId ?? "") ||
  before(a.contractId ?? "", b.contractId ?? "")

/**
 * VAT of a document: per rate, the rounded part of the sum of its net lines, as on a CDR; it is cut over the
 * lines by what each would bear exactly.
 */
const taxed = (lines: readonly Draft[], mode: RoundingMode): readonly Taxed[] => {
  const vat = lines.map(({ givenVat }) => givenVat)
  const groups = new Map<string, { readonly index: number; readonly exact: Fraction }[]>()
  lines.forEach(({ document, taxed: portions }, index) => {
    for (const { net, rate } of portions) {
      const key = `${document} ${rate.top}/${rate.bottom}`
      const exact = times(fraction(net), times(rate, percent("1")))
      groups.set(key, [...(groups.get(key) ?? []), { index, exact }])
    }
  })
  for (const group of groups.values()) {
    const exact = group.map((each) => each.exact)
    fit(round(sum(exact), mode), exact).forEach((part, position) => {
      const { index } = group[position] as { readonly index: number }
      vat[index] = (vat[index] ?? 0n) + part
    })
  }
  return lines.map((line, index) => ({ ...line, vat: vat[index] ?? 0n }))
}

/** Watt-hours as a JSON number. */
const wattHours = (visits: readonly Visit[]): number => {
  const { bottom, top } = addEnergy(visits.map(({ session }) => session))
  return Number(top) / Number(bottom)
}

const distinct = <A extends { readonly visit: Visit }>(all: readonly A[]): readonly A[] => [
  ...new Map(all.map((each) => [each.visit.session.id, each])).values()
]

/** "Balance = collected + previous − expenses + recurring + true-ups + adjustments": net; awaited is not in it. */
const totalsOf = (
  lines: readonly Taxed[],
  entries: readonly Entry[],
  corporate: readonly CorporateCharge[],
  currency: string
): OracleTotals => {
  const print = (money: bigint): string => printMoney(money, currency)
  const of = (...wanted: readonly Section[]): bigint =>
    total(lines.filter(({ section }) => wanted.includes(section)).map(({ net }) => net))
  const payable = lines.filter(({ section }) => section !== "awaited")
  const hosted = distinct(entries.filter(({ endedInMonth, lines: own }) => endedInMonth && own.length > 0))
  return {
    revenueCollected: print(of("collected")),
    revenuePrevious: print(of("collected-previous")),
    revenueAwaited: print(of("awaited")),
    expenses: print(-of("platform-fees", "corporate", "top-ups")),
    recurring: print(of("recurring")),
    trueUps: print(of("true-ups")),
    adjustments: print(of("adjustments")),
    corrections: print(0n),
    carryOver: print(0n),
    balance: print(total(payable.map(({ net }) => net))),
    payable: print(total(payable.map(({ net, vat }) => net + vat))),
    energyHostedWh: wattHours(hosted.map(({ visit }) => visit)),
    energyCorporateWh: wattHours(corporate.map(({ visit }) => visit)),
    grossCollected: print(total(distinct(entries).map(({ cash }) => cash))),
    sessionsHosted: hosted.length,
    sessionsCorporate: corporate.length
  }
}

const statementOf = (parties: Parties, found: Findings): OracleStatement => {
  const isOurs = (other: Parties): boolean => keyOf(other) === keyOf(parties)
  const own = found.lines.filter((line) => isOurs(line.parties)).toSorted(inOrder)
  const lines = taxed(own, found.mode)
  const entries = found.entries.filter((entry) => isOurs(entry.parties))
  const corporate = found.corporate.filter(({ line }) => isOurs(line.parties))
  const print = (money: bigint): string => printMoney(money, parties.currency)
  return {
    ...parties,
    lines: lines.map(({ assetKind, contractId, document, kind, net, section, sessionId, vat }) => ({
      kind,
      section,
      contractId,
      sessionId,
      assetKind,
      amount: print(net),
      document,
      vat: print(vat)
    })),
    totals: totalsOf(lines, entries, corporate, parties.currency)
  }
}

/** "A statement exists only if it has a line; sorted by partner, counterparty, currency." */
export const statementsOf = (found: Findings): readonly OracleStatement[] => {
  const all = new Map(found.lines.map(({ parties }) => [keyOf(parties), parties]))
  return [...all.values()]
    .toSorted(
      (a, b) =>
        before(a.partnerId, b.partnerId) ||
        before(a.counterpartyId, b.counterpartyId) ||
        before(a.currency, b.currency)
    )
    .map((parties) => statementOf(parties, found))
}
