import {
  Currency,
  Decimal,
  Energy,
  Exact,
  Instant,
  type Money,
  Money as MoneyOf,
  Month,
  Percentage,
  Zone
} from "@hostwatt/core"
import * as Result from "effect/Result"

const read = <A, E>(result: Result.Result<A, E>, text: string): A =>
  Result.getOrThrowWith(result, (refused) => new Error(`${text}: ${JSON.stringify(refused)}`))

const found = <A>(value: A | undefined, text: string): A => {
  if (value === undefined) throw new Error(`${text} cannot be read`)
  return value
}

/** Money from its text in major units: `money("865", "JPY")`. */
export const money = (text: string, currency: string): Money.Money =>
  read(MoneyOf.parse(text, Currency.make(currency)), text)

/** Euros from their text: `eur("29.61")`. */
export const eur = (text: string): Money.Money => money(text, "EUR")

const anyDecimal: Decimal.Limits = {
  decimals: 64,
  minimum: `-1${"0".repeat(60)}`,
  maximum: `1${"0".repeat(60)}`
}

/** An exact number from a decimal or a fraction: `exact("0.45")`, `exact("2/3")`. */
export const exact = (text: string): Exact.Exact => {
  const [numerator = "", denominator = "1"] = text.split("/").map((part) => part.trim())
  return Exact.divide(
    read(Decimal.parse(numerator, anyDecimal), numerator),
    read(Decimal.parse(denominator, anyDecimal), denominator)
  )
}

/** A partner's share: `share("55")`. */
export const share = (text: string): Percentage.Percentage => read(Percentage.share(text), text)

/** A VAT rate: `vat("20")`. */
export const vat = (text: string): Percentage.Percentage => read(Percentage.vatRate(text), text)

/** Energy from watt-hours: `wattHours(41300)`. */
export const wattHours = (value: string | number): Energy.Energy => read(Energy.parse(value), String(value))

/** A point in time: `at("2026-10-03T08:00:00Z")`. */
export const at = (text: string): Instant.Instant => found(Instant.parse(text), text)

export const month = (text: string): Month.Month => Month.make(text)

export const day = (text: string): Month.LocalDate => Month.makeDate(text)

export const zone = (text: string): Zone.Zone => Zone.make(text)
