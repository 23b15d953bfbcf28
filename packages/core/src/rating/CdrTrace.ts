import * as Currency from "../values/Currency.ts"
import * as Exact from "../values/Exact.ts"
import * as Money from "../values/Money.ts"
import * as Vat from "../values/Vat.ts"
import type { Term } from "../trace/Step.ts"
import * as Trace from "../trace/Trace.ts"
import type { At, Writer } from "../trace/Trace.ts"
import * as Cdr from "./Cdr.ts"
import {
  type Made,
  type SessionRecord,
  sessionFact,
  writeCharge,
  writeRate,
  writeWithoutTax
} from "./ChargeTrace.ts"
import { type WrittenCharge, writeClamped } from "./PriceBoundsTrace.ts"

/** Where a traced CDR stands in a trace: its net total, and its connection fee where it has one. */
export interface TracedCdr {
  readonly revenue: At
  readonly connectionFee: At | undefined
  /** Writes down its gross total, where somebody asks for it. */
  readonly gross: () => At
}

const chargeTerms: Readonly<Record<Cdr.LineDimension, Term>> = {
  energy: "energy-charge",
  time: "time-charge",
  parking: "parking-charge",
  flat: "flat-charge",
  reservation: "reservation-charge",
  adjustment: "adjustment-charge"
}

/** Nothing was charged: the session itself is all there is to point at. */
const writeNothing = (writer: Writer, record: SessionRecord): TracedCdr => {
  const once = writer.fact("session-count", "number", Exact.one, sessionFact(record, ""))
  const by = { op: "multiply", of: [once, writer.definition("zero")] } as const
  const revenue = writer.step("revenue", "money", by)
  return { revenue, connectionFee: undefined, gross: () => revenue }
}

const writeImported = (writer: Writer, cdr: Cdr.Cdr, record: SessionRecord): TracedCdr => {
  const gross = (): At =>
    writer.fact("gross", "money", Money.toExact(cdr.gross), sessionFact(record, "cdr.gross"))
  if (cdr.lines.length === 0) return { ...writeNothing(writer, record), gross }
  const parts = cdr.lines.map(({ dimension, net }, index) => ({
    dimension,
    at: writer.fact(
      chargeTerms[dimension],
      "money",
      Money.toExact(net),
      sessionFact(record, `cdr.lines[${index}].net`)
    )
  }))
  const flat = parts.flatMap(({ dimension, at }) => (dimension === "flat" ? [at] : []))
  return {
    revenue: Trace.sum(
      writer,
      "revenue",
      "money",
      parts.map(({ at }) => at)
    ),
    connectionFee: flat.length === 0 ? undefined : Trace.sum(writer, "connection-fee", "money", flat),
    gross
  }
}

interface WrittenLine {
  readonly exact: readonly WrittenCharge[]
  readonly rounded: At
}

const writeLine = (writer: Writer, group: Cdr.LineGroup, made: Made): WrittenLine => {
  const exact = group.charges.map((charge) => ({ charge, at: writeCharge(writer, charge, made) }))
  const total = Trace.sum(
    writer,
    "interim",
    "money",
    exact.map(({ at }) => at)
  )
  const by = { op: "round", of: [total], mode: made.mode, digits: made.digits } as const
  return { exact, rounded: writer.step(chargeTerms[group.dimension], "money", by) }
}

/** The net of each gross line: per VAT rate, the net of their sum, allocated to them. */
const writeNets = (
  writer: Writer,
  groups: readonly Cdr.LineGroup[],
  rounded: readonly At[],
  made: Made
): readonly At[] => {
  const { rated, mode, digits } = made
  const parts = groups.map(({ rate }, index) => ({
    rate,
    amount: Money.make(
      rated.currency,
      Exact.multiply(writer.value(rounded[index] ?? 0), Currency.minorPerMajor(rated.currency)).numerator
    )
  }))
  const nets = Vat.byRate(rated.currency, parts).flatMap(({ rate, members, total }) => {
    const lines = members.flatMap((index) => rounded[index] ?? [])
    const charge = groups[members[0] ?? 0]?.charges[0]
    if (rate === undefined || charge === undefined || Money.isZero(total)) {
      return members.map((index, part) => ({ index, at: lines[part] ?? 0 }))
    }
    const gross = Trace.sum(writer, "gross-of-rate", "money", lines)
    const exact = writeWithoutTax(writer, gross, charge, made)
    const net = writer.step("net-of-rate", "money", { op: "round", of: [exact], mode, digits })
    return members.map((index, part) => ({
      index,
      at:
        members.length === 1
          ? net
          : writer.step(chargeTerms[groups[index]?.dimension ?? "energy"], "money", {
              op: "allocate",
              of: [net, ...lines],
              part,
              digits
            })
    }))
  })
  return groups.map((_, index) => nets.find((net) => net.index === index)?.at ?? 0)
}

/** The gross total of net lines: their sum, and per rate the VAT on theirs. */
const writeGross = (
  writer: Writer,
  groups: readonly Cdr.LineGroup[],
  nets: readonly At[],
  { rated, mode, digits }: Made
): At => {
  const net = Trace.sum(writer, "revenue", "money", nets)
  if (rated.taxIncluded === "not-applicable") return net
  const vats = Vat.distinctRates(groups.map(({ rate }) => rate)).flatMap((rate) => {
    const own = groups.flatMap((group, index) => (Vat.sameRate(group.rate, rate) ? (nets[index] ?? []) : []))
    const charge = groups.find((group) => Vat.sameRate(group.rate, rate))?.charges[0]
    if (rate === undefined || charge === undefined) return []
    const percent = writeRate(writer, charge, rate, rated)
    const factor = writer.step("interim", "percent", {
      op: "divide",
      of: [percent, writer.definition("percent-of-whole")]
    })
    const base = Trace.sum(writer, "interim", "money", own)
    const exact = writer.step("interim", "money", { op: "multiply", of: [base, factor] })
    return [writer.step("vat", "money", { op: "round", of: [exact], mode, digits })]
  })
  return Trace.sum(writer, "gross", "money", [net, ...vats])
}

const writeRated = (writer: Writer, made: Made): TracedCdr => {
  const { rated, mode, digits } = made
  const groups = Cdr.lineGroups(rated.charges)
  if (groups.length === 0 && rated.clamps.length === 0) return writeNothing(writer, made.record)
  const lines = groups.map((group) => writeLine(writer, group, made))
  const rounded = lines.map((line) => line.rounded)
  const nets = rated.taxIncluded === "yes" ? writeNets(writer, groups, rounded, made) : rounded
  const flat = groups.flatMap(({ dimension }, index) => (dimension === "flat" ? (nets[index] ?? []) : []))
  const connectionFee = flat.length === 0 ? undefined : Trace.sum(writer, "connection-fee", "money", flat)
  if (rated.clamps.length > 0) {
    const charges = lines.flatMap(({ exact }) => exact)
    const sides = writeClamped(writer, charges, made)
    const round = (term: "revenue" | "gross", at: At): At =>
      writer.step(term, "money", { op: "round", of: [at], mode, digits })
    return { revenue: round("revenue", sides.net), connectionFee, gross: () => round("gross", sides.gross) }
  }
  return {
    revenue: Trace.sum(writer, "revenue", "money", nets),
    connectionFee,
    gross: () =>
      rated.taxIncluded === "yes"
        ? Trace.sum(writer, "gross", "money", rounded)
        : writeGross(writer, groups, nets, made)
  }
}

/**
 * Writes down how the net total and the connection fee of a CDR came about, from the record and the tariff.
 *
 * - Law: the values it comes to are those of the CDR
 */
export const write = (writer: Writer, cdr: Cdr.Cdr, record: SessionRecord): TracedCdr =>
  cdr.origin._tag === "imported"
    ? writeImported(writer, cdr, record)
    : writeRated(writer, {
        rated: cdr.origin.rated,
        mode: cdr.origin.rounding,
        digits: Currency.digits(cdr.currency),
        record
      })
