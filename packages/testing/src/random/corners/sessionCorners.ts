import type { Session } from "../../oracle/bundle.ts"
import { instantOf } from "../../oracle/calendar.ts"
import { compare, decimal, times } from "../../oracle/fraction.ts"
import { corporatePartner, type BlockedReason, type Visit } from "../../oracle/sessions.ts"
import { clockChanges, hour } from "../Calendar.ts"
import { type Corners, edgesOf, type View } from "./View.ts"

const someSession =
  (isMeant: (session: Session) => boolean) =>
  ({ bundle }: View): boolean =>
    (bundle.sessions ?? []).some(isMeant)

const someVisit =
  (isMeant: (visit: Visit, view: View) => boolean) =>
  (view: View): boolean =>
    view.visits.some((visit) => isMeant(visit, view))

const blocked = (reason: BlockedReason) => someVisit((visit) => visit.blocked === reason)

const ofBlocking: Corners = {
  "sessions[]: blocked Quarantined": blocked("Quarantined"),
  "sessions[]: blocked CurrentTypeUnknown": blocked("CurrentTypeUnknown"),
  "sessions[]: blocked NotRatable": blocked("NotRatable"),
  "sessions[]: blocked Unpriced": blocked("Unpriced"),
  "sessions[]: blocked CurrencyMismatch": blocked("CurrencyMismatch"),
  "sessions[]: blocked Unallocated": blocked("Unallocated"),
  "sessions[]: blocked ElectricityCostMissing": blocked("ElectricityCostMissing"),
  "sessions[]: settled": someVisit((visit) => visit.blocked === undefined)
}

const ofTime: Corners = {
  "sessions[].end: running": someSession(({ end }) => end === undefined),
  "sessions[].end: at the start": someVisit(({ end, start }) => start === end),
  "sessions[].end: at an edge of the month": someVisit((visit, view) =>
    edgesOf(view, visit).includes(visit.end)
  ),
  "sessions[].end: within an hour of an edge": someVisit((visit, view) =>
    edgesOf(view, visit).some((edge) => Math.abs(visit.end - edge) <= hour)
  ),
  "sessions[]: across an edge of the month": someVisit((visit, view) =>
    edgesOf(view, visit).some((edge) => visit.start < edge && edge < visit.end)
  ),
  "sessions[]: across a clock change": someVisit((visit, { month }) =>
    clockChanges(visit.zone, month).some((change) => visit.start < change && change <= visit.end)
  ),
  "sessions[].end: in an earlier month": someVisit((visit, view) => visit.end < edgesOf(view, visit)[0]),
  "sessions[].end: in a later month": someVisit((visit, view) => visit.end >= edgesOf(view, visit)[1]),
  "sessions[].start: with an offset": someSession(({ start }) => !start.endsWith("Z")),
  "sessions[]: under a chain of three": someVisit((visit) => visit.chain.length === 3),
  "sessions[].revision: replaces another": ({ bundle: { sessions = [] } }) =>
    sessions.some(({ id, revision }) => sessions.some((one) => one.id === id && one.revision !== revision)),
  "sessions[]: the same twice": ({ bundle: { sessions = [] } }) =>
    new Set(sessions.map(({ id, revision }) => JSON.stringify([id, revision]))).size < sessions.length
}

const startsOf = ({ periods = [] }: Session): readonly number[] =>
  periods.map(({ start }) => instantOf(start))

const isAscending = (instants: readonly number[]): boolean =>
  instants.every((instant, index) => instant >= (instants[index - 1] ?? instant))

const linesOf = (session: Session) => session.cdr?.lines ?? []

const isZero = (text: string | number | undefined): boolean => Number(text ?? 0) === 0

const ofMeasurement: Corners = {
  "sessions[].periods: several": someSession(({ periods = [] }) => periods.length > 2),
  "sessions[].periods: out of order": someSession((session) => !isAscending(startsOf(session))),
  "sessions[].periods: before the start": someSession((session) =>
    startsOf(session).some((start) => start < instantOf(session.start))
  ),
  "sessions[].periods: after the end": someSession((session) =>
    startsOf(session).some((start) => start >= instantOf(session.end ?? "2199-01-01T00:00:00Z"))
  ),
  "sessions[].periods[].energyWh: zero": someSession(
    ({ periods = [] }) => periods.length > 0 && periods.every(({ energyWh }) => isZero(energyWh))
  ),
  "sessions[].periods[].energyWh: to the milliwatt-hour": someSession(({ periods = [] }) =>
    periods.some(({ energyWh = 0 }) => String(energyWh).includes("."))
  ),
  "sessions[].cdr.lines: several VAT rates": someSession(
    (session) => new Set(linesOf(session).map(({ vatPercent }) => vatPercent)).size > 1
  ),
  "sessions[].cdr.lines: flat": someSession((session) =>
    linesOf(session).some(({ dimension }) => dimension === "flat")
  ),
  "sessions[].cdr.lines: below zero": someSession((session) =>
    linesOf(session).some(({ net }) => net.startsWith("-"))
  ),
  "sessions[].cdr.lines: adjustments only": someSession(
    (session) =>
      linesOf(session).length > 0 && linesOf(session).every(({ dimension }) => dimension === "adjustment")
  ),
  "sessions[].cdr.gross: zero": someSession(({ cdr }) => cdr !== undefined && isZero(cdr.gross)),
  "sessions[].payment.method: free, measured": someSession(
    ({ payment, periods }) => payment?.method === "free" && periods !== undefined
  ),
  "sessions[].payment.method: free, rated": someSession(
    ({ cdr, payment }) => payment?.method === "free" && cdr !== undefined
  ),
  "sessions[]: nothing to pay, and settled": someVisit(
    (visit) => visit.blocked === undefined && visit.cdr?.gross === 0n
  ),
  "sessions[].tariffId: not there": ({ bundle: { sessions = [], tariffs = [] } }) =>
    sessions.some(({ tariffId }) => tariffId !== undefined && tariffs.every(({ id }) => id !== tariffId))
}

const isCorporateAtOwn = (visit: Visit): boolean =>
  visit.chain.some(({ contract }) => contract.partnerId === corporatePartner(visit))

const costsMoreThanAll = ({ cdr, session }: Visit): boolean =>
  cdr !== undefined &&
  (session.costs ?? []).some(
    ({ net }) => compare(times(decimal(net), decimal(100)), decimal(String(cdr.net))) > 0
  )

const ofPayer: Corners = {
  "sessions[].payment.method: corporate": someVisit((visit) => corporatePartner(visit) !== undefined),
  "sessions[].payment.method: corporate, own driver at own charge point": someVisit(isCorporateAtOwn),
  "sessions[].payment.method: corporate, and blocked": someVisit(
    (visit) => corporatePartner(visit) !== undefined && visit.cdr !== undefined && visit.blocked !== undefined
  ),
  "sessions[].costs: more than the session": someVisit(costsMoreThanAll)
}

export const sessionCorners: Corners = { ...ofBlocking, ...ofTime, ...ofMeasurement, ...ofPayer }
