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
      recognition: "collected",
      reimbursementRecognition: "with-revenue",
      negativeBase: policies?.negativeBase ?? "share",
      assetCounting: "daily",
      corporateCrossing: "stop",
      renewalMonths,
      minimumPayout: undefined,
      split: "at-boundaries",
      unmeasured: "no-match",
      timeAfterParking: "parking-rounds"
    }
  }
}

type PartnerText = typeof PartnerDocument.Type

/** Reads one partner: what settlement needs of it. */
export const partner = (
  reader: Reader,
  path: string,
  document: PartnerText,
  network: Operator
): Partner | undefined => {
  const own = reader.zone(`${path}.timeZone`, document.timeZone)
  const zone = document.timeZone === null || document.timeZone === undefined ? network.zone : own
  if (zone === undefined) return undefined
  return { id: document.id, kind: document.kind ?? "site-host", status: document.status ?? "active", zone }
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
