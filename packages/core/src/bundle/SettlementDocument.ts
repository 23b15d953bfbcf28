import * as Money from "../values/Money.ts"
import type { Settlement } from "../statements/Settlement.ts"
import * as StatementDocument from "./StatementDocument.ts"

/** A settled month as it is printed. */
export interface SettlementDocument {
  readonly month: string
  readonly statements: readonly StatementDocument.StatementDocument[]
  readonly blocked: readonly { readonly sessionId: string; readonly reason: string }[]
  readonly operator: readonly {
    readonly currency: string
    readonly retained: string
    readonly suspense: string
  }[]
  readonly warnings: readonly {
    readonly code: string
    readonly subject: { readonly kind: string; readonly id: string }
    readonly path: string
  }[]
}

/** A settled month as it is printed. */
export const fromSettlement = ({
  month,
  statements,
  blocked,
  operator,
  warnings
}: Settlement): SettlementDocument => ({
  month,
  statements: statements.map(StatementDocument.fromStatement),
  blocked: blocked.map(({ sessionId, reason }) => ({ sessionId, reason })),
  operator: operator.map(({ currency, retained, suspense }) => ({
    currency,
    retained: Money.format(retained),
    suspense: Money.format(suspense)
  })),
  warnings
})
