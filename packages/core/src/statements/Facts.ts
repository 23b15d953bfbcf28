import * as Result from "effect/Result"
import * as Session from "../charging/Session.ts"
import type { Cash } from "../charging/Cash.ts"
import type { Partner } from "../contracts/Partner.ts"
import { assetKinds, countingPolicies } from "../contracts/PlatformFee.ts"
import * as AssetDays from "../sharing/AssetDays.ts"
import * as Month from "../values/Month.ts"
import * as ContractFacts from "./ContractFacts.ts"
import * as CorporateLines from "./CorporateLines.ts"
import { readAssetPath } from "./MonthLineTrace.ts"
import * as PricedSession from "./PricedSession.ts"
import { shareInSection } from "./ShareLines.ts"
import type { LineDraft } from "./StatementLine.ts"
import type { PriceComponent, Tariff } from "../rating/Tariff.ts"
import type { ElectricityCost } from "../schedules/ElectricityCost.ts"
import type { Source } from "../trace/Step.ts"
import type { LookUp } from "../trace/Trace.ts"
import * as Energy from "../values/Energy.ts"
import * as Exact from "../values/Exact.ts"
import * as Money from "../values/Money.ts"
import type { Network } from "./Network.ts"

type Found = Exact.Exact | undefined

const inPeriods = (session: Session.Session, path: string): Found => {
  const [, position, field] = /^periods\[(0|[1-9]\d*)\]\.(\w+)$/.exec(path) ?? []
  if (session.measurement._tag !== "periods" || position === undefined) return undefined
  const period = session.measurement.periods.find((other) => other.position === Number(position))
  if (period === undefined) return undefined
  if (field === "energyWh") return Energy.toWattHours(period.energy)
  if (field === "timeSeconds") return Exact.make(period.time)
  return field === "parkingSeconds" ? Exact.make(period.parking) : undefined
}

const money = (amount: Money.Money | undefined): Found => amount && Money.toExact(amount)

const inCash = (cash: Cash, position: number): Found =>
  cash._tag === "events" ? money(cash.events.find((event) => event.position === position)?.amount) : undefined

const inSession = (session: Session.Session | undefined, { version, path }: Source): Found => {
  if (session === undefined || version !== String(session.revision)) return undefined
  if (path === "") return Exact.one
  const [, list, entry] = /^(costs|payment\.cash)\[(0|[1-9]\d*)\]\.(?:net|amount)$/.exec(path) ?? []
  if (list === "costs") return money(session.costs[Number(entry)]?.net)
  if (list !== undefined) return inCash(session.payment.cash, Number(entry))
  if (session.measurement._tag !== "cdr") return inPeriods(session, path)
  const { cdr } = session.measurement
  if (path === "cdr.gross") return Money.toExact(cdr.gross)
  if (path === "cdr.energyWh") return Energy.toWattHours(cdr.energy)
  const [, position] = /^cdr\.lines\[(0|[1-9]\d*)\]\.net$/.exec(path) ?? []
  const line = position === undefined ? undefined : cdr.lines[Number(position)]
  return line && Money.toExact(line.net)
}

const inComponent = (component: PriceComponent | undefined, field: string | undefined): Found => {
  if (component === undefined) return undefined
  if (field === "price") return component.price
  if (field === "vatPercent") return component.vat
  return field === "stepSize" ? Exact.make(component.stepSize) : undefined
}

const inTariff = (tariff: Tariff | undefined, { version, path }: Source): Found => {
  if (version !== "") return undefined
  const [, bound, side] = /^(minPrice|maxPrice)\.(beforeTax|afterTax)$/.exec(path) ?? []
  if (bound !== undefined) {
    const limit = bound === "minPrice" ? tariff?.minPrice : tariff?.maxPrice
    return side === "beforeTax" ? limit?.beforeTax : limit?.afterTax
  }
  const [, element, position, field] =
    /^elements\[(0|[1-9]\d*)\]\.priceComponents\[(0|[1-9]\d*)\]\.(\w+)$/.exec(path) ?? []
  return inComponent(tariff?.elements[Number(element)]?.components[Number(position)], field)
}

const inElectricityCost = (schedule: ElectricityCost | undefined, { version, path }: Source): Found => {
  if (version !== "") return undefined
  const [, element] = /^elements\[(0|[1-9]\d*)\]\.pricePerKwh$/.exec(path) ?? []
  return element === undefined ? undefined : schedule?.elements[Number(element)]?.pricePerKwh
}

const inPartner = (partner: Partner | undefined, path: string): Found => {
  if (path === "monthlyPlatformFee") return money(partner?.monthlyPlatformFee)
  if (path === "corporateBilling.monthlyLimit") return money(partner?.corporate?.monthlyLimit)
  return path === "corporateBilling.discountPercent" ? partner?.corporate?.discount : undefined
}

/** How many days an asset counts in a month under a contract, or whether it does, counted anew. */
const inAssets = (network: Network, { id, version, path }: Source): Found => {
  const [per, counting, contractId] = readAssetPath(path)
  const contract = network.contracts.get(contractId)
  const kind = assetKinds.find((one) => one === per)
  const policy = countingPolicies.find((one) => one === counting)
  const month = Month.parse(version)
  if (!contract || !kind || !policy || month === undefined) return undefined
  const asset = AssetDays.assetsOf(contract, kind, month, network).find((one) => one.id === id)
  if (asset === undefined) return undefined
  return policy === "daily"
    ? Exact.make(BigInt(AssetDays.countDays(asset.days)))
    : AssetDays.countAs(policy, asset.days, month)
}

const corporateCharges = (
  network: Network,
  sessions: readonly Session.Session[]
): ReadonlyMap<string, Found> => {
  const attempts = sessions.filter(Session.hasEnded).flatMap((session) => {
    const place = network.places.get(session.evseId)
    return place === undefined ? [] : [{ session, place, cdr: PricedSession.price(network, session, place) }]
  })
  const charges = CorporateLines.charges(network, attempts)
  return new Map(charges.map(({ session, charge }) => [session.id, Money.toExact(charge.owed)]))
}

/**
 * Finds the facts that traces rest on in the records of a network.
 *
 * `lines` are those of the same month, which true-ups refer to.
 *
 * - Returns: a look-up that knows authored, measured and counted values only, never the result of the line itself
 */
export const lookUp = (network: Network, lines: readonly LineDraft[] = []): LookUp => {
  const records = Result.getOrElse(Session.latest(network.sessions), () => [])
  const sessions = new Map(records.map((session) => [session.id as string, session]))
  const shares = new Map(
    lines.flatMap(({ id, section, basis }): [string, Exact.Exact][] =>
      basis._tag === "share" ? [[id, Money.toExact(shareInSection(basis, section))]] : []
    )
  )
  const topUps = new Map(network.topUps.map(({ id, amount }) => [id, amount]))
  const adjustments = new Map(network.adjustments.map(({ id, amount }) => [id, amount]))
  let charges: ReadonlyMap<string, Found> | undefined
  return (source) => {
    switch (source.kind) {
      case "session":
        return inSession(sessions.get(source.id), source)
      case "tariff":
        return inTariff(network.tariffs.get(source.id), source)
      case "contract":
        return ContractFacts.lookUp(network.contracts.get(source.id), source)
      case "electricity-cost":
        return inElectricityCost(network.electricityCosts.get(source.id), source)
      case "partner":
        return inPartner(network.partners.get(source.id), source.path)
      case "asset":
        return inAssets(network, source)
      case "line":
        return shares.get(source.id)
      case "corporate-charge":
        charges ??= corporateCharges(network, records)
        return charges.get(source.id)
      case "top-up":
        return money(topUps.get(source.id))
      case "adjustment":
        return money(adjustments.get(source.id))
      case "definition":
        return undefined
    }
  }
}
