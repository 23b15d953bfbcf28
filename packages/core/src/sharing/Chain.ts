import type { Sharing } from "../contracts/Assignment.ts"
import type { ContractId } from "../values/Id.ts"
import * as RevenueSplit from "./RevenueSplit.ts"
import type { SessionRevenue } from "./SessionRevenue.ts"

/** One contract's part of a session: what there was to share, and who got what of it. */
export interface PartyShare {
  readonly party: Sharing
  /** The part of the contract above; `undefined` directly below the operator. */
  readonly above: PartyShare | undefined
  readonly revenue: SessionRevenue
  readonly split: RevenueSplit.RevenueSplit
}

/**
 * Splits the revenue of one session down the chains of its parties.
 *
 * One formula at each level: what a party receives from above is the revenue
 * of the contracts below it. `parties` are in order, each after the one above it.
 *
 * - Law: what the operator keeps and what each level keeps sum to the revenue
 * - Source: specification 06, "Chains", "Beneficiaries"
 */
export const split = (parties: readonly Sharing[], revenue: SessionRevenue): readonly PartyShare[] => {
  const done = new Map<ContractId, PartyShare>()
  for (const party of parties) {
    const above = party.contract.under === undefined ? undefined : done.get(party.contract.under)
    const own =
      above === undefined
        ? revenue
        : RevenueSplit.passedDown(above.party.version.revenueShare, above.revenue, above.split)
    const terms = party.version.revenueShare
    done.set(party.contract.id, { party, above, revenue: own, split: RevenueSplit.split(terms, own) })
  }
  return [...done.values()]
}
