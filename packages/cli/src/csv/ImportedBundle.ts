import type { CsvMap } from "./CsvMap.ts"

type Tariff = Extract<CsvMap["revenue"], { readonly from: "tariff" }>["tariff"]

type Terms = Pick<CsvMap["contract"], "revenueSharing" | "platformFees">

/** A bundle as an import writes it: plain JSON, in the form and the order of the specification. */
export interface ImportedBundle {
  readonly hostwatt: 1
  readonly operator: CsvMap["operator"]
  readonly partners: readonly { readonly id: string; readonly name: string }[]
  readonly contracts: readonly ImportedContract[]
  readonly locations: readonly ImportedLocation[]
  readonly electricityCosts?: readonly ImportedElectricityCost[]
  readonly chargePoints: readonly ImportedChargePoint[]
  readonly tariffs: readonly Tariff[]
  readonly sessions: readonly ImportedSession[]
}

export interface ImportedContract {
  readonly id: string
  readonly partnerId: string
  readonly title: string
  readonly startMonth: string
  readonly versions: readonly ({ readonly from: string } & Terms)[]
}

export interface ImportedLocation {
  readonly id: string
  readonly name: string
  readonly timeZone: string
  readonly electricityCostId?: string
}

export interface ImportedElectricityCost {
  readonly id: string
  readonly currency: string
  readonly elements: NonNullable<CsvMap["electricityCost"]>["elements"]
}

export interface ImportedChargePoint {
  readonly id: string
  readonly locationId: string
  readonly inServiceFrom: string
  readonly assignments: readonly { readonly contractId: string; readonly from: string }[]
  readonly evses: readonly ImportedEvse[]
}

export interface ImportedEvse {
  readonly id: string
  readonly currentType: "AC" | "DC"
  readonly tariffId?: string
}

/** A session: already rated where the file says what was paid, else measured. */
export interface ImportedSession {
  readonly id: string
  readonly evseId: string
  readonly start: string
  readonly source: "imported" | "measured"
  readonly end: string
  readonly driverId?: string
  readonly periods?: readonly ImportedPeriod[]
  readonly cdr?: ImportedCdr
  readonly payment: { readonly method: "card" | "free"; readonly status: "collected" }
}

export interface ImportedPeriod {
  readonly start: string
  readonly energyWh: number | string
  readonly timeSeconds: number
}

export interface ImportedCdr {
  readonly currency: string
  readonly lines: readonly {
    readonly dimension: string
    readonly net: string
    readonly vatPercent?: string
  }[]
  readonly gross: string
  readonly energyWh: number | string
}
