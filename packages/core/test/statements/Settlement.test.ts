import {
  aBundle,
  aContractOn,
  aLocation,
  aPartner,
  aPayment,
  aSession,
  aTariff,
  type Documents,
  Runs,
  settled
} from "@hostwatt/testing"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as SettlementDocument from "../../src/bundle/SettlementDocument.ts"
import * as Session from "../../src/charging/Session.ts"
import * as PricedSession from "../../src/statements/PricedSession.ts"
import * as SettledSession from "../../src/statements/SettledSession.ts"
import * as Settlement from "../../src/statements/Settlement.ts"
import * as Statement from "../../src/statements/Statement.ts"
import * as StatementContent from "../../src/statements/StatementContent.ts"
import * as StatementLine from "../../src/statements/StatementLine.ts"
import * as Energy from "../../src/values/Energy.ts"
import * as Money from "../../src/values/Money.ts"
import * as Month from "../../src/values/Month.ts"
import { anySettledBundle, assertOverBundles, isShareLine } from "../overBundles.ts"

const printed = (bundle: Documents.Bundle, month: string) =>
  SettlementDocument.fromSettlement(settled(bundle, month))

describe("October of a host: one session paid, one awaited, one of September paid now", () => {
  const bundle = aBundle({
    sessions: [
      aSession(),
      aSession({ id: "s2", payment: null }),
      aSession({
        id: "s0",
        start: "2026-09-30T10:00:00Z",
        end: "2026-09-30T12:00:00Z",
        payment: aPayment({ collectedAt: "2026-10-02T09:00:00Z" })
      })
    ]
  })
  const [statement] = printed(bundle, "2026-10").statements

  it("has a line for each: collected, then previous, then awaited", () => {
    expect(statement?.lines.map(({ id, net }) => `${id} ${net}`)).toEqual([
      "collected:c1:s1 16.29",
      "collected-previous:c1:s0 16.29",
      "awaited:c1:s2 16.29"
    ])
  })

  it("pays 32.58 and shows 16.29 more", () => {
    expect(statement?.totals).toMatchObject({
      revenueCollected: "16.29",
      revenuePrevious: "16.29",
      revenueAwaited: "16.29",
      balance: "32.58",
      payable: "32.58"
    })
  })

  it("counts 71.06 gross from drivers, and two sessions of 82.6 kWh that ended in the month", () => {
    expect(statement?.totals).toMatchObject({
      grossCollected: "71.06",
      sessionsHosted: 2,
      energyHostedWh: 82_600
    })
  })

  it("leaves the operator 13.32 of each of the two that ended in it: 26.64", () => {
    expect(printed(bundle, "2026-10").operator).toEqual([
      { currency: "EUR", retained: "26.64", suspense: "0.00" }
    ])
  })

  it("names the revision of a session that it was computed from", () => {
    const sessions = [aSession(), aSession({ revision: 3, driverId: "d3" }), aSession({ revision: 2 })]
    const [line] = printed(aBundle({ sessions }), "2026-10").statements.flatMap(({ lines }) => lines)
    expect(line).toMatchObject({ sessionId: "s1", sessionRevision: 3, sessionEnd: "2026-10-03T10:00:00Z" })
  })

  it("names its month by the contract's zone, and the contract version it rests on", () => {
    expect(statement).toMatchObject({
      partnerId: "p1",
      counterpartyId: "op",
      period: {
        month: "2026-10",
        timeZone: "Europe/Sofia",
        start: "2026-09-30T21:00:00Z",
        end: "2026-10-31T22:00:00Z"
      },
      contracts: [{ id: "c1", version: "2026-01" }]
    })
  })
})

describe("a session across the end of October, 23:50 to 00:15", () => {
  const revenueSharing = { acPercent: "70", dcPercent: "55" }
  const contract = aContractOn(
    {},
    {
      versions: [
        { from: "2026-01", revenueSharing },
        { from: "2026-11", revenueSharing: { acPercent: "70", dcPercent: "10" } }
      ]
    }
  )
  const session = aSession({ start: "2026-10-31T23:50:00+02:00", end: "2026-11-01T00:15:00+02:00" })
  const bundle = aBundle({ contracts: [contract], sessions: [session] })

  it("is on no statement of October", () => {
    expect(printed(bundle, "2026-10").statements).toEqual([])
  })

  it("is on November's, under October's terms: 55 % of 29.61", () => {
    expect(printed(bundle, "2026-11").statements).toMatchObject([
      { lines: [{ contractVersion: "2026-01", net: "16.29" }], contracts: [{ version: "2026-01" }] }
    ])
  })
})

describe("a statement is per partner and currency", () => {
  it("two partners and a contract in yen: three statements in the order of partner and currency", () => {
    const yen = { currency: "JPY" }
    const tariffs = [aTariff(), aTariff({ id: "t2", ...yen })]
    const hosts = [
      { contract: aContractOn({}, { id: "c1", partnerId: "p2" }), tariffId: "t1" },
      { contract: aContractOn({}, { id: "c2", partnerId: "p1" }), tariffId: "t1" },
      { contract: aContractOn({}, { id: "c3", partnerId: "p1", ...yen }), tariffId: "t2" }
    ]
    const bundle = aBundle({
      partners: [aPartner(), aPartner({ id: "p2" })],
      tariffs,
      locations: [aLocation({ electricityCostId: null })],
      contracts: hosts.map(({ contract }) => contract),
      chargePoints: hosts.map(({ contract, tariffId }, index) => ({
        id: `cp${index}`,
        locationId: "l1",
        inServiceFrom: "2025-01-01",
        assignments: [{ contractId: contract.id, from: "2026-01-01" }],
        evses: [{ id: `e${index}`, currentType: "DC", tariffId }]
      })),
      sessions: hosts.map((_, index) => aSession({ id: `s${index}`, evseId: `e${index}` }))
    })
    const statements = printed(bundle, "2026-10").statements
    expect(statements.map((one) => `${one.partnerId} ${one.currency} ${one.totals.balance}`)).toEqual([
      "p1 EUR 16.29",
      "p1 JPY 17",
      "p2 EUR 16.29"
    ])
  })

  it("a month without a line has no statement", () => {
    expect(printed(aBundle(), "2026-12")).toMatchObject({ statements: [], blocked: [], operator: [] })
  })
})

const order = ["collected", "collected-previous", "awaited"]

type LineKey = readonly [section: number, end: number, id: string]

const inOrder = (left: LineKey, right: LineKey): number =>
  left[0] - right[0] || left[1] - right[1] || (left[2] < right[2] ? -1 : 1)

/** All months in which something of a bundle can happen. */
const monthsAround = (month: Month.Month): readonly Month.Month[] =>
  Array.from({ length: 7 }, (_, index) => Month.plus(month, index - 3))

describe(`laws of a settlement, ${Runs.inWords(Runs.laws)}`, () => {
  it("the parts of each session sum to its revenue", () => {
    assertOverBundles(({ settlement }) => {
      for (const { lines } of settlement.statements) {
        for (const { basis } of lines.filter(isShareLine)) {
          const { split, revenue } = basis.share
          expect(Money.add(split.partner, split.remainder)).toEqual(revenue.total)
          expect(revenue.total).toEqual(basis.settled.cdr.net)
        }
      }
    })
  })

  it("the balance is the sum of the payable lines; each total that of its section", () => {
    assertOverBundles(({ settlement }) => {
      for (const { lines, totals, currency } of settlement.statements) {
        const sum = (some: readonly StatementLine.StatementLine[]) =>
          Money.sum(
            currency,
            some.map(({ net }) => net)
          )
        expect(totals.balance).toEqual(sum(lines.filter(StatementLine.isPayable)))
        expect(totals.payable).toEqual(totals.balance)
        for (const [total, section] of [
          [totals.revenueCollected, "collected"],
          [totals.revenuePrevious, "collected-previous"],
          [totals.revenueAwaited, "awaited"]
        ] as const) {
          expect(total).toEqual(sum(lines.filter((line) => line.section === section)))
        }
        const ended = lines.filter(({ section }) => section !== "collected-previous")
        expect(totals.sessionsHosted).toBe(new Set(ended.map(({ session }) => session?.id)).size)
        expect(totals.energyHosted).toBe(
          Energy.sum(ended.filter(isShareLine).map(({ basis }) => basis.settled.cdr.energy))
        )
      }
    })
  })

  it("per currency, retained + the partners' parts = the revenue of the sessions that ended in the month", () => {
    assertOverBundles(({ settlement }) => {
      const { statements, operator } = settlement
      for (const { currency, retained } of operator) {
        const lines = statements.filter((one) => one.currency === currency).flatMap((one) => one.lines)
        const ended = lines.filter(isShareLine).filter(({ basis }) => basis.state.isOfThisMonth)
        const sessions = new Map(ended.map(({ basis }) => [basis.settled.session.id, basis.settled.cdr.net]))
        const parts = ended.map(({ net }) => net)
        expect(Money.sum(currency, [retained, ...parts])).toEqual(Money.sum(currency, [...sessions.values()]))
      }
    })
  })

  it("over all months a session that was paid is paid once and in full, and each is awaited or collected once", () => {
    assertOverBundles(({ network, month }) => {
      const lines = monthsAround(month).flatMap((one) =>
        Result.getOrThrow(Settlement.settleMonth(network, one)).statements.flatMap(
          (statement) => statement.lines
        )
      )
      for (const own of Map.groupBy(lines.filter(isShareLine), ({ session }) => session?.id).values()) {
        const { settled: of, share } = own[0]?.basis ?? ({} as never)
        const { cdr, session } = of
        const { split } = share
        const isPaid = session.payment.cash._tag === "all" || Money.isZero(cdr.gross)
        const paid = own.filter(StatementLine.isPayable).map(({ net }) => net)
        expect(Money.sum(cdr.currency, paid)).toEqual(isPaid ? split.partner : Money.zero(cdr.currency))
        expect(own.filter(({ section }) => section !== "collected-previous")).toHaveLength(1)
      }
    })
  })

  it("every session that has ended is settled or blocked, a blocked one until it is solved, a running one neither", () => {
    assertOverBundles(({ network, month }) => {
      const last = Month.plus(month, 3)
      const ended = Result.getOrThrow(Session.latest(network.sessions)).filter(Session.hasEnded)
      const isSettled = (session: Session.EndedSession) => {
        const place = network.places.get(session.evseId)
        if (place === undefined) throw new Error(`${session.evseId} is missing`)
        const cdr = PricedSession.price(network, session, place)
        return Result.isSuccess(SettledSession.settle(network, { session, place, cdr }))
      }
      const { blocked } = Result.getOrThrow(Settlement.settleMonth(network, last))
      expect(blocked.map(({ sessionId }) => sessionId)).toEqual(
        ended.filter((session) => !isSettled(session)).map(({ id }) => id)
      )
    })
  })

  it("the order of the records, repeated records and all lists shuffled change no byte", () => {
    fc.assert(
      fc.property(anySettledBundle, fc.infiniteStream(fc.nat()), ({ bundle, month }, positions) => {
        const shuffled = <A>(things: readonly A[] | null | undefined): readonly A[] =>
          (things ?? [])
            .map((thing) => ({ thing, position: positions.next().value ?? 0 }))
            .toSorted((left, right) => left.position - right.position)
            .map(({ thing }) => thing)
        const other: Documents.Bundle = {
          ...bundle,
          partners: shuffled(bundle.partners),
          contracts: shuffled(bundle.contracts).map((one) => ({
            ...one,
            versions: shuffled(one.versions) as unknown as typeof one.versions
          })),
          locations: shuffled(bundle.locations),
          electricityCosts: shuffled(bundle.electricityCosts),
          tariffs: shuffled(bundle.tariffs),
          chargePoints: shuffled(bundle.chargePoints).map((one) => ({
            ...one,
            assignments: shuffled(one.assignments),
            evses: shuffled(one.evses)
          })),
          sessions: shuffled([...(bundle.sessions ?? []), ...(bundle.sessions ?? []).slice(0, 3)])
        }
        expect(JSON.stringify(printed(other, month))).toBe(JSON.stringify(printed(bundle, month)))
      }),
      Runs.laws
    )
  })

  it("a session changes no figure of another", () => {
    fc.assert(
      fc.property(anySettledBundle, fc.nat(), ({ bundle, month }, which) => {
        const sessions = bundle.sessions ?? []
        fc.pre(sessions.length > 0)
        const gone = sessions[which % sessions.length]?.id
        const linesOf = (one: Documents.Bundle) =>
          settled(one, month).statements.flatMap((statement) =>
            StatementContent.fromStatement(statement).lines.filter(({ sessionId }) => sessionId !== gone)
          )
        expect(linesOf({ ...bundle, sessions: sessions.filter(({ id }) => id !== gone) })).toEqual(
          linesOf(bundle)
        )
      }),
      Runs.laws
    )
  })

  it("lines stand by section, then by when the session ended, then by id, and no id stands twice", () => {
    assertOverBundles(({ settlement, network, month }) => {
      for (const statement of settlement.statements) {
        const { lines } = statement
        const keys = lines.map(
          ({ section, session, id }) => [order.indexOf(section), session?.end ?? 0, id] as const
        )
        expect(keys).toEqual(keys.toSorted(inOrder))
        expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
        const bases = lines.filter(isShareLine).map(({ basis }) => basis)
        const backwards = Statement.allFromLines(network, month, lines.toReversed(), bases)
        expect(backwards.map((one) => one.lines)).toEqual([lines])
      }
    })
  })
})
