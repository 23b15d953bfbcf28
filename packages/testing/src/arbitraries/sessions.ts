import { Instant } from "@hostwatt/core"
import * as fc from "fast-check"
import { type Payment, type Session, stated } from "../Documents.ts"
import { type Frame, maybe, pick, weighted } from "./Frame.ts"
import { anyCdrPlan, anyPeriodsPlan, cdrOf, emptyCdr, periodsOf } from "./measurements.ts"
import { anyCollection, anyVisitPlan, collectedAtOf, type Visit, visitOf } from "./visits.ts"

/** What sessions refer to. */
export interface Setting {
  readonly evseIds: readonly string[]
  readonly tariffIds: readonly string[]
  /** Prices everything at nothing. */
  readonly freeTariffId: string
  /** Prices everything beyond what can be booked. */
  readonly absurdTariffId: string
}

/** What a session is like. */
const anyWhat = weighted(
  [50, "measured" as const],
  [10, "measured-under-own-tariff" as const],
  [40, "imported" as const],
  [5, "imported-in-other-currency" as const],
  [4, "imported-at-zero" as const],
  [3, "imported-at-zero-under-free-tariff" as const],
  [3, "free" as const],
  [3, "free-imported" as const],
  [3, "measured-under-missing-tariff" as const],
  [3, "not-measured" as const],
  [3, "without-periods" as const],
  [3, "absurd" as const],
  [4, "running" as const]
)

const methods = ["card", "balance", "voucher", "terminal", "roaming"] as const

const anyPaymentPlan = fc.record({
  method: fc.constantFrom(...methods),
  status: weighted([5, "collected" as const], [1, "awaited" as const], [1, "failed" as const]),
  collection: anyCollection
})

export const anySessionPlan = fc.record({
  evse: fc.nat(),
  tariff: fc.nat(),
  visit: anyVisitPlan,
  what: anyWhat,
  periods: anyPeriodsPlan,
  cdr: anyCdrPlan,
  payment: maybe(anyPaymentPlan, 85),
  source: maybe(fc.constantFrom("measured" as const, "imported" as const), 30),
  driverId: maybe(fc.constantFrom("d1", "d2"), 25),
  isRecorded: maybe(fc.constant(true), 25),
  quarantined: maybe(fc.constant("meter under suspicion"), 5),
  revision: maybe(fc.integer({ min: 2, max: 5 }), 20)
})

export type SessionPlan = typeof anySessionPlan extends fc.Arbitrary<infer Plan> ? Plan : never

const measurementOf = (plan: SessionPlan, visit: Visit, frame: Frame, setting: Setting) => {
  const periods = periodsOf(plan.periods, visit)
  const nothing = emptyCdr(frame, plan.cdr.energyWh)
  switch (plan.what) {
    case "measured":
    case "running":
      return { periods }
    case "measured-under-own-tariff":
      return { periods, tariffId: pick(setting.tariffIds, plan.tariff) }
    case "measured-under-missing-tariff":
      return { periods, tariffId: "gone" }
    case "free":
      return { periods, tariffId: setting.freeTariffId }
    case "absurd":
      return {
        periods: periods.map((period) => ({ ...period, energyWh: 1e12 })),
        tariffId: setting.absurdTariffId
      }
    case "not-measured":
      return { periods: null }
    case "without-periods":
      return { periods: [] }
    case "imported":
      return { cdr: cdrOf(plan.cdr, frame, frame.currency) }
    case "imported-in-other-currency":
      return { cdr: cdrOf(plan.cdr, frame, frame.otherCurrency) }
    case "imported-at-zero":
      return { cdr: nothing, periods: null }
    case "imported-at-zero-under-free-tariff":
      return { cdr: nothing, tariffId: setting.freeTariffId }
    case "free-imported":
      return { cdr: nothing }
  }
}

const paymentOf = ({ payment, what }: SessionPlan, visit: Visit, frame: Frame): Session["payment"] => {
  const isFree = what === "free" || what === "free-imported"
  if (payment === null || payment === undefined)
    return isFree ? { method: "free", status: "awaited" } : payment
  const { method, status, collection } = payment
  return stated<Payment>({
    method: isFree ? "free" : method,
    status,
    collectedAt: status === "collected" ? collectedAtOf(collection, visit, frame) : undefined
  })
}

/** The session of a plan. */
export const sessionDocumentOf = (plan: SessionPlan, id: string, frame: Frame, setting: Setting): Session => {
  const visit = visitOf(plan.visit, frame)
  const { source, driverId, quarantined, revision } = plan
  const isImported = plan.what.startsWith("imported") || plan.what === "free-imported"
  return stated<Session>({
    id,
    evseId: pick(setting.evseIds, plan.evse),
    start: Instant.format(visit.start),
    end: plan.what === "running" ? undefined : Instant.format(visit.end),
    source: isImported ? "imported" : source,
    revision,
    recordedAt: plan.isRecorded ? Instant.format(visit.end) : undefined,
    driverId,
    quarantined,
    cdr: undefined,
    periods: undefined,
    tariffId: undefined,
    ...measurementOf(plan, visit, frame, setting),
    payment: paymentOf(plan, visit, frame)
  })
}
