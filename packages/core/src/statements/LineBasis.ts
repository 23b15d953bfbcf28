import type { TopUp, Adjustment } from "../charging/AccountEntry.ts"
import type { ContractInForce } from "../contracts/Assignment.ts"
import type { Partner } from "../contracts/Partner.ts"
import type { Cdr } from "../rating/Cdr.ts"
import type { EndedSession } from "../charging/Session.ts"
import type { PartyShare } from "../sharing/Chain.ts"
import type { CorporateCharge } from "../sharing/CorporateCharge.ts"
import type { TrueUp } from "../sharing/MonthRule.ts"
import type { PlatformCharge } from "../sharing/PlatformCharge.ts"
import type { MonthOfSession } from "../sharing/Recognition.ts"
import type { SessionId } from "../values/Id.ts"
import type { Money } from "../values/Money.ts"
import type { RoundingMode } from "../values/Rounding.ts"
import type { SettledSession } from "./SettledSession.ts"

/** A party's part of a session, in a month that settles some of it. */
export interface ShareBasis {
  readonly _tag: "share"
  readonly settled: SettledSession
  readonly share: PartyShare
  /** How far its driver has paid. */
  readonly state: MonthOfSession
  /** How far its reimbursements count as paid. */
  readonly reimbursement: MonthOfSession
}

/** A session on a partner's account. */
export interface CorporateBasis {
  readonly _tag: "corporate"
  readonly session: EndedSession
  readonly cdr: Cdr
  readonly partner: Partner
  readonly charge: CorporateCharge
  /** The limit and what was owed before this session; `undefined` where there is no limit. */
  readonly room: CorporateRoom | undefined
  readonly rounding: RoundingMode
}

/** A monthly limit and what has been taken of it. */
export interface CorporateRoom {
  readonly limit: Money
  readonly posted: readonly { readonly sessionId: SessionId; readonly owed: Money }[]
}

/** A line that a month rule looks at, and the partner's share in it. */
export interface RuleLine {
  readonly id: string
  readonly amount: Money
}

/** What a line was computed from: all that explains it. */
export type LineBasis =
  | ShareBasis
  | CorporateBasis
  | { readonly _tag: "partner-fee"; readonly partner: Partner }
  | {
      readonly _tag: "platform-fee" | "recurring"
      readonly party: ContractInForce
      readonly charge: PlatformCharge
      readonly path: string
    }
  | {
      readonly _tag: "true-up"
      readonly party: ContractInForce
      readonly trueUp: TrueUp
      readonly lines: readonly RuleLine[]
    }
  | { readonly _tag: "top-up"; readonly topUp: TopUp }
  | { readonly _tag: "adjustment"; readonly adjustment: Adjustment }
