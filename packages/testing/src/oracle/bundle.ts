/** Chapter 08: the fields of a bundle that this oracle reads. Defaults stand where a field is read. */
export interface Bundle {
  readonly operator: Operator
  readonly partners?: readonly Partner[]
  readonly contracts?: readonly Contract[]
  readonly locations?: readonly Location[]
  readonly electricityCosts?: readonly CostSchedule[]
  readonly chargePoints?: readonly ChargePoint[]
  readonly tariffGroups?: readonly { readonly id: string; readonly tariffIds: readonly string[] }[]
  readonly tariffs?: readonly Tariff[]
  readonly sessions?: readonly Session[]
  readonly topUps?: readonly TopUp[]
  readonly adjustments?: readonly Adjustment[]
  readonly payments?: readonly unknown[]
  readonly issued?: readonly unknown[]
}

export interface Operator {
  readonly id: string
  readonly currency: string
  readonly timeZone: string
  readonly policies?: Policies
  readonly taxProfile?: { readonly serviceVatPercent?: string }
}

export type NegativeBase = "share" | "floor-at-zero"
export type Counting = "daily" | "start-of-month" | "end-of-month" | "any-presence"

interface Policies {
  readonly rounding?: "half-up" | "half-even"
  readonly recognition?: "collected" | "accrued"
  readonly reimbursementRecognition?: "with-revenue" | "session-end"
  readonly negativeBase?: NegativeBase
  readonly assetCounting?: Counting
  readonly corporateCrossing?: Crossing
  readonly renewalMonths?: number
  readonly minimumPayout?: string
  readonly timeAfterParking?: "parking-rounds" | "last-rounds"
}

export type Crossing = "stop" | "allow" | "spill-to-driver"

export interface Partner {
  readonly id: string
  readonly timeZone?: string
  readonly taxProfile?: { readonly vatRegistered?: boolean; readonly vatPercent?: string }
  readonly monthlyPlatformFee?: string
  readonly corporateBilling?: {
    readonly monthlyLimit?: string
    readonly discountPercent?: string
    readonly crossing?: Crossing
  }
}

export interface Contract {
  readonly id: string
  readonly partnerId: string
  readonly startMonth: string
  readonly under?: string
  readonly endMonth?: string
  readonly autoRenewal?: boolean
  readonly renewalStoppedAt?: string
  readonly timeZone?: string
  readonly currency?: string
  readonly state?: "draft" | "active" | "ended" | "cancelled"
  readonly versions: readonly Version[]
}

export interface Version {
  readonly from: string
  readonly supplyModel?: "operator-sells" | "partner-sells"
  readonly revenueSharing?: Sharing
  readonly platformFees?: {
    readonly perChargePoint?: string
    readonly perAcEvse?: string
    readonly perDcEvse?: string
    readonly counting?: Counting
  }
  readonly recurring?: readonly Recurring[]
  readonly monthRules?: readonly { readonly kind: "guarantee" | "cap"; readonly amount: string }[]
}

export type CostSetting = "not-deducted" | "deducted" | "deducted-and-reimbursed"
export type CostKind = "payment" | "roaming" | "other"

export interface Sharing {
  readonly acPercent: string
  readonly dcPercent: string
  readonly overrides?: readonly Override[]
  readonly excludeConnectionFee?: boolean
  readonly electricity?: CostSetting
  readonly costs?: Readonly<Partial<Record<CostKind, CostSetting>>>
  readonly negativeBase?: NegativeBase
  readonly fees?: Readonly<Partial<Record<FeeName, string>>>
}

type FeeName = "perSessionAc" | "perSessionDc" | "perKwhAc" | "perKwhDc" | "handlingPercent"

interface Override {
  readonly locationIds?: readonly string[]
  readonly chargePointIds?: readonly string[]
  readonly evseIds?: readonly string[]
  readonly percent: string
}

export interface Recurring {
  readonly id: string
  readonly direction: "earns" | "owes"
  readonly per: "contract" | "location" | "charge-point" | "ac-evse" | "dc-evse"
  readonly amount: string
}

/** What may hang at an EVSE, at its charge point or at its location: the nearest one counts. */
interface Attachments {
  readonly electricityCostId?: string
  readonly tariffGroupId?: string
}

export interface Location extends Attachments {
  readonly id: string
}

export interface ChargePoint extends Attachments {
  readonly id: string
  readonly locationId: string
  readonly inServiceFrom?: string
  readonly inServiceUntil?: string
  readonly roaming?: boolean
  readonly assignments?: readonly Assignment[]
  readonly evses?: readonly Evse[]
}

export interface Assignment {
  readonly contractId: string
  readonly role?: "host" | "beneficiary"
  readonly from: string
  readonly until?: string
}

export interface Evse extends Attachments {
  readonly id: string
  readonly currentType?: "AC" | "DC"
  readonly inServiceFrom?: string
  readonly inServiceUntil?: string
  readonly tariffId?: string
}

type Restrictions = Readonly<Record<string, unknown>>

export interface CostSchedule {
  readonly id: string
  readonly currency: string
  readonly elements: readonly { readonly pricePerKwh: string; readonly restrictions?: Restrictions }[]
}

export interface Tariff {
  readonly id: string
  readonly currency: string
  readonly elements: readonly Element[]
  readonly taxIncluded?: "no" | "yes" | "not-applicable"
  readonly validFrom?: string
  readonly validUntil?: string
  readonly minPrice?: Bound
  readonly maxPrice?: Bound
}

export interface Bound {
  readonly beforeTax?: string
  readonly afterTax?: string
}

export interface Element {
  readonly priceComponents: readonly Component[]
  readonly restrictions?: Restrictions
}

export interface Component {
  readonly dimension: "energy" | "time" | "parking" | "flat"
  readonly price: string
  readonly vatPercent?: string
  readonly stepSize?: number
}

type Quantity = string | number

export interface Session {
  readonly id: string
  readonly evseId: string
  readonly start: string
  readonly end?: string
  readonly revision?: number
  readonly tariffId?: string
  readonly quarantined?: string
  readonly periods?: readonly Period[]
  readonly readings?: readonly { readonly at: string; readonly energyWh: Quantity }[]
  readonly costs?: readonly { readonly kind: CostKind; readonly net: string }[]
  readonly cdr?: {
    readonly currency: string
    readonly lines: readonly {
      readonly dimension: string
      readonly net: string
      readonly vatPercent?: string
    }[]
    readonly gross: string
    readonly energyWh: Quantity
  }
  readonly payment?: Payment
}

export interface Period {
  readonly start: string
  readonly energyWh?: Quantity
  readonly timeSeconds?: number
  readonly parkingSeconds?: number
  readonly reservationSeconds?: number
}

export interface Payment {
  readonly method?: string
  readonly status?: "collected" | "awaited" | "failed"
  readonly collectedAt?: string
  readonly cash?: readonly CashEvent[]
}

export interface CashEvent {
  readonly kind: "collected" | "refunded" | "charged-back" | "written-off"
  readonly amount: string
  readonly at: string
}

interface TopUp {
  readonly id: string
  readonly partnerId: string
  readonly amount: string
  readonly at: string
  readonly fundedBy?: "partner" | "operator"
}

interface Adjustment {
  readonly id: string
  readonly partnerId: string
  readonly month: string
  readonly amount: string
}

/** Thrown where a bundle needs a rule that this oracle leaves out, so that no wrong figure is ever compared. */
export class NotCovered extends Error {}

/** "null means absent": leaves out every field that is null, at any depth. */
export const withoutNulls = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== "object" || value === null) return value
  const fields = Object.entries(value).filter(([, field]) => field !== null)
  return Object.fromEntries(fields.map(([name, field]) => [name, withoutNulls(field)]))
}

/** Finds the record with an id; a valid bundle has it. */
export const byId = <A extends { readonly id: string }>(all: readonly A[] | undefined, id: string): A => {
  const found = all?.find((each) => each.id === id)
  if (found === undefined) throw new RangeError(`unknown reference: ${id}`)
  return found
}
