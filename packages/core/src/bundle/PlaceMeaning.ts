import type * as ChargePoint from "../charging/ChargePoint.ts"
import type { Location } from "../charging/Location.ts"
import * as Assignment from "../contracts/Assignment.ts"
import type { Contract } from "../contracts/Contract.ts"
import type { ElectricityCost } from "../schedules/ElectricityCost.ts"
import type { Tariff } from "../rating/Tariff.ts"
import type { ChargePointDocument, LocationDocument } from "./BundleDocument.ts"
import type { Reader } from "./Reader.ts"

type Document = typeof ChargePointDocument.Type

/** What places refer to. */
export interface PlaceContext {
  readonly locations: ReadonlyMap<string, Location>
  readonly contracts: ReadonlyMap<string, Contract>
  readonly electricityCosts: ReadonlyMap<string, ElectricityCost>
  readonly tariffs: ReadonlyMap<string, Tariff>
}

/** Reads one location. */
export const location = (
  reader: Reader,
  path: string,
  document: typeof LocationDocument.Type,
  costs: ReadonlyMap<string, ElectricityCost>
): Location | undefined => {
  const zone = reader.zone(`${path}.timeZone`, document.timeZone)
  const cost = reader.reference(
    `${path}.electricityCostId`,
    document.electricityCostId,
    "electricity cost",
    costs
  )
  return zone === undefined ? undefined : { id: document.id, zone, electricityCostId: cost?.id }
}

type ServiceText = Pick<Document, "inServiceFrom" | "inServiceUntil">

const service = (reader: Reader, path: string, document: ServiceText): ChargePoint.ServiceDates => {
  const from = reader.date(`${path}.inServiceFrom`, document.inServiceFrom)
  const until = reader.date(`${path}.inServiceUntil`, document.inServiceUntil)
  if (from !== undefined && until !== undefined && until <= from) {
    const message = `${until} is not after ${from}, the first day in service`
    reader.refuse(
      "EndBeforeStart",
      `${path}.inServiceUntil`,
      message,
      "state the first day that is no longer in service"
    )
  }
  return { from, until }
}

const evse = (
  reader: Reader,
  path: string,
  document: NonNullable<Document["evses"]>[number],
  { tariffs, electricityCosts }: PlaceContext
): ChargePoint.Evse => ({
  id: document.id,
  currentType: document.currentType ?? undefined,
  service: service(reader, path, document),
  tariffId: reader.reference(`${path}.tariffId`, document.tariffId, "tariff", tariffs)?.id,
  electricityCostId: reader.reference(
    `${path}.electricityCostId`,
    document.electricityCostId,
    "electricity cost",
    electricityCosts
  )?.id
})

/** Reads one charge point and its EVSEs. */
export const chargePoint = (
  reader: Reader,
  path: string,
  document: Document,
  context: PlaceContext
): ChargePoint.ChargePoint | undefined => {
  const place = reader.reference(`${path}.locationId`, document.locationId, "location", context.locations)
  const cost = reader.reference(
    `${path}.electricityCostId`,
    document.electricityCostId,
    "electricity cost",
    context.electricityCosts
  )
  const evses = (document.evses ?? []).map((one, index) =>
    evse(reader, `${path}.evses[${index}]`, one, context)
  )
  const dates = service(reader, path, document)
  if (place === undefined) return undefined
  const isRoaming = document.roaming ?? false
  return {
    id: document.id,
    locationId: place.id,
    service: dates,
    electricityCostId: cost?.id,
    isRoaming,
    evses
  }
}

interface Placed {
  readonly assignment: Assignment.Assignment
  readonly contract: Contract
  readonly path: string
}

const assignment = (
  reader: Reader,
  path: string,
  chargePointId: string,
  document: NonNullable<Document["assignments"]>[number],
  contracts: ReadonlyMap<string, Contract>
): Placed | undefined => {
  const contract = reader.reference(`${path}.contractId`, document.contractId, "contract", contracts)
  const from = reader.date(`${path}.from`, document.from)
  const until = reader.date(`${path}.until`, document.until)
  if (contract === undefined || from === undefined) return undefined
  if (until !== undefined && until <= from) {
    const message = `${until} is not after ${from}`
    return reader.refuse(
      "EndBeforeStart",
      `${path}.until`,
      message,
      "state the first day that is no longer assigned"
    )
  }
  const role = document.role ?? "host"
  return { assignment: { chargePointId, contractId: contract.id, role, from, until }, contract, path }
}

/** Reads the assignments of one charge point, and notes those that overlap: one host at a time. */
export const assignments = (
  reader: Reader,
  path: string,
  document: Document,
  contracts: ReadonlyMap<string, Contract>
): readonly Assignment.Assignment[] => {
  const placed = (document.assignments ?? []).flatMap(
    (one, index) => assignment(reader, `${path}.assignments[${index}]`, document.id, one, contracts) ?? []
  )
  const hosts = placed.filter((one) => one.assignment.role === "host")
  for (const [index, own] of hosts.entries()) {
    const other = hosts
      .slice(0, index)
      .find((one) => Assignment.overlap(one.assignment, one.contract.zone, own.assignment, own.contract.zone))
    if (other !== undefined) {
      const message = `has days in common with ${other.path}`
      reader.refuse(
        "Overlap",
        own.path,
        message,
        "end the earlier assignment on the day the later one begins"
      )
    }
  }
  return placed.map((one) => one.assignment)
}
