import type { BundleDocument } from "@hostwatt/core"

/** The things of a bundle as they stand in its JSON. */
export type Bundle = BundleDocument.BundleDocument
export type Operator = Bundle["operator"]
export type Policies = Exclude<Operator["policies"], null | undefined>
export type Partner = typeof BundleDocument.PartnerDocument.Type
export type Contract = typeof BundleDocument.ContractDocument.Type
export type Version = Contract["versions"][number]
export type RevenueSharing = Exclude<Version["revenueSharing"], null | undefined>
export type Location = typeof BundleDocument.LocationDocument.Type
export type ElectricityCost = typeof BundleDocument.ElectricityCostDocument.Type
export type ChargePoint = typeof BundleDocument.ChargePointDocument.Type
export type Assignment = NonNullable<ChargePoint["assignments"]>[number]
export type Evse = NonNullable<ChargePoint["evses"]>[number]
export type Tariff = typeof BundleDocument.TariffDocument.Type
export type TariffElement = Tariff["elements"][number]
export type PriceComponent = TariffElement["priceComponents"][number]
export type PriceBound = Exclude<Tariff["minPrice"], null | undefined>
export type Session = typeof BundleDocument.SessionDocument.Type
export type Period = NonNullable<Session["periods"]>[number]
export type Cdr = NonNullable<Session["cdr"]>
export type CdrLine = Cdr["lines"][number]
export type Payment = NonNullable<Session["payment"]>

/** A document some of whose fields may turn out to be absent. */
export type Loose<Document> = { readonly [Key in keyof Document]: Document[Key] | undefined }

/** The document with the fields that are there; JSON knows no `undefined`. */
export const stated = <Document extends object>(loose: Loose<Document>): Document =>
  Object.fromEntries(Object.entries(loose).filter(([, value]) => value !== undefined)) as Document
