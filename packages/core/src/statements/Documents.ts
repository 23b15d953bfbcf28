import type { TaxProfile } from "../contracts/TaxProfile.ts"
import type { Cdr } from "../rating/Cdr.ts"
import * as Allocation from "../values/Allocation.ts"
import * as Exact from "../values/Exact.ts"
import * as Money from "../values/Money.ts"
import * as Percentage from "../values/Percentage.ts"
import * as Rounding from "../values/Rounding.ts"
import * as Vat from "../values/Vat.ts"
import * as Recognition from "../sharing/Recognition.ts"
import type { ShareBasis } from "./LineBasis.ts"
import type { Network } from "./Network.ts"
import { type Document, isPayable, type LineDraft, signed, type StatementLine } from "./StatementLine.ts"

/** The document that a line belongs on; awaited lines are on none yet. */
const documentOf = (line: LineDraft): Document => {
  if (!isPayable(line)) return "none"
  switch (line.kind) {
    case "revenue":
      return "self-billed"
    case "true-up":
      return line.contract?.version.supplyModel === "partner-sells" ? "operator-invoice" : "self-billed"
    case "session-fees":
    case "commission":
    case "platform-fee":
    case "corporate":
      return "operator-invoice"
    case "sale":
      return "pass-through"
    case "recurring":
      return line.sign === "earns" ? "self-billed" : "operator-invoice"
    case "top-up":
    case "adjustment":
      return "none"
  }
}

/** The tax profile of a party: the operator's or a partner's. */
export const profileOf = (network: Network, party: string): TaxProfile | undefined =>
  party === network.operator.id ? network.operator.taxProfile : network.partners.get(party)?.taxProfile

const supplierProfile = (
  network: Network,
  document: Document,
  { parties }: LineDraft
): TaxProfile | undefined => {
  if (document === "none") return undefined
  return profileOf(network, document === "operator-invoice" ? parties.counterpartyId : parties.partnerId)
}

/** A part of a line that bears one rate, as the partner sees it. */
interface Portion {
  readonly rate: Percentage.Percentage
  readonly net: bigint
}

/** A line on its document, with what of it is taxed and any VAT that is known already. */
interface Placed {
  readonly line: LineDraft
  readonly document: Document
  readonly profile: TaxProfile | undefined
  readonly portions: readonly Portion[]
  readonly known: bigint
}

/** What is owed for a session, over the VAT rates of its CDR by the nets of their lines. */
const byCdrRates = (cdr: Cdr, net: bigint): readonly Portion[] => {
  const priced = cdr.lines.filter(({ dimension }) => dimension !== "adjustment")
  const groups = Vat.byRate(
    cdr.currency,
    priced.map((line) => ({ rate: line.rate, amount: line.net }))
  )
  const whole = groups.reduce((sum, { total }) => sum + total.minor, 0n)
  if (whole === 0n) return []
  const parts = Allocation.fit(
    net,
    groups.map(({ total }) => Exact.make(net * total.minor, whole))
  )
  return groups.flatMap(({ rate }, index) => (rate === undefined ? [] : [{ rate, net: parts[index] ?? 0n }]))
}

/** The VAT on a driver's receipt for what a month settles of a session. */
const vatOfSale = ({ settled, state }: ShareBasis, { section }: LineDraft): bigint => {
  const { cdr, rounding } = settled
  const of = (amount: Money.Money): bigint => {
    const { collected, previous } = Recognition.recognise(amount, state, rounding)
    return (section === "collected" ? collected : previous)?.minor ?? 0n
  }
  return of(cdr.gross) - of(cdr.net)
}

const place = (network: Network, line: LineDraft): Placed => {
  const document = documentOf(line)
  const profile = supplierProfile(network, document, line)
  const net = signed(line).minor
  const placed = { line, document, profile, portions: [], known: 0n }
  if (profile === undefined) return placed
  if (line.basis._tag === "corporate") return { ...placed, portions: byCdrRates(line.basis.cdr, net) }
  if (line.kind === "sale" && line.basis._tag === "share" && line.basis.share.above === undefined) {
    return { ...placed, known: vatOfSale(line.basis, line) }
  }
  return { ...placed, portions: profile.isRegistered ? [{ rate: profile.rate, net }] : [] }
}

interface Share {
  readonly line: number
  readonly vat: bigint
}

/** Per document and rate: the VAT on the sum, rounded once, fitted to the portions by largest remainder. */
const shares = (placed: readonly Placed[], rounding: Rounding.RoundingMode): readonly Share[] => {
  const portions = placed.flatMap(({ document, portions: own }, line) =>
    own.map(({ rate, net }) => ({ line, key: `${document} ${Percentage.text(rate)}`, rate, net }))
  )
  return [...Map.groupBy(portions, ({ key }) => key).values()].flatMap((group) => {
    const exact = group.map(({ rate, net }) => Exact.multiply(Exact.make(net), Percentage.asFactor(rate)))
    const vats = Allocation.fit(Rounding.round(Exact.sum(exact), rounding), exact)
    return group.map(({ line }, index) => ({ line, vat: vats[index] ?? 0n }))
  })
}

const withVat = ({ line, document, profile, portions, known }: Placed, added: bigint): StatementLine => {
  const vat = known + added
  const hasOneRate = profile !== undefined && portions.length === 1 && line.basis._tag !== "corporate"
  return {
    ...line,
    document,
    tax: hasOneRate ? { category: profile.category, rate: profile.rate } : undefined,
    vat: Money.make(line.net.currency, line.sign === "earns" ? vat : -vat)
  }
}

/**
 * Puts each line of a statement on its document, with the tax of whoever supplies.
 *
 * Corporate lines bear the rates of their CDR and sales that pass through its
 * VAT; all others the rate of their supplier's profile. Without a profile there is no tax.
 *
 * - Law: the VAT of a document is the sum of its lines' VAT, and per rate the rate on their sum, rounded once
 * - Source: specification 06, "Who sells"
 */
export const assign = (network: Network, lines: readonly LineDraft[]): readonly StatementLine[] => {
  const placed = lines.map((line) => place(network, line))
  const vats = Map.groupBy(shares(placed, network.operator.policies.rounding), ({ line }) => line)
  return placed.map((one, index) =>
    withVat(
      one,
      (vats.get(index) ?? []).reduce((sum, { vat }) => sum + vat, 0n)
    )
  )
}

/** What a line is worth with its VAT, as the partner sees it. */
export const signedGross = (line: StatementLine): Money.Money =>
  signed({ sign: line.sign, net: Money.add(line.net, line.vat) })
