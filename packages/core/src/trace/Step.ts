import type * as Exact from "../values/Exact.ts"
import type { RoundingMode } from "../values/Rounding.ts"

/** What a step of a trace is called; the phrasebook has words for each. */
export const terms = [
  "metered-energy",
  "charging-time",
  "parking-time",
  "session-count",
  "energy-price",
  "time-price",
  "parking-price",
  "flat-price",
  "step-size",
  "billed-energy",
  "billed-time",
  "billed-parking",
  "energy-charge",
  "time-charge",
  "parking-charge",
  "flat-charge",
  "reservation-charge",
  "adjustment-charge",
  "vat-rate",
  "gross-of-rate",
  "net-of-rate",
  "minimum-price",
  "maximum-price",
  "clamped-total",
  "revenue",
  "connection-fee",
  "electricity-price",
  "electricity-cost",
  "base",
  "floored-base",
  "share-percent",
  "share",
  "partner-amount",
  "payment-cost",
  "roaming-cost",
  "other-cost",
  "gross",
  "vat",
  "cash",
  "net-cash",
  "month-share",
  "passed-connection-fee",
  "session-fee",
  "kwh-fee-price",
  "kwh-fee",
  "handling-percent",
  "handling-fee",
  "fees",
  "reimbursed",
  "sale",
  "commission",
  "paid-part",
  "open-part",
  "days",
  "asset-count",
  "monthly-price",
  "platform-fee",
  "recurring",
  "in-force",
  "line",
  "rule-amount",
  "month-rule",
  "true-up",
  "list-price",
  "limit",
  "room",
  "corporate-part",
  "discount-percent",
  "discount",
  "owed",
  "top-up",
  "adjustment",
  "definition",
  "interim"
] as const

export type Term = (typeof terms)[number]

/** The unit in which a step's value is stated. */
export const measures = [
  "money",
  "price",
  "watt-hours",
  "kilowatt-hours",
  "seconds",
  "hours",
  "percent",
  "days",
  "number"
] as const

export type Measure = (typeof measures)[number]

export const sourceKinds = [
  "session",
  "tariff",
  "contract",
  "electricity-cost",
  "partner",
  "asset",
  "line",
  "corporate-charge",
  "top-up",
  "adjustment",
  "definition"
] as const

/** Where a fact stands: what kind of thing, which one, which version of it, and where in it. */
export interface Source {
  readonly kind: (typeof sourceKinds)[number]
  readonly id: string
  /** The revision of a session, the first month of a contract version; empty for what has none. */
  readonly version: string
  /** The field, named as in the bundle. */
  readonly path: string
}

/** How a value came about: a fact, or one operation on earlier steps, named by their position. */
export type Calculation =
  | { readonly op: "fact"; readonly source: Source }
  | {
      readonly op: "add" | "subtract" | "multiply" | "divide" | "larger" | "smaller"
      readonly of: readonly [number, number]
    }
  | {
      readonly op: "round"
      readonly of: readonly [number]
      /** `up` is how step sizes round; money only ever rounds by a rounding mode. */
      readonly mode: RoundingMode | "up"
      readonly digits: number
    }
  | {
      /** Part k of the first step, shared out by largest remainder with the other steps as weights. */
      readonly op: "allocate"
      readonly of: readonly [number, ...number[]]
      readonly part: number
      readonly digits: number
    }

export interface Step {
  readonly term: Term
  readonly measure: Measure
  readonly value: Exact.Exact
  readonly by: Calculation
}
