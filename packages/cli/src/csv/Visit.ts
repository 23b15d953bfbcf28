import { Currency, type Energy, type Instant, type Money, Zone } from "@hostwatt/core"
import * as Result from "effect/Result"
import * as Cell from "./Cell.ts"
import type { CsvMap } from "./CsvMap.ts"
import type { CsvRow, Places } from "./CsvTable.ts"
import type { TimeForm } from "./LocalTime.ts"

/** What one row says of one session, not yet placed among the others. */
export interface Visit {
  readonly row: number
  /** The cells that are read, to tell a repeat from a contradiction. */
  readonly content: string
  readonly sessionId: string
  readonly start: Instant.Instant
  readonly end: Instant.Instant
  readonly energy: Energy.Energy
  /** Absent where a tariff rates the sessions. */
  readonly paid?: Money.Money
  readonly driverId?: string
  readonly locationId: string
  readonly chargePointId: string
  readonly evseId: string
  readonly currentType: "AC" | "DC"
  /** The local times that happened twice. */
  readonly ambiguous: readonly string[]
}

/** A row that became no session, and every reason for it. */
export interface Rejected {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number
  readonly sessionId?: string
  readonly reasons: readonly string[]
}

/** The columns that a map reads, each once. */
export const columnsOf = ({ columns, revenue }: CsvMap): readonly string[] => {
  const { chargePoint, currentType, driverId, end, energy, evse, location, sessionId, start } = columns
  const optional = [
    driverId,
    evse?.column,
    typeof currentType === "string" ? undefined : currentType.column,
    revenue.from === "paid-amounts" ? revenue.column : undefined
  ]
  const all = [sessionId, start, end, energy.column, location, chargePoint, ...optional]
  return [...new Set(all.filter((column) => column !== undefined))]
}

/**
 * A reader of rows by a map.
 *
 * - Returns: of a row the visit, or the rejection with every reason that the row by itself gives
 */
export const reader = (map: CsvMap, header: readonly string[], places: Places) => {
  const form: TimeForm = {
    format: map.times.format,
    yearOffset: map.times.yearOffset ?? 0,
    zone: Zone.make(map.times.timeZone)
  }
  return ({ cells: all, row }: CsvRow): Result.Result<Visit, Rejected> => {
    if (all.length !== header.length) {
      return Result.fail({ row, reasons: [`the row has ${all.length} cells, the header ${header.length}`] })
    }
    const cells: Cell.Cells = (column) => all[places.get(column) ?? -1] ?? ""
    const sessionId = cells(map.columns.sessionId)
    return Result.mapBoth(read(map, form, cells), {
      onSuccess: (visit) => ({ row, content: JSON.stringify([...places.keys()].map(cells)), ...visit }),
      onFailure: (reasons) => ({ row, ...(sessionId === "" ? {} : { sessionId }), reasons })
    })
  }
}

const read = (map: CsvMap, form: TimeForm, cells: Cell.Cells): Cell.Read<Omit<Visit, "row" | "content">> => {
  const { columns, decimalMark = "." } = map
  const parts = {
    sessionId: Cell.id(cells, columns.sessionId),
    stretch: Cell.stretch(cells, columns, form),
    energy: Cell.energy(cells, columns.energy.column, columns.energy.unit, decimalMark),
    paid: paid(map, cells, decimalMark),
    locationId: Cell.id(cells, columns.location),
    chargePointId: Cell.id(cells, columns.chargePoint),
    evseId: evseId(map, cells),
    driverId: driverId(map, cells),
    currentType: currentType(map, cells)
  }
  const reasons = Object.values<Cell.Read<unknown>>(parts).flatMap(Cell.reasonsOf)
  return Result.mapBoth(Result.all(parts), {
    onFailure: () => [...new Set(reasons)],
    onSuccess: ({ driverId: driver, paid: amount, stretch, ...rest }) => ({
      ...rest,
      ...stretch,
      ...(amount === undefined ? {} : { paid: amount }),
      ...(driver === undefined ? {} : { driverId: driver })
    })
  })
}

const paid = (
  { operator, revenue }: CsvMap,
  cells: Cell.Cells,
  mark: Cell.DecimalMark
): Cell.Read<Money.Money | undefined> =>
  revenue.from === "paid-amounts"
    ? Cell.money(cells, revenue.column, Currency.make(operator.currency), mark)
    : Result.succeed(undefined)

/** The EVSE's id; a charge point whose EVSEs the file does not tell apart has one, `-1`. */
const evseId = ({ columns }: CsvMap, cells: Cell.Cells): Cell.Read<string> => {
  const { chargePoint, evse } = columns
  const within = cells(chargePoint)
  if (evse === undefined) return Result.succeed(`${within}-1`)
  return Result.map(Cell.id(cells, evse.column), (value) =>
    evse.uniqueWithin === "network" ? value : `${within}-${value}`
  )
}

/** The driver's id, where the file has such a column and the row something in it. */
const driverId = ({ columns }: CsvMap, cells: Cell.Cells): Cell.Read<string | undefined> =>
  columns.driverId === undefined || cells(columns.driverId) === ""
    ? Result.succeed(undefined)
    : Cell.id(cells, columns.driverId)

const currentType = ({ columns }: CsvMap, cells: Cell.Cells): Cell.Read<"AC" | "DC"> => {
  if (typeof columns.currentType === "string") return Result.succeed(columns.currentType)
  const { column } = columns.currentType
  return Result.flatMap(Cell.id(cells, column), (value) =>
    value === "AC" || value === "DC"
      ? Result.succeed(value)
      : Cell.refuse(`${column} "${value}" is neither AC nor DC`)
  )
}
