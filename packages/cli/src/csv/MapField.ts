import { Decimal, Month } from "@hostwatt/core"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

/** The words for a field that is missing, and for one that cannot be taken: what is wrong, a colon, what to do. */
export const remedy = (write: string): { readonly missing: string; readonly wrong: string } => ({
  missing: `is missing: write ${write}`,
  wrong: `cannot be taken: write ${write}`
})

/** A field of any form, with what to write where it is missing or wrong. */
export const field = <S extends Schema.Top>(schema: S, write: string) =>
  schema
    .annotate({ message: remedy(write).wrong })
    .pipe(Schema.annotateKey({ messageMissingKey: remedy(write).missing }))

/** A text that passes a check. */
export const text = (write: string, isTaken: (value: string) => boolean) =>
  field(Schema.String, write).check(Schema.makeFilter(isTaken, { message: remedy(write).wrong }))

/** One of a few words. */
export const choice = <const Words extends readonly string[]>(words: Words) =>
  field(Schema.Literals(words), words.map((word) => JSON.stringify(word)).join(" or "))

/** A name or identifier: any text without spaces around it. */
export const name = (write: string) => text(write, (value) => value !== "" && value === value.trim())

/** A decimal within limits, as text. */
export const decimal = (write: string, limits: Decimal.Limits) =>
  text(write, (value) => Result.isSuccess(Decimal.parse(value, limits)))

/** A price or a fee that is not negative. */
export const price = decimal('a decimal of 0 or more in quotes, such as "0.25"', Decimal.price)

/** A share of 0 to 100 percent. */
export const share = decimal('a percentage from 0 to 100 with at most 4 decimals in quotes, such as "70"', {
  decimals: 4,
  minimum: "0",
  maximum: "100"
})

export const month = text('a month, such as "2026-10"', (value) => Month.parse(value) !== undefined)
