import {
  Decimal,
  LineTrace,
  Month,
  type Settlement,
  type StatementLine,
  type Trace,
  Zone
} from "@hostwatt/core"
import type { BundleInMonth } from "../arbitraries/bundles.ts"
import { settled } from "../builders/bundle.ts"
import type { Session } from "../Documents.ts"
import { at } from "../Written.ts"

/** A line about a session that its partner has a share in. */
type ShareLine = StatementLine.StatementLine & {
  readonly basis: Extract<StatementLine.StatementLine["basis"], { readonly _tag: "share" }>
}

const isShareLine = (line: StatementLine.StatementLine): line is ShareLine => line.basis._tag === "share"

/** A generated bundle with all that it leads to. */
interface View extends BundleInMonth {
  readonly sessions: readonly Session[]
  readonly settlement: Settlement.Settlement
  readonly lines: readonly ShareLine[]
  readonly traces: readonly Trace.Trace[]
}

interface Corner {
  /** In how many of 100 bundles it must appear at least. */
  readonly floor: number
  readonly isIn: (view: View) => boolean
}

const usual = 20
const seldom = 10
const rare = 3

const zoneOf = ({ bundle }: View): Zone.Zone => Zone.make(bundle.operator.timeZone)

const ended = (view: View): readonly { readonly start: number; readonly end: number }[] =>
  view.sessions.flatMap(({ start, end }) =>
    typeof end === "string" ? [{ start: at(start), end: at(end) }] : []
  )

/** Whether the day of an instant is longer or shorter than others. */
const isOnChangingNight = (view: View, instant: number): boolean =>
  view.bundle.locations?.some(({ timeZone }) => {
    const zone = Zone.make(timeZone)
    const offsets = [-43_200_000, 43_200_000].map((away) => Zone.offsetAt(zone, (instant + away) as never))
    return offsets[0] !== offsets[1]
  }) ?? false

const edgesOf = (view: View): readonly number[] => {
  const { start, end } = Month.period(view.month, zoneOf(view))
  return [start, end]
}

const places: Readonly<Record<string, Corner>> = {
  "several partners": { floor: usual, isIn: ({ bundle }) => (bundle.partners?.length ?? 0) > 1 },
  "several contracts of one partner": {
    floor: usual,
    isIn: ({ bundle: { contracts = [], partners = [] } }) =>
      (contracts?.length ?? 0) > (partners?.length ?? 0)
  },
  "several zones": {
    floor: usual,
    isIn: ({ bundle }) => new Set(bundle.contracts?.map(({ timeZone }) => timeZone)).size > 1
  },
  "a charge point that changes hosts": {
    floor: usual,
    isIn: ({ bundle }) =>
      bundle.chargePoints?.some(({ assignments }) => (assignments?.length ?? 0) > 1) ?? false
  },
  "a currency without minor digits": {
    floor: usual,
    isIn: ({ bundle }) => bundle.operator.currency === "JPY"
  },
  "a currency with three minor digits": {
    floor: usual,
    isIn: ({ bundle }) => bundle.operator.currency === "KWD"
  },
  "a currency in its last month": { floor: rare, isIn: ({ bundle }) => bundle.operator.currency === "BGN" },
  "odd ids": { floor: usual, isIn: ({ bundle }) => /[^\w-]/.test(bundle.partners?.[0]?.id ?? "") }
}

const times: Readonly<Record<string, Corner>> = {
  "a session across an edge of the month": {
    floor: usual,
    isIn: (view) =>
      ended(view).some(({ start, end }) => edgesOf(view).some((edge) => start < edge && edge < end))
  },
  "a session that ends as the month does": {
    floor: usual,
    isIn: (view) => ended(view).some(({ end }) => edgesOf(view).includes(end))
  },
  "a session one millisecond before": {
    floor: seldom,
    isIn: (view) => ended(view).some(({ end }) => edgesOf(view).includes(end + 1))
  },
  "a momentary session": {
    floor: usual,
    isIn: (view) => ended(view).some(({ start, end }) => start === end)
  },
  "a session on a night when a clock changes": {
    floor: usual,
    isIn: (view) => ended(view).some(({ start }) => isOnChangingNight(view, start))
  },
  "a running session": {
    floor: usual,
    isIn: ({ sessions }) => sessions.some(({ end }) => end === undefined)
  },
  "a session under another contract version at its end": {
    floor: rare,
    isIn: ({ lines }) =>
      lines.some(
        ({ basis: { settled: own, share } }) =>
          share.party.contract.versions.findLast(
            ({ from }) => Month.start(from, share.party.contract.zone) <= own.session.end
          )?.from !== share.party.version.from
      )
  },
  "money that came in before the session ended": {
    floor: usual,
    isIn: ({ lines }) =>
      lines.some(({ basis: { settled: own } }) => {
        const { cash } = own.session.payment
        return cash._tag === "all" && cash.at < own.session.end
      })
  },
  "a record given twice": {
    floor: usual,
    isIn: ({ sessions }) => new Set(sessions.map((one) => JSON.stringify(one))).size < sessions.length
  },
  "a record that another replaces": {
    floor: usual,
    isIn: ({ sessions }) => sessions.some(({ driverId }) => driverId === "d0")
  }
}

const prices: Readonly<Record<string, Corner>> = {
  "a price of zero": {
    floor: usual,
    isIn: ({ bundle }) => JSON.stringify(bundle.tariffs).includes('"price":"0"')
  },
  "a session that is free": {
    floor: usual,
    isIn: ({ sessions }) => sessions.some(({ payment }) => payment?.method === "free")
  },
  "a free session on a line": {
    floor: usual,
    isIn: ({ lines }) => lines.some(({ basis }) => basis.settled.cdr.gross.minor === 0n)
  },
  "prices of several VAT rates": {
    floor: usual,
    isIn: ({ lines }) =>
      lines.some(
        ({ basis }) => new Set(basis.settled.cdr.lines.map(({ rate }) => rate && Decimal.show(rate))).size > 1
      )
  },
  "an imported CDR": {
    floor: usual,
    isIn: ({ lines }) => lines.some(({ basis }) => basis.settled.cdr.origin._tag === "imported")
  },
  "a rated session": {
    floor: usual,
    isIn: ({ lines }) => lines.some(({ basis }) => basis.settled.cdr.origin._tag === "rated")
  }
}

const operation =
  (op: string) =>
  ({ traces }: View): boolean =>
    traces.some(({ steps }) => steps.some(({ by }) => by.op === op))

const term =
  (name: Trace.Trace["steps"][number]["term"]) =>
  ({ traces }: View): boolean =>
    traces.some(({ steps }) => steps.some((step) => step.term === name))

const isTie = ({ steps }: Trace.Trace, isRight: (numerator: bigint) => boolean): boolean =>
  steps.some(({ by }) => {
    const before = by.op === "round" && by.mode !== "up" ? steps[by.of[0]]?.value : undefined
    if (before === undefined || by.op !== "round") return false
    const doubled = 2n * 10n ** BigInt(by.digits) * before.numerator
    const units = doubled / before.denominator
    return doubled % before.denominator === 0n && units % 2n !== 0n && isRight(before.numerator)
  })

const shares: Readonly<Record<string, Corner>> = {
  "an exact tie": {
    floor: usual,
    isIn: ({ traces }) => traces.some((trace) => isTie(trace, (value) => value > 0n))
  },
  "an exact tie below zero": {
    floor: rare,
    isIn: ({ traces }) => traces.some((trace) => isTie(trace, (value) => value < 0n))
  },
  "a step size that adds something": {
    floor: seldom,
    isIn: ({ traces }) =>
      traces.some(({ steps }) => steps.some(({ by }) => by.op === "round" && by.mode === "up"))
  },
  "a net allocated to lines": { floor: rare, isIn: operation("allocate") },
  "a minimum price": { floor: seldom, isIn: term("minimum-price") },
  "a maximum price": { floor: rare, isIn: term("maximum-price") },
  "electricity deducted": {
    floor: usual,
    isIn: ({ lines }) => lines.some(({ basis }) => basis.settled.electricity !== undefined)
  },
  "electricity given back": {
    floor: usual,
    isIn: ({ lines }) => lines.some(({ basis }) => basis.share.split.reimbursed.minor > 0n)
  },
  "a base below zero": {
    floor: usual,
    isIn: ({ lines }) => lines.some(({ basis }) => basis.share.split.base.minor < 0n)
  },
  "a connection fee kept": {
    floor: usual,
    isIn: ({ lines }) =>
      lines.some(
        ({ basis: { settled: own, share } }) =>
          share.party.version.revenueShare.connectionFee === "kept-by-operator" &&
          own.cdr.lines.some(({ dimension, net }) => dimension === "flat" && net.minor !== 0n)
      )
  },
  "an operator that pays on top": {
    floor: seldom,
    isIn: ({ lines }) => lines.some(({ basis }) => basis.share.split.remainder.minor < 0n)
  }
}

const sections = Object.fromEntries(
  (["collected", "collected-previous", "awaited"] as const).map((section): [string, Corner] => [
    `a line that is ${section}`,
    {
      floor: section === "collected-previous" ? seldom : usual,
      isIn: ({ lines }) => lines.some((line) => line.section === section)
    }
  ])
)

/** What blocks sessions, by how often it must at least. */
const blocking: Readonly<Record<string, number>> = {
  Quarantined: usual,
  CurrentTypeUnknown: seldom,
  NoPeriods: usual,
  AmountTooLarge: seldom,
  TariffMissing: usual,
  NetNotComputable: rare,
  ZeroImport: usual,
  CdrCurrency: usual,
  NoAssignment: usual,
  NotInForce: usual,
  ElectricityCostMissing: rare
}

const blocked = Object.fromEntries(
  Object.entries(blocking).map(([because, floor]): [string, Corner] => [
    `a session blocked: ${because}`,
    { floor, isIn: ({ settlement }) => settlement.blocked.some((one) => one.because === because) }
  ])
)

/** Warnings, by how often they must appear at least. */
const warned: Readonly<Record<string, number>> = {
  OutsideServiceDates: usual,
  OverlappingSession: seldom,
  GrossDiffers: seldom,
  PeriodsUnordered: rare,
  PeriodBeforeStart: rare,
  PeriodAfterEnd: rare,
  TaxRateIgnored: rare,
  TotalClamped: usual
}

const warnings = Object.fromEntries(
  Object.entries(warned).map(([code, floor]): [string, Corner] => [
    `a warning: ${code}`,
    { floor, isIn: ({ settlement }) => settlement.warnings.some((one) => one.code === code) }
  ])
)

const corners: Readonly<Record<string, Corner>> = {
  ...places,
  ...times,
  ...prices,
  ...shares,
  ...sections,
  ...blocked,
  ...warnings
}

/** In how many of 100 bundles each corner must appear at least. */
export const cornerFloors: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(corners).map(([name, { floor }]) => [name, floor])
)

/** The corners that a generated bundle has. */
export const cornersOf = ({ bundle, month }: BundleInMonth): readonly string[] => {
  const settlement = settled(bundle, month)
  const lines = settlement.statements.flatMap((statement) => statement.lines.filter(isShareLine))
  const view: View = {
    bundle,
    month,
    sessions: bundle.sessions ?? [],
    settlement,
    lines,
    traces: lines.map((line) => LineTrace.of(line, month))
  }
  return Object.entries(corners).flatMap(([name, { isIn }]) => (isIn(view) ? [name] : []))
}
