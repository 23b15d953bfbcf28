import * as Energy from "../values/Energy.ts"
import * as Exact from "../values/Exact.ts"
import type { RoundingMode } from "../values/Rounding.ts"
import type { Measure, Source, Term } from "../trace/Step.ts"
import * as Trace from "../trace/Trace.ts"
import type { At, Writer } from "../trace/Trace.ts"
import type { ChargingPeriod } from "./ChargingPeriod.ts"
import type { Charge, RatedSession } from "./RatedSession.ts"
import type { Dimension } from "./Tariff.ts"

/** The record a CDR was made from: the facts of a session stand in it. */
export interface SessionRecord {
  readonly id: string
  readonly version: string
  readonly periods: readonly ChargingPeriod[]
}

/** A rated session, the record it was made from and how it is rounded. */
export interface Made {
  readonly rated: RatedSession
  readonly record: SessionRecord
  readonly mode: RoundingMode
  readonly digits: number
}

interface Words {
  readonly volume: Term
  readonly billed: Term
  readonly price: Term
  readonly measure: Measure
  readonly field: string
  readonly fact: (period: ChargingPeriod) => Exact.Exact
}

const words: Readonly<Record<Exclude<Dimension, "flat">, Words>> = {
  energy: {
    volume: "metered-energy",
    billed: "billed-energy",
    price: "energy-price",
    measure: "watt-hours",
    field: "energyWh",
    fact: ({ energy }) => Energy.toWattHours(energy)
  },
  time: {
    volume: "charging-time",
    billed: "billed-time",
    price: "time-price",
    measure: "seconds",
    field: "timeSeconds",
    fact: ({ time }) => Exact.make(time)
  },
  parking: {
    volume: "parking-time",
    billed: "billed-parking",
    price: "parking-price",
    measure: "seconds",
    field: "parkingSeconds",
    fact: ({ parking }) => Exact.make(parking)
  }
}

/** A fact of the session itself; an empty path is the session as such, which counts once. */
export const sessionFact = ({ id, version }: SessionRecord, path: string): Source => ({
  kind: "session",
  id,
  version,
  path
})

const componentFact = (charge: Charge, rated: RatedSession, field: string): Source => ({
  kind: "tariff",
  id: rated.tariff.id,
  version: "",
  path: `elements[${charge.match.element}].priceComponents[${charge.match.position}].${field}`
})

const volume = (writer: Writer, charge: Charge, { rated, record }: Made, word: Words): At => {
  const facts = record.periods
    .filter(({ position }) => charge.periods.includes(position))
    .map((period) => {
      const source = sessionFact(record, `periods[${period.position}].${word.field}`)
      return writer.fact(word.volume, word.measure, word.fact(period), source)
    })
  const consumed = Trace.sum(writer, word.volume, word.measure, facts)
  if (Exact.equals(charge.billed, charge.consumed)) return consumed
  const stepSize = Exact.make(charge.match.component.stepSize)
  const size = writer.fact("step-size", word.measure, stepSize, componentFact(charge, rated, "stepSize"))
  const begun = writer.step("interim", "number", { op: "divide", of: [consumed, size] })
  const steps = writer.step("interim", "number", { op: "round", of: [begun], mode: "up", digits: 0 })
  return writer.step(word.billed, word.measure, { op: "multiply", of: [steps, size] })
}

/** Writes down what one price component charges, exactly. */
export const writeCharge = (writer: Writer, charge: Charge, made: Made): At => {
  const { dimension, price } = charge.match.component
  const source = componentFact(charge, made.rated, "price")
  if (dimension === "flat") {
    const once = writer.fact("session-count", "number", Exact.one, sessionFact(made.record, ""))
    const flat = writer.fact("flat-price", "price", price, source)
    return writer.step("interim", "money", { op: "multiply", of: [once, flat] })
  }
  const word = words[dimension]
  const billed = volume(writer, charge, made, word)
  const perUnit = writer.definition(
    dimension === "energy" ? "watt-hours-per-kilowatt-hour" : "seconds-per-hour"
  )
  const unit = dimension === "energy" ? "kilowatt-hours" : "hours"
  const inUnits = writer.step("interim", unit, { op: "divide", of: [billed, perUnit] })
  const unitPrice = writer.fact(word.price, "price", price, source)
  return writer.step("interim", "money", { op: "multiply", of: [inUnits, unitPrice] })
}

/** The VAT rate that a charge's component states. */
export const writeRate = (writer: Writer, charge: Charge, rate: Exact.Exact, rated: RatedSession): At =>
  writer.fact("vat-rate", "percent", rate, componentFact(charge, rated, "vatPercent"))

/** 100 + rate, as percent: what the gross of a charge is to its net. */
const writeGrossPercent = (writer: Writer, charge: Charge, rate: Exact.Exact, made: Made): At => {
  const percent = writeRate(writer, charge, rate, made.rated)
  const hundred = writer.definition("percent-of-whole")
  return writer.step("interim", "percent", { op: "add", of: [hundred, percent] })
}

/** A gross amount without the tax that a charge's component states. */
export const writeWithoutTax = (writer: Writer, gross: At, charge: Charge, made: Made): At => {
  const rate = charge.match.component.vat
  if (rate === undefined) return gross
  const whole = writeGrossPercent(writer, charge, rate, made)
  const scaled = writer.step("interim", "money", {
    op: "multiply",
    of: [gross, writer.definition("percent-of-whole")]
  })
  return writer.step("interim", "money", { op: "divide", of: [scaled, whole] })
}

/** A net amount with the tax that a charge's component states. */
export const writeWithTax = (writer: Writer, net: At, charge: Charge, made: Made): At => {
  const rate = charge.match.component.vat
  if (rate === undefined) return net
  const whole = writeGrossPercent(writer, charge, rate, made)
  const scaled = writer.step("interim", "money", { op: "multiply", of: [net, whole] })
  return writer.step("interim", "money", {
    op: "divide",
    of: [scaled, writer.definition("percent-of-whole")]
  })
}
