import type { ContractInForce } from "../contracts/Assignment.ts"
import type { EndedSession } from "../charging/Session.ts"
import type { Party } from "../contracts/Operator.ts"
import type { Currency } from "../values/Currency.ts"
import * as Id from "../values/Id.ts"
import * as Money from "../values/Money.ts"
import type { Percentage } from "../values/Percentage.ts"
import type { Zone } from "../values/Zone.ts"
import type { LineBasis } from "./LineBasis.ts"

/** Which part of a statement a line stands in, in the order in which parts are printed. */
export const sections = [
  "collected",
  "collected-previous",
  "awaited",
  "platform-fees",
  "corporate",
  "top-ups",
  "recurring",
  "true-ups",
  "adjustments"
] as const

export type Section = (typeof sections)[number]

/** What a line is for. */
export const kinds = [
  "revenue",
  "session-fees",
  "sale",
  "commission",
  "platform-fee",
  "corporate",
  "top-up",
  "recurring",
  "true-up",
  "adjustment"
] as const

export type Kind = (typeof kinds)[number]

/** The paper a line belongs on: who bills whom. */
export const documents = ["self-billed", "operator-invoice", "pass-through", "none"] as const

export type Document = (typeof documents)[number]

/** Whose statement a line stands on. */
export interface Parties {
  readonly partnerId: Id.PartnerId
  readonly counterpartyId: Party
  readonly currency: Currency
  /** The zone whose months count for the line. */
  readonly zone: Zone
}

/** A line before it is known what tax it bears. */
export interface LineDraft {
  readonly id: string
  readonly kind: Kind
  readonly section: Section
  /** Seen from the partner: what the line is for earns or owes. The amount may be below zero either way. */
  readonly sign: "earns" | "owes"
  readonly parties: Parties
  readonly contract: ContractInForce | undefined
  readonly session: EndedSession | undefined
  /** The recurring line, top-up, adjustment or kind of asset that it is about, where it is about one. */
  readonly about: string | undefined
  /** Excluding VAT. */
  readonly net: Money.Money
  /** What the line was computed from. */
  readonly basis: LineBasis
}

/** One amount on a statement. */
export interface StatementLine extends LineDraft {
  readonly document: Document
  /** The tax of whoever supplies; `undefined` where a line bears none, or several rates. */
  readonly tax: { readonly category: string; readonly rate: Percentage } | undefined
  readonly vat: Money.Money
}

/** Whether a line is paid now; an awaited one is shown, and paid in the month its money comes in. */
export const isPayable = ({ section }: Pick<LineDraft, "section">): boolean => section !== "awaited"

/** The amount of a line as the partner sees it: what it owes is below zero. */
export const signed = ({ sign, net }: Pick<LineDraft, "sign" | "net">): Money.Money =>
  sign === "earns" ? net : Money.negate(net)

/** Orders lines: by section, then by when the session ended, then by id. */
export const compare = (left: LineDraft, right: LineDraft): number =>
  sections.indexOf(left.section) - sections.indexOf(right.section) ||
  (left.session?.end ?? 0) - (right.session?.end ?? 0) ||
  Id.compare(left.id, right.id)
