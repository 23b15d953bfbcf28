import type { CorporateTerms } from "../contracts/CorporateTerms.ts"
import type { TaxProfile } from "../contracts/TaxProfile.ts"
import * as Percentage from "../values/Percentage.ts"
import type { Operator } from "../contracts/Operator.ts"
import type { Partner } from "../contracts/Partner.ts"
import * as Currency from "../values/Currency.ts"
import * as Zone from "../values/Zone.ts"
import type { BundleDocument, PartnerDocument } from "./BundleDocument.ts"
import { quote } from "./Fault.ts"
import type { Reader } from "./Reader.ts"

const longestTerm = 1200

/** Stands in for a currency or a zone at fault, so that the rest of the document is checked too. */
const standIn = { currency: Currency.make("EUR"), zone: Zone.make("UTC") }

const operatorTax = (reader: Reader, document: BundleDocument["operator"]): TaxProfile | undefined => {
  const { taxProfile } = document
  if (taxProfile === null || taxProfile === undefined) return undefined
  const rate = reader.decimal(
    "operator.taxProfile.serviceVatPercent",
    taxProfile.serviceVatPercent,
    Percentage.vatRate
  )
  return rate && { category: "S", rate, isRegistered: true }
}

/** Reads the operator and its policies; a policy that is not stated has its default. */
export const operator = (reader: Reader, document: BundleDocument["operator"]): Operator => {
  const currency = reader.currency("operator.currency", document.currency)
  const zone = reader.zone("operator.timeZone", document.timeZone)
  const { policies } = document
  const renewalMonths = reader.whole(
    "operator.policies.renewalMonths",
    policies?.renewalMonths,
    1,
    longestTerm
  )
  return {
    id: document.id,
    currency: currency ?? standIn.currency,
    zone: zone ?? standIn.zone,
    policies: {
      rounding: policies?.rounding ?? "half-up",
      recognition: policies?.recognition ?? "collected",
      reimbursementRecognition: policies?.reimbursementRecognition ?? "with-revenue",
      negativeBase: policies?.negativeBase ?? "share",
      assetCounting: policies?.assetCounting ?? "daily",
      corporateCrossing: policies?.corporateCrossing ?? "stop",
      renewalMonths,
      minimumPayout: undefined,
      split: "at-boundaries",
      unmeasured: "no-match",
      timeAfterParking: "parking-rounds"
    },
    taxProfile: operatorTax(reader, document)
  }
}

type PartnerText = typeof PartnerDocument.Type

const partnerTax = (reader: Reader, path: string, { taxProfile }: PartnerText): TaxProfile | undefined => {
  if (taxProfile === null || taxProfile === undefined) return undefined
  const { vatRegistered, category, vatPercent } = taxProfile
  reader.date(`${path}.selfBillingAgreement`, taxProfile.selfBillingAgreement)
  reader.whole(`${path}.paymentTermsDays`, taxProfile.paymentTermsDays, 0, longestTerm)
  const rate = reader.decimal(
    `${path}.vatPercent`,
    vatPercent ?? (vatRegistered ? undefined : "0"),
    Percentage.vatRate
  )
  if (vatRegistered && (vatPercent === null || vatPercent === undefined)) {
    const message = "is required of a partner that is registered for VAT"
    return reader.refuse("Missing", `${path}.vatPercent`, message, "add the rate of what it supplies")
  }
  return rate && { category: category ?? (vatRegistered ? "S" : "O"), rate, isRegistered: vatRegistered }
}

const corporate = (
  reader: Reader,
  path: string,
  { corporateBilling }: PartnerText,
  { currency, policies }: Operator
): CorporateTerms | undefined => {
  if (corporateBilling === null || corporateBilling === undefined) return undefined
  const { enabled, monthlyLimit, discountPercent, crossing } = corporateBilling
  const discount = reader.decimal(`${path}.discountPercent`, discountPercent ?? "0", Percentage.share)
  const limit = reader.price(`${path}.monthlyLimit`, monthlyLimit, currency)
  return (
    discount && {
      enabled: enabled ?? false,
      monthlyLimit: limit,
      discount,
      crossing: crossing ?? policies.corporateCrossing
    }
  )
}

/** Reads one partner: what settlement needs of it. */
export const partner = (
  reader: Reader,
  path: string,
  document: PartnerText,
  network: Operator
): Partner | undefined => {
  const own = reader.zone(`${path}.timeZone`, document.timeZone)
  const zone = document.timeZone === null || document.timeZone === undefined ? network.zone : own
  const monthlyPlatformFee = reader.price(
    `${path}.monthlyPlatformFee`,
    document.monthlyPlatformFee,
    network.currency
  )
  const terms = corporate(reader, `${path}.corporateBilling`, document, network)
  const taxProfile = partnerTax(reader, `${path}.taxProfile`, document)
  if (zone === undefined) return undefined
  return {
    id: document.id,
    kind: document.kind ?? "site-host",
    status: document.status ?? "active",
    zone,
    monthlyPlatformFee,
    corporate: terms,
    taxProfile
  }
}

const identities = (
  document: PartnerText,
  path: string
): readonly { key: string; path: string; text: string }[] => {
  const { vatNumber, registrationNumber, externalId, address } = document
  const country = address?.country ?? ""
  return [
    ...(externalId ? [{ key: `external ${externalId}`, path: `${path}.externalId`, text: externalId }] : []),
    ...(vatNumber ? [{ key: `vat ${vatNumber}`, path: `${path}.vatNumber`, text: vatNumber }] : []),
    ...(registrationNumber
      ? [
          {
            key: `registration ${country} ${registrationNumber}`,
            path: `${path}.registrationNumber`,
            text: registrationNumber
          }
        ]
      : [])
  ]
}

/** Notes every external id, VAT number, and registration number of a country that two partners state. */
export const uniqueIdentities = (reader: Reader, partners: readonly PartnerText[]): void => {
  const seen = new Map<string, string>()
  for (const { key, path, text } of partners.flatMap((one, index) => identities(one, `partners[${index}]`))) {
    const first = seen.get(key)
    if (first !== undefined) {
      const remedy = "keep one profile for one company"
      reader.refuse("DuplicateIdentity", path, `${quote(text)} is already stated at ${first}`, remedy)
    }
    seen.set(key, first ?? path)
  }
}
