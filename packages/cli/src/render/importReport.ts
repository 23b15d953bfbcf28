import type { CsvImport } from "../csv/importCsv.ts"
import { counted, plain } from "./plain.ts"

const summaryOf = (name: string, { bundle, rejected, rows, warnings }: CsvImport, target: string): string => {
  const parts = [
    `${name}: ${counted(rows, "row")}`,
    counted(bundle.sessions.length, "session"),
    `${rejected.length} rejected`,
    ...(warnings.length === 0 ? [] : [counted(warnings.length, "warning")])
  ]
  return `${parts.join(", ")}${target === "-" ? "" : `; wrote ${plain(target)}`}`
}

/**
 * What became of the rows of a file: each rejected one with every reason, each warning, and a summary.
 *
 * - Returns: lines; as JSON one document and nothing else
 */
export const importReport = (
  name: string,
  made: CsvImport,
  format: "table" | "json",
  target: string
): readonly string[] => {
  const { bundle, rejected, rows, warnings } = made
  if (format === "json") {
    return [JSON.stringify({ rows, sessions: bundle.sessions.length, rejected, warnings }, undefined, 2)]
  }
  return [
    ...rejected.map(
      ({ reasons, row, sessionId }) =>
        `row ${row}${sessionId === undefined ? "" : `, session ${plain(sessionId)}`}: rejected: ${plain(reasons.join("; "))}`
    ),
    ...warnings.map(
      ({ message, row, sessionId }) => `row ${row}, session ${plain(sessionId)}: ${plain(message)}`
    ),
    summaryOf(name, made, target)
  ]
}
