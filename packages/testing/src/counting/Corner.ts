import type { Settlement, StatementLine, Trace } from "@hostwatt/core"
import type { BundleInMonth } from "../arbitraries/bundles.ts"
import type { Session } from "../Documents.ts"

/** A generated bundle with all that it leads to. */
export interface View extends BundleInMonth {
  readonly sessions: readonly Session[]
  readonly settlement: Settlement.Settlement
  readonly lines: readonly StatementLine.StatementLine[]
  readonly traces: readonly Trace.Trace[]
}

/** Something that happens seldom by chance, and often must go wrong. */
export interface Corner {
  /** In how many of 100 bundles it must appear at least. */
  readonly floor: number
  readonly isIn: (view: View) => boolean
}

export const usual = 20
export const seldom = 10
export const rare = 3
