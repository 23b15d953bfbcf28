import type { PartyShare } from "../sharing/Chain.ts"
import * as Recognition from "../sharing/Recognition.ts"
import type { OperatorId } from "../values/Id.ts"
import * as Id from "../values/Id.ts"
import * as Money from "../values/Money.ts"
import * as Month from "../values/Month.ts"
import type { ShareBasis } from "./LineBasis.ts"
import type { Policies } from "../contracts/Operator.ts"
import type { SettledSession } from "./SettledSession.ts"
import type { Kind, LineDraft, Section } from "./StatementLine.ts"

/** What the lines of a month are made under. */
export interface LineContext {
  readonly month: Month.Month
  readonly operatorId: OperatorId
  readonly policies: Policies
}

/** What a month makes of a part of a session, section by section. */
export type BySection = readonly (readonly [Section, Money.Money | undefined])[]

const bySection = ({ collected, previous, awaited }: Recognition.Recognised): BySection => [
  ["collected", collected],
  ["collected-previous", previous],
  ["awaited", awaited]
]

/** How a session counts in a month: by its driver's money, or for certain when it ends. */
export const stateOf = (
  { session, cdr }: Pick<SettledSession, "session" | "cdr">,
  period: Month.Period,
  isAccrued: boolean
): Recognition.MonthOfSession =>
  Recognition.inMonth(
    {
      end: session.end,
      cash: session.payment.cash,
      gross: cdr.gross,
      isCertain: isAccrued || session.payment.method._tag === "corporate"
    },
    period
  )

const plus = (left: Money.Money | undefined, right: Money.Money | undefined): Money.Money | undefined =>
  left === undefined || right === undefined ? (left ?? right) : Money.add(left, right)

/** What a month makes of the partner's part; a reimbursement may follow its own rule. */
export const partnerAmounts = ({
  settled,
  share,
  state,
  reimbursement
}: ShareBasis): Recognition.Recognised => {
  const { partner, reimbursed } = share.split
  if (state === reimbursement || Money.isZero(reimbursed))
    return Recognition.recognise(partner, state, settled.rounding)
  const rest = Recognition.recognise(Money.subtract(partner, reimbursed), state, settled.rounding)
  const back = Recognition.recognise(reimbursed, reimbursement, settled.rounding)
  return {
    collected: plus(rest.collected, back.collected),
    previous: plus(rest.previous, back.previous),
    awaited: plus(rest.awaited, back.awaited)
  }
}

/** What a section of a month makes of the share alone, without fees and what is paid back. */
export const shareInSection = (basis: ShareBasis, section: Section): Money.Money => {
  const { settled, share, state, reimbursement } = basis
  const of = (recognised: Recognition.Recognised): Money.Money => {
    const [, amount] = bySection(recognised).find(([name]) => name === section) ?? []
    return amount ?? Money.zero(settled.cdr.currency)
  }
  const fees = of(Recognition.recognise(share.split.fees.total, state, settled.rounding))
  const back = of(Recognition.recognise(share.split.reimbursed, reimbursement, settled.rounding))
  return Money.subtract(Money.add(of(partnerAmounts(basis)), fees), back)
}

/** Stored value is always the operator's sale, and a beneficiary never sells. */
const isPartnersSale = ({ share, settled }: ShareBasis): boolean => {
  const method = settled.session.payment.method._tag
  const { version, isOfHost } = share.party
  return isOfHost && version.supplyModel === "partner-sells" && method !== "balance" && method !== "voucher"
}

const draft =
  (basis: ShareBasis, kind: Kind, sign: "earns" | "owes", { operatorId }: LineContext) =>
  ([section, net]: BySection[number]): readonly LineDraft[] => {
    const { contract } = basis.share.party
    const { session } = basis.settled
    if (net === undefined) return []
    return [
      {
        id: Id.join(...(kind === "revenue" ? [section] : [section, kind]), contract.id, session.id),
        kind,
        section,
        sign,
        parties: {
          partnerId: contract.partnerId,
          counterpartyId: basis.share.above?.party.contract.partnerId ?? operatorId,
          currency: contract.currency,
          zone: contract.zone
        },
        contract: basis.share.party,
        session,
        about: undefined,
        net,
        basis
      }
    ]
  }

const negated = (amounts: BySection): BySection =>
  amounts.map(([section, amount]) => [section, amount && Money.negate(amount)])

const added = (left: BySection, right: BySection): BySection =>
  left.map(([section, amount], index) => [section, plus(amount, right[index]?.[1])])

const linesOf = (basis: ShareBasis, context: LineContext): readonly LineDraft[] => {
  const { share, settled, state } = basis
  const partner = bySection(partnerAmounts(basis))
  if (isPartnersSale(basis)) {
    const sale = bySection(Recognition.recognise(share.revenue.total, state, settled.rounding))
    return [
      ...sale.flatMap(draft(basis, "sale", "earns", context)),
      ...added(sale, negated(partner)).flatMap(draft(basis, "commission", "owes", context))
    ]
  }
  if (Money.isZero(share.split.fees.total)) return partner.flatMap(draft(basis, "revenue", "earns", context))
  const fees = bySection(Recognition.recognise(share.split.fees.total, state, settled.rounding))
  return [
    ...added(partner, fees).flatMap(draft(basis, "revenue", "earns", context)),
    ...fees
      .filter(([, fee]) => fee !== undefined && !Money.isZero(fee))
      .flatMap(draft(basis, "session-fees", "owes", context))
  ]
}

const basisOf = (
  settled: SettledSession,
  share: PartyShare,
  { month, policies }: LineContext
): ShareBasis => {
  const period = Month.period(month, share.party.contract.zone)
  const state = stateOf(settled, period, policies.recognition === "accrued")
  const reimbursement =
    policies.reimbursementRecognition === "session-end" ? stateOf(settled, period, true) : state
  return { _tag: "share", settled, share, state, reimbursement }
}

/** A party's part of a session in a month, with the lines it makes: none where the month settles nothing of it. */
export interface ShareOfMonth {
  readonly basis: ShareBasis
  readonly lines: readonly LineDraft[]
}

/**
 * The lines that a session makes in a month, on the statement of every party of its chain.
 *
 * Where the operator sells, the share and what is paid back are the partner's
 * supply, fees taken from the share the operator's. Where the partner sells,
 * the session's revenue passes through and the other party's remainder is its commission.
 *
 * - Law: the lines of a party in a section sum to what the month makes of its part
 * - Source: specification 06, "Recognition of revenue", "Who sells"
 */
export const fromSettledSession = (settled: SettledSession, context: LineContext): readonly ShareOfMonth[] =>
  settled.shares.map((share) => {
    const basis = basisOf(settled, share, context)
    const lines = linesOf(basis, context)
    const isMoot =
      lines.every(({ section, net }) => section === "collected-previous" && Money.isZero(net)) &&
      Money.isZero(shareInSection(basis, "collected-previous"))
    return { basis, lines: isMoot ? [] : lines }
  })
