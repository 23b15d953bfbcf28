import { written } from "./Calendar.ts"
import type { Placed } from "./chargePoints.ts"
import { decimalText } from "./Decimals.ts"
import { type Evse, type Session, stated, type Tariff } from "./Documents.ts"
import { digitsOf, type Frame, idOf } from "./Frame.ts"
import { emptyCdr, randomCdr, randomPeriods, randomText, roughGross } from "./measurements.ts"
import { freePayment, randomPayment } from "./payments.ts"
import type { Tariffs } from "./tariffs.ts"
import { randomVisit, type Visit } from "./visits.ts"

/** What sessions refer to. */
export interface Charging {
  readonly placed: readonly Placed[]
  readonly tariffs: Tariffs
  /** The partners whose accounts sessions are charged to. */
  readonly payers: readonly string[]
}

type What =
  | "measured"
  | "measured, own tariff"
  | "measured, free tariff"
  | "measured, missing tariff"
  | "not measured"
  | "without periods"
  | "rated"
  | "rated, other currency"
  | "rated, nothing to pay"
  | "rated, nothing to pay by a free tariff"

const whats: readonly (readonly [number, What])[] = [
  [50, "measured"],
  [8, "measured, own tariff"],
  [6, "measured, free tariff"],
  [2, "measured, missing tariff"],
  [1, "not measured"],
  [1, "without periods"],
  [30, "rated"],
  [1, "rated, other currency"],
  [5, "rated, nothing to pay"],
  [3, "rated, nothing to pay by a free tariff"]
]

/** What a session was, its price to be. */
interface Content {
  readonly fields: Pick<Session, "periods" | "cdr" | "tariffId">
  readonly currency: string
  readonly gross: number
  readonly isFree: boolean
}

interface Setting {
  readonly frame: Frame
  readonly charging: Charging
  readonly place: Placed
  readonly evse: Evse
  readonly visit: Visit
}

const measured = (
  { charging, evse, frame, visit }: Setting,
  own: Tariff | undefined,
  id?: string
): Content => {
  const periods = randomPeriods(frame, visit)
  const tariffId = own?.id ?? id
  const tariff = charging.tariffs.all.find((one) => one.id === (tariffId ?? evse.tariffId))
  return {
    fields: { periods, ...(tariffId === undefined ? {} : { tariffId }) },
    currency: tariff?.currency ?? frame.currency,
    gross: roughGross(periods, tariff),
    isFree: own !== undefined && own === charging.tariffs.free
  }
}

/** Nothing is known of it but where it was; its money is stated in the currency of the tariff there. */
const unmeasured = ({ charging, evse, frame }: Setting, fields: Content["fields"]): Content => {
  const tariff = charging.tariffs.all.find(({ id }) => id === evse.tariffId)
  return { fields, currency: tariff?.currency ?? frame.currency, gross: 0, isFree: false }
}

const rated = ({ frame, place }: Setting, isEmpty: boolean, own?: Tariff, other?: string): Content => {
  const currency = other ?? place.host?.currency ?? frame.currency
  const { cdr, gross } = isEmpty ? emptyCdr(frame, currency) : randomCdr(frame, currency)
  return {
    fields: { cdr, ...(own === undefined ? {} : { tariffId: own.id }) },
    currency,
    gross,
    isFree: gross === 0
  }
}

const randomContent = (setting: Setting): Content => {
  const { charging, frame } = setting
  const { all, free } = charging.tariffs
  const { dice } = frame
  switch (dice.weighted(whats)) {
    case "measured":
      return measured(setting, undefined)
    case "measured, own tariff":
      return measured(setting, dice.pick(all))
    case "measured, free tariff":
      return measured(setting, free)
    case "measured, missing tariff":
      return measured(setting, undefined, idOf(frame, "t-", "gone"))
    case "not measured":
      return unmeasured(setting, {})
    case "without periods":
      return unmeasured(setting, { periods: [] })
    case "rated":
      return rated(setting, false)
    case "rated, other currency":
      return rated(setting, false, undefined, frame.otherCurrency)
    case "rated, nothing to pay":
      return rated(setting, true)
    case "rated, nothing to pay by a free tariff":
      return rated(setting, true, free)
  }
}

const kinds = ["payment", "roaming", "other"] as const

const randomCosts = ({ dice }: Frame, currency: string): NonNullable<Session["costs"]> =>
  Array.from({ length: dice.whole(1, 3) }, () => ({
    kind: dice.pick(kinds),
    net: decimalText(dice.whole(0, dice.chance(15) ? 900 : 90), digitsOf(currency))
  }))

const randomSession = (setting: Setting, id: string): Session => {
  const { charging, evse, frame, place, visit } = setting
  const { dice, zones } = frame
  const content = randomContent(setting)
  const { currency, fields, gross, isFree } = content
  const bill = { visit, zone: place.host?.zone ?? zones[0], currency, gross }
  const isImported = fields.cdr !== undefined && dice.chance(60)
  return stated<Session>({
    id,
    evseId: evse.id,
    start: randomText(frame, visit.start),
    source: isImported ? "imported" : dice.maybe(10, () => dice.pick(["measured", "imported"])),
    end: dice.chance(97) ? randomText(frame, visit.end) : dice.pick([undefined, null]),
    revision: dice.maybe(15, () => dice.whole(1, 4)),
    recordedAt: dice.maybe(12, () => written(visit.end)),
    driverId: dice.maybe(25, () => dice.pick(["d1", "d2"])),
    quarantined: dice.maybe(4, () => "meter under suspicion"),
    costs: dice.maybe(28, () => (dice.chance(5) ? [] : randomCosts(frame, currency))),
    payment:
      isFree && dice.chance(50) ? freePayment(frame, bill) : randomPayment(frame, bill, charging.payers),
    cdr: undefined,
    periods: undefined,
    tariffId: undefined,
    ...fields
  })
}

/** What was known of a session before a later record replaced it. */
const earlier = ({ dice }: Frame, session: Session): Session => {
  const { cdr: _cdr, costs: _costs, tariffId: _tariffId, ...rest } = session
  return {
    ...rest,
    revision: (session.revision ?? 1) - 1,
    end: dice.pick([null, session.end ?? null]),
    quarantined: "not complete yet",
    periods: [],
    payment: { method: "card", status: "awaited" }
  }
}

/** The sessions at some places, some of them recorded more than once. */
export const randomSessions = (frame: Frame, charging: Charging): readonly Session[] => {
  const { dice } = frame
  const sessions = Array.from({ length: dice.whole(3, 12) }, (_, index) => {
    const place = dice.pick(charging.placed)
    const evse = dice.pick(place.document.evses ?? [])
    const visit = randomVisit(frame, place)
    return randomSession({ frame, charging, place, evse, visit }, idOf(frame, "s", index + 1))
  })
  const replaced = dice.chance(20) ? [earlier(frame, dice.pick(sessions))] : []
  const repeated = dice.chance(8) ? [dice.pick(sessions)] : []
  return dice.shuffled([...replaced, ...sessions, ...repeated])
}
