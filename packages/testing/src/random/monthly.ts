import { moneyText } from "./Decimals.ts"
import { type PlatformFees, stated, type Version } from "./Documents.ts"
import { digitsOf, type Frame, idOf } from "./Frame.ts"

export const countings = ["daily", "start-of-month", "end-of-month", "any-presence"] as const

/** Monthly fees for what stands there. */
export const randomPlatformFees = ({ dice }: Frame, currency: string): PlatformFees => {
  const fee = () => moneyText(dice, digitsOf(currency), 2000)
  return stated<PlatformFees>({
    perChargePoint: dice.maybe(65, fee),
    perAcEvse: dice.maybe(55, fee),
    perDcEvse: dice.maybe(55, fee),
    counting: dice.maybe(65, () => dice.pick(countings))
  })
}

const assets = ["contract", "location", "charge-point", "ac-evse", "dc-evse"] as const

/** Rents and the like, of either direction. */
export const randomRecurring = (frame: Frame, currency: string): NonNullable<Version["recurring"]> => {
  const { dice } = frame
  return Array.from({ length: dice.whole(1, 3) }, (_, index) => ({
    id: idOf(frame, "rent", index + 1),
    direction: dice.pick(["earns", "owes"] as const),
    per: dice.pick(assets),
    amount: moneyText(dice, digitsOf(currency), 5000)
  }))
}

type MonthRule = NonNullable<Version["monthRules"]>[number]

const orders: readonly (readonly [number, readonly MonthRule["kind"][]])[] = [
  [4, ["guarantee"]],
  [4, ["cap"]],
  [4, ["guarantee", "cap"]],
  [4, ["cap", "guarantee"]],
  [1, ["guarantee", "guarantee", "cap"]]
]

/** Rules over the share of a month; amounts low and high, so that both kinds are met and broken. */
export const randomMonthRules = ({ dice }: Frame, currency: string): readonly MonthRule[] =>
  dice.weighted(orders).map((kind) => ({
    kind,
    amount: moneyText(dice, digitsOf(currency), dice.chance(50) ? 300 : 4000)
  }))
