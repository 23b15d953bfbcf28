import type { CorporateTerms, Crossing } from "../contracts/CorporateTerms.ts"
import * as Exact from "../values/Exact.ts"
import * as Money from "../values/Money.ts"
import * as Percentage from "../values/Percentage.ts"
import type { RoundingMode } from "../values/Rounding.ts"

/** What a session on a partner's account costs it, and what its driver pays of it. */
export interface CorporateCharge {
  /** The net total of the CDR. */
  readonly list: Money.Money
  /** What of the list price is the partner's; the rest is the driver's, undiscounted. */
  readonly part: Money.Money
  readonly discount: Money.Money
  /** The partner's part less its discount. */
  readonly owed: Money.Money
  readonly driver: Money.Money
}

/** How a partner is charged: its terms, and what happens at the limit. */
export interface CorporateAccount {
  readonly terms: CorporateTerms
  readonly crossing: Crossing
  /** What is left of the monthly limit; `undefined` = no limit. */
  readonly room: Money.Money | undefined
  readonly rounding: RoundingMode
}

/** The list price whose discounted amount fills the room, rounded, at most the list price itself. */
const partWithin = (
  list: Money.Money,
  { terms, room, rounding }: CorporateAccount & { readonly room: Money.Money }
) => {
  const kept = Exact.subtract(Exact.one, Percentage.asFactor(terms.discount))
  if (Exact.isZero(kept)) return list
  const open = Money.larger(room, Money.zero(room.currency))
  const part = Money.ratio(open, Exact.divide(Exact.one, kept), rounding)
  return Money.larger(part, list).minor === part.minor ? list : part
}

/**
 * What a session costs the partner on whose account it was.
 *
 * Policies `stop` and `allow` owe all of it; `spill-to-driver` leaves to the
 * driver what passes the room. The discount is the operator's loss: the host's
 * split does not know of it.
 *
 * - Units: money excluding VAT
 * - Law: `part + driver = list`; `owed = part − discount`
 * - Source: specification 06, "Corporate billing"
 *
 * @example
 * ```ts
 * // limit 100.00, used 91.30, list 18.40, discount 10 %, spill-to-driver: 8.70 owed, driver 8.73
 * CorporateCharge.charge(list, { terms, crossing: "spill-to-driver", room, rounding })
 * ```
 */
export const charge = (list: Money.Money, account: CorporateAccount): CorporateCharge => {
  const { terms, crossing, room, rounding } = account
  const spills = crossing === "spill-to-driver" && room !== undefined
  const part = spills ? partWithin(list, { ...account, room }) : list
  const discount = Money.percent(part, terms.discount, rounding)
  return { list, part, discount, owed: Money.subtract(part, discount), driver: Money.subtract(list, part) }
}
