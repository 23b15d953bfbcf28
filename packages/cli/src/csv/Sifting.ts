import type { Rejected, Visit } from "./Visit.ts"

/** Visits that go together, and the others with what speaks against them. */
export interface Sifted {
  readonly kept: readonly Visit[]
  readonly rejected: readonly Rejected[]
}

/** What speaks against a visit, if anything. */
type Objection = (visit: Visit) => string | undefined

const sift = (visits: readonly Visit[], objection: Objection): Sifted => {
  const kept: Visit[] = []
  const rejected: Rejected[] = []
  for (const visit of visits) {
    const reason = objection(visit)
    if (reason === undefined) kept.push(visit)
    else rejected.push({ row: visit.row, sessionId: visit.sessionId, reasons: [reason] })
  }
  return { kept, rejected }
}

const bySession = (visits: readonly Visit[]): ReadonlyMap<string, readonly Visit[]> => {
  const found = new Map<string, Visit[]>()
  for (const visit of visits) {
    const others = found.get(visit.sessionId)
    if (others === undefined) found.set(visit.sessionId, [visit])
    else others.push(visit)
  }
  return found
}

/**
 * Keeps one visit for each session id.
 *
 * Of rows that say the same in every column that is read, the first stays.
 * Where rows with one id say different things, none stays: nothing tells
 * which is right, and it must not depend on their order.
 *
 * - Law: what is rejected for contradicting another does not depend on the order of the rows
 */
export const withoutRepeats = (visits: readonly Visit[]): Sifted => {
  const rowsOf = bySession(visits)
  return sift(visits, (visit) => {
    const [first = visit, ...others] = rowsOf.get(visit.sessionId) ?? []
    const other = [first, ...others].find(({ content }) => content !== visit.content)
    if (other !== undefined) {
      return `session ${visit.sessionId} also stands on row ${other.row} with other content: keep only the right one`
    }
    return first === visit ? undefined : `an identical repeat of row ${first.row}`
  })
}

/**
 * Keeps the visits whose place agrees with that of the rows above.
 *
 * A charge point stands at one location, an EVSE belongs to one charge point
 * and has one current type: the first row says which.
 */
export const withoutMoves = (visits: readonly Visit[]): Sifted => {
  const chargePoints = new Map<string, Visit>()
  const evses = new Map<string, Visit>()
  return sift(visits, (visit) => {
    const place = chargePoints.get(visit.chargePointId) ?? visit
    const evse = evses.get(visit.evseId) ?? visit
    const reason = move(visit, place, evse)
    if (reason === undefined) {
      chargePoints.set(visit.chargePointId, place)
      evses.set(visit.evseId, evse)
    }
    return reason
  })
}

const move = (visit: Visit, place: Visit, evse: Visit): string | undefined => {
  if (place.locationId !== visit.locationId) {
    const known = `charge point ${visit.chargePointId} stands at location ${place.locationId} (row ${place.row})`
    return `${known}, not at ${visit.locationId}`
  }
  if (evse.chargePointId !== visit.chargePointId) {
    const known = `EVSE ${visit.evseId} belongs to charge point ${evse.chargePointId} (row ${evse.row})`
    return `${known}, not to ${visit.chargePointId}`
  }
  if (evse.currentType !== visit.currentType) {
    return `EVSE ${visit.evseId} is ${evse.currentType} (row ${evse.row}), not ${visit.currentType}`
  }
  return undefined
}
