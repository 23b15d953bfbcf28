import { Currency, Energy, Exact, Money, type Percentage, Rounding } from "@hostwatt/core"
import * as fc from "fast-check"
import { exact, share, vat } from "../Written.ts"

const huge = 10n ** 30n

const anyWhole: fc.Arbitrary<bigint> = fc.oneof(
  { weight: 3, arbitrary: fc.bigInt(-1_000n, 1_000n) },
  { weight: 2, arbitrary: fc.bigInt(-(10n ** 15n), 10n ** 15n) },
  { weight: 1, arbitrary: fc.bigInt(-huge, huge) },
  { weight: 1, arbitrary: fc.constantFrom(0n, 1n, -1n, huge, -huge, 2n ** 53n, -(2n ** 53n), 2n ** 63n) }
)

/** What prices per hour, prices per kWh, percentages and included taxes divide by. */
const denominators = [1n, 2n, 3n, 4n, 10n, 100n, 119n, 120n, 1_000n, 3_600n, 1_000_000n, 7n, 10n ** 10n]

const anyDenominator: fc.Arbitrary<bigint> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...denominators) },
  { weight: 1, arbitrary: fc.bigInt(1n, 10n ** 12n) }
)

/** Exact numbers that stand right between two whole numbers. */
export const anyTie: fc.Arbitrary<Exact.Exact> = anyWhole.map((whole) => Exact.make(2n * whole + 1n, 2n))

/** Exact numbers; ties and whole numbers over-represented, magnitudes up to 10^30. */
export const anyExact: fc.Arbitrary<Exact.Exact> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(anyWhole, anyDenominator).map(([top, bottom]) => Exact.make(top, bottom))
  },
  { weight: 1, arbitrary: anyTie },
  { weight: 1, arbitrary: anyWhole.map((whole) => Exact.make(whole)) }
)

export const anyRoundingMode: fc.Arbitrary<Rounding.RoundingMode> = fc.constantFrom(...Rounding.modes)

/** Currencies; those without and with three or four minor digits over-represented. */
export const anyCurrency: fc.Arbitrary<Currency.Currency> = fc
  .oneof(
    { weight: 4, arbitrary: fc.constantFrom("EUR", "JPY", "KWD", "HUF", "CLF", "IQD", "XCG") },
    { weight: 1, arbitrary: fc.constantFrom(...Currency.codes) }
  )
  .map(Currency.make)

/** Whole minor units within the bound of one Money. */
export const anyMinor: fc.Arbitrary<bigint> = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt(-20_000n, 20_000n) },
  { weight: 1, arbitrary: fc.bigInt(-(10n ** 15n), 10n ** 15n) },
  { weight: 1, arbitrary: fc.constantFrom(0n, 1n, -1n, 10n ** 15n, -(10n ** 15n)) }
)

export const anyMoneyIn = (currency: Currency.Currency): fc.Arbitrary<Money.Money> =>
  anyMinor.map((minor) => Money.make(currency, minor))

export const anyMoney: fc.Arbitrary<Money.Money> = anyCurrency.chain(anyMoneyIn)

/** Shares of 0 to 100 as text; those that make ties, nothing or all over-represented. */
export const anyShareText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      "50",
      "50",
      "50",
      "50",
      "70",
      "55",
      "0",
      "100",
      "12.5",
      "2.5",
      "33.3333",
      "99.9999"
    )
  },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 1_000_000 }).map((parts) => withPoint(parts, 4)) }
)

export const anyShare: fc.Arbitrary<Percentage.Percentage> = anyShareText.map(share)

/** VAT rates as text: those of some countries, none, odd and absurd ones. */
export const anyVatText: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom("20", "19", "21", "25", "9", "5.5", "8.1", "0", "7.7") },
  { weight: 1, arbitrary: fc.constantFrom("1000", "0.0000000001", "100", "33.3333333333") }
)

export const anyVatRate: fc.Arbitrary<Percentage.Percentage> = anyVatText.map(vat)

/** Milliwatt-hours: none, whole kWh, odd fractions, and up to the bound of 10^15. */
export const anyMilliwattHours: fc.Arbitrary<bigint> = fc.oneof(
  { weight: 3, arbitrary: fc.bigInt(0n, 100_000_000n) },
  { weight: 2, arbitrary: fc.bigInt(0n, 100n).map((kilowattHours) => kilowattHours * 1_000_000n) },
  { weight: 1, arbitrary: fc.constantFrom(0n, 1n, 10n ** 15n) }
)

export const anyEnergy: fc.Arbitrary<Energy.Energy> = anyMilliwattHours.map(
  (amount) => amount as Energy.Energy
)

/** A whole number of units of 10^-digits, with all of its digits. */
export const withPoint = (units: bigint | number, digits: number): string => {
  const sign = units < 0 ? "-" : ""
  const text = String(units)
    .replace("-", "")
    .padStart(digits + 1, "0")
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/**
 * Prices as text for a currency with so many digits: free ones, those that make ties, whole, fine and long ones.
 */
export const anyPriceText = (digits: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 200 }).map((units) => withPoint(units, digits)) },
    {
      weight: 4,
      arbitrary: fc.integer({ min: 0, max: 99 }).map((units) => withPoint(units * 10 + 5, digits + 1))
    },
    { weight: 3, arbitrary: fc.constantFrom("0", "0.0000") },
    { weight: 1, arbitrary: fc.constantFrom("0.1234567891", "0.3333333333", "1", "12.5000") }
  )

/** Prices in major units, exactly. */
export const anyPrice: fc.Arbitrary<Exact.Exact> = fc
  .integer({ min: 0, max: 3 })
  .chain(anyPriceText)
  .map(exact)
