import { type Bundle, type Settlement, SettlementDocument } from "@hostwatt/core"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { compute, Io, print, tell } from "../Io.ts"
import { readBundle } from "../readInput.ts"
import { Refusal } from "../Refusal.ts"
import { csv } from "../render/csv.ts"
import { inkFor } from "../render/ink.ts"
import { json } from "../render/json.ts"
import { counted, plain } from "../render/plain.ts"
import { settlementTable } from "../render/settlementTable.ts"
import { party } from "../render/wording.ts"
import { settleBundle } from "../settleBundle.ts"
import { writeSettlement } from "../writeSettlement.ts"
import * as Flags from "./flags.ts"

const flags = {
  bundle: Flags.bundle,
  month: Flags.month,
  partner: Flag.String("partner").pipe(
    Flag.withMetavar("ID"),
    Flag.withDescription("Only the statements of this partner"),
    Flag.optional
  ),
  format: Flags.format(["table", "json", "csv"]).pipe(Flag.withDefault("table")),
  out: Flag.String("out").pipe(
    Flag.withMetavar("DIR"),
    Flag.withDescription("Also write each statement to a JSON file in this folder"),
    Flag.optional
  ),
  allLines: Flag.Boolean("all-lines").pipe(
    Flag.withDescription("Show every line in the tables of long statements"),
    Flag.withDefault(false)
  )
}

const partnersShown = 50

const unknownPartner = (id: string, { names, network }: Bundle.Bundle): Refusal => {
  const ids = [...network.partners.keys()]
  const rest = ids.length - partnersShown
  return new Refusal({
    message: `${plain(JSON.stringify(id))} is no partner of this bundle`,
    details: [
      ids.length === 0 ? "  it has no partners" : "  its partners are",
      ...ids.slice(0, partnersShown).map((known) => `    ${plain(party(known, names.partners.get(known)))}`),
      ...(rest > 0 ? [`    … ${rest} more (hostwatt check … --format json lists all)`] : [])
    ],
    remedy: "name one by its id"
  })
}

/** The settlement with the statements of one partner, or with all. */
const ofPartner = (
  settlement: Settlement.Settlement,
  bundle: Bundle.Bundle,
  partner: Option.Option<string>
): Effect.Effect<Settlement.Settlement, Refusal> => {
  if (Option.isNone(partner)) return Effect.succeed(settlement)
  if (!bundle.network.partners.has(partner.value)) return Effect.fail(unknownPartner(partner.value, bundle))
  const statements = settlement.statements.filter(({ partnerId }) => partnerId === partner.value)
  return Effect.succeed({ ...settlement, statements })
}

const leftOut = ({ blocked }: Settlement.Settlement): readonly string[] =>
  blocked.length === 0
    ? []
    : [`${counted(blocked.length, "blocked session")} cannot be told in CSV: see --format table or json`]

export const settle = Command.make(
  "settle",
  flags,
  ({ allLines, bundle: path, format, month, out, partner }) =>
    Effect.gen(function* () {
      const bundle = yield* readBundle(path)
      const whole = yield* settleBundle(bundle, month)
      const settlement = yield* ofPartner(whole, bundle, partner)
      const written = Option.isSome(out) ? yield* writeSettlement(settlement, out.value) : []
      if (format === "json") {
        yield* print(json(yield* compute(() => SettlementDocument.fromSettlement(settlement))))
      }
      if (format === "csv") {
        yield* print([csv(settlement)])
        yield* tell(leftOut(settlement))
      }
      if (format === "table") {
        const io = yield* Io
        const view = { names: bundle.names, ink: inkFor(io.stdout, io), allLines }
        yield* print(settlementTable(settlement, view))
      }
      yield* tell(written)
    })
).pipe(
  Command.withDescription("Settle a month: every partner's statement, and what is blocked"),
  Command.withExamples([
    { command: "hostwatt settle bundle.json --month 2026-10" },
    { command: "hostwatt settle bundle.json --month 2026-10 --partner p1 --format json" },
    { command: "hostwatt settle bundle.json --month 2026-10 --format csv > lines.csv" },
    { command: "hostwatt settle bundle.json --month 2026-10 --out statements/" }
  ])
)
