import { LineTrace } from "@hostwatt/core"
import type { BundleInMonth } from "../arbitraries/bundles.ts"
import { settled } from "../builders/bundle.ts"
import { priceCorners, shareCorners } from "./amountCorners.ts"
import { type Corner, isShareLine, rare, seldom, usual, type View } from "./Corner.ts"
import { placeCorners, timeCorners } from "./recordCorners.ts"

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
  OverlappingSession: rare,
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
  ...placeCorners,
  ...timeCorners,
  ...priceCorners,
  ...shareCorners,
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
  const all = settlement.statements.flatMap((statement) => statement.lines)
  const view: View = {
    bundle,
    month,
    sessions: bundle.sessions ?? [],
    settlement,
    lines: all.filter(isShareLine),
    traces: all.map((line) => LineTrace.of(line, month))
  }
  return Object.entries(corners).flatMap(([name, { isIn }]) => (isIn(view) ? [name] : []))
}
