import { written } from "./Calendar.ts"
import type { Partner } from "./Documents.ts"
import { type Adjustment, stated, type TopUp } from "./Documents.ts"
import { decimalText, moneyText } from "./Decimals.ts"
import { digitsOf, type Frame, idOf, monthAt, nearEdge, withinMonth } from "./Frame.ts"

const counts = [[6, 0] as const, [3, 1] as const, [2, 2] as const, [1, 3] as const]
const fundings = ["partner", "partner", "operator"] as const

/** Money put on drivers' balances, many at the ends of months. */
export const randomTopUps = (frame: Frame, partners: readonly Partner[]): readonly TopUp[] => {
  const { currency, dice, zones } = frame
  return Array.from({ length: dice.weighted(counts) }, (_, index) => {
    const { id, timeZone } = dice.pick(partners)
    const zone = timeZone ?? zones[0]
    const at = dice.chance(50) ? nearEdge(frame, zone, dice.pick([0, 1])) : withinMonth(frame, zone, 0)
    return stated<TopUp>({
      id: idOf(frame, "u", index + 1),
      partnerId: id,
      driverId: dice.pick(["d1", "d2"]),
      amount: moneyText(dice, digitsOf(currency), 5000),
      at: written(at),
      fundedBy: dice.maybe(70, () => dice.pick(fundings))
    })
  })
}

/** What the operator adds or takes away by hand. */
export const randomAdjustments = (frame: Frame, partners: readonly Partner[]): readonly Adjustment[] => {
  const { currency, dice } = frame
  return Array.from({ length: dice.weighted(counts) }, (_, index) =>
    stated<Adjustment>({
      id: idOf(frame, "a", index + 1),
      partnerId: dice.pick(partners).id,
      month: monthAt(frame, dice.pick([0, 0, 0, -1, 1])),
      amount: decimalText(dice.whole(-3000, 3000), digitsOf(currency)),
      reason: dice.maybe(65, () => "goodwill"),
      author: dice.maybe(65, () => "clerk")
    })
  )
}
