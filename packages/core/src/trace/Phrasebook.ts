import * as Decimal from "../values/Decimal.ts"
import * as Currency from "../values/Currency.ts"
import * as Exact from "../values/Exact.ts"
import type { Measure, Source, Step, Term } from "./Step.ts"
import type { Trace } from "./Trace.ts"

/** The words for every term, in one place. */
const nouns: Readonly<Record<Term, string>> = {
  "metered-energy": "metered energy",
  "charging-time": "charging time",
  "parking-time": "parking time",
  "session-count": "session",
  "energy-price": "per kWh",
  "time-price": "per hour",
  "parking-price": "per hour",
  "flat-price": "per session",
  "step-size": "step size",
  "billed-energy": "billed energy",
  "billed-time": "billed time",
  "billed-parking": "billed parking",
  "energy-charge": "energy charge",
  "time-charge": "time charge",
  "parking-charge": "parking charge",
  "flat-charge": "connection fee",
  "reservation-charge": "reservation charge",
  "adjustment-charge": "adjustment",
  "vat-rate": "VAT",
  "gross-of-rate": "gross",
  "net-of-rate": "net",
  "minimum-price": "minimum price",
  "maximum-price": "maximum price",
  "clamped-total": "total within the price bound",
  revenue: "revenue",
  "connection-fee": "connection fee",
  "electricity-price": "per kWh",
  "electricity-cost": "electricity",
  base: "base",
  "floored-base": "base, at least zero",
  "share-percent": "share",
  share: "share",
  "partner-amount": "partner amount",
  "payment-cost": "payment cost",
  "roaming-cost": "roaming cost",
  "other-cost": "other cost",
  gross: "gross total",
  vat: "VAT",
  cash: "cash",
  "net-cash": "net cash",
  "month-share": "share of the month",
  "passed-connection-fee": "connection fee passed down",
  "session-fee": "per session",
  "kwh-fee-price": "per kWh",
  "kwh-fee": "fee per kWh",
  "handling-percent": "handling",
  "handling-fee": "handling fee",
  fees: "fees",
  reimbursed: "paid back",
  sale: "sale",
  commission: "commission",
  "paid-part": "paid so far",
  "open-part": "no longer awaited",
  days: "days",
  "asset-count": "counted",
  "monthly-price": "a month",
  "platform-fee": "platform fee",
  recurring: "recurring amount",
  "in-force": "month in force",
  line: "line",
  "rule-amount": "rule",
  "month-rule": "share after the rule",
  "true-up": "true-up",
  "list-price": "list price",
  limit: "monthly limit",
  room: "room left",
  "corporate-part": "part on the account",
  "discount-percent": "discount",
  discount: "discount",
  owed: "owed",
  "top-up": "top-up",
  adjustment: "adjustment",
  definition: "",
  interim: ""
}

const two = (count: bigint): string => count.toString().padStart(2, "0")

const clock = (hours: Exact.Exact): string => {
  const seconds = Exact.multiply(hours, Exact.make(3600n))
  const whole = seconds.numerator / seconds.denominator
  return `${whole / 3600n}:${two((whole / 60n) % 60n)}:${two(whole % 60n)} h`
}

const units: Readonly<Record<Exclude<Measure, "money" | "price" | "hours">, string>> = {
  "watt-hours": " Wh",
  "kilowatt-hours": " kWh",
  seconds: " s",
  percent: " %",
  days: " days",
  number: ""
}

const money = (value: Exact.Exact, digits: number): string => {
  const minor = Exact.multiply(value, Exact.make(10n ** BigInt(digits)))
  return minor.denominator === 1n ? Decimal.fromMinor(minor.numerator, digits) : Decimal.show(value)
}

/** A value with its unit, as people read it. */
const shown = ({ measure, value }: Pick<Step, "measure" | "value">, currency: Currency.Currency): string => {
  if (measure === "money" || measure === "price") return money(value, Currency.digits(currency))
  if (measure === "hours") return clock(value)
  return `${Decimal.show(value)}${units[measure]}`
}

const versionWords: Readonly<Partial<Record<Source["kind"], string>>> = {
  session: "revision ",
  contract: "version ",
  asset: "in "
}

/** Where a fact stands, in words. */
export const whereabouts = ({ kind, id, version, path }: Source): string => {
  const revision = version === "" ? "" : ` ${versionWords[kind] ?? ""}${version}`
  return `${kind.replace("-", " ")} ${id}${revision}${path === "" ? "" : `, ${path}`}`
}

/** A trace in words: one sentence for each step that has a name, and where its facts stand. */
export interface Explanation {
  readonly sentences: readonly string[]
  /** Numbered from 1, as the sentences refer to them. */
  readonly sources: readonly Source[]
}

type Say = (at: number) => string

const signs = { add: "+", subtract: "−", multiply: "×", divide: "/" } as const

const isDefinition = (step: Step | undefined): boolean =>
  step?.by.op === "fact" && step.by.source.kind === "definition"

/** A value in other units is one value; the definition behind it needs no words. */
const isConversion = (step: Step, steps: readonly Step[]): boolean =>
  step.by.op === "divide" && step.measure !== "money" && isDefinition(steps[step.by.of[1]])

const inBrackets = (at: number, steps: readonly Step[], text: string): string => {
  const step = steps[at]
  const isSum = step?.term === "interim" && (step.by.op === "add" || step.by.op === "subtract")
  return isSum ? `(${text})` : text
}

const calculation = ({ by }: Step, steps: readonly Step[], say: Say): string => {
  if (by.op === "fact") return ""
  const [first, second] = by.of
  if (by.op === "round") return by.mode === "up" ? `whole steps of ${say(first)}` : say(first)
  if (by.op === "allocate") return `its part of ${say(first)} by largest remainder`
  const [left, right] = [say(first), say(second ?? 0)]
  if (by.op === "larger" || by.op === "smaller") return `the ${by.op} of ${left} and ${right}`
  const isProduct = by.op === "multiply" || by.op === "divide"
  const sides = isProduct
    ? [inBrackets(first, steps, left), inBrackets(second ?? 0, steps, right)]
    : [left, right]
  return sides.join(` ${signs[by.op]} `)
}

/** Percentages say by their sign what they are. */
const percentTerms: ReadonlySet<Term> = new Set(["share-percent", "handling-percent", "discount-percent"])

const withNoun = (text: string, term: Term): string => {
  const noun = nouns[term]
  return noun === "" || percentTerms.has(term) ? text : `${text} ${noun}`
}

/**
 * Tells a trace in words: each named step with what it was computed from, each fact with where it stands.
 *
 * @example
 * ```ts
 * Phrasebook.explain(trace).sentences
 * // base: 29.61 revenue − 1.00 connection fee − 7.43 electricity = 21.18
 * // share: 21.18 base × 55 % [6] = 11.649 → 11.65
 * // partner amount: 11.65 share + 7.43 electricity = 19.08
 * ```
 */
export const explain = ({ currency, steps }: Trace): Explanation => {
  const sources = steps.flatMap(({ by }) =>
    by.op === "fact" && by.source.kind !== "definition" ? [by.source] : []
  )
  const mark = ({ by }: Step): string =>
    by.op === "fact" && sources.includes(by.source) ? ` [${sources.indexOf(by.source) + 1}]` : ""

  const say: Say = (at) => {
    const step = steps[at]
    if (step === undefined) return ""
    if (isConversion(step, steps)) {
      const from = step.by.op === "divide" ? steps[step.by.of[0]] : undefined
      const value = step.measure === "percent" ? (from ?? step) : step
      return `${shown(value, currency)}${from === undefined ? "" : mark(from)}`
    }
    if (step.term === "interim") return calculation(step, steps, say)
    return `${withNoun(shown(step, currency), step.term)}${mark(step)}`
  }

  const sentences = steps.flatMap((step) => {
    if (step.by.op === "fact" || step.term === "interim") return []
    const before = step.by.op === "round" ? steps[step.by.of[0]] : undefined
    const exact = before !== undefined && !Exact.equals(before.value, step.value)
    const result = exact ? `${shown(before, currency)} → ${shown(step, currency)}` : shown(step, currency)
    return [`${nouns[step.term]}: ${calculation(step, steps, say)} = ${result}`]
  })
  return { sentences, sources }
}
