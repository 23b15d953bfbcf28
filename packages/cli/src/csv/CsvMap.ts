import { Currency, Decimal, Zone } from "@hostwatt/core"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import * as BundleTerms from "./BundleTerms.ts"
import type { CsvRefused, MapFault } from "./CsvRefused.ts"
import * as LocalTime from "./LocalTime.ts"
import { choice, decimal, field, month, name, remedy, text } from "./MapField.ts"

const column = name("the name of a column of the file")
const zone = text('an IANA time zone, such as "Europe/Sofia"', Zone.isKnown)

const Operator = field(
  Schema.Struct({
    id: name('an id for the operator, such as "op"'),
    name: name("the operator's name"),
    currency: text('the ISO 4217 code of the currency, such as "EUR"', Currency.isKnown),
    timeZone: zone
  }),
  "the operator with its id, name, currency and timeZone"
)

const Columns = field(
  Schema.Struct({
    sessionId: column,
    start: column,
    end: column,
    energy: field(
      Schema.Struct({ column, unit: choice(["kWh", "Wh"]) }),
      'the column and its unit, such as { "column": "energy", "unit": "kWh" }'
    ),
    driverId: Schema.optionalKey(column),
    location: column,
    chargePoint: column,
    /** Absent: every charge point has one EVSE. */
    evse: Schema.optionalKey(
      field(
        Schema.Struct({ column, uniqueWithin: choice(["network", "charge-point"]) }),
        'the column and where its values are unique, such as { "column": "plug", "uniqueWithin": "charge-point" }'
      )
    ),
    currentType: field(
      Schema.Union([Schema.Literals(["AC", "DC"]), Schema.Struct({ column })]),
      '"AC", "DC" or the column that says it, such as { "column": "current" }'
    )
  }),
  "the names of the columns"
)

const Times = field(
  Schema.Struct({
    format: text(
      'a format of date-fns with year, month, day, hour and minute, such as "yyyy-MM-dd HH:mm:ss"',
      LocalTime.isFormat
    ),
    timeZone: zone,
    /** The leap years of the calendar repeat every 400 years, so only then is every day a day. */
    yearOffset: Schema.optionalKey(
      field(Schema.Int, "a multiple of 400, such as 2000").check(
        Schema.makeFilter((years) => years % 400 === 0, {
          message: "cannot be taken: write a multiple of 400, such as 2000, or correct the years in the file"
        })
      )
    )
  }),
  "how the file writes its times: format and timeZone"
)

const Vat = field(
  Schema.Union([
    Schema.Literal("none"),
    Schema.Struct({
      amounts: choice(["net", "gross"]),
      percent: decimal('the rate in quotes, such as "20"', { ...Decimal.price, maximum: "1000" })
    })
  ]),
  '"none", or what the amounts are and the rate, such as { "amounts": "gross", "percent": "20" }'
)

const PaidAmounts = Schema.Struct({
  from: Schema.Literal("paid-amounts"),
  column,
  dimension: choice(["energy", "time", "parking", "flat"]),
  vat: Vat,
  zeroMeans: choice(["free", "unpriced"])
})

const OneTariff = Schema.Struct({ from: Schema.Literal("tariff"), tariff: BundleTerms.Tariff })

const Revenue = field(
  Schema.Union([PaidAmounts, OneTariff]),
  'where the money comes from: "from": "paid-amounts" with column, dimension, vat and zeroMeans, ' +
    'or "from": "tariff" with a tariff'
)

const Partner = field(
  Schema.Union([
    Schema.Struct({ per: Schema.Literal("location") }),
    Schema.Struct({
      per: Schema.Literal("network"),
      id: name('an id for the partner, such as "p1"'),
      name: name("the partner's name")
    })
  ]),
  '{ "per": "location" }, or { "per": "network" } with the id and name of the one partner'
)

const Contract = field(
  Schema.Struct({
    title: name("a title for the contract"),
    startMonth: month,
    revenueSharing: Schema.optionalKey(BundleTerms.RevenueSharing),
    platformFees: Schema.optionalKey(BundleTerms.PlatformFees)
  }),
  "the terms that each partner has: title, startMonth, revenueSharing, platformFees"
)

const Shape = Schema.Struct({
  operator: Operator,
  delimiter: Schema.optionalKey(choice([",", ";", "\t", "|"])),
  decimalMark: Schema.optionalKey(choice([".", ","])),
  columns: Columns,
  times: Times,
  revenue: Revenue,
  partner: Partner,
  contract: Contract,
  electricityCost: Schema.optionalKey(BundleTerms.ElectricityCost),
  /** Absent: that of the times. */
  locationTimeZone: Schema.optionalKey(zone)
}).annotate({ message: remedy("one JSON object").wrong })

/** How the columns of a CSV export become a bundle: MAP.json, decoded. */
export interface CsvMap extends Schema.Schema.Type<typeof Shape> {}

/** What a map may say field by field, but not altogether. */
const contradictions = (map: CsvMap): readonly MapFault[] => {
  const { contract, electricityCost, operator, revenue } = map
  const electricity = contract.revenueSharing?.electricity ?? "not-deducted"
  const withoutCost: MapFault = {
    path: "electricityCost",
    message: `is missing, but the contract has electricity ${electricity}`,
    remedy: "write it, or the settlement blocks every session"
  }
  const foreign: MapFault = {
    path: "revenue.tariff.currency",
    message: `is not the operator's currency, and nothing is ever converted`,
    remedy: `write ${JSON.stringify(operator.currency)}`
  }
  return [
    ...(electricity !== "not-deducted" && electricityCost === undefined ? [withoutCost] : []),
    ...(revenue.from === "tariff" && revenue.tariff.currency !== operator.currency ? [foreign] : [])
  ]
}

const pathOf = (keys: readonly PropertyKey[]): string =>
  keys
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`))
    .join("")

const unknownField = (issue: SchemaIssue.UnexpectedKey): string => {
  const known =
    issue.ast._tag === "Objects" ? issue.ast.propertySignatures.map(({ name }) => String(name)) : []
  return `is no field of a map: leave it out; the fields here are ${known.join(", ")}`
}

const formatted = SchemaIssue.makeFormatterStandardSchemaV1({
  leafHook: (issue) =>
    issue._tag === "UnexpectedKey" ? unknownField(issue) : SchemaIssue.defaultLeafHook(issue)
})

const faultsOf = (issue: SchemaIssue.Issue): readonly MapFault[] =>
  formatted(issue).issues.map(({ message: told, path = [] }) => {
    const keys = path.map((part) => (typeof part === "object" ? part.key : part))
    const [message = "", ...toDo] = told.split(": ")
    return { path: pathOf(keys), message, remedy: toDo.join(": ") }
  })

const invalid = (faults: readonly MapFault[]): CsvRefused => {
  const lines = faults.map(({ message, path, remedy }) => `  ${path || "the map"} ${message}: ${remedy}`)
  return { _tag: "CsvMapInvalid", faults, message: ["The map cannot be taken:", ...lines].join("\n") }
}

const decodeShape = Schema.decodeUnknownResult(Shape, { errors: "all", onExcessProperty: "error" })

/**
 * Decodes a map from JSON.
 *
 * - Refuses: `CsvMapInvalid` with every fault of the fields; without such, every contradiction between them
 */
export const decode = (json: unknown): Result.Result<CsvMap, CsvRefused> =>
  Result.flatMap(
    Result.mapError(decodeShape(json), (error) => invalid(faultsOf(error.issue))),
    (map) => {
      const faults = contradictions(map)
      return faults.length === 0 ? Result.succeed(map) : Result.fail(invalid(faults))
    }
  )
