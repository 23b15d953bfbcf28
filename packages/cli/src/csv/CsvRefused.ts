/** One fault of a map. */
export interface MapFault {
  /** Where it stands: `columns.energy.unit`; empty for the map as a whole. */
  readonly path: string
  /** What is wrong. */
  readonly message: string
  /** What to do about it. */
  readonly remedy: string
}

/**
 * Why a whole import is refused; a fault of one row only rejects that row.
 *
 * `CsvMapInvalid`: the map cannot be taken. `CsvUnreadable`: a quote is broken,
 * so that where rows begin would be a guess. `CsvEmpty`: not even a header.
 * `ColumnsMissing`, `ColumnsRepeated`: columns that the map names are not in
 * the header, or are there more than once.
 */
export type CsvRefused =
  | { readonly _tag: "CsvMapInvalid"; readonly message: string; readonly faults: readonly MapFault[] }
  | { readonly _tag: "CsvUnreadable"; readonly message: string; readonly line: number }
  | { readonly _tag: "CsvEmpty"; readonly message: string }
  | {
      readonly _tag: "ColumnsMissing" | "ColumnsRepeated"
      readonly message: string
      readonly columns: readonly string[]
      readonly header: readonly string[]
    }
