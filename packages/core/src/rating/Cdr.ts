import * as Result from "effect/Result"
import * as Amount from "../values/Amount.ts"
import type { Currency } from "../values/Currency.ts"
import type { Energy } from "../values/Energy.ts"
import * as Money from "../values/Money.ts"
import type { Percentage } from "../values/Percentage.ts"
import type { RoundingMode } from "../values/Rounding.ts"
import * as Vat from "../values/Vat.ts"
import type { Charge, RatedSession } from "./RatedSession.ts"
import { dimensions } from "./Tariff.ts"

/** What a line of a CDR is for. */
export type LineDimension = "energy" | "time" | "parking" | "reservation" | "flat" | "adjustment"

export const lineDimensions: readonly LineDimension[] = [
  "energy",
  "time",
  "parking",
  "reservation",
  "flat",
  "adjustment"
]

export interface CdrLine {
  readonly dimension: LineDimension
  readonly rate: Percentage | undefined
  readonly net: Money.Money
}

/** The frozen, rated session: what the driver was charged, in minor units. */
export interface Cdr {
  readonly currency: Currency
  readonly lines: readonly CdrLine[]
  readonly net: Money.Money
  readonly gross: Money.Money
  /** Milliwatt-hours metered. */
  readonly energy: Energy
  readonly origin: Origin
}

/** Whether this library rated the session, or somebody else did and it was taken as given. */
export type Origin =
  | { readonly _tag: "rated"; readonly rated: RatedSession; readonly rounding: RoundingMode }
  | { readonly _tag: "imported" }

/** Tax is included in a price that states no rate: its net cannot be known. */
export interface NetNotComputable {
  readonly _tag: "NetNotComputable"
}

/** The charges that make one line: those of one dimension and one rate. */
export interface LineGroup {
  readonly dimension: LineDimension
  readonly rate: Percentage | undefined
  readonly charges: readonly Charge[]
}

/**
 * The lines of a bill: one per dimension and rate, in the order of dimensions, then of first appearance.
 */
export const lineGroups = (charges: readonly Charge[]): readonly LineGroup[] =>
  dimensions.flatMap((dimension) => {
    const own = charges.filter(({ match }) => match.component.dimension === dimension)
    return Vat.distinctRates(own.map(({ match }) => match.component.vat)).map((rate) => ({
      dimension,
      rate,
      charges: own.filter(({ match }) => Vat.sameRate(match.component.vat, rate))
    }))
  })

const linesOf = (rated: RatedSession, rounding: RoundingMode): readonly CdrLine[] => {
  const groups = lineGroups(rated.charges)
  const rounded = groups.map(({ charges }) =>
    Amount.round(
      Amount.sum(
        rated.currency,
        charges.map(({ amount }) => amount)
      ),
      rounding
    )
  )
  const parts = groups.map(({ rate }, index) => ({
    rate,
    amount: rounded[index] ?? Money.zero(rated.currency)
  }))
  const nets =
    rated.taxIncluded === "yes"
      ? Vat.netOfGross(rated.currency, parts, rounding)
      : parts.map(({ amount }) => amount)
  return groups.map(({ dimension, rate }, index) => ({
    dimension,
    rate: rated.taxIncluded === "not-applicable" ? undefined : rate,
    net: nets[index] ?? Money.zero(rated.currency)
  }))
}

/** The gross total of lines, before any adjustment: as included in the prices, or with VAT on top. */
const grossOf = (rated: RatedSession, lines: readonly CdrLine[], rounding: RoundingMode): Money.Money => {
  const { currency } = rated
  if (rated.taxIncluded === "yes") {
    const groups = lineGroups(rated.charges)
    const amounts = groups.map(({ charges }) =>
      Amount.sum(
        currency,
        charges.map(({ amount }) => amount)
      )
    )
    return Money.sum(
      currency,
      amounts.map((amount) => Amount.round(amount, rounding))
    )
  }
  const parts = lines.map(({ rate, net }) => ({ rate, amount: net }))
  const net = Money.sum(
    currency,
    parts.map(({ amount }) => amount)
  )
  return Money.add(net, Vat.onNet(currency, parts, rounding))
}

/**
 * Rounds a rated session into the record that everything later rests on.
 *
 * A total that a minimum or maximum price has moved gets one adjustment line.
 *
 * - Refuses: `NetNotComputable`
 * - Law: the nets of the lines sum to the net total
 * - Source: specification 02, rule 6
 */
export const freeze = (rated: RatedSession, rounding: RoundingMode): Result.Result<Cdr, NetNotComputable> => {
  const { net, gross } = rated.total
  if (net === undefined || gross === undefined) return Result.fail({ _tag: "NetNotComputable" })

  const { currency, energy } = rated
  const origin: Origin = { _tag: "rated", rated, rounding }
  const lines = linesOf(rated, rounding)
  const lineNet = Money.sum(
    currency,
    lines.map((line) => line.net)
  )
  if (rated.clamps.length === 0) {
    return Result.succeed({
      currency,
      lines,
      net: lineNet,
      gross: grossOf(rated, lines, rounding),
      energy,
      origin
    })
  }
  const total = Amount.round(net, rounding)
  const adjustment = Money.subtract(total, lineNet)
  return Result.succeed({
    currency,
    lines: [...lines, { dimension: "adjustment", rate: undefined, net: adjustment }],
    net: total,
    gross: Amount.round(gross, rounding),
    energy,
    origin
  })
}

/**
 * The connection fee of a session: the net of its flat lines.
 *
 * - Source: specification 06, "Split of one session"
 */
export const connectionFee = ({ currency, lines }: Cdr): Money.Money =>
  Money.sum(
    currency,
    lines.flatMap(({ dimension, net }) => (dimension === "flat" ? [net] : []))
  )
