import { createHash } from "node:crypto"
import { type Settlement, SettlementDocument, type StatementDocument } from "@hostwatt/core"
import * as Effect from "effect/Effect"
import * as files from "./files.ts"
import type { Refusal } from "./Refusal.ts"
import { json } from "./render/json.ts"
import { counted, listed } from "./render/plain.ts"

type Document = StatementDocument.StatementDocument

const longestPart = 60

const safe = (id: string): string =>
  id
    .replaceAll(/[^A-Za-z0-9.-]/g, "-")
    .replace(/^\.+/, "-")
    .slice(0, longestPart)

const readable = ({ counterpartyId, currency, partnerId, period }: Document): string =>
  [safe(partnerId), safe(counterpartyId), currency, period.month].join("_")

const fingerprint = ({ counterpartyId, partnerId }: Document): string =>
  createHash("sha256")
    .update(JSON.stringify([partnerId, counterpartyId]))
    .digest("hex")
    .slice(0, 12)

const isTold = ({ counterpartyId, partnerId }: Document): boolean =>
  safe(partnerId) === partnerId && safe(counterpartyId) === counterpartyId

/**
 * Names for the files of statements, from partner, counterparty, currency and month.
 *
 * - Law: no two are the same, on file systems either that take `A` and `a` for one
 */
const fileNames = (documents: readonly Document[]): readonly string[] => {
  const byName = Map.groupBy(documents, (document) => readable(document).toLowerCase())
  return documents.map((document) => {
    const name = readable(document)
    const isAlone = byName.get(name.toLowerCase())?.length === 1
    return isTold(document) && isAlone ? `${name}.json` : `${name}_${fingerprint(document)}.json`
  })
}

/** Files of statements of the same month that this settlement does not have. */
const strangers = (before: readonly string[], written: readonly string[], month: string): readonly string[] =>
  before.filter(
    (name) => new RegExp(`_${month}(_[0-9a-f]{12})?\\.json$`).test(name) && !written.includes(name)
  )

/**
 * Writes each statement of a month to a file of its own, and what belongs to no statement to `settlement.json`.
 *
 * - Returns: words on what was written
 * - Refuses: a folder that cannot be written; a file is written whole or not at all
 */
export const writeSettlement = (
  settlement: Settlement.Settlement,
  path: string
): Effect.Effect<readonly string[], Refusal> =>
  Effect.gen(function* () {
    const { statements, ...rest } = SettlementDocument.fromSettlement(settlement)
    const names = fileNames(statements)
    const before = yield* files.folder(path)
    for (const [index, name] of names.entries()) {
      yield* files.write(files.inFolder(path, name), json(statements[index]))
    }
    yield* files.write(files.inFolder(path, "settlement.json"), json(rest))

    const others = strangers(before, names, settlement.month)
    const stale = `${counted(others.length, "statement")} of this month that this run did not write: ${listed(others, 5)}`
    return [
      `wrote ${counted(names.length, "statement")} and settlement.json to ${files.nameOf(path)}`,
      ...names.map((name) => `  ${name}`),
      ...(others.length === 0 ? [] : [`${files.nameOf(path)} also has ${stale}`])
    ]
  })
