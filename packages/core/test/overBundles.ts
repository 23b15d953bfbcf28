import { anyBundle, type BundleInMonth, networkOf, Runs } from "@hostwatt/testing"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import type { ShareBasis } from "../src/statements/LineBasis.ts"
import type { Network } from "../src/statements/Network.ts"
import * as Settlement from "../src/statements/Settlement.ts"
import type { Month } from "../src/values/Month.ts"
import type { StatementLine } from "../src/statements/StatementLine.ts"

/** A generated bundle, read and settled. */
export interface SettledBundle extends BundleInMonth {
  readonly network: Network
  readonly settlement: Settlement.Settlement
  readonly lines: readonly StatementLine[]
}

/** Where fast-check prints one, the bundle says it all. */
const printedAs = (value: unknown) => ({ [fc.toStringMethod]: () => JSON.stringify(value) })

const settle = ({ bundle, month }: BundleInMonth): SettledBundle => {
  const network = networkOf(bundle)
  const settlement = Result.getOrThrow(Settlement.settleMonth(network, month))
  const lines = settlement.statements.flatMap((statement) => statement.lines)
  return { bundle, month, network, settlement, lines, ...printedAs({ month, bundle }) }
}

/** The bundles that fast-check would run a law on, generated and settled once for all laws of a file. */
const bundles: readonly SettledBundle[] = fc.sample(anyBundle, Runs.laws).map(settle)

/**
 * Holds a law against every bundle.
 *
 * Where it fails, fast-check runs it again: it comes across the same bundle,
 * and makes it as small as it can.
 */
export const assertOverBundles = (law: (settled: SettledBundle) => void): void => {
  try {
    for (const settled of bundles) law(settled)
  } catch (failed) {
    fc.assert(
      fc.property(anyBundle, (generated) => law(settle(generated))),
      Runs.laws
    )
    throw failed
  }
}

/** Any of these bundles, for laws that need something else beside it. */
export const anySettledBundle: fc.Arbitrary<SettledBundle> = fc.constantFrom(...bundles)

/** Any line of any of these bundles, with the network it was computed from. */
export const anyLine: fc.Arbitrary<{
  readonly network: Network
  readonly month: Month
  readonly line: StatementLine
}> = fc.constantFrom(
  ...bundles.flatMap(({ network, month, lines }) =>
    lines.map((line) => ({ network, month, line, ...printedAs(line.id) }))
  )
)

/** A line about a session that its partner has a share in. */
export type ShareLine = StatementLine & { readonly basis: ShareBasis }

export const isShareLine = (line: StatementLine): line is ShareLine => line.basis._tag === "share"
