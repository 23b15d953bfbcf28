import * as Contract from "../contracts/Contract.ts"
import type { AssetKind, CountingPolicy, Recurring } from "../contracts/PlatformFee.ts"
import * as Amount from "../values/Amount.ts"
import * as Exact from "../values/Exact.ts"
import * as Money from "../values/Money.ts"
import type { Month } from "../values/Month.ts"
import type { RoundingMode } from "../values/Rounding.ts"
import * as AssetDays from "./AssetDays.ts"

/** A monthly price times what was counted of one kind of asset. */
export interface PlatformCharge {
  readonly per: AssetKind
  readonly price: Money.Money
  readonly counting: CountingPolicy
  readonly assets: readonly AssetDays.CountedAsset[]
  /** How many assets that makes, parts of a month included. */
  readonly count: Exact.Exact
  /** Price times count, rounded once. */
  readonly amount: Money.Money
  readonly rounding: RoundingMode
}

/** The month of a contract that is charged. */
export interface ChargedMonth {
  readonly contract: Contract.Contract
  readonly month: Month
  readonly records: AssetDays.AssetRecords
  readonly rounding: RoundingMode
}

const charge = (
  { contract, month, records, rounding }: ChargedMonth,
  per: AssetKind,
  price: Money.Money,
  counting: CountingPolicy
): PlatformCharge | undefined => {
  const assets = AssetDays.assetsOf(contract, per, month, records).filter(
    ({ days }) => !Exact.isZero(AssetDays.countAs(counting, days, month))
  )
  const count = Exact.sum(assets.map(({ days }) => AssetDays.countAs(counting, days, month)))
  if (Exact.isZero(count)) return undefined
  const exact = Amount.make(price.currency, Exact.multiply(Money.toExact(price), count))
  return { per, price, counting, assets, count, amount: Amount.round(exact, rounding), rounding }
}

/**
 * The platform fees of a contract in a month: one charge per kind of asset, none for a kind without any.
 *
 * - Units: money excluding VAT, owed by the partner
 * - Law: one more asset, or one more day, never lowers a charge
 * - Source: specification 06, "Platform fees and other monthly lines"
 */
export const feesOf = (
  charged: ChargedMonth,
  version: Contract.ContractVersion
): readonly PlatformCharge[] => {
  const { platformFees } = version
  if (platformFees === undefined) return []
  const { perChargePoint, perAcEvse, perDcEvse, counting } = platformFees
  const prices = [
    ["charge-point", perChargePoint],
    ["ac-evse", perAcEvse],
    ["dc-evse", perDcEvse]
  ] as const
  return prices.flatMap(([per, price]) =>
    price === undefined ? [] : (charge(charged, per, price, counting) ?? [])
  )
}

/** The charge of one recurring line in a month; `undefined` where there is nothing to count. */
export const recurringOf = (
  charged: ChargedMonth,
  { per, amount }: Recurring,
  counting: CountingPolicy
): PlatformCharge | undefined => charge(charged, per, amount, counting)
