import type { Operator } from "../contracts/Operator.ts"
import type { MonthRule, PlatformFees, Recurring } from "../contracts/PlatformFee.ts"
import * as RevenueShare from "../contracts/RevenueShare.ts"
import type { Currency } from "../values/Currency.ts"
import * as Decimal from "../values/Decimal.ts"
import * as Exact from "../values/Exact.ts"
import * as Money from "../values/Money.ts"
import * as Percentage from "../values/Percentage.ts"
import type { ContractDocument } from "./ContractDocument.ts"
import * as Reading from "./Reader.ts"
import type { Reader } from "./Reader.ts"

type VersionDocument = (typeof ContractDocument.Type)["versions"][number]
type SharingDocument = NonNullable<VersionDocument["revenueSharing"]>

/** What terms take from outside themselves. */
export interface TermsContext {
  readonly operator: Operator
  readonly currency: Currency
}

const price = (text: string) => Decimal.parse(text, Decimal.price)

const fees = (
  reader: Reader,
  path: string,
  document: SharingDocument["fees"],
  currency: Currency
): RevenueShare.ShareFees | undefined => {
  if (document === null || document === undefined) return undefined
  const nothing = Money.zero(currency)
  const perSession = (field: "perSessionAc" | "perSessionDc"): Money.Money =>
    reader.price(`${path}.${field}`, document[field], currency) ?? nothing
  const perKwh = (field: "perKwhAc" | "perKwhDc"): Exact.Exact =>
    reader.decimal(`${path}.${field}`, document[field], price) ?? Exact.zero
  const handling = reader.decimal(
    `${path}.handlingPercent`,
    document.handlingPercent ?? "0",
    Percentage.share
  )
  return (
    handling && {
      perSession: { AC: perSession("perSessionAc"), DC: perSession("perSessionDc") },
      perKwh: { AC: perKwh("perKwhAc"), DC: perKwh("perKwhDc") },
      handlingPercent: handling
    }
  )
}

const overrides = (
  reader: Reader,
  path: string,
  document: SharingDocument
): readonly RevenueShare.ShareOverride[] =>
  (document.overrides ?? []).flatMap((override, index) => {
    const at = `${path}.overrides[${index}]`
    const percent = reader.decimal(`${at}.percent`, override.percent, Percentage.share)
    const [locationIds, chargePointIds, evseIds] = [
      override.locationIds ?? [],
      override.chargePointIds ?? [],
      override.evseIds ?? []
    ]
    if (locationIds.length + chargePointIds.length + evseIds.length === 0) {
      const remedy = "name locations, charge points or EVSEs"
      return reader.refuse("Missing", at, "names no place", remedy) ?? []
    }
    return percent === undefined ? [] : [{ locationIds, chargePointIds, evseIds, percent }]
  })

/** Reads the revenue sharing of a version; without any, the share is zero. */
export const revenueShare = (
  reader: Reader,
  path: string,
  document: VersionDocument["revenueSharing"],
  { operator, currency }: TermsContext
): RevenueShare.RevenueShare | undefined => {
  const { negativeBase } = operator.policies
  if (document === null || document === undefined) return RevenueShare.none(negativeBase)
  const AC = reader.decimal(`${path}.acPercent`, document.acPercent, Percentage.share)
  const DC = reader.decimal(`${path}.dcPercent`, document.dcPercent, Percentage.share)
  const read = {
    overrides: overrides(reader, path, document),
    fees: fees(reader, `${path}.fees`, document.fees, currency)
  }
  if (AC === undefined || DC === undefined) return undefined
  const { costs } = document
  return {
    ...read,
    partnerShare: { AC, DC },
    connectionFee: document.excludeConnectionFee === true ? "kept-by-operator" : "shared",
    electricity: document.electricity ?? "not-deducted",
    costs: {
      payment: costs?.payment ?? "not-deducted",
      roaming: costs?.roaming ?? "not-deducted",
      other: costs?.other ?? "not-deducted"
    },
    negativeBase: document.negativeBase ?? negativeBase
  }
}

/** Reads the platform fees of a version. */
export const platformFees = (
  reader: Reader,
  path: string,
  document: VersionDocument["platformFees"],
  { operator, currency }: TermsContext
): PlatformFees | undefined =>
  document === null || document === undefined
    ? undefined
    : {
        perChargePoint: reader.price(`${path}.perChargePoint`, document.perChargePoint, currency),
        perAcEvse: reader.price(`${path}.perAcEvse`, document.perAcEvse, currency),
        perDcEvse: reader.price(`${path}.perDcEvse`, document.perDcEvse, currency),
        counting: document.counting ?? operator.policies.assetCounting
      }

/** Reads the recurring lines of a version. */
export const recurring = (
  reader: Reader,
  path: string,
  documents: VersionDocument["recurring"],
  currency: Currency
): readonly Recurring[] => {
  const all = (documents ?? []).map((document, index) => ({ document, path: `${path}[${index}]` }))
  Reading.noRepeats(
    reader,
    "recurring line",
    all.map(({ document, path: at }) => ({ id: document.id, path: `${at}.id` }))
  )
  return all.flatMap(({ document: { id, direction, per, amount }, path: at }) => {
    const money = reader.price(`${at}.amount`, amount, currency)
    return money === undefined ? [] : [{ id, direction, per, amount: money }]
  })
}

/** Reads the month rules of a version, in their order. */
export const monthRules = (
  reader: Reader,
  path: string,
  documents: VersionDocument["monthRules"],
  currency: Currency
): readonly MonthRule[] =>
  (documents ?? []).flatMap(({ kind, amount }, index) => {
    const money = reader.price(`${path}[${index}].amount`, amount, currency)
    return money === undefined ? [] : [{ kind, amount: money }]
  })
