import * as Result from "effect/Result"
import type { CsvMap } from "./CsvMap.ts"
import type { CsvRefused } from "./CsvRefused.ts"
import * as CsvTable from "./CsvTable.ts"
import type { ImportedBundle } from "./ImportedBundle.ts"
import { networkOf } from "./networkOf.ts"
import { sessionOf } from "./sessionOf.ts"
import * as Sifting from "./Sifting.ts"
import * as Visit from "./Visit.ts"

/** Something that was decided for a row that did become a session. */
export interface ImportWarning {
  readonly row: number
  readonly sessionId: string
  readonly message: string
}

/** What became of a CSV file. */
export interface CsvImport {
  readonly bundle: ImportedBundle
  readonly rejected: readonly Visit.Rejected[]
  readonly warnings: readonly ImportWarning[]
  /** Rows below the header, blank lines left out. */
  readonly rows: number
}

/**
 * Makes a bundle of the sessions of a CSV file.
 *
 * Every row becomes a session or is rejected with all its reasons; nothing is
 * left out in silence. Ids are those of the file; a contract's is its
 * partner's with `-contract`.
 *
 * - Refuses: `CsvUnreadable`, `CsvEmpty`, `ColumnsMissing`, `ColumnsRepeated`
 * - Law: rows = sessions + rejected rows
 * - Law: the same text and map give the same bundle in any zone of the process
 * - Source: specification 08, "Command line"
 */
export const importCsv = (text: string, map: CsvMap): Result.Result<CsvImport, CsvRefused> =>
  Result.gen(function* () {
    const { header, rows } = yield* CsvTable.read(text, map.delimiter ?? ",")
    const places = yield* CsvTable.placesOf(header, Visit.columnsOf(map))

    const reads = rows.map(Visit.reader(map, header, places))
    const unread = reads.flatMap((read) => (Result.isFailure(read) ? [read.failure] : []))
    const visits = reads.flatMap((read) => (Result.isSuccess(read) ? [read.success] : []))
    const unique = Sifting.withoutRepeats(visits)
    const placed = Sifting.withoutMoves(unique.kept)

    return {
      bundle: bundleOf(map, placed.kept),
      rejected: [...unread, ...unique.rejected, ...placed.rejected].toSorted(
        (left, right) => left.row - right.row
      ),
      warnings: placed.kept.flatMap(warningOf),
      rows: rows.length
    }
  })

const bundleOf = (map: CsvMap, visits: readonly Visit.Visit[]): ImportedBundle => ({
  hostwatt: 1,
  operator: map.operator,
  ...networkOf(map, visits),
  tariffs: map.revenue.from === "tariff" ? [map.revenue.tariff] : [],
  sessions: visits.map((visit) => sessionOf(visit, map.revenue))
})

const warningOf = ({ ambiguous, end, row, sessionId, start }: Visit.Visit): readonly ImportWarning[] => {
  if (ambiguous.length === 0) return []
  const times = ambiguous.join(" and ")
  const seconds = (end - start) / 1000
  const message = `${times} happened twice that night: the first was taken where the end allows it, ${seconds} s in all`
  return [{ row, sessionId, message }]
}
