import type { Bundle, Crossing, Partner } from "../../oracle/bundle.ts"
import { type CorporateCharge, corporateCharges } from "../../oracle/corporate.ts"
import type { OracleLine } from "../../oracle/oracle.ts"
import { corporatePartner } from "../../oracle/sessions.ts"
import { type Corners, otherwiseRounded, type View } from "./View.ts"

type Billing = NonNullable<Partner["corporateBilling"]>

const withBilling = (bundle: Bundle, change: (billing: Billing) => Billing): Bundle => ({
  ...bundle,
  partners: (bundle.partners ?? []).map(({ corporateBilling, ...partner }) =>
    corporateBilling === undefined ? partner : { ...partner, corporateBilling: change(corporateBilling) }
  )
})

const withoutLimit = ({ monthlyLimit: _limit, ...billing }: Billing): Billing => billing

const netsOf = (charges: readonly CorporateCharge[]): ReadonlyMap<string, bigint> =>
  new Map(charges.map(({ line, visit }) => [visit.session.id, line.net]))

/** The partners whose limit is passed in the month: they would owe another amount if the rest were the driver's. */
const crossed = ({ bundle, month, visits }: View): readonly Partner[] => {
  const spilt = withBilling(bundle, (billing) => ({ ...billing, crossing: "spill-to-driver" }))
  const all = netsOf(corporateCharges(withBilling(bundle, withoutLimit), visits, month))
  const ids = new Set(
    corporateCharges(spilt, visits, month)
      .filter(({ line, visit }) => line.net !== all.get(visit.session.id))
      .map(({ visit }) => corporatePartner(visit))
  )
  return (bundle.partners ?? []).filter(({ id }) => ids.has(id))
}

const isCrossed =
  (crossing: Crossing) =>
  (view: View): boolean =>
    crossed(view).some(
      ({ corporateBilling }) =>
        (corporateBilling?.crossing ?? view.bundle.operator.policies?.corporateCrossing ?? "stop") ===
        crossing
    )

const isDiscounted =
  (isMeant: (percent: number) => boolean) =>
  ({ bundle, month, visits }: View): boolean =>
    corporateCharges(bundle, visits, month).some(({ visit }) => {
      const payer = bundle.partners?.find(({ id }) => id === corporatePartner(visit))
      return visit.cdr?.net !== 0n && isMeant(Number(payer?.corporateBilling?.discountPercent ?? 0))
    })

const isDiscountTie = (view: View): boolean => {
  const { bundle, month, visits } = view
  const others = netsOf(corporateCharges(otherwiseRounded(view), visits, month))
  return corporateCharges(bundle, visits, month).some(
    ({ line, visit }) => line.net !== others.get(visit.session.id)
  )
}

const ofCorporate: Corners = {
  "corporateBilling.monthlyLimit: passed, stop": isCrossed("stop"),
  "corporateBilling.monthlyLimit: passed, allow": isCrossed("allow"),
  "corporateBilling.monthlyLimit: passed, spill-to-driver": isCrossed("spill-to-driver"),
  "corporateBilling.discountPercent: none": isDiscounted((percent) => percent === 0),
  "corporateBilling.discountPercent: all": isDiscounted((percent) => percent === 100),
  "corporateBilling.discountPercent: odd": isDiscounted((percent) => percent % 1 !== 0),
  "tie: a discount": isDiscountTie
}

const someLine =
  (isMeant: (line: OracleLine) => boolean) =>
  ({ settlement }: View): boolean =>
    settlement.statements.some(({ lines }) => lines.some(isMeant))

const inSection = (section: OracleLine["section"]) => someLine((line) => line.section === section)

const trueUps = (isMeant: (amount: string) => boolean) =>
  someLine(({ amount, kind }) => kind === "true-up" && isMeant(amount))

const ofLines: Corners = {
  "line: collected": inSection("collected"),
  "line: collected-previous": inSection("collected-previous"),
  "line: collected-previous, taken back": someLine(
    ({ amount, kind, section }) =>
      section === "collected-previous" && kind === "share" && amount.startsWith("-")
  ),
  "line: awaited": inSection("awaited"),
  "line: platform-fees": inSection("platform-fees"),
  "line: corporate": inSection("corporate"),
  "line: top-ups": inSection("top-ups"),
  "line: recurring": inSection("recurring"),
  "line: true-ups, guaranteed": trueUps((amount) => !amount.startsWith("-")),
  "line: true-ups, capped": trueUps((amount) => amount.startsWith("-")),
  "line: adjustments": inSection("adjustments"),
  "line: pass-through": someLine(({ kind }) => kind === "pass-through"),
  "line: commission": someLine(({ kind }) => kind === "commission"),
  "line: fees": someLine(({ kind }) => kind === "fees"),
  "line: reimbursement": someLine(({ kind }) => kind === "reimbursement"),
  "line: with VAT": someLine(({ vat }) => Number(vat) !== 0),
  "statements: several counterparties": ({ settlement }) =>
    new Set(settlement.statements.map(({ counterpartyId }) => counterpartyId)).size > 1,
  "statements: several of one partner": ({ settlement: { statements } }) =>
    new Set(statements.map(({ partnerId }) => partnerId)).size < statements.length,
  "statements: none": ({ settlement }) => settlement.statements.length === 0,
  "operator: suspense": ({ settlement }) =>
    settlement.operator.some(({ suspense }) => Number(suspense) !== 0),
  "operator: retains less than nothing": ({ settlement }) =>
    settlement.operator.some(({ retained }) => retained.startsWith("-"))
}

export const monthCorners: Corners = { ...ofCorporate, ...ofLines }
