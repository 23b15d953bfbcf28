import { type Bundle, Month, Session } from "@hostwatt/core"

/** What a bundle has in it. */
export interface Contents {
  readonly operator: {
    readonly id: string
    readonly name: string
    readonly currency: string
    readonly timeZone: string
  }
  readonly partners: readonly { readonly id: string; readonly name: string }[]
  readonly contracts: number
  readonly locations: number
  readonly chargePoints: number
  readonly evses: { readonly ac: number; readonly dc: number; readonly unknown: number }
  readonly tariffs: number
  readonly electricityCosts: number
  readonly sessions: { readonly ended: number; readonly running: number; readonly superseded: number }
  /** In which sessions ended, on the operator's clock. */
  readonly months: readonly string[]
}

const sizesOf = ({ network }: Bundle.Bundle) => {
  const places = [...network.places.values()]
  const types = Map.groupBy(places, ({ evse }) => evse.currentType)
  return {
    contracts: network.contracts.size,
    locations: new Set(places.map(({ location }) => location.id)).size,
    chargePoints: new Set(places.map(({ chargePoint }) => chargePoint.id)).size,
    evses: {
      ac: types.get("AC")?.length ?? 0,
      dc: types.get("DC")?.length ?? 0,
      unknown: types.get(undefined)?.length ?? 0
    },
    tariffs: network.tariffs.size,
    electricityCosts: network.electricityCosts.size
  }
}

/** Counts what a bundle has in it. */
export const contentsOf = (bundle: Bundle.Bundle): Contents => {
  const { names, network } = bundle
  const { operator, sessions } = network
  const latest = new Map(
    sessions.toSorted((left, right) => left.revision - right.revision).map((session) => [session.id, session])
  )
  const ended = [...latest.values()].filter(Session.hasEnded)
  return {
    operator: {
      id: operator.id,
      name: names.operator,
      currency: operator.currency,
      timeZone: operator.zone
    },
    partners: [...network.partners.keys()].map((id) => ({ id, name: names.partners.get(id) ?? id })),
    ...sizesOf(bundle),
    sessions: {
      ended: ended.length,
      running: latest.size - ended.length,
      superseded: sessions.length - latest.size
    },
    months: [...new Set(ended.map(({ end }) => Month.at(end, operator.zone)))].toSorted()
  }
}
