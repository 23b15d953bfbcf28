import type { Settlement, StatementLine, Trace } from "@hostwatt/core"
import type { BundleInMonth } from "../arbitraries/bundles.ts"
import type { Session } from "../Documents.ts"

/** A line about a session that its partner has a share in. */
export type ShareLine = StatementLine.StatementLine & {
  readonly basis: Extract<StatementLine.StatementLine["basis"], { readonly _tag: "share" }>
}

export const isShareLine = (line: StatementLine.StatementLine): line is ShareLine =>
  line.basis._tag === "share"

/** A generated bundle with all that it leads to. */
export interface View extends BundleInMonth {
  readonly sessions: readonly Session[]
  readonly settlement: Settlement.Settlement
  readonly lines: readonly ShareLine[]
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
