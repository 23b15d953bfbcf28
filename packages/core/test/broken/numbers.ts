import type { FaultCode } from "../../src/bundle/Fault.ts"
import type { Json } from "./aBundle.ts"
import { broken, type BrokenBundle, brokenText } from "./BrokenBundle.ts"
import { aBundle } from "./aBundle.ts"

const noDecimal = ["NotADecimal", "digits with a point"] as const
const tooFine = ["TooManyDecimals", "round it"] as const
const range = ["OutOfRange", "correct"] as const
const shape = ["WrongShape", "correct it"] as const
const currency = ["UnknownCurrency", "ISO 4217"] as const

const share = "contracts[0].versions[0].revenueSharing.acPercent"
const component = "tariffs[0].elements[0].priceComponents[0]"
const energy = "sessions[0].periods[0].energyWh"
const seconds = "sessions[0].periods[0].timeSeconds"
const cdr = "sessions[1].cdr"
const giant = `1${"0".repeat(40)}`

type Expected = readonly [FaultCode, string]
type Row = readonly [name: string, path: string, value: Json, expected: Expected]

const rows: readonly Row[] = [
  ["a share over 100", share, "100.0001", range],
  ["a negative share", share, "-1", range],
  ["a share with five decimals", share, "33.33333", tooFine],
  ["a share with its sign", share, "55%", noDecimal],
  ["a price with eleven decimals", `${component}.price`, "0.12345678901", tooFine],
  ["a price with an exponent", `${component}.price`, "4.5e-1", noDecimal],
  ["a negative price", `${component}.price`, "-0.45", range],
  ["a price with a comma", `${component}.price`, "0,45", noDecimal],
  ["a price with a thousands separator", `${component}.price`, "1'000.00", noDecimal],
  ["a price with a plus", `${component}.price`, "+0.45", noDecimal],
  ["a price with a space", `${component}.price`, " 0.45", noDecimal],
  ["a price that begins with its point", `${component}.price`, ".45", noDecimal],
  ["a price that ends with its point", `${component}.price`, "45.", noDecimal],
  ["a price in hexadecimal", `${component}.price`, "0x1F", noDecimal],
  ["a price in Arabic digits", `${component}.price`, "٠.٤٥", noDecimal],
  ["a price of Infinity", `${component}.price`, "Infinity", noDecimal],
  ["a price of NaN", `${component}.price`, "NaN", noDecimal],
  ["a price of nothing", `${component}.price`, "", noDecimal],
  ["a price of 10^40", `${component}.price`, giant, range],
  ["a price of a thousand digits", `${component}.price`, "9".repeat(1000), noDecimal],
  ["a price of a million digits", `${component}.price`, "9".repeat(1_000_000), noDecimal],
  ["a negative electricity price", "electricityCosts[0].elements[0].pricePerKwh", "-0.18", range],
  ["a negative minimum price", "tariffs[0].minPrice.beforeTax", "-1", range],
  ["a negative VAT rate", `${component}.vatPercent`, "-20", range],
  ["a VAT rate of 10^40", `${component}.vatPercent`, giant, range],
  ["a negative step", `${component}.stepSize`, -1, range],
  ["a step of 10^10", `${component}.stepSize`, 10_000_000_000, range],
  ["negative energy", energy, -1, range],
  ["negative energy as text", energy, "-0.001", range],
  ["energy finer than a milliwatt-hour", energy, 0.0001, tooFine],
  ["energy finer than a milliwatt-hour as text", energy, "10000.0001", tooFine],
  ["energy of a rounding error", energy, 0.1 + 0.2, tooFine],
  ["energy as the smallest number there is", energy, 5e-324, noDecimal],
  ["energy over 10^12 Wh", energy, 1_000_000_000_001, range],
  ["energy of 10^40 as a number", energy, 1e40, range],
  ["energy of 10^40 as text", energy, giant, range],
  ["energy of 10^308", energy, 1e308, noDecimal],
  ["energy with its unit", energy, "10 kWh", noDecimal],
  ["energy of nothing", energy, "", noDecimal],
  ["negative energy of a CDR", `${cdr}.energyWh`, -1, range],
  ["negative seconds", seconds, -1, range],
  ["seconds over 10^9", seconds, 1_000_000_001, range],
  ["10^40 seconds", seconds, 1e40, shape],
  ["a negative revision", "sessions[0].revision", -1, range],
  ["no month of renewal", "operator.policies.renewalMonths", 0, range],
  ["a negative month of renewal", "operator.policies.renewalMonths", -1, range],
  ["money with three decimals for EUR", `${cdr}.gross`, "12.145", tooFine],
  ["money with an exponent", `${cdr}.gross`, "1e1", noDecimal],
  ["money over 10^15 cents", `${cdr}.gross`, "10000000000000.01", range],
  ["money of 10^40", `${cdr}.lines[0].net`, giant, range],
  ["a CDR that pays the driver", `${cdr}.gross`, "-12.14", range],
  ["an unknown currency", "contracts[0].currency", "XXX", currency],
  ["a currency in lower case", "contracts[0].currency", "eur", currency],
  ["a currency by its sign", "tariffs[0].currency", "€", currency],
  ["a currency without minor units", "electricityCosts[0].currency", "XAU", currency],
  ["no currency", `${cdr}.currency`, "", currency],
  ["an unknown currency of the operator", "operator.currency", "EURO", currency]
]

const bound = (name: string, path: string, value: Json, remedy: string): BrokenBundle =>
  broken(name, ["TariffInvalid", remedy], { [path]: value })

/** The small bundle as text, with a number that only text can hold. */
const withNumber = (name: string, number: string): BrokenBundle =>
  brokenText(
    name,
    shape,
    () => JSON.stringify(aBundle).replace('"energyWh":10000,', `"energyWh":${number},`),
    energy
  )

/** Numbers that cannot be taken, and currencies that do not exist. */
export const numberFaults: readonly BrokenBundle[] = [
  ...rows.map(([name, path, value, expected]) => broken(name, expected, { [path]: value })),
  withNumber("energy of 1e400, which no number holds", "1e400"),
  withNumber("energy of -1e400", "-1e400"),
  broken("money with decimals for JPY", tooFine, { [`${cdr}.gross`]: "12.5", [`${cdr}.currency`]: "JPY" }),
  broken("money with four decimals for KWD", tooFine, {
    [`${cdr}.lines[0].net`]: "10.1234",
    [`${cdr}.currency`]: "KWD"
  }),
  broken("a CDR whose lines pay the driver", range, { [`${cdr}.lines[0].net`]: "-10.12" }, `${cdr}.gross`),
  bound("a minimum above the maximum", "tariffs[0].minPrice", { beforeTax: "40.01" }, "maxPrice"),
  broken("a minimum above the maximum after tax", ["TariffInvalid", "maxPrice"], {
    "tariffs[0].minPrice": { afterTax: "2.00" },
    "tariffs[0].maxPrice": { afterTax: "1.99" }
  }),
  bound("a minimum that bounds nothing", "tariffs[0].minPrice", {}, "beforeTax"),
  bound("a maximum that bounds nothing", "tariffs[0].maxPrice", { beforeTax: null }, "beforeTax"),
  broken(
    "one dimension priced twice in an element",
    ["TariffInvalid", "one price per dimension"],
    { "tariffs[0].elements[0].priceComponents[1].dimension": "energy" },
    "tariffs[0].elements[0].priceComponents"
  ),
  broken(
    "a tariff in no currency that prices one dimension twice",
    currency,
    { "tariffs[0].currency": "XXX", "tariffs[0].elements[0].priceComponents[1].dimension": "energy" },
    "tariffs[0].currency",
    ["tariffs[0].elements[0].priceComponents"]
  )
]
