import { CsvError, parse } from "csv-parse/sync"
import * as Result from "effect/Result"
import type { CsvRefused } from "./CsvRefused.ts"

/** One record below the header. */
export interface CsvRow {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number
  /** The cells without the spaces around them. */
  readonly cells: readonly string[]
}

export interface CsvTable {
  readonly header: readonly string[]
  readonly rows: readonly CsvRow[]
}

const isBlank = (cells: readonly string[]): boolean => cells.length === 1 && cells[0] === ""

/**
 * Reads the text of a CSV file: header, then rows, whatever their number of cells.
 *
 * A byte order mark and every kind of line end are understood; blank lines
 * are counted as rows of the file and left out.
 *
 * - Refuses: `CsvUnreadable`, `CsvEmpty`
 *
 * @example
 * ```ts
 * read("id;kWh\r\n7;9.74\r\n", ";") // header ["id", "kWh"], row 2 ["7", "9.74"]
 * ```
 */
export const read = (text: string, delimiter: string): Result.Result<CsvTable, CsvRefused> =>
  Result.flatMap(records(text, delimiter), (found) => {
    const rows = found
      .map((cells, index): CsvRow => ({ row: index + 1, cells: cells.map((cell) => cell.trim()) }))
      .filter(({ cells }) => !isBlank(cells))
    const [header, ...others] = rows
    return header === undefined
      ? Result.fail<CsvRefused>({
          _tag: "CsvEmpty",
          message: "The file is empty: not even a header is there"
        })
      : Result.succeed({ header: header.cells, rows: others })
  })

const records = (text: string, delimiter: string): Result.Result<readonly string[][], CsvRefused> =>
  Result.try({
    try: () =>
      parse(text, {
        bom: true,
        delimiter,
        record_delimiter: ["\r\n", "\n", "\r"],
        // A row with too few or too many cells is rejected by itself, further on.
        relax_column_count: true
      }),
    catch: unreadable
  })

const unreadable = (cause: unknown): CsvRefused => {
  if (!(cause instanceof CsvError)) throw cause
  const line = typeof cause["lines"] === "number" ? cause["lines"] : 0
  return { _tag: "CsvUnreadable", line, message: `The file cannot be read as CSV: ${cause.message}` }
}

/** Where each column that is asked for stands. */
export type Places = ReadonlyMap<string, number>

/**
 * Finds columns in a header.
 *
 * - Refuses: `ColumnsMissing`, then `ColumnsRepeated`; both name every column in question
 */
export const placesOf = (
  header: readonly string[],
  columns: readonly string[]
): Result.Result<Places, CsvRefused> => {
  const missing = columns.filter((column) => !header.includes(column))
  if (missing.length > 0) {
    const message = `The file has no column ${quoted(missing)}; its columns are ${quoted(header)}`
    return Result.fail({ _tag: "ColumnsMissing", columns: missing, header, message })
  }
  const repeated = columns.filter((column) => header.indexOf(column) !== header.lastIndexOf(column))
  if (repeated.length > 0) {
    const message = `The file has more than one column ${quoted(repeated)}: give each its own name`
    return Result.fail({ _tag: "ColumnsRepeated", columns: repeated, header, message })
  }
  return Result.succeed(new Map(columns.map((column) => [column, header.indexOf(column)])))
}

const quoted = (names: readonly string[]): string => names.map((name) => JSON.stringify(name)).join(", ")
