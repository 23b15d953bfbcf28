import * as Schema from "effect/Schema"
import { cashEventKinds } from "../charging/Cash.ts"
import { crossings } from "../contracts/CorporateTerms.ts"
import { countingPolicies } from "../contracts/PlatformFee.ts"
import { costKinds } from "../contracts/RevenueShare.ts"
import * as Cdr from "../rating/Cdr.ts"
import * as Tariff from "../rating/Tariff.ts"
import { ContractDocument } from "./ContractDocument.ts"
import { DecimalText, Id, later, list, only, optional } from "./Shape.ts"

const Policies = Schema.Struct({
  rounding: optional(Schema.Literals(["half-up", "half-even"])),
  recognition: optional(Schema.Literals(["collected", "accrued"])),
  reimbursementRecognition: optional(Schema.Literals(["with-revenue", "session-end"])),
  negativeBase: optional(Schema.Literals(["share", "floor-at-zero"])),
  assetCounting: optional(Schema.Literals(countingPolicies)),
  corporateCrossing: optional(Schema.Literals(crossings)),
  renewalMonths: optional(Schema.Int),
  minimumPayout: later("carry-over below a minimum payout"),
  split: only("at-boundaries"),
  unmeasured: only("no-match"),
  timeAfterParking: only("parking-rounds")
})

const Operator = Schema.Struct({
  id: Id,
  name: Schema.String,
  currency: Schema.String,
  timeZone: Schema.String,
  policies: optional(Policies),
  taxProfile: optional(
    Schema.Struct({
      country: optional(Schema.String),
      vatNumber: optional(Schema.String),
      serviceVatPercent: DecimalText
    })
  )
})

const Address = Schema.Struct({
  street: optional(Schema.String),
  postcode: optional(Schema.String),
  city: optional(Schema.String),
  region: optional(Schema.String),
  country: optional(Schema.String)
})

const TaxProfile = Schema.Struct({
  vatRegistered: Schema.Boolean,
  category: optional(Schema.String),
  vatPercent: optional(DecimalText),
  selfBillingAgreement: optional(Schema.String),
  paymentTermsDays: optional(Schema.Int)
})

const CorporateBilling = Schema.Struct({
  enabled: optional(Schema.Boolean),
  monthlyLimit: optional(DecimalText),
  discountPercent: optional(DecimalText),
  crossing: optional(Schema.Literals(crossings))
})

export const PartnerDocument = Schema.Struct({
  id: Id,
  name: Schema.String,
  kind: optional(Schema.Literals(["site-host", "b2b-client", "sub-operator"])),
  status: optional(Schema.Literals(["active", "suspended", "archived"])),
  timeZone: optional(Schema.String),
  managedBy: optional(
    Schema.Union([
      Id,
      Schema.Array(
        Schema.Struct({ partnerId: Id, from: optional(Schema.String), until: optional(Schema.String) })
      )
    ]).annotate({ message: "must be the id of a partner, or a list of memberships" })
  ),
  businessName: optional(Schema.String),
  registrationNumber: optional(Schema.String),
  vatNumber: optional(Schema.String),
  address: optional(Address),
  externalId: optional(Schema.String),
  language: optional(Schema.String),
  bank: later("bank details"),
  contacts: later("contacts"),
  taxProfile: optional(TaxProfile),
  monthlyPlatformFee: optional(DecimalText),
  corporateBilling: optional(CorporateBilling),
  options: later("partner options")
})

export const LocationDocument = Schema.Struct({
  id: Id,
  name: optional(Schema.String),
  timeZone: Schema.String,
  electricityCostId: optional(Id),
  tariffGroupId: later("tariff groups")
})

export const ElectricityCostDocument = Schema.Struct({
  id: Id,
  currency: Schema.String,
  elements: Schema.Array(
    Schema.Struct({ pricePerKwh: DecimalText, restrictions: later("restrictions of electricity costs") })
  )
})

const Assignment = Schema.Struct({
  contractId: Id,
  role: optional(Schema.Literals(["host", "beneficiary"])),
  from: Schema.String,
  until: optional(Schema.String)
})

const Evse = Schema.Struct({
  id: Id,
  currentType: optional(Schema.Literals(["AC", "DC"])),
  inServiceFrom: optional(Schema.String),
  inServiceUntil: optional(Schema.String),
  tariffId: optional(Id),
  tariffGroupId: later("tariff groups"),
  electricityCostId: optional(Id)
})

export const ChargePointDocument = Schema.Struct({
  id: Id,
  locationId: Id,
  inServiceFrom: optional(Schema.String),
  inServiceUntil: optional(Schema.String),
  electricityCostId: optional(Id),
  tariffGroupId: later("tariff groups"),
  roaming: optional(Schema.Boolean),
  assignments: list(Assignment),
  evses: list(Evse)
})

const PriceComponent = Schema.Struct({
  dimension: Schema.Literals(Tariff.dimensions),
  price: DecimalText,
  vatPercent: optional(DecimalText),
  stepSize: optional(Schema.Int)
})

const PriceBound = Schema.Struct({ beforeTax: optional(DecimalText), afterTax: optional(DecimalText) })

export const TariffDocument = Schema.Struct({
  id: Id,
  currency: Schema.String,
  elements: Schema.Array(
    Schema.Struct({
      priceComponents: Schema.Array(PriceComponent),
      restrictions: later("tariff restrictions")
    })
  ),
  taxIncluded: optional(Schema.Literals(["no", "yes", "not-applicable"])),
  validFrom: optional(Schema.String),
  validUntil: optional(Schema.String),
  minPrice: optional(PriceBound),
  maxPrice: optional(PriceBound)
})

const EnergyWh = Schema.Union([Schema.Finite, Schema.String]).annotate({
  message: "must be watt-hours, as a number or as text"
})

const Period = Schema.Struct({
  start: Schema.String,
  energyWh: optional(EnergyWh),
  timeSeconds: optional(Schema.Int),
  parkingSeconds: optional(Schema.Int),
  reservationSeconds: later("reservations"),
  minPowerW: later("tariff restrictions"),
  maxPowerW: later("tariff restrictions"),
  minCurrentA: later("tariff restrictions"),
  maxCurrentA: later("tariff restrictions")
})

const CdrDocument = Schema.Struct({
  currency: Schema.String,
  lines: Schema.Array(
    Schema.Struct({
      dimension: Schema.Literals(Cdr.lineDimensions),
      net: DecimalText,
      vatPercent: optional(DecimalText)
    })
  ),
  gross: DecimalText,
  energyWh: EnergyWh
})

const Payment = Schema.Struct({
  method: Schema.String,
  status: optional(Schema.Literals(["collected", "awaited", "failed"])),
  collectedAt: optional(Schema.String),
  cash: optional(
    Schema.Array(
      Schema.Struct({ id: Id, kind: Schema.Literals(cashEventKinds), amount: DecimalText, at: Schema.String })
    )
  )
})

export const SessionDocument = Schema.Struct({
  id: Id,
  evseId: Id,
  start: Schema.String,
  source: optional(Schema.Literals(["measured", "imported"])),
  end: optional(Schema.String),
  revision: optional(Schema.Int),
  recordedAt: optional(Schema.String),
  tariffId: optional(Id),
  driverId: optional(Id),
  quarantined: optional(Schema.String),
  periods: optional(Schema.Array(Period)),
  readings: later("meter readings"),
  reservationExpired: later("reservations"),
  costs: list(Schema.Struct({ kind: Schema.Literals(costKinds), net: DecimalText })),
  signedMeterData: later("signed meter data"),
  cdr: optional(CdrDocument),
  payment: optional(Payment)
})

export const TopUpDocument = Schema.Struct({
  id: Id,
  partnerId: Id,
  driverId: Id,
  amount: DecimalText,
  at: Schema.String,
  fundedBy: optional(Schema.Literals(["partner", "operator"]))
})

export const AdjustmentDocument = Schema.Struct({
  id: Id,
  partnerId: Id,
  month: Schema.String,
  amount: DecimalText,
  reason: optional(Schema.String),
  author: optional(Schema.String)
})

export { ContractDocument } from "./ContractDocument.ts"

/** The fields of a bundle beside its sessions. */
const rest = {
  hostwatt: Schema.Literal(1).annotate({ message: "must be 1, the version of the format" }),
  operator: Operator,
  partners: list(PartnerDocument),
  contracts: list(ContractDocument),
  locations: list(LocationDocument),
  electricityCosts: list(ElectricityCostDocument),
  chargePoints: list(ChargePointDocument),
  tariffGroups: later("tariff groups"),
  tariffs: list(TariffDocument),
  topUps: list(TopUpDocument),
  adjustments: list(AdjustmentDocument),
  payments: later("recorded payments"),
  issued: later("issued statements")
}

/** Everything of a bundle but its sessions, which are read one by one. */
export const BundleFrame = Schema.Struct({ ...rest, sessions: list(Schema.Unknown) })

/** The portable file of everything a settlement needs: its shape. What it means is a second question. */
export const BundleDocument = Schema.Struct({ ...rest, sessions: list(SessionDocument) })

/** A bundle of the right shape, still all text. */
export type BundleDocument = typeof BundleDocument.Type
