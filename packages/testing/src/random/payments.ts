import { startOfMonth } from "../oracle/calendar.ts"
import { day, hour, written } from "./Calendar.ts"
import { decimalText } from "./Decimals.ts"
import { type CashEvent, type Payment, stated } from "./Documents.ts"
import { digitsOf, type Frame, nearEdge, withinMonth } from "./Frame.ts"
import type { Visit } from "./visits.ts"

/** What a payment depends on. */
export interface Bill {
  readonly visit: Visit
  readonly zone: string
  readonly currency: string
  /** About the gross total in minor units. */
  readonly gross: number
}

type Part = readonly [kind: CashEvent["kind"], percent: number]

/** What may come of a bill, one after the other, in percent of it. */
const histories: readonly (readonly [weight: number, parts: readonly Part[]])[] = [
  [4, [["collected", 100]]],
  [
    3,
    [
      ["collected", 50],
      ["collected", 50]
    ]
  ],
  [3, [["collected", 33.4]]],
  [
    3,
    [
      ["collected", 100],
      ["refunded", 25]
    ]
  ],
  [
    3,
    [
      ["collected", 100],
      ["charged-back", 100]
    ]
  ],
  [
    2,
    [
      ["collected", 100],
      ["charged-back", 100],
      ["collected", 100]
    ]
  ],
  [
    3,
    [
      ["collected", 40],
      ["written-off", 60]
    ]
  ],
  [
    2,
    [
      ["collected", 70],
      ["refunded", 20],
      ["written-off", 30]
    ]
  ],
  [2, [["written-off", 100]]],
  [1, [["written-off", 130]]],
  [
    2,
    [
      ["collected", 150],
      ["refunded", 30]
    ]
  ],
  [
    1,
    [
      ["refunded", 10],
      ["collected", 100]
    ]
  ],
  [
    1,
    [
      ["collected", 20],
      ["collected", 20],
      ["collected", 20],
      ["collected", 40]
    ]
  ],
  [1, [["collected", 0]]],
  [1, []]
]

type Moment =
  | "before the end"
  | "at the end"
  | "after the end"
  | "at an edge"
  | "in the month"
  | "later"
  | "earlier"

const moments: readonly (readonly [number, Moment])[] = [
  [1, "before the end"],
  [2, "at the end"],
  [1, "after the end"],
  [2, "at an edge"],
  [2, "in the month"],
  [2, "later"],
  [1, "earlier"]
]

/** When money of a session that ended in an earlier month came or went. */
const lateMoments: readonly (readonly [number, Moment])[] = [
  [2, "at the end"],
  [2, "after the end"],
  [2, "at an edge"],
  [6, "in the month"],
  [1, "later"],
  [1, "earlier"]
]

const isEarlier = ({ month }: Frame, { visit, zone }: Bill): boolean => visit.end < startOfMonth(zone, month)

/** When money came or went: around the end of the session, in the month, at its edges or later. */
const randomInstant = (frame: Frame, bill: Bill): number => {
  const { dice } = frame
  const { visit, zone } = bill
  switch (dice.weighted(isEarlier(frame, bill) ? lateMoments : moments)) {
    case "before the end":
      return visit.start - hour
    case "at the end":
      return visit.end
    case "after the end":
      return visit.end + dice.whole(1, 72) * hour
    case "at an edge":
      return nearEdge(frame, zone, dice.pick([0, 1]))
    case "in the month":
      return withinMonth(frame, zone, 0)
    case "later":
      return Math.max(visit.end + 31 * day, withinMonth(frame, zone, 1))
    case "earlier":
      return withinMonth(frame, zone, dice.pick([-1, -2]))
  }
}

const randomCash = (frame: Frame, bill: Bill): readonly CashEvent[] => {
  const { dice } = frame
  const parts = dice.weighted(histories)
  const instants = parts.map(() => randomInstant(frame, bill))
  const inTime = dice.chance(75) ? instants.toSorted((left, right) => left - right) : instants
  const events = parts.map(([kind, percent], index) => ({
    id: `x${index + 1}`,
    kind,
    amount: decimalText(Math.round((bill.gross * percent) / 100), digitsOf(bill.currency)),
    at: written(inTime[index] ?? bill.visit.end)
  }))
  return dice.chance(20) ? dice.shuffled(events) : events
}

const methods = ["card", "card", "balance", "voucher", "terminal", "roaming"]

const statuses = [[7, "collected"] as const, [2, "awaited"] as const, [1, "failed"] as const]

/** A payment by a method, told by its status or by what came and went. */
const paidBy = (frame: Frame, bill: Bill, method: string, cashPercent: number): Payment => {
  const { dice } = frame
  if (dice.chance(cashPercent)) {
    const status = dice.chance(4) ? null : undefined
    return stated<Payment>({ method, status, collectedAt: undefined, cash: randomCash(frame, bill) })
  }
  const status = dice.weighted(statuses)
  const collectedAt =
    status === "collected"
      ? dice.maybe(isEarlier(frame, bill) ? 90 : 65, () => written(randomInstant(frame, bill)))
      : undefined
  return stated<Payment>({ method, status, collectedAt, cash: dice.chance(3) ? null : undefined })
}

/** How a session was paid, if that is known; `payers` are the partners whose accounts are charged. */
export const randomPayment = (
  frame: Frame,
  bill: Bill,
  payers: readonly string[]
): Payment | null | undefined => {
  const { dice } = frame
  if (payers.length > 0 && dice.chance(isEarlier(frame, bill) ? 20 : 45)) {
    return paidBy(frame, bill, `corporate:${dice.pick(payers)}`, 15)
  }
  return dice.maybe(92, () => paidBy(frame, bill, dice.pick(methods), isEarlier(frame, bill) ? 70 : 50))
}

/** A payment for what costs nothing. */
export const freePayment = (frame: Frame, bill: Bill): Payment => paidBy(frame, bill, "free", 15)
