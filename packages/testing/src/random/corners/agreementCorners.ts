import { currencyOf, versionIn, zoneOf } from "../../oracle/agreements.ts"
import type { Assignment, Contract, Version } from "../../oracle/bundle.ts"
import { type Corners, depthOf, partnerZonesDiffer, type View, zonesOf } from "./View.ts"

const versionsIn = ({ bundle, contracts, month }: View): readonly Version[] =>
  contracts.flatMap((contract) => versionIn(bundle, contract, month) ?? [])

const inMonth = ({ month }: View, date: string | undefined): boolean =>
  date !== undefined && date.startsWith(month) && date !== `${month}-01`

const assignmentsOf = ({ bundle }: View, role: "host" | "beneficiary"): readonly (readonly Assignment[])[] =>
  (bundle.chargePoints ?? []).map(({ assignments = [] }) =>
    assignments.filter((one) => (one.role ?? "host") === role)
  )

const contractOf = ({ contracts }: View, { contractId }: Assignment): Contract | undefined =>
  contracts.find(({ id }) => id === contractId)

const rulesAre = (view: View, first: string, second: string): boolean =>
  versionsIn(view).some(
    ({ monthRules = [] }) => monthRules[0]?.kind === first && monthRules[1]?.kind === second
  )

const isRenewedInto = (view: View, contract: Contract): boolean =>
  contract.autoRenewal === true &&
  contract.endMonth !== undefined &&
  contract.endMonth < view.month &&
  versionIn(view.bundle, contract, view.month) !== undefined

/** Chains, terms, months in force. */
const ofContracts: Corners = {
  "contracts[].under: a chain of two": (view) => view.contracts.some((one) => depthOf(view, one) === 2),
  "contracts[].under: a chain of three": (view) => view.contracts.some((one) => depthOf(view, one) === 3),
  "contracts[].partnerId: several of one partner": ({ contracts }) =>
    new Set(contracts.map(({ partnerId }) => partnerId)).size < contracts.length,
  "contracts[].timeZone: two zones": (view) => zonesOf(view).size > 1,
  "contracts[].timeZone: not the partner's": partnerZonesDiffer,
  "contracts[].currency: two currencies": ({ bundle, contracts }) =>
    new Set(contracts.map((one) => currencyOf(bundle, one))).size > 1,
  "contracts[]: one is not in force in the month": ({ bundle, contracts, month }) =>
    contracts.some((one) => versionIn(bundle, one, month) === undefined),
  "contracts[].autoRenewal: renewed into the month": (view) =>
    view.contracts.some((one) => isRenewedInto(view, one)),
  "contracts[].renewalStoppedAt: ends with the running term": ({ contracts }) =>
    contracts.some((one) => one.autoRenewal === true && one.endMonth !== undefined && one.renewalStoppedAt),
  "contracts[].versions[].from: changes with the month": ({ contracts, month }) =>
    contracts.some(
      ({ startMonth, versions }) => startMonth < month && versions.some(({ from }) => from === month)
    ),
  "contracts[].versions[]: out of order": ({ contracts }) =>
    contracts.some(({ versions }) =>
      versions.some(({ from }, index) => from < (versions[index - 1]?.from ?? ""))
    ),
  "contracts[].versions[].revenueSharing.overrides: several": ({ contracts }) =>
    contracts.some(({ versions }) =>
      versions.some((one) => (one.revenueSharing?.overrides?.length ?? 0) > 1)
    ),
  "contracts[].versions[].monthRules: guarantee, then cap": (view) => rulesAre(view, "guarantee", "cap"),
  "contracts[].versions[].monthRules: cap, then guarantee": (view) => rulesAre(view, "cap", "guarantee")
}

const hostChanges = (view: View, isMeant: (left: Contract, right: Contract) => boolean): boolean =>
  assignmentsOf(view, "host").some((hosts) =>
    hosts.some((one) =>
      hosts.some((other) => {
        const [left, right] = [contractOf(view, one), contractOf(view, other)]
        if (left === undefined || right === undefined || one === other) return false
        return inMonth(view, one.until) && (one.until ?? "") <= other.from && isMeant(left, right)
      })
    )
  )

const serviceDates = ({ bundle }: View, name: "inServiceFrom" | "inServiceUntil"): readonly string[] =>
  (bundle.chargePoints ?? []).flatMap((one) =>
    [one, ...(one.evses ?? [])].flatMap((asset) => asset[name] ?? [])
  )

/** Who stands where, and since when. */
const ofPlaces: Corners = {
  "chargePoints[].assignments: hosts change in the month": (view) => hostChanges(view, () => true),
  "chargePoints[].assignments: hosts change to another zone": (view) =>
    hostChanges(view, (left, right) => zoneOf(view.bundle, left) !== zoneOf(view.bundle, right)),
  "chargePoints[].assignments: a beneficiary beside a chain": (view) =>
    view.visits.some(({ beneficiaries, chain }) => beneficiaries.length > 0 && chain.length > 1),
  "chargePoints[].assignments: two beneficiaries": (view) =>
    view.visits.some(({ beneficiaries }) => beneficiaries.length > 1),
  "chargePoints[].assignments: a beneficiary for a part of the month": (view) =>
    assignmentsOf(view, "beneficiary").some((all) =>
      all.some(({ from, until }) => inMonth(view, from) || inMonth(view, until))
    ),
  "chargePoints[].inServiceFrom: in the month": (view) =>
    serviceDates(view, "inServiceFrom").some((date) => inMonth(view, date)),
  "chargePoints[].inServiceUntil: in the month": (view) =>
    serviceDates(view, "inServiceUntil").some((date) => inMonth(view, date)),
  "chargePoints[].inServiceFrom: never commissioned": ({ bundle }) =>
    bundle.chargePoints?.some(({ inServiceFrom }) => inServiceFrom === undefined) === true,
  "operator.currency: no minor unit": ({ bundle }) => bundle.operator.currency === "JPY",
  "operator.currency: three digits": ({ bundle }) => bundle.operator.currency === "KWD"
}

export const agreementCorners: Corners = { ...ofContracts, ...ofPlaces }
