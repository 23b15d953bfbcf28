import { addMonths, startOfMonth } from "../oracle/calendar.ts"
import * as Calendar from "./Calendar.ts"
import type { Dice } from "./Dice.ts"

/** What all things of one bundle have in common. */
export interface Frame {
  readonly dice: Dice
  /** The month around which things happen. */
  readonly month: string
  /** The operator's zone first; others may be the same. */
  readonly zones: readonly [string, string, string]
  readonly currency: string
  /** Now and then another currency, for things that do not fit. */
  readonly otherCurrency: string | undefined
  readonly prefix: string
}

const currencies: readonly (readonly [number, string])[] = [
  [6, "EUR"],
  [2, "JPY"],
  [2, "KWD"]
]

const digits: Readonly<Record<string, number>> = { EUR: 2, USD: 2, JPY: 0, KWD: 3 }

/** How many digits the minor unit of a currency has. */
export const digitsOf = (currency: string): number => digits[currency] ?? 2

const prefixes: readonly (readonly [number, string])[] = [
  [24, ""],
  [1, "Ä/"],
  [1, "é 1:"],
  [1, '"\\😀']
]

export const make = (dice: Dice): Frame => ({
  dice,
  month: dice.weighted(Calendar.months),
  zones: [dice.weighted(Calendar.zones), dice.weighted(Calendar.zones), dice.weighted(Calendar.zones)],
  currency: dice.weighted(currencies),
  otherCurrency: dice.chance(18) ? "USD" : undefined,
  prefix: dice.weighted(prefixes)
})

/** The id of a thing; odd where the frame says so. */
export const idOf = ({ prefix }: Frame, kind: string, index: number | string): string =>
  `${prefix}${kind}${index}`

/** A month some months away from the one around which things happen. */
export const monthAt = ({ month }: Frame, away: number): string => addMonths(month, away)

/** About the middle of the month, or a day between two; halves of months make ties. */
export const someDay = (frame: Frame, least: number, most: number): string =>
  dayOfMonth(frame, frame.dice.chance(35) ? 16 : frame.dice.whole(least, most))

/** A day of the month around which things happen; one beyond the last stands for the first of the next. */
export const dayOfMonth = ({ month }: Frame, number: number): string =>
  Calendar.addDays(`${month}-01`, number - 1)

const closeBy = [0, 0, 0, 0, -1, 1, -Calendar.second, Calendar.second, -Calendar.minute, Calendar.minute]

/** Milliseconds around nothing: at it, right beside it, within the hour. */
export const nearby = (dice: Dice): number =>
  dice.chance(60) ? dice.pick(closeBy) : dice.whole(-3600, 3600) * Calendar.second

/** An instant at or beside the first of a month that is some months away. */
export const nearEdge = (frame: Frame, zone: string, away: number): number =>
  startOfMonth(zone, monthAt(frame, away)) + nearby(frame.dice)

/** An instant of a month that is some months away, on a whole minute. */
export const withinMonth = (frame: Frame, zone: string, away: number): number =>
  startOfMonth(zone, monthAt(frame, away)) + frame.dice.whole(0, 27 * 24 * 60) * Calendar.minute
