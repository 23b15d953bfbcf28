import * as Schema from "effect/Schema"
import { assetKinds, countingPolicies } from "../contracts/PlatformFee.ts"
import { DecimalText, Id, later, list, optional } from "./Shape.ts"

const CostClause = optional(Schema.Literals(["not-deducted", "deducted", "deducted-and-reimbursed"]))

const Override = Schema.Struct({
  locationIds: list(Id),
  chargePointIds: list(Id),
  evseIds: list(Id),
  percent: DecimalText
})

const Fees = Schema.Struct({
  perSessionAc: optional(DecimalText),
  perSessionDc: optional(DecimalText),
  perKwhAc: optional(DecimalText),
  perKwhDc: optional(DecimalText),
  handlingPercent: optional(DecimalText)
})

const RevenueSharing = Schema.Struct({
  acPercent: DecimalText,
  dcPercent: DecimalText,
  overrides: list(Override),
  excludeConnectionFee: optional(Schema.Boolean),
  electricity: CostClause,
  costs: optional(Schema.Struct({ payment: CostClause, roaming: CostClause, other: CostClause })),
  negativeBase: optional(Schema.Literals(["share", "floor-at-zero"])),
  fees: optional(Fees)
})

const PlatformFees = Schema.Struct({
  perChargePoint: optional(DecimalText),
  perAcEvse: optional(DecimalText),
  perDcEvse: optional(DecimalText),
  counting: optional(Schema.Literals(countingPolicies))
})

const Recurring = Schema.Struct({
  id: Id,
  direction: Schema.Literals(["earns", "owes"]),
  per: Schema.Literals(assetKinds),
  amount: DecimalText
})

const MonthRule = Schema.Struct({ kind: Schema.Literals(["guarantee", "cap"]), amount: DecimalText })

const ContractVersion = Schema.Struct({
  from: Schema.String,
  supplyModel: optional(Schema.Literals(["operator-sells", "partner-sells"])),
  revenueSharing: optional(RevenueSharing),
  platformFees: optional(PlatformFees),
  recurring: list(Recurring),
  monthRules: list(MonthRule),
  permissions: later("permissions")
})

export const ContractDocument = Schema.Struct({
  id: Id,
  partnerId: Id,
  title: Schema.String,
  startMonth: Schema.String,
  under: optional(Id),
  endMonth: optional(Schema.String),
  autoRenewal: optional(Schema.Boolean),
  renewalStoppedAt: optional(Schema.String),
  timeZone: optional(Schema.String),
  currency: optional(Schema.String),
  state: optional(Schema.Literals(["draft", "active", "ended", "cancelled"])),
  versions: Schema.NonEmptyArray(ContractVersion)
})
