import { readFileSync } from "node:fs"
import { CsvMap, importCsv } from "@hostwatt/cli"
import * as Result from "effect/Result"

const here = (name: string): URL => new URL(`../${name}`, import.meta.url)
const [file = here("sessions.csv"), mapFile = here("map.json")] = process.argv.slice(2)

const imported = Result.flatMap(CsvMap.decode(JSON.parse(readFileSync(mapFile, "utf8"))), (map) =>
  importCsv(readFileSync(file, "utf8"), map)
)
if (Result.isFailure(imported)) {
  console.error(imported.failure.message)
  process.exit(1)
}

const { bundle, rejected, rows, warnings } = imported.success
console.log(`${rows} rows: ${bundle.sessions.length} sessions, ${rejected.length} rejected`)
for (const { reasons, row, sessionId = "?" } of rejected) {
  console.log(`  row ${row}, session ${sessionId}: ${reasons.join("; ")}`)
}
for (const { message, row, sessionId } of warnings)
  console.log(`  row ${row}, session ${sessionId}: ${message}`)

console.log(
  `\n${bundle.partners.length} partners, ${bundle.chargePoints.length} charge points; the first session:`
)
console.log(JSON.stringify(bundle.sessions[0], undefined, 2))
