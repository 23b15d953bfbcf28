import * as Result from "effect/Result"
import * as Session from "../charging/Session.ts"
import type { Contract } from "../contracts/Contract.ts"
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

const inSession = (session: Session.Session | undefined, { version, path }: Source): Found => {
  if (session === undefined || version !== String(session.revision)) return undefined
  if (path === "") return Exact.one
  if (session.measurement._tag !== "cdr") return inPeriods(session, path)
  const { cdr } = session.measurement
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

const inContract = (contract: Contract | undefined, { version, path }: Source): Found => {
  const terms = contract?.versions.find(({ from }) => from === version)?.revenueShare
  if (path === "revenueSharing.acPercent") return terms?.partnerShare.AC
  return path === "revenueSharing.dcPercent" ? terms?.partnerShare.DC : undefined
}

const inElectricityCost = (schedule: ElectricityCost | undefined, { version, path }: Source): Found => {
  if (version !== "") return undefined
  const [, element] = /^elements\[(0|[1-9]\d*)\]\.pricePerKwh$/.exec(path) ?? []
  return element === undefined ? undefined : schedule?.elements[Number(element)]?.pricePerKwh
}

/**
 * Finds the facts that traces rest on in the records of a network.
 *
 * - Returns: a look-up that knows authored and measured values only, never a result
 */
export const lookUp = (network: Network): LookUp => {
  const records = Result.getOrElse(Session.latest(network.sessions), () => [])
  const sessions = new Map(records.map((session) => [session.id as string, session]))
  return (source) => {
    switch (source.kind) {
      case "session":
        return inSession(sessions.get(source.id), source)
      case "tariff":
        return inTariff(network.tariffs.get(source.id), source)
      case "contract":
        return inContract(network.contracts.get(source.id), source)
      case "electricity-cost":
        return inElectricityCost(network.electricityCosts.get(source.id), source)
      case "definition":
        return undefined
    }
  }
}
