import { Currency, Month, Tariff } from "@hostwatt/core"
import * as fc from "fast-check"
import { tariffOf } from "../builders/bundle.ts"
import { type PriceBound, type PriceComponent, stated, type Tariff as Document } from "../Documents.ts"
import { type Frame, maybe, weighted } from "./Frame.ts"
import { plusDays } from "./time.ts"
import { anyCurrency, anyPriceText, anyVatText, withPoint } from "./values.ts"

type TaxIncluded = Document["taxIncluded"]

const anyStepSize: fc.Arbitrary<number> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0, 1, 60, 300, 500, 1_000, 3_600) },
  { weight: 1, arbitrary: fc.integer({ min: 2, max: 10_000 }) }
)

const anyComponent = (digits: number, rate: fc.Arbitrary<string>, percent: number) =>
  fc
    .record({
      dimension: fc.constantFrom(...Tariff.dimensions),
      price: anyPriceText(digits),
      vatPercent: maybe(rate, percent),
      stepSize: maybe(anyStepSize, 45)
    })
    .map((loose) => stated<PriceComponent>(loose))

/** One rate for all prices, or a rate for each; where tax is included a price seldom goes without. */
const anyElements = (digits: number, taxIncluded: TaxIncluded) =>
  fc.tuple(anyVatText, fc.boolean()).chain(([rate, isMixed]) => {
    const rates = isMixed ? anyVatText : fc.constant(rate)
    const component = anyComponent(digits, rates, taxIncluded === "yes" ? 93 : 75)
    const priceComponents = fc.uniqueArray(component, {
      selector: ({ dimension }) => dimension,
      minLength: 0,
      maxLength: 4
    })
    const element = fc.record({ priceComponents }, { noNullPrototype: true })
    return fc
      .tuple(fc.array(element, { minLength: 0, maxLength: 3 }), component)
      .map(([elements, price]) =>
        elements.some((one) => one.priceComponents.length > 0)
          ? elements
          : [...elements, { priceComponents: [price] }]
      )
  })

const sides = ["both", "before", "after"] as const

const boundOf = (units: number, side: (typeof sides)[number], digits: number): PriceBound =>
  stated<PriceBound>({
    beforeTax: side === "after" ? undefined : withPoint(units, digits),
    afterTax: side === "before" ? undefined : withPoint(Math.round(units * 1.2), digits)
  })

const anyBounds = (digits: number) =>
  fc
    .record({
      low: fc.integer({ min: 0, max: 1_000 }),
      spread: fc.integer({ min: 0, max: 1_500 }),
      of: fc.tuple(fc.constantFrom(...sides), fc.constantFrom(...sides)),
      has: weighted([4, "neither"], [3, "minimum"], [2, "maximum"], [2, "both"])
    })
    .map(({ low, spread, of, has }) => ({
      minPrice: has === "neither" || has === "maximum" ? undefined : boundOf(low, of[0], digits),
      maxPrice: has === "neither" || has === "minimum" ? undefined : boundOf(low + spread, of[1], digits)
    }))

/** Since always and for ever, a few times from or until a day of the month, or no more. */
const anyValidity = (month: Month.Month) =>
  fc
    .record({
      validFrom: maybe(weighted([6, -400], [1, 10]), 30),
      validUntil: maybe(weighted([8, 400], [1, 20], [1, 0]), 30)
    })
    .map(({ validFrom, validUntil }) => {
      const instant = (days: number | null | undefined) =>
        typeof days === "number" ? `${plusDays(`${month}-01`, days)}T00:00:00Z` : days
      const isNever =
        typeof validFrom === "number" && typeof validUntil === "number" && validFrom >= validUntil
      return { validFrom: isNever ? undefined : instant(validFrom), validUntil: instant(validUntil) }
    })

/** Tariffs of a bundle, in all tax forms, bounded or not, with prices of zero, ties and step sizes. */
export const anyTariffDocument = (
  { month, digits }: Pick<Frame, "month" | "digits">,
  { id, currency }: { readonly id: string; readonly currency: string }
): fc.Arbitrary<Document> =>
  weighted<TaxIncluded>([2, undefined], [2, "no"], [4, "yes"], [2, "not-applicable"], [1, null]).chain(
    (taxIncluded) =>
      fc
        .record({
          elements: anyElements(digits, taxIncluded),
          bounds: anyBounds(digits),
          validity: anyValidity(month)
        })
        .map(({ elements, bounds, validity }) =>
          stated<Document>({ id, currency, elements, taxIncluded, ...validity, ...bounds })
        )
  )

/** A tariff that prices everything at nothing. */
export const freeTariff = (id: string, currency: string): Document => ({
  id,
  currency,
  elements: [
    {
      priceComponents: [
        { dimension: "energy", price: "0", vatPercent: "20" },
        { dimension: "flat", price: "0.00" }
      ]
    }
  ]
})

/** A tariff whose every kWh costs more than can be booked. */
export const absurdTariff = (id: string, currency: string): Document => ({
  id,
  currency,
  elements: [{ priceComponents: [{ dimension: "energy", price: "1000000000000" }] }]
})

/** Tariffs in the form in which they are rated, valid at any time. */
export const anyTariff: fc.Arbitrary<Tariff.Tariff> = anyCurrency
  .chain((currency) =>
    anyTariffDocument(
      { month: Month.make("2026-10"), digits: Currency.digits(currency) },
      { id: "t1", currency }
    )
  )
  .map(({ validFrom: _from, validUntil: _until, ...document }) => tariffOf(document))
