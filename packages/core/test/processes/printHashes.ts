import { createHash } from "node:crypto"
import { anyBundle, hardZones, months, Runs, settled } from "@hostwatt/testing"
import * as fc from "fast-check"
import * as SettlementDocument from "../../src/bundle/SettlementDocument.ts"
import * as Instant from "../../src/values/Instant.ts"
import * as Month from "../../src/values/Month.ts"

const hash = (text: string): string => createHash("sha256").update(text).digest("hex")

const edges = hardZones.flatMap((zone) => months.map((month) => Instant.format(Month.start(month, zone))))

const settlements = fc
  .sample(anyBundle, { ...Runs.laws, numRuns: 200 })
  .map(({ bundle, month }) => SettlementDocument.fromSettlement(settled(bundle, month)))

const statements = settlements.flatMap((one) => one.statements)

console.log(
  JSON.stringify({
    edges: edges.length,
    statements: statements.length,
    ofEdges: hash(edges.join("\n")),
    ofContents: hash(statements.map(({ contentHash }) => contentHash).join("\n")),
    ofSettlements: hash(JSON.stringify(settlements))
  })
)
