import { Decimal, Exact, Money, type StatementLine } from "@hostwatt/core"
import * as Phrases from "./phrases.ts"
import { localTime } from "./wording.ts"

type Line = StatementLine.StatementLine
type Basis = Line["basis"]

/** The part of a line's basis that has this tag. */
export type BasisOf<Tag extends Basis["_tag"]> = Extract<Basis, { readonly _tag: Tag }>

type Charge = BasisOf<"platform-fee" | "recurring">["charge"]

/** What was counted, with its noun: `2 charge points`. */
export const countedAssets = ({ count, per }: Charge): string => {
  const [one, many] = Phrases.assets[per]
  return `${Decimal.show(count)} ${Exact.equals(count, Exact.one) ? one : many}`
}

const charged = (charge: Charge): string => `${countedAssets(charge)} × ${Money.format(charge.price)}`

/** What a line that is not a part of a session's revenue is for, in a few words. */
export const subject = ({ about, basis, parties, session }: Line): string => {
  switch (basis._tag) {
    case "share":
      return session?.id ?? ""
    case "corporate": {
      const { cdr, session: own } = basis
      return `session ${own.id}, ended ${localTime(own.end, parties.zone)}, list price ${Money.format(cdr.net)}`
    }
    case "partner-fee":
      return "the partner"
    case "platform-fee":
      return charged(basis.charge)
    case "recurring":
      return `${about ?? ""}: ${charged(basis.charge)}`
    case "true-up": {
      const { before, rule } = basis.trueUp
      return `${rule.kind} of ${Money.format(rule.amount)}, share ${Money.format(before)}`
    }
    case "top-up":
      return `${basis.topUp.id}, driver ${basis.topUp.driverId}`
    case "adjustment": {
      const { id, reason } = basis.adjustment
      return reason === undefined ? id : `${id}: ${reason}`
    }
  }
}
