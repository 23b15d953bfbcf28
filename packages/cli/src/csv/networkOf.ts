import { Id } from "@hostwatt/core"
import type { CsvMap } from "./CsvMap.ts"
import type { ImportedBundle, ImportedChargePoint, ImportedContract } from "./ImportedBundle.ts"
import type { Visit } from "./Visit.ts"

type Network = Omit<ImportedBundle, "hostwatt" | "operator" | "sessions" | "tariffs">

const electricityCostId = "electricity"

/**
 * The partners, contracts and assets that visits make known, each sorted by id.
 *
 * A file of sessions does not say when a charge point was put up: it is in
 * service, and assigned, from the first day of the contract.
 */
export const networkOf = (map: CsvMap, visits: readonly Visit[]): Network => {
  const { electricityCost, operator } = map
  const locationIds = distinct(visits.map(({ locationId }) => locationId))
  const partners = partnersOf(map, locationIds)
  return {
    partners,
    contracts: partners.map(({ id }) => contractOf(map.contract, id)),
    locations: locationIds.map((id) => ({
      id,
      name: id,
      timeZone: map.locationTimeZone ?? map.times.timeZone,
      ...(electricityCost === undefined ? {} : { electricityCostId })
    })),
    ...(electricityCost === undefined
      ? {}
      : { electricityCosts: [{ id: electricityCostId, currency: operator.currency, ...electricityCost }] }),
    chargePoints: chargePointsOf(map, visits)
  }
}

const distinct = (ids: readonly string[]): readonly string[] => [...new Set(ids)].toSorted(Id.compare)

const partnersOf = ({ partner }: CsvMap, locationIds: readonly string[]) =>
  partner.per === "location"
    ? locationIds.map((id) => ({ id, name: id }))
    : [{ id: partner.id, name: partner.name }]

const contractIdOf = (partnerId: string): string => `${partnerId}-contract`

const contractOf = (terms: CsvMap["contract"], partnerId: string): ImportedContract => {
  const { startMonth, title, ...shared } = terms
  return {
    id: contractIdOf(partnerId),
    partnerId,
    title,
    startMonth,
    versions: [{ from: startMonth, ...shared }]
  }
}

const chargePointsOf = (map: CsvMap, visits: readonly Visit[]): readonly ImportedChargePoint[] => {
  const { contract, partner, revenue } = map
  const evses = new Map(visits.map((visit) => [visit.evseId, visit]))
  const byChargePoint = new Map<string, [Visit, ...Visit[]]>()
  for (const evse of [...evses.values()].toSorted((left, right) => Id.compare(left.evseId, right.evseId))) {
    const others = byChargePoint.get(evse.chargePointId)
    if (others === undefined) byChargePoint.set(evse.chargePointId, [evse])
    else others.push(evse)
  }

  const from = `${contract.startMonth}-01`
  const tariff = revenue.from === "tariff" ? { tariffId: revenue.tariff.id } : {}
  return [...byChargePoint]
    .toSorted(([left], [right]) => Id.compare(left, right))
    .map(([id, members]) => {
      const [{ locationId }] = members
      const partnerId = partner.per === "location" ? locationId : partner.id
      return {
        id,
        locationId,
        inServiceFrom: from,
        assignments: [{ contractId: contractIdOf(partnerId), from }],
        evses: members.map(({ currentType, evseId }) => ({ id: evseId, currentType, ...tariff }))
      }
    })
}
