import * as ChargePoint from "../charging/ChargePoint.ts"
import * as Session from "../charging/Session.ts"
import type { Cdr } from "../rating/Cdr.ts"
import type { RatingWarning } from "../rating/ChargingPeriod.ts"
import * as Id from "../values/Id.ts"
import * as Money from "../values/Money.ts"
import * as Vat from "../values/Vat.ts"
import type { RoundingMode } from "../values/Rounding.ts"
import { profileOf } from "./Documents.ts"
import type { Network } from "./Network.ts"
import type { SettledSession } from "./SettledSession.ts"
import type { Statement } from "./Statement.ts"

/** Something about a settlement that its reader should know; no figure changes for it. */
export interface Warning {
  readonly code:
    | RatingWarning["code"]
    | "TaxProfileMissing"
    | "CorporateBillingNotEnabled"
    | "OutsideServiceDates"
    | "OverlappingSession"
    | "GrossDiffers"
  readonly subject: { readonly kind: "partner" | "operator" | "session"; readonly id: string }
  /** The field it is about; empty for the thing as a whole. */
  readonly path: string
}

const grossDiffers = (cdr: Cdr, rounding: RoundingMode): boolean => {
  if (cdr.origin._tag !== "imported") return false
  const parts = cdr.lines.map(({ rate, net }) => ({ rate, amount: net }))
  const expected = Money.add(cdr.net, Vat.onNet(cdr.currency, parts, rounding))
  const { minor } = Money.subtract(cdr.gross, expected)
  const rates = Vat.distinctRates(parts.map(({ rate }) => rate)).filter((rate) => rate !== undefined)
  const tolerance = BigInt(Math.max(1, rates.length))
  return minor > tolerance || minor < -tolerance
}

const ofSession = ({ session, place, cdr, rounding }: SettledSession): readonly Warning[] => {
  const subject = { kind: "session", id: session.id } as const
  const rating = cdr.origin._tag === "rated" ? cdr.origin.rated.warnings : []
  return [
    ...rating.map(({ code, path }) => ({ code, subject, path })),
    ...(ChargePoint.isInService(place, session.start)
      ? []
      : [{ code: "OutsideServiceDates", subject, path: "start" } as const]),
    ...(grossDiffers(cdr, rounding) ? [{ code: "GrossDiffers", subject, path: "cdr.gross" } as const] : [])
  ]
}

/** The sessions at one EVSE, in order, of which one starts before another that began earlier has ended. */
const overlapsAt = (inOrder: readonly Session.EndedSession[]): readonly Id.SessionId[] => {
  const found: Id.SessionId[] = []
  let longest: Session.EndedSession | undefined
  for (const session of inOrder) {
    if (longest !== undefined && session.start < longest.end) found.push(longest.id, session.id)
    if (longest === undefined || longest.end < session.end) longest = session
  }
  return found
}

const byStart = (left: Session.EndedSession, right: Session.EndedSession): number =>
  left.start - right.start || left.end - right.end || Id.compare(left.id, right.id)

/** The sessions that share an EVSE and an instant with another one. */
const overlapping = (sessions: readonly Session.EndedSession[]): ReadonlySet<string> => {
  const byEvse = Map.groupBy(sessions, ({ evseId }) => evseId)
  return new Set([...byEvse.values()].flatMap((own) => overlapsAt(own.toSorted(byStart))))
}

/** The parties that supply something on a statement and whose tax is not known. */
const withoutProfile = (network: Network, statements: readonly Statement[]): readonly Warning[] => {
  const suppliers = statements.flatMap(({ partnerId, counterpartyId, lines }) =>
    lines.flatMap(({ document }) =>
      document === "self-billed" ? [partnerId] : document === "operator-invoice" ? [counterpartyId] : []
    )
  )
  return [...new Set(suppliers)].flatMap((id) => {
    const kind = id === network.operator.id ? "operator" : "partner"
    return profileOf(network, id) === undefined
      ? [{ code: "TaxProfileMissing", subject: { kind, id }, path: "taxProfile" } as const]
      : []
  })
}

/** The partners that are charged for sessions although corporate billing is not enabled for them. */
const notEnabled = (statements: readonly Statement[]): readonly Warning[] => {
  const charged = statements.flatMap(({ lines }) =>
    lines.flatMap(({ basis }) => (basis._tag === "corporate" ? [basis.partner] : []))
  )
  return [...new Set(charged)].flatMap(({ id, corporate }) =>
    corporate?.enabled === true
      ? []
      : [
          {
            code: "CorporateBillingNotEnabled",
            subject: { kind: "partner", id },
            path: "corporateBilling"
          } as const
        ]
  )
}

const compare = (left: Warning, right: Warning): number =>
  Id.compare(left.code, right.code) ||
  Id.compare(left.subject.id, right.subject.id) ||
  Id.compare(left.path, right.path)

/**
 * What a reader of a settlement should know: about the sessions on its lines and the parties of its statements.
 *
 * `sessions` are all that the network has, to see which overlap.
 */
export const of = (
  network: Network,
  settled: readonly SettledSession[],
  sessions: readonly Session.EndedSession[],
  statements: readonly Statement[]
): readonly Warning[] => {
  const overlaps = overlapping(sessions)
  return [
    ...withoutProfile(network, statements),
    ...notEnabled(statements),
    ...settled.flatMap(ofSession),
    ...settled.flatMap(({ session: { id } }) =>
      overlaps.has(id)
        ? [{ code: "OverlappingSession", subject: { kind: "session", id }, path: "start" } as const]
        : []
    )
  ].toSorted(compare)
}
