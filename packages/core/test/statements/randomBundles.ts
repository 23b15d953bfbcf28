import { networkOf, randomBundle } from "@hostwatt/testing"
import * as Result from "effect/Result"
import type { Network } from "../../src/statements/Network.ts"
import * as Settlement from "../../src/statements/Settlement.ts"
import type { Statement } from "../../src/statements/Statement.ts"
import * as Month from "../../src/values/Month.ts"

/** A random bundle, read and settled. */
export interface RandomMonth {
  readonly seed: number
  readonly document: ReturnType<typeof randomBundle>["bundle"]
  readonly month: Month.Month
  readonly network: Network
  readonly statements: readonly Statement[]
}

/** A bundle of the format, read and settled in a month. */
export const settledMonth = (document: RandomMonth["document"], of: string, seed = 0): RandomMonth => {
  const month = Month.make(of)
  const network = networkOf(document as Parameters<typeof networkOf>[0])
  const { statements } = Result.getOrThrow(Settlement.settleMonth(network, month))
  return { seed, document, month, network, statements }
}

/** Random bundles over every field of the format, settled once for all laws of a file. */
export const randomMonths = (count: number): readonly RandomMonth[] =>
  Array.from({ length: count }, (_, seed) => {
    const { bundle, month } = randomBundle(seed)
    return settledMonth(bundle, month, seed)
  })
