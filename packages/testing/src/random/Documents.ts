import type { BundleDocument } from "@hostwatt/core"

/** The things of a bundle as they stand in its JSON. */
export type Bundle = BundleDocument.BundleDocument
export type Operator = Bundle["operator"]
export type Policies = NonNullable<Operator["policies"]>
export type Partner = typeof BundleDocument.PartnerDocument.Type
export type Contract = typeof BundleDocument.ContractDocument.Type
export type Version = Contract["versions"][number]
export type RevenueSharing = NonNullable<Version["revenueSharing"]>
export type Override = NonNullable<RevenueSharing["overrides"]>[number]
export type Fees = NonNullable<RevenueSharing["fees"]>
export type PlatformFees = NonNullable<Version["platformFees"]>
export type Location = typeof BundleDocument.LocationDocument.Type
export type ElectricityCost = typeof BundleDocument.ElectricityCostDocument.Type
export type ChargePoint = typeof BundleDocument.ChargePointDocument.Type
export type Assignment = NonNullable<ChargePoint["assignments"]>[number]
export type Evse = NonNullable<ChargePoint["evses"]>[number]
export type Tariff = typeof BundleDocument.TariffDocument.Type
export type PriceComponent = Tariff["elements"][number]["priceComponents"][number]
export type PriceBound = NonNullable<Tariff["minPrice"]>
export type Session = typeof BundleDocument.SessionDocument.Type
export type Period = NonNullable<Session["periods"]>[number]
export type Cdr = NonNullable<Session["cdr"]>
export type CdrLine = Cdr["lines"][number]
export type Payment = NonNullable<Session["payment"]>
export type CashEvent = NonNullable<Payment["cash"]>[number]
export type TopUp = typeof BundleDocument.TopUpDocument.Type
export type Adjustment = typeof BundleDocument.AdjustmentDocument.Type

/** A document some of whose fields may turn out to be absent. */
type Loose<Document> = { readonly [Key in keyof Document]: Document[Key] | undefined }

/** The document with the fields that are there; JSON knows no `undefined`. */
export const stated = <Document extends object>(loose: Loose<Document>): Document => {
  const there: Record<string, unknown> = {}
  for (const name in loose) if (loose[name] !== undefined) there[name] = loose[name]
  return there as Document
}
