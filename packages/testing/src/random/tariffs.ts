import { decimalText, moneyText, priceText, vatRates } from "./Decimals.ts"
import {
  type ElectricityCost,
  type PriceBound,
  type PriceComponent,
  stated,
  type Tariff
} from "./Documents.ts"
import { digitsOf, type Frame, idOf, monthAt, nearEdge } from "./Frame.ts"
import { written } from "./Calendar.ts"

type Dimension = PriceComponent["dimension"]

/** How much a unit of a dimension costs at the most, in minor units, and in which steps it is billed. */
const dimensions: Readonly<Record<Dimension, { readonly most: number; readonly steps: readonly number[] }>> =
  {
    energy: { most: 90, steps: [1, 100, 500, 1000, 7000] },
    time: { most: 300, steps: [1, 60, 600, 900] },
    parking: { most: 500, steps: [1, 60, 300, 3600] },
    flat: { most: 150, steps: [1] }
  }

type TaxIncluded = NonNullable<Tariff["taxIncluded"]>

interface Making {
  readonly frame: Frame
  readonly currency: string
  readonly taxIncluded: TaxIncluded
}

const randomComponent = ({ currency, frame, taxIncluded }: Making, dimension: Dimension): PriceComponent => {
  const { dice } = frame
  const { most, steps } = dimensions[dimension]
  return stated<PriceComponent>({
    dimension,
    price: priceText(dice, digitsOf(currency), most),
    vatPercent: dice.maybe(taxIncluded === "yes" ? 97 : 80, () => dice.weighted(vatRates)),
    stepSize: dice.maybe(40, () => (dice.chance(15) ? 0 : dice.pick(steps)))
  })
}

const dimensionSets: readonly (readonly [number, readonly Dimension[]])[] = [
  [5, ["energy"]],
  [4, ["energy", "flat"]],
  [3, ["energy", "parking"]],
  [3, ["time", "energy", "flat"]],
  [2, ["flat", "time", "parking", "energy"]],
  [1, ["time", "parking"]],
  [1, ["flat"]]
]

const elementCounts = [[6, 1] as const, [3, 2] as const]

const randomElements = (making: Making): Tariff["elements"] => {
  const { dice } = making.frame
  return Array.from({ length: dice.weighted(elementCounts) }, () => ({
    priceComponents: dice.weighted(dimensionSets).map((dimension) => randomComponent(making, dimension))
  }))
}

/** A bound of about so many minor units, on one side or on both. */
const bound = ({ currency, frame }: Making, least: number, most: number): PriceBound => {
  const { dice } = frame
  const sides = dice.whole(1, 4)
  const before = dice.whole(least, most) * 10 + dice.pick([0, 0, 5])
  const text = (units: number): string => decimalText(units, digitsOf(currency) + 1)
  const after = dice.chance(60) ? before * 1.2 : before
  return stated<PriceBound>({
    beforeTax: sides === 1 ? undefined : text(before),
    afterTax: sides === 2 ? undefined : text(Math.floor(after / 5) * 5)
  })
}

const taxes: readonly (readonly [number, TaxIncluded])[] = [
  [6, "no"],
  [4, "yes"],
  [2, "not-applicable"]
]

/** Between the lowest and the highest total of a tariff, in minor units. */
const pivots = [50, 300, 1000, 1500, 2500]

/** Any price list without restrictions. */
const randomTariff = (frame: Frame, id: string, currency: string): Tariff => {
  const { dice, zones } = frame
  const taxIncluded = dice.weighted(taxes)
  const making: Making = { frame, currency, taxIncluded }
  const pivot = dice.pick(pivots)
  return stated<Tariff>({
    id,
    currency,
    elements: randomElements(making),
    taxIncluded: taxIncluded === "no" && dice.chance(50) ? undefined : taxIncluded,
    validFrom: dice.maybe(15, () =>
      dice.chance(95) ? "2020-01-01T00:00:00Z" : written(nearEdge(frame, zones[0], 0))
    ),
    validUntil: dice.maybe(15, () =>
      dice.chance(95) ? `${monthAt(frame, 30)}-01T00:00:00Z` : written(nearEdge(frame, zones[0], 1))
    ),
    minPrice: dice.maybe(27, () => bound(making, Math.floor(pivot * 0.3), Math.floor(pivot * 0.8))),
    maxPrice: dice.maybe(27, () => bound(making, pivot, pivot * 2))
  })
}

/** A price list by which everything is free. */
const freeTariff = ({ currency, dice }: Frame, id: string): Tariff =>
  stated<Tariff>({
    id,
    currency,
    elements: [
      {
        priceComponents: [
          { dimension: "energy", price: "0", vatPercent: "20", stepSize: 1000 },
          { dimension: "flat", price: "0.00" }
        ]
      }
    ],
    taxIncluded: dice.maybe(40, () => dice.pick(["no", "yes", "not-applicable"])),
    validFrom: undefined,
    validUntil: undefined,
    minPrice: undefined,
    maxPrice: dice.maybe(20, () => ({ afterTax: moneyText(dice, digitsOf(currency), 100) }))
  })

/** The price lists of a bundle. */
export interface Tariffs {
  readonly all: readonly Tariff[]
  readonly free: Tariff | undefined
}

/** Some price lists; now and then one in another currency, often one by which everything is free. */
export const randomTariffs = (frame: Frame): Tariffs => {
  const { currency, dice, otherCurrency } = frame
  const ordinary = Array.from({ length: dice.whole(1, 3) }, (_, index) =>
    randomTariff(frame, idOf(frame, "t", index + 1), currency)
  )
  const other =
    otherCurrency === undefined ? [] : [randomTariff(frame, idOf(frame, "t-", "other"), otherCurrency)]
  const free = dice.chance(55) ? freeTariff(frame, idOf(frame, "t-", "free")) : undefined
  return { all: [...ordinary, ...other, ...(free === undefined ? [] : [free])], free }
}

const randomCost = ({ dice }: Frame, id: string, currency: string): ElectricityCost => ({
  id,
  currency,
  elements: Array.from({ length: dice.chance(80) ? 1 : 2 }, () => ({
    pricePerKwh: priceText(dice, digitsOf(currency), 35)
  }))
})

/** Some schedules of what electricity costs; the last may be in another currency. */
export const randomElectricityCosts = (frame: Frame): readonly ElectricityCost[] => {
  const { currency, dice, otherCurrency } = frame
  const count = dice.weighted([[1, 0] as const, [8, 1] as const, [10, 2] as const])
  const costs = Array.from({ length: count }, (_, index) =>
    randomCost(frame, idOf(frame, "e", index + 1), currency)
  )
  const isOther = otherCurrency !== undefined && dice.chance(50)
  return isOther ? [...costs, randomCost(frame, idOf(frame, "e-", "other"), otherCurrency)] : costs
}
