import type { Bundle, Sharing } from "../../oracle/bundle.ts"
import { daysOf } from "../../oracle/calendar.ts"
import type { Cdr } from "../../oracle/cdr.ts"
import { contractLines } from "../../oracle/monthly.ts"
import { electricityOf, priceOf, scheduleOf } from "../../oracle/rating.ts"
import { type Visit, visitsOf } from "../../oracle/sessions.ts"
import { type Part, partsOf } from "../../oracle/sharing.ts"
import { type Corners, otherwiseRounded, type View } from "./View.ts"

interface Shared extends Visit {
  readonly cdr: Cdr
}

const shared = (visits: readonly Visit[]): readonly Shared[] =>
  visits.flatMap((visit) =>
    visit.blocked === undefined && visit.cdr !== undefined ? [{ ...visit, cdr: visit.cdr }] : []
  )

const somePart =
  (isMeant: (part: Part) => boolean) =>
  ({ bundle, visits }: View): boolean =>
    shared(visits).some((visit) => partsOf(bundle, visit, visit.cdr).some(isMeant))

/** Whether some part comes out otherwise in a bundle that is changed in one thing, all above it being equal. */
const isChanged = (
  { bundle, visits }: View,
  changed: Bundle,
  others: readonly Visit[],
  isMeant: (part: Part, other: Part) => boolean
): boolean => {
  const byId = new Map(shared(others).map((visit) => [visit.session.id, visit]))
  return shared(visits).some((visit) => {
    const parts = partsOf(changed, byId.get(visit.session.id) ?? visit, visit.cdr)
    return partsOf(bundle, visit, visit.cdr).some((part, index) => {
      const other = parts[index]
      return other !== undefined && part.revenue === other.revenue && isMeant(part, other)
    })
  })
}

const isTie =
  (isMeant: (part: Part, other: Part) => boolean) =>
  (view: View): boolean =>
    isChanged(view, otherwiseRounded(view), view.visits, isMeant)

const withTerms = ({ bundle, contracts }: View, change: (sharing: Sharing) => Sharing): Bundle => ({
  ...bundle,
  contracts: contracts.map((contract) => ({
    ...contract,
    versions: contract.versions.map(({ revenueSharing, ...version }) =>
      revenueSharing === undefined ? version : { ...version, revenueSharing: change(revenueSharing) }
    )
  }))
})

const isOtherwise =
  (change: (sharing: Sharing) => Sharing) =>
  (view: View): boolean => {
    const changed = withTerms(view, change)
    return isChanged(view, changed, visitsOf(changed), (part, other) => part.share !== other.share)
  }

const costAsTie = (view: View): boolean => {
  const changed = otherwiseRounded(view)
  return shared(view.visits).some(({ electricity, place, session }) => {
    const schedule = scheduleOf(view.bundle, place)
    return schedule !== undefined && electricityOf(changed, session, schedule) !== electricity
  })
}

const priceAsTie = (view: View): boolean => {
  const changed = otherwiseRounded(view)
  return shared(view.visits).some(({ cdr, place, session }) => {
    const other = priceOf(changed, session, place)
    return typeof other !== "string" && (other.net !== cdr.net || other.gross !== cdr.gross)
  })
}

/** Parts of a month halve a minor unit only where the number of its days is even. */
const monthlyAsTie = (view: View): boolean => {
  if (daysOf(view.month).length % 2 === 1) return false
  const nets = (bundle: Bundle) =>
    contractLines(bundle, view.month, new Map())
      .filter(({ section }) => section !== "true-ups")
      .map(({ net }) => String(net))
  return nets(view.bundle).join() !== nets(otherwiseRounded(view)).join()
}

const ofTies: Corners = {
  "tie: a share": isTie((part, other) => part.share !== other.share),
  "tie: a share below zero": isTie((part, other) => part.share < 0n && part.share !== other.share),
  "tie: a share below a sub-operator": isTie((part, other) => !part.isTop && part.share !== other.share),
  "tie: fees": isTie((part, other) => part.fees !== other.fees),
  "tie: an electricity cost": costAsTie,
  "tie: a price": priceAsTie,
  "tie: a monthly line": monthlyAsTie
}

const percentAt = (terms: Sharing | undefined, { chargePoint, evse, location }: Visit["place"]): number => {
  const override = terms?.overrides?.find(
    ({ chargePointIds = [], evseIds = [], locationIds = [] }) =>
      locationIds.includes(location.id) ||
      chargePointIds.includes(chargePoint.id) ||
      evseIds.includes(evse.id)
  )
  return Number(override?.percent ?? (evse.currentType === "AC" ? terms?.acPercent : terms?.dcPercent) ?? 0)
}

const ofShares: Corners = {
  "revenueSharing: a base below zero is shared": somePart(({ share }) => share < 0n),
  "revenueSharing: a base below zero counts as zero": isOtherwise((terms) => ({
    ...terms,
    negativeBase: "share"
  })),
  "revenueSharing: an override decides": isOtherwise((terms) => ({ ...terms, overrides: [] })),
  "revenueSharing: a connection fee is kept": isOtherwise((terms) => ({
    ...terms,
    excludeConnectionFee: false
  })),
  "revenueSharing: fees above the share": somePart(
    ({ fees, share }) => fees > 0n && fees > share && share >= 0n
  ),
  "revenueSharing: paid back": somePart(({ reimbursed }) => reimbursed > 0n),
  "revenueSharing: paid back below a sub-operator": somePart(
    ({ isTop, reimbursed }) => !isTop && reimbursed > 0n
  ),
  "revenueSharing: paid back to a beneficiary": somePart(
    ({ isBeneficiary, reimbursed }) => isBeneficiary && reimbursed > 0n
  ),
  "revenueSharing: more than there is": somePart(({ amount, revenue }) => amount > revenue),
  "revenueSharing: a sub-operator passes on nothing or less": somePart(
    ({ isTop, revenue }) => !isTop && revenue <= 0n
  ),
  "chargePoints[].assignments: host and beneficiaries have all of it": ({ visits }) =>
    visits.some(({ beneficiaries, chain: [top], place }) => {
      if (top === undefined || beneficiaries.length === 0) return false
      const percents = [top, ...beneficiaries].map(({ version }) => percentAt(version.revenueSharing, place))
      return percents.reduce((sum, percent) => sum + percent, 0) === 100
    })
}

/** Whether a bound of a tariff has moved the total of a measured session, up or down. */
const isMoved =
  (isMeant: (adjustment: bigint) => boolean) =>
  ({ visits }: View): boolean =>
    shared(visits).some(
      ({ cdr, session }) =>
        session.cdr === undefined &&
        cdr.lines.some(({ dimension, net }) => dimension === "adjustment" && isMeant(net))
    )

const isStepped = (view: View): boolean => {
  const { bundle, visits } = view
  const tariffs = (bundle.tariffs ?? []).map((tariff) => ({
    ...tariff,
    elements: tariff.elements.map(({ priceComponents }) => ({
      priceComponents: priceComponents.map((component) => ({ ...component, stepSize: 0 }))
    }))
  }))
  return shared(visits).some(({ cdr, place, session }) => {
    const other = priceOf({ ...bundle, tariffs }, session, place)
    return typeof other !== "string" && other.gross !== cdr.gross
  })
}

const bounds = (view: View, isTwoSided: boolean): boolean =>
  (view.bundle.tariffs ?? []).some(({ maxPrice, minPrice }) =>
    [minPrice, maxPrice].some(
      (bound) =>
        bound !== undefined && isTwoSided === (bound.beforeTax !== undefined && bound.afterTax !== undefined)
    )
  )

const ofPrices: Corners = {
  "tariffs[].minPrice: raises a total": isMoved((adjustment) => adjustment > 0n),
  "tariffs[].maxPrice: lowers a total": isMoved((adjustment) => adjustment < 0n),
  "tariffs[].minPrice: one-sided bounds": (view) => bounds(view, false),
  "tariffs[].minPrice: two-sided bounds": (view) => bounds(view, true),
  "tariffs[].elements: a step size adds something": isStepped,
  "tariffs[].elements: several VAT rates in a session": ({ visits }) =>
    shared(visits).some(
      ({ cdr, session }) => session.cdr === undefined && new Set(cdr.lines.map(({ rate }) => rate)).size > 1
    )
}

export const amountCorners: Corners = { ...ofTies, ...ofShares, ...ofPrices }
