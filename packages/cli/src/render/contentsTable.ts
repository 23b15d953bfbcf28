import type { Contents } from "../contentsOf.ts"
import { counted, listed, plain } from "./plain.ts"
import { party } from "./wording.ts"

const partnersShown = 8
const monthsShown = 12

const besides = (words: readonly (readonly [count: number, word: string])[]): string => {
  const told = words.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`)
  return told.length === 0 ? "" : `  (${told.join(", ")})`
}

/** What a bundle without faults has in it, as people read it. */
export const contentsTable = (name: string, contents: Contents): readonly string[] => {
  const { evses, months, operator, partners, sessions } = contents
  const ids = partners.map(({ id }) => id)
  const rows: readonly (readonly [string, string])[] = [
    ["operator", `${plain(party(operator.id, operator.name))}, ${operator.currency}, ${operator.timeZone}`],
    ["partners", `${partners.length}${ids.length === 0 ? "" : `  (${listed(ids, partnersShown)})`}`],
    ["contracts", String(contents.contracts)],
    ["locations", `${contents.locations}, with ${counted(contents.chargePoints, "charge point")}`],
    [
      "EVSEs",
      `${evses.ac + evses.dc + evses.unknown}${besides([
        [evses.ac, "AC"],
        [evses.dc, "DC"],
        [evses.unknown, "of unknown current type"]
      ])}`
    ],
    ["tariffs", `${contents.tariffs}, and ${counted(contents.electricityCosts, "electricity cost")}`],
    [
      "sessions",
      `${sessions.ended}${besides([
        [sessions.running, "more are running"],
        [sessions.superseded, "earlier revisions"]
      ])}`
    ],
    ["months", months.length === 0 ? "none" : listed(months, monthsShown)]
  ]
  const width = Math.max(...rows.map(([title]) => title.length))
  return [`${name} has no faults\n`, ...rows.map(([title, value]) => `  ${title.padEnd(width)}  ${value}\n`)]
}
