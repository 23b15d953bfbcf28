import type * as Contract from "../contracts/Contract.ts"
import type { Operator } from "../contracts/Operator.ts"
import type { Partner } from "../contracts/Partner.ts"
import type { Currency } from "../values/Currency.ts"
import * as Id from "../values/Id.ts"
import * as Month from "../values/Month.ts"
import type { Zone } from "../values/Zone.ts"
import type { ContractDocument } from "./ContractDocument.ts"
import { quote } from "./Fault.ts"
import type { Reader } from "./Reader.ts"
import * as TermsMeaning from "./TermsMeaning.ts"

type Document = typeof ContractDocument.Type

/** What a contract takes from outside itself. */
export interface ContractContext {
  readonly operator: Operator
  readonly partners: ReadonlyMap<string, Partner>
  readonly documents: ReadonlyMap<string, Document>
}

/** The contract at the top of a chain; `undefined` where the chain never ends. */
const topOf = (document: Document, documents: ReadonlyMap<string, Document>): Document | undefined => {
  let top = document
  for (let steps = 0; steps <= documents.size; steps += 1) {
    const above = top.under === null || top.under === undefined ? undefined : documents.get(top.under)
    if (above === undefined) return top
    top = above
  }
  return undefined
}

interface Frame {
  readonly currency: Currency | undefined
  readonly zone: Zone | undefined
}

/** The currency and zone of a contract: those of the contract at the top of its chain. */
const frameOf = (reader: Reader, path: string, document: Document, context: ContractContext): Frame => {
  const { operator, documents } = context
  reader.reference(`${path}.under`, document.under, "contract", documents)
  const top = topOf(document, documents)
  if (top === undefined) {
    reader.refuse(
      "HierarchyCycle",
      `${path}.under`,
      "leads back to the contract itself",
      "break the circle of contracts"
    )
  }
  const currency = document.currency ?? top?.currency ?? operator.currency
  const zone = document.timeZone ?? top?.timeZone ?? operator.zone
  if (top !== undefined && currency !== (top.currency ?? operator.currency)) {
    const message = `${currency} is not the currency of contract ${quote(top.id)} above`
    reader.refuse(
      "CurrencyMismatch",
      `${path}.currency`,
      message,
      "give the contracts of a chain one currency"
    )
  }
  if (top !== undefined && zone !== (top.timeZone ?? operator.zone)) {
    const message = `${zone} is not the zone of contract ${quote(top.id)} above`
    reader.refuse("ZoneMismatch", `${path}.timeZone`, message, "give the contracts of a chain one zone")
  }
  return {
    currency: reader.currency(`${path}.currency`, currency),
    zone: reader.zone(`${path}.timeZone`, zone)
  }
}

interface PlacedVersion {
  readonly version: Contract.ContractVersion
  readonly path: string
}

const versionsOf = (
  reader: Reader,
  path: string,
  document: Document,
  context: TermsMeaning.TermsContext
): readonly PlacedVersion[] =>
  document.versions
    .flatMap((version, index) => {
      const at = `${path}.versions[${index}]`
      const from = reader.month(`${at}.from`, version.from)
      const revenueShare = TermsMeaning.revenueShare(
        reader,
        `${at}.revenueSharing`,
        version.revenueSharing,
        context
      )
      const rest = {
        platformFees: TermsMeaning.platformFees(reader, `${at}.platformFees`, version.platformFees, context),
        recurring: TermsMeaning.recurring(reader, `${at}.recurring`, version.recurring, context.currency),
        monthRules: TermsMeaning.monthRules(reader, `${at}.monthRules`, version.monthRules, context.currency)
      }
      if (from === undefined || revenueShare === undefined) return []
      const supplyModel = version.supplyModel ?? "operator-sells"
      return [{ version: { from, supplyModel, revenueShare, ...rest }, path: `${at}.from` }]
    })
    .toSorted((left, right) => Id.compare(left.version.from, right.version.from))

/** Notes versions of one month, and a first version that is not from the start month on. */
const checkVersions = (reader: Reader, versions: readonly PlacedVersion[], startMonth: Month.Month): void => {
  const [first] = versions
  if (first !== undefined && first.version.from !== startMonth) {
    const remedy = `let the first version be from ${startMonth}, the start month`
    reader.refuse("VersionBeforeStart", first.path, `the first version is from ${first.version.from}`, remedy)
  }
  for (const [index, { version, path }] of versions.entries()) {
    if (versions[index - 1]?.version.from === version.from) {
      const message = `another version is from ${version.from} too`
      reader.refuse("DuplicateId", path, message, "give each version its own first month")
    }
  }
}

const duration = (
  reader: Reader,
  path: string,
  document: Document,
  startMonth: Month.Month | undefined,
  operator: Operator
): Contract.Duration | undefined => {
  const endMonth = reader.month(`${path}.endMonth`, document.endMonth)
  const stoppedAt = reader.instant(`${path}.renewalStoppedAt`, document.renewalStoppedAt)
  if (document.endMonth === null || document.endMonth === undefined) return { _tag: "open" }
  if (endMonth === undefined || startMonth === undefined) return undefined
  if (endMonth < startMonth) {
    const message = `${endMonth} is before the start month ${startMonth}`
    return reader.refuse("EndBeforeStart", `${path}.endMonth`, message, "correct one of the two")
  }
  if (document.autoRenewal !== true) return { _tag: "fixed", endMonth }
  const renewalMonths = operator.policies.renewalMonths ?? Month.since(endMonth, startMonth) + 1
  return { _tag: "renewing", endMonth, renewalMonths, stoppedAt }
}

/** Reads one contract. */
export const contract = (
  reader: Reader,
  path: string,
  document: Document,
  context: ContractContext
): Contract.Contract | undefined => {
  const { operator, partners } = context
  const partner = reader.reference(`${path}.partnerId`, document.partnerId, "partner", partners)
  const { currency, zone } = frameOf(reader, path, document, context)
  const startMonth = reader.month(`${path}.startMonth`, document.startMonth)
  const terms = { operator, currency: currency ?? operator.currency }
  const versions = versionsOf(reader, path, document, terms)
  const lasts = duration(reader, path, document, startMonth, operator)
  if (startMonth === undefined) return undefined
  if (versions.length === document.versions.length) checkVersions(reader, versions, startMonth)
  if (partner === undefined || currency === undefined || zone === undefined || lasts === undefined)
    return undefined
  return {
    id: document.id,
    partnerId: partner.id,
    under: document.under ?? undefined,
    currency,
    zone,
    state: document.state ?? "active",
    startMonth,
    duration: lasts,
    versions: versions.map(({ version }) => version)
  }
}
