import { Bundle as Bundles, type Network, Settlement, Month } from "@hostwatt/core"
import type { Contract, Session, Tariff } from "@hostwatt/core"
import * as Result from "effect/Result"
import type * as Documents from "../Documents.ts"
import { aContract, anOperator, aPartner } from "./agreements.ts"
import { aSession, aTariff } from "./charging.ts"
import { aChargePoint, aLocation, anElectricityCost } from "./places.ts"

/**
 * A network of one host, one charge point and one session.
 *
 * In October 2026 its partner has 55 % of 29.61: 16.29.
 */
export const aBundle = (changes: Partial<Documents.Bundle> = {}): Documents.Bundle => ({
  hostwatt: 1,
  operator: anOperator(),
  partners: [aPartner()],
  contracts: [aContract()],
  locations: [aLocation()],
  electricityCosts: [anElectricityCost()],
  chargePoints: [aChargePoint()],
  tariffs: [aTariff()],
  sessions: [aSession()],
  ...changes
})

const orThrow = <A>(result: Result.Result<A, readonly object[]>): A =>
  Result.getOrThrowWith(
    result,
    (faults) => new Error(faults.map((fault) => JSON.stringify(fault)).join("\n"))
  )

/**
 * The network of a bundle.
 *
 * - Throws: all of its faults; a builder or an arbitrary that makes any is wrong
 */
export const networkOf = (bundle: Documents.Bundle): Network.Network =>
  orThrow(Bundles.fromJson(bundle)).network

/** A month of a bundle, settled. */
export const settled = (bundle: Documents.Bundle, month: string): Settlement.Settlement =>
  orThrow(Settlement.settleMonth(networkOf(bundle), Month.make(month)))

const first = <A>(things: Iterable<A>): A => {
  const [thing] = things
  if (thing === undefined) throw new Error("There is none in the bundle")
  return thing
}

/** A tariff in the form in which it is rated. */
export const tariffOf = (document: Documents.Tariff): Tariff.Tariff =>
  first(networkOf(aBundle({ tariffs: [document], sessions: [], chargePoints: [] })).tariffs.values())

/** A contract in the form in which it is asked for its terms. */
export const contractOf = (
  document: Documents.Contract,
  policies: Documents.Policies = {}
): Contract.Contract =>
  first(
    networkOf(
      aBundle({
        operator: anOperator({ policies }),
        contracts: [document],
        chargePoints: [],
        sessions: []
      })
    ).contracts.values()
  )

/** A session in the form in which it is settled, at the charge point of `aChargePoint`. */
export const sessionOf = (document: Documents.Session): Session.Session =>
  first(networkOf(aBundle({ sessions: [document] })).sessions)
