import type * as Contract from "../contracts/Contract.ts"
import type { Operator } from "../contracts/Operator.ts"
import type { Partner } from "../contracts/Partner.ts"
import * as RevenueShare from "../contracts/RevenueShare.ts"
import * as Id from "../values/Id.ts"
import * as Month from "../values/Month.ts"
import * as Percentage from "../values/Percentage.ts"
import type { ContractDocument } from "./BundleDocument.ts"
import { quote } from "./Fault.ts"
import type { Reader } from "./Reader.ts"

type Document = typeof ContractDocument.Type
type VersionDocument = Document["versions"][number]

/** What a contract takes from outside itself. */
export interface ContractContext {
  readonly operator: Operator
  readonly partners: ReadonlyMap<string, Partner>
}

const revenueShare = (
  reader: Reader,
  path: string,
  document: VersionDocument["revenueSharing"],
  { policies }: Operator
): RevenueShare.RevenueShare | undefined => {
  if (document === null || document === undefined) return RevenueShare.none(policies.negativeBase)
  const AC = reader.decimal(`${path}.acPercent`, document.acPercent, Percentage.share)
  const DC = reader.decimal(`${path}.dcPercent`, document.dcPercent, Percentage.share)
  if (AC === undefined || DC === undefined) return undefined
  return {
    partnerShare: { AC, DC },
    connectionFee: document.excludeConnectionFee === true ? "kept-by-operator" : "shared",
    electricity: document.electricity ?? "not-deducted",
    negativeBase: document.negativeBase ?? policies.negativeBase
  }
}

const versionsOf = (reader: Reader, path: string, document: Document, operator: Operator) => {
  const versions = document.versions.flatMap((version, index) => {
    const at = `${path}.versions[${index}]`
    const from = reader.month(`${at}.from`, version.from)
    const terms = revenueShare(reader, `${at}.revenueSharing`, version.revenueSharing, operator)
    return from === undefined || terms === undefined
      ? []
      : [{ from, revenueShare: terms, path: `${at}.from` }]
  })
  return versions.toSorted((left, right) => Id.compare(left.from, right.from))
}

/** Notes versions of one month, and a first version that is not from the start month on. */
const checkVersions = (
  reader: Reader,
  versions: readonly { readonly from: Month.Month; readonly path: string }[],
  startMonth: Month.Month
): void => {
  const [first] = versions
  if (first !== undefined && first.from !== startMonth) {
    const remedy = `let the first version be from ${startMonth}, the start month`
    reader.refuse("VersionBeforeStart", first.path, `the first version is from ${first.from}`, remedy)
  }
  for (const [index, version] of versions.entries()) {
    if (versions[index - 1]?.from === version.from) {
      const message = `another version is from ${version.from} too`
      reader.refuse("DuplicateId", version.path, message, "give each version its own first month")
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
  { operator, partners }: ContractContext
): Contract.Contract | undefined => {
  const partner = reader.reference(`${path}.partnerId`, document.partnerId, "partner", partners)
  const currency = reader.currency(`${path}.currency`, document.currency ?? operator.currency)
  const zone = reader.zone(`${path}.timeZone`, document.timeZone ?? operator.zone)
  const startMonth = reader.month(`${path}.startMonth`, document.startMonth)
  const versions = versionsOf(reader, path, document, operator)
  const lasts = duration(reader, path, document, startMonth, operator)
  if (startMonth === undefined) return undefined
  checkVersions(reader, versions, startMonth)
  if (partner === undefined || currency === undefined || zone === undefined || lasts === undefined)
    return undefined
  return {
    id: document.id,
    partnerId: partner.id,
    currency,
    zone,
    state: document.state ?? "active",
    startMonth,
    duration: lasts,
    versions: versions.map(({ from, revenueShare: terms }) => ({ from, revenueShare: terms }))
  }
}

/** Notes contracts of one partner that live in different zones: their months would not be the same. */
export const oneZonePerPartner = (
  reader: Reader,
  contracts: readonly { readonly path: string; readonly contract: Contract.Contract }[]
): void => {
  const first = new Map<string, Contract.Contract>()
  for (const { path, contract: own } of contracts) {
    const other = first.get(own.partnerId)
    if (other !== undefined && other.zone !== own.zone) {
      const message = `${own.zone} is not ${other.zone}, the zone of contract ${quote(other.id)} with the same partner`
      reader.refuse("ZoneMismatch", `${path}.timeZone`, message, "give all contracts of a partner one zone")
    }
    first.set(own.partnerId, other ?? own)
  }
}
