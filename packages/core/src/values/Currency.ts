import type { Brand } from "./Brand.ts"
import * as Exact from "./Exact.ts"
import type { LocalDate } from "./Month.ts"

/** A currency by its ISO 4217 code, known to this library. */
export type Currency = string & Brand<"currency">

/** Codes by their number of minor-unit digits, as ISO 4217 lists them (list one, 2025). */
const codesByDigits: Readonly<Record<number, string>> = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  2:
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF " +
    "CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL " +
    "HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU " +
    "MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR " +
    "SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED " +
    "VES WST XCD XCG YER ZAR ZMW ZWG HRK ANG BGN",
  3: "BHD IQD JOD KWD LYD OMR TND",
  4: "CLF UYW"
}

/** The last day of currencies that have been given up; they stay valid for sessions of their time. */
const lastDays: ReadonlyMap<string, string> = new Map([
  ["HRK", "2022-12-31"],
  ["ANG", "2025-06-30"],
  ["BGN", "2025-12-31"]
])

const digitsByCode: ReadonlyMap<string, number> = new Map(
  Object.entries(codesByDigits).flatMap(([count, codes]) =>
    codes.split(" ").map((code): [string, number] => [code, Number(count)])
  )
)

/** Every code of the table. */
export const codes: readonly string[] = [...digitsByCode.keys()].toSorted()

/** Whether a text is the code of a currency of the table. */
export const isKnown = (code: string): code is Currency => digitsByCode.has(code)

/**
 * The currency of a code.
 *
 * - Throws: an unknown code is a defect here; check outside input with `isKnown`
 */
export const make = (code: string): Currency => {
  if (!isKnown(code)) throw new RangeError(`${code} is not a currency of ISO 4217 with minor units`)
  return code
}

/** How many digits the minor unit has: EUR 2, JPY 0, KWD 3. */
export const digits = (self: Currency): number => digitsByCode.get(self) ?? 0

const factors = Array.from({ length: 5 }, (_, count) => Exact.make(10n ** BigInt(count)))

/** How many minor units make one major unit. */
export const minorPerMajor = (self: Currency): Exact.Exact => factors[digits(self)] ?? Exact.one

/** Whether a price in this currency could be charged on a local day. */
export const isInUse = (self: Currency, day: LocalDate): boolean =>
  day <= (lastDays.get(self) ?? "9999-12-31")

/**
 * The one currency of two that must be the same.
 *
 * - Throws: two currencies in one sum are a defect of the caller; nothing is ever converted
 */
export const same = (left: Currency, right: Currency): Currency => {
  if (left !== right)
    throw new RangeError(`${left} and ${right} cannot be added: amounts are never converted`)
  return left
}
