// Chapter 06: platform fees, recurring lines, month rules, top-ups, adjustments.

import {
  currencyOf,
  isEvseInService,
  isHostedOn,
  isInService,
  versionIn,
  zoneOfPartner
} from "./agreements.ts"
import type { Bundle, ChargePoint, Contract, Recurring, Version } from "./bundle.ts"
import { daysOf, instantOf, monthAt } from "./calendar.ts"
import { type Draft, draft, partiesOf, withOperator } from "./drafts.ts"
import { decimal, type Fraction, fraction, times } from "./fraction.ts"
import { readMoney, toMoney } from "./money.ts"

type AssetKind = Recurring["per"]

/** Whether an asset is there, for every day of the month. */
type Presence = readonly boolean[]

const hosted = (bundle: Bundle, contract: Contract, chargePoint: ChargePoint, date: string): boolean =>
  chargePoint.roaming !== true && isHostedOn(bundle, chargePoint, contract, date)

const presences = (
  bundle: Bundle,
  contract: Contract,
  kind: AssetKind,
  month: string
): readonly Presence[] => {
  const days = daysOf(month)
  const chargePoints = bundle.chargePoints ?? []
  const isThere = (chargePoint: ChargePoint, date: string): boolean =>
    isInService(chargePoint, date) && hosted(bundle, contract, chargePoint, date)
  if (kind === "contract") return [days.map(() => true)]
  if (kind === "charge-point") return chargePoints.map((each) => days.map((date) => isThere(each, date)))
  if (kind === "location") {
    return (bundle.locations ?? []).map(({ id }) => {
      const standing = chargePoints.filter(({ locationId }) => locationId === id)
      return days.map((date) => standing.some((each) => isThere(each, date)))
    })
  }
  const type = kind === "ac-evse" ? "AC" : "DC"
  return chargePoints.flatMap((chargePoint) =>
    (chargePoint.evses ?? [])
      .filter(({ currentType }) => currentType === type)
      .map((evse) =>
        days.map(
          (date) => isEvseInService(chargePoint, evse, date) && hosted(bundle, contract, chargePoint, date)
        )
      )
  )
}

/** "Daily: in-service days / days in month, summed over assets; start-of-month; end-of-month; any-presence." */
const countOf = (
  bundle: Bundle,
  contract: Contract,
  version: Version,
  kind: AssetKind,
  month: string
): Fraction => {
  const policy = version.platformFees?.counting ?? bundle.operator.policies?.assetCounting ?? "daily"
  const all = presences(bundle, contract, kind, month)
  const assets = (isCounted: (days: Presence) => boolean): Fraction =>
    fraction(BigInt(all.filter(isCounted).length))
  if (policy === "start-of-month") return assets((days) => days[0] === true)
  if (policy === "end-of-month") return assets((days) => days.at(-1) === true)
  if (policy === "any-presence") return assets((days) => days.includes(true))
  return fraction(BigInt(all.flat().filter(Boolean).length), BigInt(daysOf(month).length))
}

/** "One line per kind, rounded once; a count of zero makes no line." */
const platformFees = (
  bundle: Bundle,
  contract: Contract,
  version: Version,
  month: string
): readonly Draft[] => {
  const fees = version.platformFees
  const prices = [
    ["charge-point", fees?.perChargePoint],
    ["ac-evse", fees?.perAcEvse],
    ["dc-evse", fees?.perDcEvse]
  ] as const
  return prices.flatMap(([assetKind, price]) => {
    if (price === undefined) return []
    const count = countOf(bundle, contract, version, assetKind, month)
    if (count.top === 0n) return []
    const net = -roundedIn(bundle, contract, times(count, decimal(price)))
    return [
      draft(bundle, {
        parties: partiesOf(bundle, contract),
        section: "platform-fees",
        kind: "platform-fee",
        contractId: contract.id,
        assetKind,
        net,
        document: "operator-invoice"
      })
    ]
  })
}

const roundedIn = (bundle: Bundle, contract: Contract, exact: Fraction): bigint =>
  toMoney(exact, currencyOf(bundle, contract), bundle.operator.policies?.rounding ?? "half-up")

/** "Rents and the like, counted the same way." */
const recurring = (bundle: Bundle, contract: Contract, version: Version, month: string): readonly Draft[] =>
  (version.recurring ?? []).flatMap(({ amount, direction, per }) => {
    const count = countOf(bundle, contract, version, per, month)
    if (count.top === 0n) return []
    const money = roundedIn(bundle, contract, times(count, decimal(amount)))
    return [
      draft(bundle, {
        parties: partiesOf(bundle, contract),
        section: "recurring",
        kind: "recurring",
        contractId: contract.id,
        assetKind: per,
        net: direction === "earns" ? money : -money,
        document: direction === "earns" ? "self-billed" : "operator-invoice"
      })
    ]
  })

/** "In order, after the split: guarantee (partner share of the month at least X), cap (at most X)." */
const trueUps = (bundle: Bundle, contract: Contract, version: Version, share: bigint): readonly Draft[] => {
  const lines: Draft[] = []
  let running = share
  for (const { amount, kind } of version.monthRules ?? []) {
    const bound = readMoney(amount, currencyOf(bundle, contract))
    const isBeyond = kind === "guarantee" ? running < bound : running > bound
    if (!isBeyond) continue
    lines.push(
      draft(bundle, {
        parties: partiesOf(bundle, contract),
        section: "true-ups",
        kind: "true-up",
        contractId: contract.id,
        net: bound - running,
        document: version.supplyModel === "partner-sells" ? "operator-invoice" : "self-billed"
      })
    )
    running = bound
  }
  return lines
}

/** Everything monthly that belongs to a contract in force; the shares of the month are known by then. */
export const contractLines = (
  bundle: Bundle,
  month: string,
  shares: ReadonlyMap<string, bigint>
): readonly Draft[] =>
  (bundle.contracts ?? []).flatMap((contract) => {
    const version = versionIn(bundle, contract, month)
    if (version === undefined) return []
    return [
      ...platformFees(bundle, contract, version, month),
      ...recurring(bundle, contract, version, month),
      ...trueUps(bundle, contract, version, shares.get(contract.id) ?? 0n)
    ]
  })

/** "Once per month in which the partner has any contract in force." */
const partnerFees = (bundle: Bundle, month: string): readonly Draft[] =>
  (bundle.partners ?? []).flatMap(({ id, monthlyPlatformFee }) => {
    const own = (bundle.contracts ?? []).filter(({ partnerId }) => partnerId === id)
    const isBound = own.some((contract) => versionIn(bundle, contract, month) !== undefined)
    if (monthlyPlatformFee === undefined || !isBound) return []
    const parties = withOperator(bundle, id)
    const net = -readMoney(monthlyPlatformFee, parties.currency)
    return [
      draft(bundle, {
        parties,
        section: "platform-fees",
        kind: "platform-fee",
        net,
        document: "operator-invoice"
      })
    ]
  })

/** "Balance top-ups funded by the partner": in the month of their instant, in the partner's zone. */
const topUps = (bundle: Bundle, month: string): readonly Draft[] =>
  (bundle.topUps ?? [])
    .filter(({ fundedBy }) => fundedBy !== "operator")
    .filter(({ at, partnerId }) => monthAt(zoneOfPartner(bundle, partnerId), instantOf(at)) === month)
    .map(({ amount, partnerId }) => {
      const parties = withOperator(bundle, partnerId)
      const net = -readMoney(amount, parties.currency)
      return draft(bundle, { parties, section: "top-ups", kind: "top-up", net, document: "none" })
    })

/** Adjustments of the operator, signed from the partner's side. */
const adjustments = (bundle: Bundle, month: string): readonly Draft[] =>
  (bundle.adjustments ?? [])
    .filter((adjustment) => adjustment.month === month)
    .map(({ amount, partnerId }) => {
      const parties = withOperator(bundle, partnerId)
      const net = readMoney(amount, parties.currency)
      return draft(bundle, { parties, section: "adjustments", kind: "adjustment", net, document: "none" })
    })

/** Everything monthly that belongs to no contract. */
export const partnerLines = (bundle: Bundle, month: string): readonly Draft[] => [
  ...partnerFees(bundle, month),
  ...topUps(bundle, month),
  ...adjustments(bundle, month)
]
