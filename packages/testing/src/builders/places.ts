import type { Assignment, ChargePoint, ElectricityCost, Evse, Location } from "../Documents.ts"

/** A site in Sofia whose electricity costs what `anElectricityCost` says. */
export const aLocation = (changes: Partial<Location> = {}): Location => ({
  id: "l1",
  timeZone: "Europe/Sofia",
  electricityCostId: "e1",
  ...changes
})

/** 0.18 per kWh. */
export const anElectricityCost = (changes: Partial<ElectricityCost> = {}): ElectricityCost => ({
  id: "e1",
  currency: "EUR",
  elements: [{ pricePerKwh: "0.18" }],
  ...changes
})

/** A DC EVSE under the tariff of `aTariff`. */
export const anEvse = (changes: Partial<Evse> = {}): Evse => ({
  id: "dc",
  currentType: "DC",
  tariffId: "t1",
  ...changes
})

/** Hosted under the contract of `aContract` since January 2026. */
export const anAssignment = (changes: Partial<Assignment> = {}): Assignment => ({
  contractId: "c1",
  from: "2026-01-01",
  ...changes
})

/** A charge point with an AC and a DC EVSE, in service since 2025. */
export const aChargePoint = (changes: Partial<ChargePoint> = {}): ChargePoint => ({
  id: "cp1",
  locationId: "l1",
  inServiceFrom: "2025-01-01",
  assignments: [anAssignment()],
  evses: [anEvse(), anEvse({ id: "ac", currentType: "AC" })],
  ...changes
})
