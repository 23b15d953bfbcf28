import type { Adjustment, TopUp } from "../charging/AccountEntry.ts"
import type { ContractInForce } from "../contracts/Assignment.ts"
import type { Partner } from "../contracts/Partner.ts"
import * as CdrTrace from "../rating/CdrTrace.ts"
import * as AssetDays from "../sharing/AssetDays.ts"
import type { PlatformCharge } from "../sharing/PlatformCharge.ts"
import type { Source } from "../trace/Step.ts"
import * as Trace from "../trace/Trace.ts"
import type { At, Writer } from "../trace/Trace.ts"
import * as Currency from "../values/Currency.ts"
import * as Exact from "../values/Exact.ts"
import * as Money from "../values/Money.ts"
import type * as Month from "../values/Month.ts"
import type { RoundingMode } from "../values/Rounding.ts"
import type { CorporateBasis, LineBasis } from "./LineBasis.ts"
import { recordOf } from "./ShareTrace.ts"

const source = (kind: Source["kind"], id: string, path: string, version = ""): Source => ({
  kind,
  id,
  version,
  path
})

const clause = ({ contract, version }: ContractInForce, path: string): Source =>
  source("contract", contract.id, path, version.from)

type ChargeBasis = Extract<LineBasis, { readonly _tag: "platform-fee" | "recurring" }>

/** The days, or the presence, of each asset of a charge, added up. */
const writeCount = (writer: Writer, { party, charge }: ChargeBasis, month: Month.Month): At => {
  const isDaily = charge.counting === "daily"
  const facts = charge.assets.map(({ id, days }) => {
    const value = isDaily
      ? Exact.make(BigInt(AssetDays.countDays(days)))
      : AssetDays.countAs(charge.counting, days, month)
    const path = assetPath(party, charge)
    return writer.fact("days", isDaily ? "days" : "number", value, source("asset", id, path, month))
  })
  const counted = Trace.sum(writer, "asset-count", isDaily ? "days" : "number", facts)
  if (!isDaily) return counted
  return writer.step("asset-count", "number", {
    op: "divide",
    of: [counted, writer.definition(`days-of-${month}`)]
  })
}

/** How an asset is looked up again: under which contract, as what, counted how. */
const assetPath = ({ contract }: ContractInForce, { per, counting }: PlatformCharge): string =>
  `${per}, ${counting}, ${contract.id}`

/** What the path of an asset's fact says. */
export const readAssetPath = (path: string): readonly [per: string, counting: string, contractId: string] => {
  const [per = "", counting = "", ...rest] = path.split(", ")
  return [per, counting, rest.join(", ")]
}

/** A monthly price times what was counted. */
export const writeCharge = (writer: Writer, basis: ChargeBasis, month: Month.Month): At => {
  const { party, charge, path } = basis
  const price = writer.fact("monthly-price", "money", Money.toExact(charge.price), clause(party, path))
  const count = writeCount(writer, basis, month)
  const exact = writer.step("interim", "money", { op: "multiply", of: [price, count] })
  const digits = Currency.digits(charge.price.currency)
  return writer.step(basis._tag, "money", { op: "round", of: [exact], mode: charge.rounding, digits })
}

/** What is stated once and counts once. */
const writeOnce = (
  writer: Writer,
  term: "platform-fee" | "top-up" | "adjustment",
  money: Money.Money,
  from: Source
): At => {
  const stated = writer.fact(term, "money", Money.toExact(money), from)
  return writer.step(term, "money", { op: "multiply", of: [stated, writer.definition("one")] })
}

export const writePartnerFee = (writer: Writer, { id, monthlyPlatformFee }: Partner): At => {
  if (monthlyPlatformFee === undefined) throw new RangeError(`Partner ${id} has no monthly fee`)
  return writeOnce(writer, "platform-fee", monthlyPlatformFee, source("partner", id, "monthlyPlatformFee"))
}

export const writeTopUp = (writer: Writer, { id, amount }: TopUp): At =>
  writeOnce(writer, "top-up", amount, source("top-up", id, "amount"))

export const writeAdjustment = (writer: Writer, { id, amount }: Adjustment): At =>
  writeOnce(writer, "adjustment", amount, source("adjustment", id, "amount"))

/** The lines of the month, held by the rules before this one; then what this one adds or takes. */
export const writeTrueUp = (writer: Writer, basis: Extract<LineBasis, { readonly _tag: "true-up" }>): At => {
  const { party, trueUp, lines } = basis
  const facts = lines.map(({ id, amount }) =>
    writer.fact("line", "money", Money.toExact(amount), source("line", id, "share"))
  )
  const ruleFact = (position: number): At => {
    const rule = party.version.monthRules[position]
    if (rule === undefined)
      throw new RangeError(`Contract ${party.contract.id} has no month rule ${position}`)
    return writer.fact(
      "rule-amount",
      "money",
      Money.toExact(rule.amount),
      clause(party, `monthRules[${position}].amount`)
    )
  }
  const sum =
    facts.length === 0 ? writer.definition("zero") : Trace.sum(writer, "month-share", "money", facts)
  const before = party.version.monthRules.slice(0, trueUp.position).reduce<At>(
    (share, { kind }, position) =>
      writer.step("month-rule", "money", {
        op: kind === "guarantee" ? "larger" : "smaller",
        of: [share, ruleFact(position)]
      }),
    sum
  )
  const rule = ruleFact(trueUp.position)
  const of: readonly [At, At] = trueUp.rule.kind === "guarantee" ? [rule, before] : [before, rule]
  return writer.step("true-up", "money", { op: "subtract", of })
}

const writePart = (
  writer: Writer,
  { charge, partner, room }: CorporateBasis,
  list: At,
  rounded: Rounded
): At => {
  if (Money.isZero(charge.driver) || room === undefined) return list
  const limit = source("partner", partner.id, "corporateBilling.monthlyLimit")
  const whole = writer.fact("limit", "money", Money.toExact(room.limit), limit)
  const left = room.posted.reduce<At>((rest, { sessionId, owed }) => {
    const posted = writer.fact(
      "owed",
      "money",
      Money.toExact(owed),
      source("corporate-charge", sessionId, "owed")
    )
    return writer.step("room", "money", { op: "subtract", of: [rest, posted] })
  }, whole)
  const open = writer.step("room", "money", { op: "larger", of: [left, writer.definition("zero")] })
  const hundred = writer.definition("percent-of-whole")
  const kept = writer.step("interim", "percent", {
    op: "subtract",
    of: [hundred, discountFact(writer, partner)]
  })
  const scaled = writer.step("interim", "money", { op: "multiply", of: [open, hundred] })
  const exact = writer.step("interim", "money", { op: "divide", of: [scaled, kept] })
  return writer.step("corporate-part", "money", { op: "round", of: [exact], ...rounded })
}

interface Rounded {
  readonly mode: RoundingMode
  readonly digits: number
}

const discountFact = (writer: Writer, { id, corporate }: Partner): At =>
  writer.fact(
    "discount-percent",
    "percent",
    corporate?.discount ?? Exact.zero,
    source("partner", id, "corporateBilling.discountPercent")
  )

/** The list price, what of it is on the account, and the discount on that. */
export const writeCorporate = (writer: Writer, basis: CorporateBasis): At => {
  const { session, cdr, partner, rounding } = basis
  const rounded: Rounded = { mode: rounding, digits: Currency.digits(cdr.currency) }
  const { revenue } = CdrTrace.write(writer, cdr, recordOf(session))
  const part = writePart(writer, basis, revenue, rounded)
  if (partner.corporate === undefined) {
    return writer.step("owed", "money", { op: "multiply", of: [part, writer.definition("one")] })
  }
  const factor = writer.step("interim", "percent", {
    op: "divide",
    of: [discountFact(writer, partner), writer.definition("percent-of-whole")]
  })
  const exact = writer.step("interim", "money", { op: "multiply", of: [part, factor] })
  const discount = writer.step("discount", "money", { op: "round", of: [exact], ...rounded })
  return writer.step("owed", "money", { op: "subtract", of: [part, discount] })
}
