import type { Cdr, Payment, Period, PriceComponent, Session, Tariff } from "../Documents.ts"

/** The price of one dimension, 20 % VAT on top. */
export const aPrice = (
  dimension: PriceComponent["dimension"],
  price: string,
  changes: Partial<PriceComponent> = {}
): PriceComponent => ({ dimension, price, vatPercent: "20", ...changes })

/** 0.62 per kWh, 3.00 per hour of parking and 1.00 per session, 20 % VAT on top. */
export const aTariff = (changes: Partial<Tariff> = {}): Tariff => ({
  id: "t1",
  currency: "EUR",
  elements: [
    { priceComponents: [aPrice("energy", "0.62"), aPrice("flat", "1.00"), aPrice("parking", "3.00")] }
  ],
  ...changes
})

/** A tariff of one element with these prices. */
export const aTariffOf = (
  priceComponents: readonly PriceComponent[],
  changes: Partial<Tariff> = {}
): Tariff => aTariff({ elements: [{ priceComponents }], ...changes })

/** 41.3 kWh in the first hour of the session of `aSession`. */
export const aPeriod = (changes: Partial<Period> = {}): Period => ({
  start: "2026-10-03T08:00:00Z",
  energyWh: 41_300,
  timeSeconds: 3_600,
  ...changes
})

/** The second hour of it: connected, not charging. */
export const aParkedPeriod = (changes: Partial<Period> = {}): Period => ({
  start: "2026-10-03T09:00:00Z",
  parkingSeconds: 3_600,
  ...changes
})

/** Paid by card, at the end of the session. */
export const aPayment = (changes: Partial<Payment> = {}): Payment => ({
  method: "card",
  status: "collected",
  ...changes
})

/** A paid session of two hours at the DC EVSE: 29.61 under `aTariff`, 1.00 of it the connection fee. */
export const aSession = (changes: Partial<Session> = {}): Session => ({
  id: "s1",
  evseId: "dc",
  start: "2026-10-03T08:00:00Z",
  end: "2026-10-03T10:00:00Z",
  payment: aPayment(),
  ...("cdr" in changes ? {} : { periods: [aPeriod(), aParkedPeriod()] }),
  ...changes
})

/** What another operator made of a session: 10.12 net, 12.14 gross for 22.48 kWh. */
export const aCdr = (changes: Partial<Cdr> = {}): Cdr => ({
  currency: "EUR",
  lines: [{ dimension: "energy", net: "10.12", vatPercent: "20" }],
  gross: "12.14",
  energyWh: 22_480,
  ...changes
})

/** An imported session with that CDR. */
export const anImportedSession = (cdr: Partial<Cdr> = {}, changes: Partial<Session> = {}): Session =>
  aSession({ source: "imported", cdr: aCdr(cdr), ...changes })
