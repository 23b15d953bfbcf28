import type { Contract, ContractVersion } from "../contracts/Contract.ts"
import type { PlatformFees } from "../contracts/PlatformFee.ts"
import type { RevenueShare, ShareFees } from "../contracts/RevenueShare.ts"
import type { Source } from "../trace/Step.ts"
import type * as Exact from "../values/Exact.ts"
import * as Money from "../values/Money.ts"

type Found = Exact.Exact | undefined

const inFees = (fees: ShareFees | undefined, field: string): Found => {
  switch (field) {
    case "perSessionAc":
      return fees && Money.toExact(fees.perSession.AC)
    case "perSessionDc":
      return fees && Money.toExact(fees.perSession.DC)
    case "perKwhAc":
      return fees?.perKwh.AC
    case "perKwhDc":
      return fees?.perKwh.DC
    default:
      return field === "handlingPercent" ? fees?.handlingPercent : undefined
  }
}

const inRevenueShare = (terms: RevenueShare, path: string): Found => {
  if (path === "acPercent") return terms.partnerShare.AC
  if (path === "dcPercent") return terms.partnerShare.DC
  if (path.startsWith("fees.")) return inFees(terms.fees, path.slice("fees.".length))
  const [, position] = /^overrides\[(0|[1-9]\d*)\]\.percent$/.exec(path) ?? []
  return position === undefined ? undefined : terms.overrides[Number(position)]?.percent
}

const inPlatformFees = (fees: PlatformFees | undefined, field: string): Found => {
  const prices: Readonly<Record<string, Money.Money | undefined>> = {
    perChargePoint: fees?.perChargePoint,
    perAcEvse: fees?.perAcEvse,
    perDcEvse: fees?.perDcEvse
  }
  const price = prices[field]
  return price && Money.toExact(price)
}

const inVersion = (version: ContractVersion, path: string): Found => {
  const [, list, position] = /^(recurring|monthRules)\[(0|[1-9]\d*)\]\.amount$/.exec(path) ?? []
  if (list !== undefined) {
    const amount = version[list === "recurring" ? "recurring" : "monthRules"][Number(position)]?.amount
    return amount && Money.toExact(amount)
  }
  const [room, ...rest] = path.split(".")
  if (room === "platformFees") return inPlatformFees(version.platformFees, rest.join("."))
  return room === "revenueSharing" ? inRevenueShare(version.revenueShare, rest.join(".")) : undefined
}

/** Finds an authored number in the terms of a contract version. */
export const lookUp = (contract: Contract | undefined, { version, path }: Source): Found => {
  const found = contract?.versions.find(({ from }) => from === version)
  return found && inVersion(found, path)
}
