import { readFileSync } from "node:fs"
import { Bundle, LineTrace, Money, Month, Phrasebook, Result, Settlement } from "@hostwatt/core"

const text = readFileSync(new URL("../bundle.json", import.meta.url), "utf8")
const bundle = Bundle.fromJson(JSON.parse(text))
if (Result.isFailure(bundle)) {
  for (const { path, message, remedy } of bundle.failure) console.error(`${path} ${message}: ${remedy}`)
  process.exit(1)
}

const month = Month.make("2026-10")
const settlement = Settlement.settleMonth(bundle.success.network, month)
if (Result.isFailure(settlement)) {
  console.error(settlement.failure.map(({ _tag }) => _tag).join(", "))
  process.exit(1)
}

for (const { partnerId, currency, lines, totals } of settlement.success.statements) {
  for (const line of lines) {
    const { sentences } = Phrasebook.explain(LineTrace.of(line, month))
    console.log(`${line.session?.id}, ${line.section}: ${Money.format(line.net)} ${currency}`)
    for (const sentence of sentences) console.log(`  ${sentence}`)
  }
  console.log(`${partnerId} is paid ${Money.format(totals.payable)} ${currency}`)
}
