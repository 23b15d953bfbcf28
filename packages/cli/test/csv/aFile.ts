import * as Result from "effect/Result"
import * as CsvMap from "../../src/csv/CsvMap.ts"
import { type CsvImport, importCsv } from "../../src/csv/importCsv.ts"

const header = "id,from,to,kwh,paid,driver,site,charger"

/** A file of sessions with the header that `aMap` names. */
export const aFile = (...rows: readonly string[]): string => [header, ...rows, ""].join("\n")

/** One row of it: an hour and a half at charger c1 of site north, 9.74 kWh, 4.50 paid. */
export const aRow = (changes: Readonly<Record<string, string>> = {}): string => {
  const cells: Readonly<Record<string, string>> = {
    id: "s1",
    from: "2026-10-03 11:00:00",
    to: "2026-10-03 12:30:00",
    kwh: "9.74",
    paid: "4.50",
    driver: "d1",
    site: "north",
    charger: "c1",
    ...changes
  }
  return header
    .split(",")
    .map((column) => cells[column] ?? "")
    .join(",")
}

const columns = {
  sessionId: "id",
  start: "from",
  end: "to",
  energy: { column: "kwh", unit: "kWh" },
  driverId: "driver",
  location: "site",
  chargePoint: "charger",
  currentType: "AC"
}

/** What drivers paid stands in the file, without word of VAT. */
export const paidAmounts = {
  from: "paid-amounts",
  column: "paid",
  dimension: "energy",
  vat: "none",
  zeroMeans: "free"
}

/** The JSON of a map for `aFile`, with other fields put over its own. */
export const aMapJson = (changes: Readonly<Record<string, unknown>> = {}) => ({
  operator: { id: "op", name: "Operator", currency: "EUR", timeZone: "Europe/Sofia" },
  columns,
  times: { format: "yyyy-MM-dd HH:mm:ss", timeZone: "Europe/Sofia" },
  revenue: paidAmounts,
  partner: { per: "location" },
  contract: {
    title: "Revenue share",
    startMonth: "2026-01",
    revenueSharing: { acPercent: "70", dcPercent: "55" }
  },
  ...changes
})

export const aMap = (changes: Readonly<Record<string, unknown>> = {}): CsvMap.CsvMap =>
  Result.getOrThrowWith(CsvMap.decode(aMapJson(changes)), ({ message }) => new Error(message))

/** The map with other columns put over its own. */
export const aMapWithColumns = (changes: Readonly<Record<string, unknown>>): CsvMap.CsvMap =>
  aMap({ columns: { ...columns, ...changes } })

/** The import of a file that is not refused as a whole. */
export const imported = (text: string, map: CsvMap.CsvMap = aMap()): CsvImport =>
  Result.getOrThrowWith(importCsv(text, map), ({ message }) => new Error(message))

/** The reasons against the only row of a file. */
export const reasonsAgainst = (row: string, map?: CsvMap.CsvMap): readonly string[] =>
  imported(aFile(row), map).rejected.flatMap(({ reasons }) => reasons)
