import { type ChargingPeriod, type Contract, Currency, Month, type Rating } from "@hostwatt/core"
import * as fc from "fast-check"
import { contractOf } from "../builders/bundle.ts"
import { anyContractDocument } from "./agreements.ts"
import { hardZones } from "./time.ts"
import { anyEnergy } from "./values.ts"
import { at } from "../Written.ts"

const anyVolumes = fc.record({
  energy: anyEnergy,
  time: fc.bigInt(0n, 10_000n),
  parking: fc.oneof(
    { weight: 1, arbitrary: fc.constant(0n) },
    { weight: 1, arbitrary: fc.bigInt(0n, 10_000n) }
  )
})

const start = at("2026-10-25T00:30:00Z")
const quarter = 900_000

/** A measured session of one to five periods of a quarter of an hour, over a night when clocks change. */
export const anyMeasured: fc.Arbitrary<Rating.Measured> = fc
  .array(anyVolumes, { minLength: 1, maxLength: 5 })
  .map((volumes) => ({
    start,
    end: (start + volumes.length * quarter) as typeof start,
    periods: volumes.map(
      (own, position): ChargingPeriod.ChargingPeriod => ({
        ...own,
        start: (start + position * quarter) as typeof start,
        position
      })
    )
  }))

/** Contracts in the form in which they are asked for their terms, around October 2026 and in hard zones. */
export const anyContract: fc.Arbitrary<Contract.Contract> = fc
  .tuple(fc.constantFrom(...hardZones), fc.option(fc.integer({ min: 1, max: 13 }), { nil: undefined }))
  .chain(([zone, renewalMonths]) => {
    const currency = Currency.make("EUR")
    const frame = {
      month: Month.make("2026-10"),
      zones: [zone, zone, zone] as const,
      currency,
      digits: 2,
      otherCurrency: currency,
      ids: "plain" as const
    }
    return anyContractDocument(frame, { id: "c1", partnerId: "p1", zone: 0 }).map((document) =>
      contractOf(document, renewalMonths === undefined ? {} : { renewalMonths })
    )
  })
