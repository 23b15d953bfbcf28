import { zoneOf, zoneOfPartner } from "../../oracle/agreements.ts"
import { type Bundle, type Contract, withoutNulls } from "../../oracle/bundle.ts"
import { endOfMonth, startOfMonth } from "../../oracle/calendar.ts"
import { oracle, type OracleSettlement } from "../../oracle/oracle.ts"
import { type Visit, visitsOf } from "../../oracle/sessions.ts"
import type { BundleInMonth } from "../randomBundle.ts"

/** A bundle with what a settlement makes of it. */
export interface View {
  readonly bundle: Bundle
  readonly month: string
  /** The sessions that ended, each in its latest record. */
  readonly visits: readonly Visit[]
  readonly settlement: OracleSettlement
  readonly contracts: readonly Contract[]
}

/** Something that a bundle may have, named by the path of the field it is about. */
export type Corners = Readonly<Record<string, (view: View) => boolean>>

export const viewOf = ({ bundle: document, month }: BundleInMonth): View => {
  const bundle = withoutNulls(document) as Bundle
  return {
    bundle,
    month,
    visits: visitsOf(bundle),
    settlement: oracle(bundle, month),
    contracts: bundle.contracts ?? []
  }
}

/** When the month begins and ends for a session. */
export const edgesOf = ({ month }: View, { zone }: Visit): readonly [number, number] => [
  startOfMonth(zone, month),
  endOfMonth(zone, month)
]

/** The contracts above a contract, and itself. */
export const depthOf = (view: View, { under }: Contract): number => {
  const above = view.contracts.find(({ id }) => id === under)
  return above === undefined ? 1 : 1 + depthOf(view, above)
}

export const zonesOf = ({ bundle, contracts }: View): ReadonlySet<string> =>
  new Set(contracts.map((contract) => zoneOf(bundle, contract)))

export const partnerZonesDiffer = ({ bundle, contracts }: View): boolean =>
  contracts.some((contract) => zoneOfPartner(bundle, contract.partnerId) !== zoneOf(bundle, contract))

/** The same bundle under another rounding: what comes out otherwise was an exact tie. */
export const otherwiseRounded = ({ bundle }: View): Bundle => {
  const { operator } = bundle
  const rounding = operator.policies?.rounding === "half-even" ? "half-up" : "half-even"
  return { ...bundle, operator: { ...operator, policies: { ...operator.policies, rounding } } }
}
