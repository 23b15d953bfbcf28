import * as Result from "effect/Result"
import * as Tariff from "../rating/Tariff.ts"
import type { ElectricityCost } from "../schedules/ElectricityCost.ts"
import * as Currency from "../values/Currency.ts"
import * as Decimal from "../values/Decimal.ts"
import * as Percentage from "../values/Percentage.ts"
import type { ElectricityCostDocument, TariffDocument } from "./BundleDocument.ts"
import type { Reader } from "./Reader.ts"

type Document = typeof TariffDocument.Type

const longestStep = 1_000_000_000

const price = (text: string) => Decimal.parse(text, Decimal.price)

const component = (
  reader: Reader,
  path: string,
  document: Document["elements"][number]["priceComponents"][number]
): Tariff.PriceComponent | undefined => {
  const amount = reader.decimal(`${path}.price`, document.price, price)
  const vat = reader.decimal(`${path}.vatPercent`, document.vatPercent, Percentage.vatRate)
  const stepSize = reader.whole(`${path}.stepSize`, document.stepSize ?? 0, 0, longestStep)
  if (amount === undefined || stepSize === undefined) return undefined
  return { dimension: document.dimension, price: amount, vat, stepSize: BigInt(stepSize) }
}

const bound = (
  reader: Reader,
  path: string,
  document: Document["minPrice"]
): Tariff.PriceBound | undefined =>
  document === null || document === undefined
    ? undefined
    : {
        beforeTax: reader.decimal(`${path}.beforeTax`, document.beforeTax, price),
        afterTax: reader.decimal(`${path}.afterTax`, document.afterTax, price)
      }

const remedies: Readonly<Record<Tariff.TariffInvalid["reason"], readonly [string, string]>> = {
  NothingPriced: ["has no price at all", "state its prices; a free tariff has prices of zero"],
  DimensionTwice: ["prices one dimension twice", "keep one price per dimension in an element"],
  MinimumAboveMaximum: ["is above the maximum price", "lower it, or raise maxPrice"],
  NothingBounded: ["bounds neither the price before tax nor after tax", "state beforeTax, afterTax or both"],
  NeverValid: ["is not after validFrom", "correct one of the two"]
}

/** Stands in for a currency at fault, so that the rest of the tariff is checked too. */
const standIn = Currency.make("EUR")

/** Reads one tariff; faults of the tariff as a whole are noted where they stand. */
export const tariff = (reader: Reader, path: string, document: Document): Tariff.Tariff | undefined => {
  const currency = reader.currency(`${path}.currency`, document.currency)
  const elements = document.elements.map(({ priceComponents }, element) => ({
    components: priceComponents.flatMap(
      (one, position) =>
        component(reader, `${path}.elements[${element}].priceComponents[${position}]`, one) ?? []
    )
  }))
  const read = {
    id: document.id,
    taxIncluded: document.taxIncluded ?? "no",
    elements,
    minPrice: bound(reader, `${path}.minPrice`, document.minPrice),
    maxPrice: bound(reader, `${path}.maxPrice`, document.maxPrice),
    validFrom: reader.instant(`${path}.validFrom`, document.validFrom),
    validUntil: reader.instant(`${path}.validUntil`, document.validUntil)
  }
  const checked = Tariff.check({ ...read, currency: currency ?? standIn })
  if (Result.isSuccess(checked)) return currency === undefined ? undefined : checked.success
  const statesPrices = document.elements.some(({ priceComponents }) => priceComponents.length > 0)
  for (const { reason, path: inside } of checked.failure) {
    // Prices that cannot be read are noted where they stand.
    if (reason === "NothingPriced" && statesPrices) continue
    const [message, remedy] = remedies[reason]
    reader.refuse("TariffInvalid", `${path}.${inside}`, message, remedy)
  }
  return undefined
}

/** Reads one electricity cost schedule. */
export const electricityCost = (
  reader: Reader,
  path: string,
  document: typeof ElectricityCostDocument.Type
): ElectricityCost | undefined => {
  const currency = reader.currency(`${path}.currency`, document.currency)
  const elements = document.elements.flatMap(({ pricePerKwh }, index) => {
    const perKwh = reader.decimal(`${path}.elements[${index}].pricePerKwh`, pricePerKwh, price)
    return perKwh === undefined ? [] : [{ pricePerKwh: perKwh }]
  })
  return currency === undefined ? undefined : { id: document.id, currency, elements }
}
