import { aBundle, changed } from "./aBundle.ts"
import { broken, type BrokenBundle, brokenText } from "./BrokenBundle.ts"

const unknown = ["UnknownField", "check its spelling"] as const
const shape = ["WrongShape", "correct it"] as const

const levels = 200_000
const lists = (inside: string): string => "[".repeat(levels) + inside + "]".repeat(levels)
const objects = (inside: string): string => '{"a":'.repeat(levels) + inside + "}".repeat(levels)

/** The text of the small bundle with more text in it. */
const withText = (before: string, more: string): string =>
  JSON.stringify(aBundle).replace(before, before + more)

const megabyte = 1_048_576

/** Control characters of both sets, and characters that turn the direction of writing. */
const steering = "\u001b[31m\u0007\u0000\u009b2J\u202egnp.exe\u2066"
const unprintable = `${steering}\ud800`

/** What is not meant well, or not meant for this. */
export const hostileFaults: readonly BrokenBundle[] = [
  brokenText(
    "a field named __proto__",
    unknown,
    () => withText("{", '"__proto__":{"hostwatt":1},'),
    "__proto__"
  ),
  brokenText(
    "a field named __proto__ deep down",
    unknown,
    () => withText('"operator":{', '"__proto__":{"currency":"USD"},'),
    "operator.__proto__"
  ),
  broken("a field named constructor", unknown, { constructor: { prototype: {} } }),
  broken("a field named toString deep down", unknown, { "sessions[0].periods[0].toString": 1 }),
  brokenText("200,000 lists in one another", shape, () => lists("")),
  brokenText("200,000 objects in one another", unknown, () => objects("1"), "a"),
  brokenText(
    "200,000 lists in one another where text belongs",
    shape,
    () => withText('"operator":{', `"name":${lists("")},`).replace(',"name":"Meridian Charging"', ""),
    "operator.name"
  ),
  brokenText(
    "200,000 objects in one another in a field that is not built yet",
    ["NotBuiltYet", "never ignored"],
    () => withText("{", `"issued":${objects("null")},`),
    "issued"
  ),
  brokenText(
    "50 MB of one text where an id belongs",
    shape,
    () => JSON.stringify(changed({ "partners[0].id": "x".repeat(50 * megabyte) })),
    "partners[0].id"
  ),
  brokenText(
    "50 MB of numbers where sessions belong",
    shape,
    () =>
      JSON.stringify(aBundle).replace(
        /"sessions":.*$/,
        () => `"sessions":{"n":[${"1,".repeat(25 * megabyte)}1]}}`
      ),
    "sessions"
  ),
  broken("characters that steer a terminal in a reference", ["UnknownReference", "add the EVSE"], {
    "sessions[0].evseId": steering
  }),
  broken("characters that steer a terminal in a zone", ["UnknownZone", "Europe/Sofia"], {
    "locations[0].timeZone": unprintable
  }),
  broken(
    "characters that steer a terminal in the id of a contract in another zone than the one above",
    ["ZoneMismatch", "one zone"],
    {
      "contracts[0].id": steering,
      "contracts[1].under": steering,
      "contracts[1].timeZone": "Europe/Lisbon",
      "chargePoints[0].assignments[0].contractId": steering
    },
    "contracts[1].timeZone"
  ),
  broken("characters that steer a terminal in a price", ["NotADecimal", "digits"], {
    "tariffs[0].elements[0].priceComponents[0].price": unprintable
  }),
  broken("characters that steer a terminal in an instant", ["NotAnInstant", "2026-10-03T08:00:00Z"], {
    "sessions[0].start": unprintable
  }),
  broken("characters that steer a terminal in a payment method", ["WrongShape", "card"], {
    "sessions[0].payment.method": unprintable
  }),
  broken(
    "characters that steer a terminal in a number that two partners state",
    ["DuplicateIdentity", "one"],
    {
      "partners[1].vatNumber": unprintable,
      "partners[0].vatNumber": unprintable
    }
  ),
  broken("characters that steer a terminal in an id that is there twice", ["DuplicateId", "its own id"], {
    "partners[1].id": steering,
    "partners[0].id": steering
  }),
  broken(
    "characters that steer a terminal in the id of two records that differ",
    ["ConflictingRevision", "higher revision"],
    { "sessions[0].id": steering, "sessions[1].id": steering },
    "sessions[1]"
  )
]
