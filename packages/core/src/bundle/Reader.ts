import * as Result from "effect/Result"
import * as Currency from "../values/Currency.ts"
import type * as Decimal from "../values/Decimal.ts"
import * as Energy from "../values/Energy.ts"
import * as Instant from "../values/Instant.ts"
import * as Money from "../values/Money.ts"
import * as Month from "../values/Month.ts"
import * as Zone from "../values/Zone.ts"
import { type Fault, type FaultCode, quote } from "./Fault.ts"

/** Text of a document, absent where the field is missing or `null`. */
type Text = string | null | undefined

/**
 * Reads the texts of a document for what they mean, and notes every fault on the way.
 *
 * Each reading returns `undefined` for an absent field and for a faulty one;
 * only the latter is noted.
 */
export interface Reader {
  readonly faults: () => readonly Fault[]
  readonly refuse: (code: FaultCode, path: string, message: string, remedy: string) => undefined
  readonly instant: (path: string, text: Text) => Instant.Instant | undefined
  readonly date: (path: string, text: Text) => Month.LocalDate | undefined
  readonly month: (path: string, text: Text) => Month.Month | undefined
  readonly zone: (path: string, text: Text) => Zone.Zone | undefined
  readonly currency: (path: string, text: Text) => Currency.Currency | undefined
  readonly decimal: <A>(
    path: string,
    text: Text,
    parse: (text: string) => Result.Result<A, Decimal.DecimalRefused>
  ) => A | undefined
  readonly money: (
    path: string,
    text: Text,
    currency: Currency.Currency | undefined
  ) => Money.Money | undefined
  /** Money that cannot be below zero. */
  readonly price: (
    path: string,
    text: Text,
    currency: Currency.Currency | undefined
  ) => Money.Money | undefined
  readonly energy: (path: string, value: string | number | null | undefined) => Energy.Energy | undefined
  readonly whole: (
    path: string,
    value: number | null | undefined,
    minimum: number,
    maximum: number
  ) => number | undefined
  /** Takes note of the ids that a document states, whether the things behind them are faulty or not. */
  readonly state: (kind: string, ids: readonly string[]) => void
  /** The thing that an id refers to; a reference to nothing is noted, one to something faulty is not. */
  readonly reference: <A>(
    path: string,
    id: Text,
    kind: string,
    known: ReadonlyMap<string, A>
  ) => A | undefined
}

const remedies: Readonly<Record<Decimal.DecimalRefused["_tag"], string>> = {
  NotADecimal: "write digits with a point, without exponent, sign of plus or thousands separators",
  TooManyDecimals: "round it where it is authored",
  OutOfRange: "correct the value"
}

const described = ({ _tag, text, limit }: Decimal.DecimalRefused): string =>
  `${quote(text)} must ${_tag === "TooManyDecimals" ? "have" : "be"} ${limit}`

type Refuse = Reader["refuse"]

const knownZone = (name: string): Zone.Zone | undefined => (Zone.isKnown(name) ? name : undefined)

const knownCurrency = (code: string): Currency.Currency | undefined =>
  Currency.isKnown(code) ? code : undefined

/** Reads texts that are either right or not: instants, days, months, zones, currencies. */
const plainReaders = (refuse: Refuse): Pick<Reader, "instant" | "date" | "month" | "zone" | "currency"> => {
  const text =
    <A>(code: FaultCode, parse: (text: string) => A | undefined, expected: string, remedy: string) =>
    (path: string, given: Text): A | undefined =>
      given === null || given === undefined
        ? undefined
        : (parse(given) ?? refuse(code, path, `${quote(given)} is not ${expected}`, remedy))
  const years = "of the years 1970 to 2199"
  return {
    instant: text(
      "NotAnInstant",
      Instant.parse,
      `an instant ${years}`,
      'write it with its offset: "2026-10-03T08:00:00Z"'
    ),
    date: text("NotADate", Month.parseDate, `a day ${years}`, 'write it as "2026-10-03"'),
    month: text("NotAMonth", Month.parse, `a month ${years}`, 'write it as "2026-10"'),
    zone: text(
      "UnknownZone",
      knownZone,
      "a time zone that exists",
      'use an IANA name, spelled as there: "Europe/Sofia"'
    ),
    currency: text("UnknownCurrency", knownCurrency, "a currency that exists", 'use an ISO 4217 code: "EUR"')
  }
}

type Numbers = Pick<Reader, "decimal" | "money" | "price" | "energy" | "whole">

/** Reads numbers within their ranges: authored decimals, money, energy, counts. */
const numberReaders = (refuse: Refuse): Numbers => {
  const decimal: Reader["decimal"] = (path, given, parse) => {
    if (given === null || given === undefined) return undefined
    const parsed = parse(given)
    return Result.isSuccess(parsed)
      ? parsed.success
      : refuse(parsed.failure._tag, path, described(parsed.failure), remedies[parsed.failure._tag])
  }
  return {
    decimal,
    money: (path, given, currency) =>
      currency === undefined ? undefined : decimal(path, given, (amount) => Money.parse(amount, currency)),
    price: (path, given, currency) => {
      if (currency === undefined) return undefined
      const money = decimal(path, given, (amount) => Money.parse(amount, currency))
      const message = `${quote(given ?? "")} is below zero`
      return money !== undefined && Money.isNegative(money)
        ? refuse("OutOfRange", path, message, "write an amount of zero or more")
        : money
    },
    energy: (path, given) =>
      given === null || given === undefined
        ? undefined
        : decimal(path, String(given), () => Energy.parse(given)),
    whole: (path, given, minimum, maximum) => {
      if (given === null || given === undefined) return undefined
      const message = `${given} must be a whole number from ${minimum} to ${maximum}`
      return given >= minimum && given <= maximum
        ? given
        : refuse("OutOfRange", path, message, "correct the value")
    }
  }
}

/** Starts reading a document, with no fault noted. */
export const make = (): Reader => {
  const noted: Fault[] = []
  const stated = new Map<string, ReadonlySet<string>>()
  const refuse: Reader["refuse"] = (code, path, message, remedy) => {
    noted.push({ code, path, message, remedy })
    return undefined
  }
  return {
    faults: () => [...noted],
    refuse,
    ...plainReaders(refuse),
    ...numberReaders(refuse),
    state: (kind, ids) => {
      stated.set(kind, new Set(ids))
    },
    reference: (path, id, kind, known) => {
      if (id === null || id === undefined) return undefined
      const thing = known.get(id)
      if (thing !== undefined || stated.get(kind)?.has(id) === true) return thing
      const message = `${quote(id)} is no ${kind} of this bundle`
      return refuse("UnknownReference", path, message, `add the ${kind}, or correct the id`)
    }
  }
}

/** Something with an id, and where that stands. */
export interface Identified {
  readonly id: string
  readonly path: string
}

/** Notes every id of a list that is given twice. */
export const noRepeats = (reader: Reader, kind: string, things: readonly Identified[]): void => {
  const seen = new Map<string, string>()
  for (const { id, path } of things) {
    const first = seen.get(id)
    if (first !== undefined) {
      reader.refuse(
        "DuplicateId",
        path,
        `${quote(id)} is already the ${kind} at ${first}`,
        "give each its own id"
      )
    }
    seen.set(id, first ?? path)
  }
}

/** Takes note of the ids of one kind of thing; each that is given twice is a fault. */
export const uniqueIds = (reader: Reader, kind: string, things: readonly Identified[]): void => {
  reader.state(
    kind,
    things.map(({ id }) => id)
  )
  noRepeats(reader, kind, things)
}
