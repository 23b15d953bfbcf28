import { aFile, aRow, imported } from "./aFile.ts"

/** Local times that some zone skips, has twice or has changed its day for. */
const times = [
  ["2026-03-08 02:30:00", "2026-03-08 03:15:00"],
  ["2026-03-29 02:30:00", "2026-03-29 04:15:00"],
  ["2026-03-29 03:30:00", "2026-03-29 04:15:00"],
  ["2026-10-04 02:15:00", "2026-10-04 02:45:00"],
  ["2026-10-25 03:40:00", "2026-10-25 03:10:00"],
  ["2026-11-01 01:40:00", "2026-11-01 01:50:00"],
  ["2026-12-31 23:59:59", "2027-01-01 00:00:01"]
]

const rows = times.map(([from = "", to = ""], index) => aRow({ id: `s${index}`, from, to }))

console.log(JSON.stringify(imported(aFile(...rows))))
