import type { TaxProfile } from "../contracts/TaxProfile.ts"
import * as Exact from "../values/Exact.ts"
import * as Money from "../values/Money.ts"
import * as Percentage from "../values/Percentage.ts"
import type { RoundingMode } from "../values/Rounding.ts"
import type { Cdr } from "../rating/Cdr.ts"
import type { Network } from "./Network.ts"
import { type Document, isPayable, type LineDraft, signed, type StatementLine } from "./StatementLine.ts"

/** The document that a line belongs on; awaited lines are on none yet. */
const documentOf = (line: LineDraft): Document => {
  if (!isPayable(line)) return "none"
  switch (line.kind) {
    case "revenue":
    case "true-up":
      return "self-billed"
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

const supplierProfile = (network: Network, document: Document, line: LineDraft): TaxProfile | undefined => {
  if (document === "self-billed") return profileOf(network, line.parties.partnerId)
  if (document === "operator-invoice") return profileOf(network, line.parties.counterpartyId)
  return undefined
}

/** The VAT that a CDR puts on a part of its net total, in proportion. */
const vatOfCdr = ({ net, gross }: Cdr, part: Money.Money, rounding: RoundingMode): Money.Money => {
  if (Money.isZero(net)) return Money.zero(net.currency)
  const vat = Money.subtract(gross, net)
  return Money.ratio(vat, Exact.make(part.minor, net.minor), rounding)
}

const ownRates = (line: LineDraft, rounding: RoundingMode): Money.Money | undefined => {
  if (line.kind === "corporate" && line.basis._tag === "corporate")
    return vatOfCdr(line.basis.cdr, line.net, rounding)
  if (line.kind === "sale" && line.basis._tag === "share" && isPayable(line)) {
    return vatOfCdr(line.basis.settled.cdr, line.net, rounding)
  }
  return undefined
}

/** The lines of one document and one rate, as they stand on a statement. */
interface Taxing {
  readonly line: LineDraft
  readonly document: Document
  readonly profile: TaxProfile | undefined
}

const rateKey = ({ document, profile }: Taxing): string =>
  JSON.stringify([document, profile?.category, profile && Percentage.text(profile.rate)])

/**
 * The VAT of each line, so that the lines of one rate sum to the rate on their sum, rounded once.
 *
 * Each line has what it adds to the VAT of the lines before it.
 */
const vatByLine = (
  lines: readonly Taxing[],
  rate: Percentage.Percentage,
  rounding: RoundingMode
): readonly Money.Money[] => {
  const vats: Money.Money[] = []
  let [net, vat] = [0n, 0n]
  for (const { line } of lines) {
    net += signed(line).minor
    const { minor } = Money.percent(Money.make(line.net.currency, net), rate, rounding)
    vats.push(Money.make(line.net.currency, line.sign === "earns" ? minor - vat : vat - minor))
    vat = minor
  }
  return vats
}

const withVat = ({ line, document, profile }: Taxing, vat: Money.Money): StatementLine => {
  const isProfiled = profile !== undefined && profile.isRegistered
  return {
    ...line,
    document,
    tax: isProfiled ? { category: profile.category, rate: profile.rate } : undefined,
    vat
  }
}

const taxed = (lines: readonly Taxing[], rounding: RoundingMode): readonly StatementLine[] => {
  const profile = lines[0]?.profile
  const isTaxed = profile !== undefined && profile.isRegistered
  const vats = isTaxed ? vatByLine(lines, profile.rate, rounding) : []
  return lines.map((taxing, index) => withVat(taxing, vats[index] ?? Money.zero(taxing.line.net.currency)))
}

/**
 * Puts each line of a statement on its document, with the tax of whoever supplies.
 *
 * Corporate lines and sales that pass through bear the rates of their CDR; all
 * others the rate of their supplier's profile. Without a profile there is no tax.
 *
 * - Law: the VAT of a document is the sum of its lines' VAT, and per rate the rate on their sum, rounded once
 * - Source: specification 06, "Who sells"
 */
export const assign = (network: Network, lines: readonly LineDraft[]): readonly StatementLine[] => {
  const { rounding } = network.operator.policies
  const taxing = lines.map((line) => {
    const document = documentOf(line)
    return {
      line,
      document,
      profile: supplierProfile(network, document, line),
      own: ownRates(line, rounding)
    }
  })
  const withOwn = taxing.flatMap(({ line, document, own }): readonly StatementLine[] =>
    own === undefined ? [] : [{ ...line, document, tax: undefined, vat: own }]
  )
  const rest = Map.groupBy(
    taxing.filter(({ own }) => own === undefined),
    rateKey
  )
  return [...withOwn, ...[...rest.values()].flatMap((own) => taxed(own, rounding))]
}

/** What a line is worth with its VAT, as the partner sees it. */
export const signedGross = (line: StatementLine): Money.Money =>
  signed({ sign: line.sign, net: Money.add(line.net, line.vat) })
