import type { Adjustment, TopUp } from "../charging/AccountEntry.ts"
import type { ContractInForce } from "../contracts/Assignment.ts"
import * as Contract from "../contracts/Contract.ts"
import type { Partner } from "../contracts/Partner.ts"
import * as MonthRule from "../sharing/MonthRule.ts"
import * as PlatformCharge from "../sharing/PlatformCharge.ts"
import type { Party } from "../contracts/Operator.ts"
import * as Id from "../values/Id.ts"
import * as Money from "../values/Money.ts"
import * as Month from "../values/Month.ts"
import type { Network } from "./Network.ts"
import type { RuleLine } from "./LineBasis.ts"
import { shareInSection } from "./ShareLines.ts"
import { isPayable, type LineDraft, type Parties } from "./StatementLine.ts"

/** The contracts in force in a month, each with its version. */
export const contractsIn = ({ contracts }: Network, month: Month.Month): readonly ContractInForce[] =>
  [...contracts.values()].flatMap((contract) => {
    const version = Contract.versionIn(contract, month)
    return version === undefined ? [] : [{ contract, version }]
  })

/** Who stands on either side of a contract: the partner, and the operator or the sub-operator above. */
export const partiesOf = ({ contracts, operator }: Network, contract: Contract.Contract): Parties => {
  const above = contract.under === undefined ? undefined : contracts.get(contract.under)
  const counterpartyId: Party = above?.partnerId ?? operator.id
  return { partnerId: contract.partnerId, counterpartyId, currency: contract.currency, zone: contract.zone }
}

/** Lines of no contract stand between the partner and the operator, in the partner's months. */
const withOperator = ({ operator }: Network, partner: Partner, { currency }: Money.Money): Parties => ({
  partnerId: partner.id,
  counterpartyId: operator.id,
  currency,
  zone: partner.zone
})

const ofNoContract = { contract: undefined, session: undefined } as const

/** The flat fee of each partner with a contract in force. */
const partnerFees = (network: Network, inForce: readonly ContractInForce[]): readonly LineDraft[] => {
  const bound = new Set(inForce.map(({ contract }) => contract.partnerId))
  return [...network.partners.values()].flatMap((partner): readonly LineDraft[] => {
    const fee = partner.monthlyPlatformFee
    if (fee === undefined || !bound.has(partner.id)) return []
    return [
      {
        ...ofNoContract,
        id: Id.join("platform-fee", partner.id),
        kind: "platform-fee",
        section: "platform-fees",
        sign: "owes",
        parties: withOperator(network, partner, fee),
        about: "partner",
        net: fee,
        basis: { _tag: "partner-fee", partner }
      }
    ]
  })
}

const feePaths = {
  "charge-point": "platformFees.perChargePoint",
  "ac-evse": "platformFees.perAcEvse",
  "dc-evse": "platformFees.perDcEvse",
  contract: "",
  location: ""
} as const

const chargedMonth = (
  network: Network,
  party: ContractInForce,
  month: Month.Month
): PlatformCharge.ChargedMonth => ({
  contract: party.contract,
  month,
  records: network,
  rounding: network.operator.policies.rounding
})

const platformFees = (network: Network, party: ContractInForce, month: Month.Month): readonly LineDraft[] =>
  PlatformCharge.feesOf(chargedMonth(network, party, month), party.version).map((charge) => ({
    id: Id.join("platform-fee", party.contract.id, charge.per),
    kind: "platform-fee",
    section: "platform-fees",
    sign: "owes",
    parties: partiesOf(network, party.contract),
    contract: party,
    session: undefined,
    about: charge.per,
    net: charge.amount,
    basis: { _tag: "platform-fee", party, charge, path: feePaths[charge.per] }
  }))

const recurring = (network: Network, party: ContractInForce, month: Month.Month): readonly LineDraft[] =>
  party.version.recurring.flatMap((line, position): readonly LineDraft[] => {
    const counting = party.version.platformFees?.counting ?? network.operator.policies.assetCounting
    const charge = PlatformCharge.recurringOf(chargedMonth(network, party, month), line, counting)
    if (charge === undefined) return []
    return [
      {
        id: Id.join("recurring", party.contract.id, line.id),
        kind: "recurring",
        section: "recurring",
        sign: line.direction,
        parties: partiesOf(network, party.contract),
        contract: party,
        session: undefined,
        about: line.id,
        net: charge.amount,
        basis: { _tag: "recurring", party, charge, path: `recurring[${position}].amount` }
      }
    ]
  })

/** The lines of a contract on which the partner's share stands: the share itself, without fees and what is paid back. */
const sharesOf = (party: ContractInForce, shareLines: readonly LineDraft[]): readonly RuleLine[] =>
  shareLines.flatMap(({ id, kind, section, contract, basis }) =>
    contract?.contract.id === party.contract.id &&
    isPayable({ section }) &&
    (kind === "revenue" || kind === "sale") &&
    basis._tag === "share"
      ? [{ id, amount: shareInSection(basis, section) }]
      : []
  )

/** The true-ups of a contract over what the month pays of its share. */
const trueUps = (
  network: Network,
  party: ContractInForce,
  shareLines: readonly LineDraft[]
): readonly LineDraft[] => {
  const own = sharesOf(party, shareLines)
  const share = Money.sum(
    party.contract.currency,
    own.map(({ amount }) => amount)
  )
  return MonthRule.trueUps(share, party.version.monthRules).map((trueUp) => ({
    id: Id.join("true-up", party.contract.id, String(trueUp.position)),
    kind: "true-up",
    section: "true-ups",
    sign: trueUp.rule.kind === "guarantee" ? "earns" : "owes",
    parties: partiesOf(network, party.contract),
    contract: party,
    session: undefined,
    about: trueUp.rule.kind,
    net: trueUp.rule.kind === "guarantee" ? trueUp.amount : Money.negate(trueUp.amount),
    basis: { _tag: "true-up", party, trueUp, lines: own }
  }))
}

const topUpLine = (network: Network, topUp: TopUp, month: Month.Month): readonly LineDraft[] => {
  const partner = network.partners.get(topUp.partnerId)
  if (partner === undefined || topUp.fundedBy !== "partner") return []
  if (!Month.contains(Month.period(month, partner.zone), topUp.at)) return []
  return [
    {
      ...ofNoContract,
      id: Id.join("top-up", topUp.id),
      kind: "top-up",
      section: "top-ups",
      sign: "owes",
      parties: withOperator(network, partner, topUp.amount),
      about: topUp.id,
      net: topUp.amount,
      basis: { _tag: "top-up", topUp }
    }
  ]
}

const adjustmentLine = (
  network: Network,
  adjustment: Adjustment,
  month: Month.Month
): readonly LineDraft[] => {
  const partner = network.partners.get(adjustment.partnerId)
  if (partner === undefined || adjustment.month !== month) return []
  return [
    {
      ...ofNoContract,
      id: Id.join("adjustment", adjustment.id),
      kind: "adjustment",
      section: "adjustments",
      sign: "earns",
      parties: withOperator(network, partner, adjustment.amount),
      about: adjustment.id,
      net: adjustment.amount,
      basis: { _tag: "adjustment", adjustment }
    }
  ]
}

/**
 * The lines of a month that are about no single session: fees, rents, true-ups, top-ups, adjustments.
 *
 * `shareLines` are the lines of its sessions, over which guarantees and caps are computed.
 *
 * - Source: specification 06, "Platform fees and other monthly lines", "Other lines"
 */
export const of = (
  network: Network,
  month: Month.Month,
  shareLines: readonly LineDraft[]
): readonly LineDraft[] => {
  const inForce = contractsIn(network, month)
  return [
    ...partnerFees(network, inForce),
    ...inForce.flatMap((party) => platformFees(network, party, month)),
    ...inForce.flatMap((party) => recurring(network, party, month)),
    ...inForce.flatMap((party) => trueUps(network, party, shareLines)),
    ...network.topUps.flatMap((topUp) => topUpLine(network, topUp, month)),
    ...network.adjustments.flatMap((adjustment) => adjustmentLine(network, adjustment, month))
  ]
}
