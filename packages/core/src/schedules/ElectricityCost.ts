import * as Result from "effect/Result"
import type { Currency } from "../values/Currency.ts"
import * as Amount from "../values/Amount.ts"
import * as Energy from "../values/Energy.ts"
import * as Exact from "../values/Exact.ts"
import type { ElectricityCostId } from "../values/Id.ts"
import type { Money } from "../values/Money.ts"
import type { RoundingMode } from "../values/Rounding.ts"
import type { Source } from "../trace/Step.ts"
import type { At, Writer } from "../trace/Trace.ts"

/** What electricity costs at the meter, without VAT. */
export interface ElectricityCost {
  readonly id: ElectricityCostId
  readonly currency: Currency
  /** In order; the first that applies is used. */
  readonly elements: readonly ElectricityPrice[]
}

export interface ElectricityPrice {
  /** Major units per kWh, without VAT. */
  readonly pricePerKwh: Exact.Exact
}

/** No element of the schedule has a price for the energy. */
export interface ElectricityCostMissing {
  readonly _tag: "ElectricityCostMissing"
}

/**
 * What the metered energy of a session cost, rounded once.
 *
 * - Units: energy in milliwatt-hours; money without VAT
 * - Refuses: `ElectricityCostMissing` where the schedule has no price
 * - Source: specification 05, "Electricity cost"
 */
export const costOf = (
  schedule: ElectricityCost,
  energy: Energy.Energy,
  rounding: RoundingMode
): Result.Result<Money, ElectricityCostMissing> => {
  const price = schedule.elements[0]
  if (price === undefined) return Result.fail({ _tag: "ElectricityCostMissing" })
  const exact = Exact.multiply(Energy.toKilowattHours(energy), price.pricePerKwh)
  return Result.succeed(Amount.round(Amount.make(schedule.currency, exact), rounding))
}

/**
 * Writes down the electricity cost of energy that stands in the trace, in watt-hours.
 *
 * - Law: the value it comes to is `costOf`
 */
export const write = (
  writer: Writer,
  schedule: ElectricityCost,
  wattHours: At,
  rounding: { readonly mode: RoundingMode; readonly digits: number }
): At => {
  const source: Source = {
    kind: "electricity-cost",
    id: schedule.id,
    version: "",
    path: "elements[0].pricePerKwh"
  }
  const price = writer.fact(
    "electricity-price",
    "price",
    schedule.elements[0]?.pricePerKwh ?? Exact.zero,
    source
  )
  const perUnit = writer.definition("watt-hours-per-kilowatt-hour")
  const kilowattHours = writer.step("interim", "kilowatt-hours", { op: "divide", of: [wattHours, perUnit] })
  const exact = writer.step("interim", "money", { op: "multiply", of: [kilowattHours, price] })
  return writer.step("electricity-cost", "money", { op: "round", of: [exact], ...rounding })
}
