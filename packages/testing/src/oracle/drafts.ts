// Chapter 06: what a line says before its VAT is known.

import { counterpartyOf, currencyOf } from "./agreements.ts"
import { type Bundle, byId, type Contract } from "./bundle.ts"
import { decimal, type Fraction, nothing } from "./fraction.ts"

/** The sections of a statement in their order. */
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

export type Document = "self-billed" | "operator-invoice" | "pass-through" | "none"

/** What a statement is for: everything between two parties in one currency. */
export interface Parties {
  readonly partnerId: string
  readonly counterpartyId: string
  readonly currency: string
}

/** A line before its VAT is known. */
export interface Draft {
  readonly parties: Parties
  readonly section: Section
  readonly kind: string
  readonly contractId: string | null
  readonly sessionId: string | null
  readonly assetKind: string | null
  /** When the session ended: lines stand in this order. */
  readonly end: number
  /** Signed from the partner's side: positive earns. */
  readonly net: bigint
  readonly document: Document
  /** The net by VAT rate; what is left out bears no VAT. */
  readonly taxed: readonly { readonly rate: Fraction; readonly net: bigint }[]
  /** VAT that is known and not computed: that of a driver's receipt. */
  readonly givenVat: bigint
}

export const partiesOf = (bundle: Bundle, contract: Contract): Parties => ({
  partnerId: contract.partnerId,
  counterpartyId: counterpartyOf(bundle, contract),
  currency: currencyOf(bundle, contract)
})

/** "Lines that belong to no contract stand on the partner's statement with the operator." */
export const withOperator = (bundle: Bundle, partnerId: string, currency?: string): Parties => ({
  partnerId,
  counterpartyId: bundle.operator.id,
  currency: currency ?? bundle.operator.currency
})

const rateOfPartner = (bundle: Bundle, partnerId: string): Fraction => {
  const profile = byId(bundle.partners, partnerId).taxProfile
  return profile?.vatPercent === undefined || profile.vatRegistered === false
    ? nothing
    : decimal(profile.vatPercent)
}

/** "Categories and rates come from profiles": that of whoever supplies what the document is about. */
const rateOf = (bundle: Bundle, document: Document, { counterpartyId, partnerId }: Parties): Fraction => {
  if (document === "none") return nothing
  if (document !== "operator-invoice") return rateOfPartner(bundle, partnerId)
  return counterpartyId === bundle.operator.id
    ? decimal(bundle.operator.taxProfile?.serviceVatPercent ?? "0")
    : rateOfPartner(bundle, counterpartyId)
}

type Given = Pick<Draft, "parties" | "section" | "kind" | "net" | "document"> & Partial<Draft>

/** Makes a line; its whole net bears the supplier's rate unless something else is given. */
export const draft = (bundle: Bundle, given: Given): Draft => ({
  contractId: null,
  sessionId: null,
  assetKind: null,
  end: 0,
  givenVat: 0n,
  taxed: [{ rate: rateOf(bundle, given.document, given.parties), net: given.net }],
  ...given
})
