import * as Schema from "effect/Schema"
import { choice, field, name, price, share } from "./MapField.ts"

/** What a contract shares, in the words of the bundle; rules for single charge points have no place in a map. */
export const RevenueSharing = field(
  Schema.Struct({
    acPercent: share,
    dcPercent: share,
    excludeConnectionFee: Schema.optionalKey(field(Schema.Boolean, "true or false")),
    electricity: Schema.optionalKey(choice(["not-deducted", "deducted", "deducted-and-reimbursed"])),
    negativeBase: Schema.optionalKey(choice(["share", "floor-at-zero"])),
    fees: Schema.optionalKey(
      field(
        Schema.Struct({
          perSessionAc: Schema.optionalKey(price),
          perSessionDc: Schema.optionalKey(price),
          perKwhAc: Schema.optionalKey(price),
          perKwhDc: Schema.optionalKey(price),
          handlingPercent: Schema.optionalKey(share)
        }),
        'the fees, such as { "perSessionAc": "0.25" }'
      )
    )
  }),
  'the shares, such as { "acPercent": "70", "dcPercent": "55" }'
)

/** What a contract charges for each asset and month, in the words of the bundle. */
export const PlatformFees = field(
  Schema.Struct({
    perChargePoint: Schema.optionalKey(price),
    perAcEvse: Schema.optionalKey(price),
    perDcEvse: Schema.optionalKey(price),
    counting: Schema.optionalKey(choice(["daily", "start-of-month", "end-of-month", "any-presence"]))
  }),
  'the fees, such as { "perChargePoint": "5.00" }'
)

/** Bounds of a restriction keep their values as written: the bundle's own check reads them. */
const bound = Schema.optionalKey(field(Schema.Union([Schema.String, Schema.Number]), "a text or a number"))

const Restrictions = field(
  Schema.Struct({
    startTime: bound,
    endTime: bound,
    startDate: bound,
    endDate: bound,
    dayOfWeek: Schema.optionalKey(
      field(Schema.Array(field(Schema.String, 'a weekday, such as "MONDAY"')), 'weekdays, such as ["MONDAY"]')
    ),
    minKwh: bound,
    maxKwh: bound,
    minPowerW: bound,
    maxPowerW: bound,
    minCurrentA: bound,
    maxCurrentA: bound,
    minDurationSeconds: bound,
    maxDurationSeconds: bound
  }),
  'restrictions, such as { "startTime": "22:00", "endTime": "06:00" }'
)

const PriceComponent = Schema.Struct({
  dimension: choice(["energy", "time", "parking", "flat"]),
  price,
  vatPercent: Schema.optionalKey(price),
  stepSize: Schema.optionalKey(field(Schema.Int, "a whole number of watt-hours or seconds"))
})

const Element = Schema.Struct({
  priceComponents: field(
    Schema.Array(field(PriceComponent, 'a component, such as { "dimension": "energy", "price": "0.45" }')),
    "the list of price components"
  ),
  restrictions: Schema.optionalKey(Restrictions)
})

const PriceBound = Schema.optionalKey(
  field(
    Schema.Struct({ beforeTax: Schema.optionalKey(price), afterTax: Schema.optionalKey(price) }),
    'a bound, such as { "beforeTax": "0.50" }'
  )
)

/** A tariff in the form of the bundle, valid at all times; no imported session has reservation time. */
export const Tariff = field(
  Schema.Struct({
    id: name('an id for the tariff, such as "flat"'),
    currency: name('the code of the currency, such as "EUR"'),
    elements: field(
      Schema.Array(field(Element, "an element with its priceComponents")),
      "the list of elements"
    ),
    taxIncluded: Schema.optionalKey(choice(["no", "yes", "not-applicable"])),
    minPrice: PriceBound,
    maxPrice: PriceBound
  }),
  "a tariff as it stands in a bundle"
)

/** What the energy of every location costs, in the form of the bundle. */
export const ElectricityCost = field(
  Schema.Struct({
    elements: field(
      Schema.Array(
        field(
          Schema.Struct({ pricePerKwh: price, restrictions: Schema.optionalKey(Restrictions) }),
          'an element, such as { "pricePerKwh": "0.18" }'
        )
      ),
      "the list of elements"
    )
  }),
  'a cost, such as { "elements": [{ "pricePerKwh": "0.18" }] }'
)
