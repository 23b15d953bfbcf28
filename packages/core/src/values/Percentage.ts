import * as Result from "effect/Result"
import type { Brand } from "./Brand.ts"
import * as Decimal from "./Decimal.ts"
import * as Exact from "./Exact.ts"

/** A percentage as people write it: 55 means 55 of 100. */
export type Percentage = Exact.Exact & Brand<"percent">

const within =
  (limits: Decimal.Limits) =>
  (text: string): Result.Result<Percentage, Decimal.DecimalRefused> =>
    Result.map(Decimal.parse(text, limits), (value) => value as Percentage)

/**
 * Reads a partner's share: 0 to 100 with at most four decimals.
 *
 * - Refuses: `NotADecimal`, `TooManyDecimals`, `OutOfRange`
 */
export const share = within({ decimals: 4, minimum: "0", maximum: "100" })

/**
 * The same for a text that is known to be right, such as one in code.
 *
 * - Throws: any other text is a defect of the caller
 */
export const shareUnsafe = (text: string): Percentage =>
  Result.getOrThrowWith(
    share(text),
    ({ limit }) => new RangeError(`${text} is not a share: it must be ${limit}`)
  )

/**
 * Reads a VAT rate: 0 or more, at most ten decimals.
 *
 * - Refuses: `NotADecimal`, `TooManyDecimals`, `OutOfRange`
 */
export const vatRate = within({ decimals: 10, minimum: "0", maximum: "1000" })

/** A percentage as the factor it stands for: 55 becomes 55/100. */
export const asFactor = (self: Percentage): Exact.Exact => Exact.divide(self, Exact.hundred)

/** What a net amount is multiplied by to have its gross: 20 becomes 120/100. */
export const grossFactor = (self: Percentage): Exact.Exact => Exact.add(Exact.one, asFactor(self))

/** A percentage as people write it, without needless zeros. */
export const text = (self: Percentage): string => Decimal.show(self)
