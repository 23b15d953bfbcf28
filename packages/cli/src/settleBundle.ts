import { type Bundle, type Month, Settlement } from "@hostwatt/core"
import * as Effect from "effect/Effect"
import type { Io } from "./Io.ts"
import { withProgress } from "./progress.ts"
import { Refusal } from "./Refusal.ts"
import * as Phrases from "./render/phrases.ts"
import { plain } from "./render/plain.ts"

/**
 * Settles a month of a bundle, showing how far it is.
 *
 * - Refuses: what the settlement refuses, in words
 */
export const settleBundle = (
  { network }: Bundle.Bundle,
  month: Month.Month
): Effect.Effect<Settlement.Settlement, Refusal, Io> =>
  Effect.flatMap(
    withProgress("settling", (show) => Settlement.settleMonth(network, month, { onSession: show })),
    (settled) =>
      Effect.mapError(
        Effect.fromResult(settled),
        (refused) =>
          new Refusal({
            message: `${month} cannot be settled`,
            details: refused.map((one) => `  ${plain(Phrases.refused(one))}`),
            remedy: "correct the bundle"
          })
      )
  )
