import { randomAdjustments, randomTopUps } from "./accounts.ts"
import { type Chains, randomChains } from "./Chains.ts"
import { randomChargePoint, randomLocations } from "./chargePoints.ts"
import { randomContracts } from "./contracts.ts"
import * as Dice from "./Dice.ts"
import type { Bundle } from "./Documents.ts"
import * as Frame from "./Frame.ts"
import { randomOperator, randomPartner } from "./parties.ts"
import { randomSessions } from "./sessions.ts"
import { randomSites } from "./Sites.ts"
import { randomElectricityCosts, randomTariffs } from "./tariffs.ts"

/** A bundle and the month around which things happen in it. */
export interface BundleInMonth {
  readonly bundle: Bundle
  readonly month: string
}

/** The partners whose accounts sessions are charged to. */
const randomPayers = ({ dice }: Frame.Frame, { partners }: Chains): readonly string[] => {
  if (dice.chance(42)) return []
  const payer = dice.pick(partners).id
  return dice.chance(80) ? [payer] : [payer, dice.pick(partners).id]
}

/**
 * A valid bundle that a seed stands for, small and full of corners.
 *
 * Chains of contracts, landlords, changing hosts, terms of every kind; sessions
 * at month ends and clock changes, measured and rated, paid in all ways, in
 * part, late and back again; and a few of every kind that cannot be settled.
 *
 * - Law: the same seed gives the same bundle
 * - Law: a bundle has no fault
 */
export const randomBundle = (seed: number): BundleInMonth => {
  const dice = Dice.make(seed)
  const frame = Frame.make(dice)
  const sites = randomSites(frame)
  const chains = randomChains(frame)
  const payers = randomPayers(frame, chains)
  const tariffs = randomTariffs(frame)
  const agreed = { chains, tariffs: tariffs.all, electricityCosts: randomElectricityCosts(frame) }
  const partners = chains.partners.map((plan) => randomPartner(frame, chains, plan, payers.includes(plan.id)))
  const placed = sites.chargePoints.map((site) => randomChargePoint(frame, site, agreed))
  return {
    month: frame.month,
    bundle: {
      hostwatt: 1,
      operator: randomOperator(frame),
      partners,
      contracts: dice.shuffled(randomContracts(frame, chains, sites)),
      locations: randomLocations(frame, sites, agreed),
      electricityCosts: agreed.electricityCosts,
      chargePoints: placed.map(({ document }) => document),
      tariffs: tariffs.all,
      sessions: randomSessions(frame, { placed, tariffs, payers }),
      topUps: randomTopUps(frame, partners),
      adjustments: randomAdjustments(frame, partners)
    }
  }
}
