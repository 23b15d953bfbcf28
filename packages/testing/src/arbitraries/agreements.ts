import { Instant, Month, type Zone } from "@hostwatt/core"
import * as fc from "fast-check"
import {
  type Contract,
  type Operator,
  type Partner,
  type Policies,
  type RevenueSharing,
  stated,
  type Version
} from "../Documents.ts"
import { type Frame, idOf, maybe, pick, weighted } from "./Frame.ts"
import { anyShareText } from "./values.ts"

/** The operator of a bundle with its policies. */
export const anyOperatorDocument = ({ zones, currency }: Frame): fc.Arbitrary<Operator> =>
  fc
    .record({
      rounding: maybe(fc.constantFrom("half-up" as const, "half-even" as const), 75),
      negativeBase: maybe(fc.constantFrom("share" as const, "floor-at-zero" as const), 75),
      renewalMonths: maybe(fc.integer({ min: 1, max: 13 })),
      isStated: weighted([9, true], [1, false])
    })
    .map(({ isStated, ...policies }) =>
      stated<Operator>({
        id: "op",
        name: "Operator",
        currency,
        timeZone: zones[0],
        policies: isStated ? stated<Policies>(policies) : undefined
      })
    )

const anyAddress = fc
  .record({
    street: maybe(fc.constant("Main Street 1"), 60),
    postcode: maybe(fc.constant("1000"), 60),
    city: maybe(fc.constant("Sofia"), 60),
    region: maybe(fc.constant("Sofia-grad"), 60),
    country: maybe(fc.constantFrom("BG", "DE"), 70)
  })
  .map((loose) => stated<NonNullable<Partner["address"]>>(loose))

/** Partners of a bundle; no two of them are the same company. */
export const anyPartnerDocument = (frame: Frame, index: number): fc.Arbitrary<Partner> =>
  fc
    .record({
      kind: maybe(fc.constantFrom("site-host" as const, "b2b-client" as const, "sub-operator" as const), 80),
      status: maybe(fc.constantFrom("active" as const, "suspended" as const, "archived" as const), 80),
      timeZone: maybe(fc.constantFrom(...frame.zones)),
      businessName: maybe(fc.constant(`Business ${index}`)),
      registrationNumber: maybe(fc.constant(`R${index}`)),
      vatNumber: maybe(fc.constant(`BG${index}`)),
      externalId: maybe(fc.constant(`x${index}`)),
      language: maybe(fc.constantFrom("bg", "de")),
      address: maybe(anyAddress)
    })
    .map((loose) => stated<Partner>({ id: idOf(frame, "p", index), name: `Partner ${index}`, ...loose }))

/** The terms of a contract version as they stand in a bundle. */
const anyRevenueSharing: fc.Arbitrary<RevenueSharing> = fc
  .record({
    acPercent: anyShareText,
    dcPercent: anyShareText,
    excludeConnectionFee: maybe(weighted([3, true], [1, false]), 75),
    electricity: maybe(
      weighted(
        [1, "not-deducted" as const],
        [2, "deducted" as const],
        [5, "deducted-and-reimbursed" as const]
      ),
      80
    ),
    negativeBase: maybe(weighted([2, "share" as const], [1, "floor-at-zero" as const]))
  })
  .map((loose) => stated<RevenueSharing>(loose))

const anyVersionPlan = fc.record({
  /** Months after the month around which things happen; the first version is from the start month anyway. */
  offset: weighted([5, 0], [1, -1], [1, 1], [1, -3]),
  revenueSharing: maybe(anyRevenueSharing, 85)
})

type VersionPlan = typeof anyVersionPlan extends fc.Arbitrary<infer Plan> ? Plan : never

const versionsOf = (
  [first, ...later]: readonly VersionPlan[],
  month: Month.Month,
  startMonth: Month.Month
): Contract["versions"] => {
  const begun = stated<Version>({ from: startMonth, revenueSharing: first?.revenueSharing })
  const others = later
    .map(({ offset, revenueSharing }) => stated<Version>({ from: Month.plus(month, offset), revenueSharing }))
    .filter(
      ({ from }, index, all) => from > startMonth && all.findIndex((other) => other.from === from) === index
    )
  return [begun, ...others]
}

const anyDuration = fc.record({
  ends: weighted([6, "open"], [2, "fixed"], [4, "renewing"]),
  /** Months after the month around which things happen. */
  endOffset: fc.integer({ min: -1, max: 3 }),
  termMonths: fc.constantFrom(1, 2, 3, 12),
  stopped: maybe(
    fc.record({
      offset: fc.integer({ min: -2, max: 2 }),
      milliseconds: fc.constantFrom(0, -1, 1_000_000_000)
    }),
    50
  ),
  isSaid: fc.boolean()
})

type Duration = typeof anyDuration extends fc.Arbitrary<infer Plan> ? Plan : never

const durationOf = (
  { ends, endOffset, termMonths, stopped, isSaid }: Duration,
  month: Month.Month,
  startMonth: Month.Month,
  zone: Zone.Zone
) => {
  if (ends === "open") return { endMonth: isSaid ? null : undefined, autoRenewal: isSaid ? true : undefined }
  const planned = ends === "fixed" ? Month.plus(month, endOffset) : Month.plus(startMonth, termMonths - 1)
  const endMonth = planned < startMonth ? startMonth : planned
  if (ends === "fixed") return { endMonth, autoRenewal: isSaid ? false : undefined }
  const stoppedAt = stopped && Month.start(Month.plus(month, stopped.offset), zone) + stopped.milliseconds
  return {
    endMonth,
    autoRenewal: true,
    renewalStoppedAt: typeof stoppedAt === "number" ? Instant.format(stoppedAt as Instant.Instant) : stoppedAt
  }
}

/** Contracts of one partner, all in one zone. */
export const anyContractDocument = (
  frame: Frame,
  {
    id,
    partnerId,
    zone
  }: { readonly id: string; readonly partnerId: string; readonly zone: number | undefined }
): fc.Arbitrary<Contract> =>
  fc
    .record({
      monthsBefore: fc.oneof(
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 2 }) },
        { weight: 4, arbitrary: fc.integer({ min: 3, max: 30 }) }
      ),
      duration: anyDuration,
      versions: fc.array(anyVersionPlan, { minLength: 1, maxLength: 3 }),
      currency: maybe(weighted([12, frame.currency], [1, frame.otherCurrency])),
      state: weighted<Contract["state"]>(
        [8, undefined],
        [5, "active"],
        [5, "ended"],
        [1, "draft"],
        [1, "cancelled"],
        [1, null]
      )
    })
    .map(({ monthsBefore, duration, versions, currency, state }) => {
      const startMonth = Month.plus(frame.month, -monthsBefore)
      const timeZone = zone === undefined ? undefined : pick(frame.zones, zone)
      return stated<Contract>({
        id,
        partnerId,
        title: `Contract ${id}`,
        startMonth,
        timeZone,
        currency,
        state,
        ...durationOf(duration, frame.month, startMonth, timeZone ?? frame.zones[0]),
        versions: versionsOf(versions, frame.month, startMonth)
      })
    })
