import type { Adjustment, TopUp } from "../charging/AccountEntry.ts"
import type { Partner } from "../contracts/Partner.ts"
import type { Currency } from "../values/Currency.ts"
import type { AdjustmentDocument, TopUpDocument } from "./BundleDocument.ts"
import type { Reader } from "./Reader.ts"

/** What entries refer to, and the currency they are in. */
export interface AccountContext {
  readonly partners: ReadonlyMap<string, Partner>
  readonly currency: Currency
}

/** Reads one balance top-up. */
export const topUp = (
  reader: Reader,
  path: string,
  document: typeof TopUpDocument.Type,
  { partners, currency }: AccountContext
): TopUp | undefined => {
  const partner = reader.reference(`${path}.partnerId`, document.partnerId, "partner", partners)
  const amount = reader.price(`${path}.amount`, document.amount, currency)
  const at = reader.instant(`${path}.at`, document.at)
  if (partner === undefined || amount === undefined || at === undefined) return undefined
  const { id, driverId, fundedBy } = document
  return { id, partnerId: partner.id, driverId, amount, at, fundedBy: fundedBy ?? "partner" }
}

/** Reads one adjustment. */
export const adjustment = (
  reader: Reader,
  path: string,
  document: typeof AdjustmentDocument.Type,
  { partners, currency }: AccountContext
): Adjustment | undefined => {
  const partner = reader.reference(`${path}.partnerId`, document.partnerId, "partner", partners)
  const amount = reader.money(`${path}.amount`, document.amount, currency)
  const month = reader.month(`${path}.month`, document.month)
  if (partner === undefined || amount === undefined || month === undefined) return undefined
  const { id, reason, author } = document
  return {
    id,
    partnerId: partner.id,
    month,
    amount,
    reason: reason ?? undefined,
    author: author ?? undefined
  }
}
