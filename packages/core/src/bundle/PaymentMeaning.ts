import type { Cash, CashEvent, Payment, PaymentMethod } from "../charging/Cash.ts"
import type { Currency } from "../values/Currency.ts"
import type { Instant } from "../values/Instant.ts"
import type { SessionDocument } from "./BundleDocument.ts"
import { quote } from "./Fault.ts"
import * as Reading from "./Reader.ts"
import type { Reader } from "./Reader.ts"

type Document = NonNullable<(typeof SessionDocument.Type)["payment"]>

/** What a payment is read with. */
export interface PaymentContext {
  readonly partners: ReadonlyMap<string, unknown>
  readonly currency: Currency
  readonly end: Instant | undefined
}

const methods = ["card", "balance", "voucher", "terminal", "roaming", "free"] as const
const corporate = "corporate:"

const methodOf = (
  reader: Reader,
  path: string,
  text: string,
  { partners }: PaymentContext
): PaymentMethod | undefined => {
  const known = methods.find((one) => one === text)
  if (known !== undefined) return { _tag: known }
  if (text.startsWith(corporate)) {
    const partnerId = text.slice(corporate.length)
    reader.reference(path, partnerId, "partner", partners)
    return { _tag: "corporate", partnerId }
  }
  const remedy = `use one of ${methods.join(", ")}, ${corporate}{partnerId}`
  return reader.refuse("WrongShape", path, `${quote(text)} is no payment method`, remedy)
}

const eventsOf = (
  reader: Reader,
  path: string,
  documents: NonNullable<Document["cash"]>,
  currency: Currency
): readonly CashEvent[] => {
  Reading.noRepeats(
    reader,
    "cash event",
    documents.map(({ id }, index) => ({ id, path: `${path}[${index}].id` }))
  )
  return documents.flatMap(({ id, kind, amount, at }, position) => {
    const money = reader.price(`${path}[${position}].amount`, amount, currency)
    const instant = reader.instant(`${path}[${position}].at`, at)
    return money === undefined || instant === undefined
      ? []
      : [{ id, kind, amount: money, at: instant, position }]
  })
}

const shortCash = (reader: Reader, path: string, document: Document, { end }: PaymentContext): Cash => {
  const collectedAt = reader.instant(`${path}.collectedAt`, document.collectedAt)
  if (document.status !== "collected" && collectedAt !== undefined) {
    const message = `is given although the status is ${document.status ?? "not stated"}`
    reader.refuse("TooMuchGiven", `${path}.collectedAt`, message, 'say "collected", or remove the instant')
  }
  const at = collectedAt ?? end
  return document.status === "collected" && at !== undefined ? { _tag: "all", at } : { _tag: "nothing" }
}

/** Reads how a session was paid: by its status, or by cash events. */
export const payment = (
  reader: Reader,
  path: string,
  document: Document | null | undefined,
  context: PaymentContext
): Payment | undefined => {
  if (document === null || document === undefined)
    return { method: { _tag: "card" }, cash: { _tag: "nothing" } }
  const method = methodOf(reader, `${path}.method`, document.method, context)
  const { status, cash } = document
  const hasStatus = status !== null && status !== undefined
  if (cash === null || cash === undefined) {
    if (!hasStatus && method?._tag !== "corporate" && method?._tag !== "free")
      reader.refuse("Missing", `${path}.status`, "neither status nor cash is there", "state one of them")
    return method && { method, cash: shortCash(reader, path, document, context) }
  }
  if (hasStatus) reader.refuse("TooMuchGiven", `${path}.status`, "is given beside cash", "state one of them")
  const events = eventsOf(reader, `${path}.cash`, cash, context.currency)
  return method && { method, cash: { _tag: "events", events } }
}
