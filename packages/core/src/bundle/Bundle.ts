import * as Result from "effect/Result"
import * as Session from "../charging/Session.ts"
import type { Operator } from "../contracts/Operator.ts"
import * as Network from "../statements/Network.ts"
import * as PricedSession from "../statements/PricedSession.ts"
import * as Money from "../values/Money.ts"
import * as AccountMeaning from "./AccountMeaning.ts"
import { type BundleDocument, BundleFrame, SessionDocument } from "./BundleDocument.ts"
import * as ContractMeaning from "./ContractMeaning.ts"
import * as ContractsTogether from "./ContractsTogether.ts"
import { byPath, type Fault, quote } from "./Fault.ts"
import * as MembershipMeaning from "./MembershipMeaning.ts"
import * as PartyMeaning from "./PartyMeaning.ts"
import * as PlaceMeaning from "./PlaceMeaning.ts"
import * as Reader from "./Reader.ts"
import * as SessionMeaning from "./SessionMeaning.ts"
import * as Shape from "./Shape.ts"
import * as TariffMeaning from "./TariffMeaning.ts"

/** The names that people know parties by; no figure depends on them. */
export interface Names {
  readonly operator: string
  /** By the partner's id: its business name where it has one. */
  readonly partners: ReadonlyMap<string, string>
}

/** A bundle that can be settled. */
export interface Bundle {
  readonly network: Network.Network
  readonly names: Names
}

const faultsOf = (read: Result.Result<unknown, readonly Fault[]>): readonly Fault[] =>
  Result.isFailure(read) ? read.failure : []

const decodeFrame = Shape.decode(BundleFrame)
const decodeSessions = Shape.decodeList(SessionDocument, "sessions")

/** The list of sessions in something that may be no bundle at all. */
const sessionsIn = (input: unknown): readonly unknown[] =>
  typeof input === "object" && input !== null && "sessions" in input && Array.isArray(input.sessions)
    ? input.sessions
    : []

/**
 * Reads the shape of a bundle: types, required and unknown fields.
 *
 * - Refuses: every fault with its path
 */
export const decode = (input: unknown): Result.Result<BundleDocument, readonly Fault[]> => {
  const frame = decodeFrame(input)
  const items = Result.isSuccess(frame) ? frame.success.sessions : sessionsIn(input)
  const read = decodeSessions(items ?? [])
  if (Result.isSuccess(frame) && Result.isSuccess(read)) {
    return Result.succeed({ ...frame.success, sessions: read.success })
  }
  const faults = [...faultsOf(frame), ...faultsOf(read)]
  return Result.fail(faults.toSorted(byPath))
}

type Documents<Key extends keyof BundleDocument> = NonNullable<BundleDocument[Key]>

/** Reads each document of a list and keeps the good ones with their paths; their ids must be unique. */
const each = <Document extends { readonly id: string }, A>(
  reader: Reader.Reader,
  kind: string,
  list: string,
  documents: readonly Document[] | null | undefined,
  read: (path: string, document: Document) => A | undefined
): readonly { readonly path: string; readonly value: A }[] => {
  const all = (documents ?? []).map((document, index) => ({ document, path: `${list}[${index}]` }))
  Reader.uniqueIds(
    reader,
    kind,
    all.map(({ document, path }) => ({ id: document.id, path: `${path}.id` }))
  )
  return all.flatMap(({ document, path }) => {
    const value = read(path, document)
    return value === undefined ? [] : [{ path, value }]
  })
}

const values = <A>(read: readonly { readonly value: A }[]): readonly A[] => read.map(({ value }) => value)

const byId = <A extends { readonly id: string }>(things: readonly A[]): ReadonlyMap<string, A> =>
  new Map(things.map((thing) => [thing.id, thing]))

/** What is agreed and priced: everything that places and sessions refer to. */
const agreements = (reader: Reader.Reader, document: BundleDocument, operator: Operator) => {
  PartyMeaning.uniqueIdentities(reader, document.partners ?? [])
  const partners = values(
    each(reader, "partner", "partners", document.partners, (path, one) =>
      PartyMeaning.partner(reader, path, one, operator)
    )
  )
  MembershipMeaning.check(reader, document.partners ?? [], byId(partners))
  const documents = byId(document.contracts ?? [])
  const context = { operator, partners: byId(partners), documents }
  const contracts = each(reader, "contract", "contracts", document.contracts, (path, one) =>
    ContractMeaning.contract(reader, path, one, context)
  )
  ContractsTogether.oneZonePerPair(reader, contracts)
  ContractsTogether.reimbursedOnlyWhereLeft(reader, contracts)
  const tariffs = values(
    each(reader, "tariff", "tariffs", document.tariffs, (path, one) =>
      TariffMeaning.tariff(reader, path, one)
    )
  )
  const electricityCosts = values(
    each(reader, "electricity cost", "electricityCosts", document.electricityCosts, (path, one) =>
      TariffMeaning.electricityCost(reader, path, one)
    )
  )
  return { partners, contracts: values(contracts), tariffs, electricityCosts }
}

const entries = (
  reader: Reader.Reader,
  document: BundleDocument,
  context: AccountMeaning.AccountContext
) => ({
  topUps: values(
    each(reader, "top-up", "topUps", document.topUps, (path, one) =>
      AccountMeaning.topUp(reader, path, one, context)
    )
  ),
  adjustments: values(
    each(reader, "adjustment", "adjustments", document.adjustments, (path, one) =>
      AccountMeaning.adjustment(reader, path, one, context)
    )
  )
})

type Agreements = ReturnType<typeof agreements>

const places = (reader: Reader.Reader, document: BundleDocument, agreed: Agreements) => {
  const electricityCosts = byId(agreed.electricityCosts)
  const contracts = byId(agreed.contracts)
  const locations = values(
    each(reader, "location", "locations", document.locations, (path, one) =>
      PlaceMeaning.location(reader, path, one, electricityCosts)
    )
  )
  const context = { locations: byId(locations), contracts, electricityCosts, tariffs: byId(agreed.tariffs) }
  const chargePoints = each(reader, "charge point", "chargePoints", document.chargePoints, (path, one) =>
    PlaceMeaning.chargePoint(reader, path, one, context)
  )
  const evses = (document.chargePoints ?? []).flatMap(({ evses: own }, point) =>
    (own ?? []).map(({ id }, index) => ({ id, path: `chargePoints[${point}].evses[${index}].id` }))
  )
  Reader.uniqueIds(reader, "EVSE", evses)
  const assignments = (document.chargePoints ?? []).flatMap((one, index) =>
    PlaceMeaning.assignments(reader, `chargePoints[${index}]`, one, contracts)
  )
  ContractsTogether.sharesWithinWhole(reader, chargePoints, assignments, contracts)
  return { locations, chargePoints: values(chargePoints), assignments }
}

const sessions = (
  reader: Reader.Reader,
  documents: Documents<"sessions">,
  known: SessionMeaning.SessionContext
): readonly Session.Session[] => {
  const read = documents.flatMap(
    (one, index) => SessionMeaning.session(reader, `sessions[${index}]`, one, known) ?? []
  )
  const latest = Session.latest(read)
  if (Result.isFailure(latest)) {
    for (const { sessionId, revision } of latest.failure) {
      const index = documents.findLastIndex(
        ({ id, revision: own }) => id === sessionId && (own ?? 1) === revision
      )
      const message = `revision ${revision} of session ${quote(sessionId)} is given twice and does not say the same`
      reader.refuse(
        "ConflictingRevision",
        `sessions[${index}]`,
        message,
        "give the later record a higher revision"
      )
    }
  }
  return read
}

/** Notes sessions that were to be free and have a total above zero. */
const freeAreFree = (
  reader: Reader.Reader,
  documents: Documents<"sessions">,
  network: Network.Network
): void => {
  const latest = Result.getOrElse(Session.latest(network.sessions), (): readonly Session.Session[] => [])
  for (const session of latest.filter(Session.hasEnded)) {
    const place = network.places.get(session.evseId)
    if (session.payment.method._tag !== "free" || place === undefined) continue
    const cdr = PricedSession.price(network, session, place)
    if (Result.isFailure(cdr) || Money.isZero(cdr.success.gross)) continue
    const index = documents.findLastIndex(
      ({ id, revision }) => id === session.id && (revision ?? 1) === session.revision
    )
    const message = `is "free" although the session costs ${Money.format(cdr.success.gross)} ${cdr.success.currency}`
    reader.refuse(
      "FreeWithTotal",
      `sessions[${index}].payment.method`,
      message,
      "name the method it was paid by, or correct the price"
    )
  }
}

const namesOf = ({ operator, partners }: BundleDocument): Names => ({
  operator: operator.name,
  partners: new Map((partners ?? []).map(({ id, name, businessName }) => [id, businessName ?? name]))
})

/**
 * What a bundle means: its references found, its amounts, instants and ranges read.
 *
 * - Refuses: every fault with its path, in the order of the paths
 * - Source: specification 08
 */
export const resolve = (document: BundleDocument): Result.Result<Bundle, readonly Fault[]> => {
  const reader = Reader.make()
  const operator = PartyMeaning.operator(reader, document.operator)
  const agreed = agreements(reader, document, operator)
  const placed = places(reader, document, agreed)
  const partners = byId(agreed.partners)
  const { currency } = operator
  const accounts = entries(reader, document, { partners, currency })
  const empty = Network.make({ operator, ...agreed, ...placed, ...accounts, sessions: [] })
  const context = { places: empty.places, partners, tariffs: empty.tariffs, currency }
  const records = sessions(reader, document.sessions ?? [], context)
  const network = { ...empty, sessions: records }
  if (reader.faults().length === 0) freeAreFree(reader, document.sessions ?? [], network)
  const faults = reader.faults()
  return faults.length === 0
    ? Result.succeed({ network, names: namesOf(document) })
    : Result.fail(faults.toSorted(byPath))
}

/**
 * A bundle from JSON that was parsed: its shape, then its meaning.
 *
 * - Refuses: every fault of the shape; where there is none, every fault of the meaning
 *
 * @example
 * ```ts
 * const bundle = Bundle.fromJson(JSON.parse(text))
 * ```
 */
export const fromJson = (input: unknown): Result.Result<Bundle, readonly Fault[]> =>
  Result.flatMap(decode(input), resolve)
