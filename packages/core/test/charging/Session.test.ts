import { aPayment, aPeriod, aSession, at, Runs, sessionOf } from "@hostwatt/testing"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Session from "../../src/charging/Session.ts"
import { anySettledBundle, assertOverBundles } from "../overBundles.ts"

const first = sessionOf(aSession())
const second = sessionOf(aSession({ revision: 2, driverId: "d2" }))

const kept = (records: readonly Session.Session[]): readonly string[] =>
  Result.getOrThrow(Session.latest(records)).map(({ id, revision }) => `${id} ${revision}`)

describe("of several records of a session the highest revision counts", () => {
  it("revisions 1 and 2: 2, whichever came first", () => {
    expect(kept([first, second])).toEqual(["s1 2"])
    expect(kept([second, first])).toEqual(["s1 2"])
  })

  it("the same record twice counts once", () => {
    expect(kept([first, sessionOf(aSession()), first])).toEqual(["s1 1"])
  })

  it("two ways to write the same record are one record", () => {
    const written = aSession({
      start: "2026-10-03T11:00:00+03:00",
      periods: [aPeriod({ energyWh: "41300.000" })]
    })
    const other = aSession({ start: "2026-10-03T08:00:00.000Z", periods: [aPeriod({ energyWh: 4.13e4 })] })
    expect(kept([sessionOf(written), sessionOf(other)])).toEqual(["s1 1"])
  })

  it("sessions come in the order of their ids", () => {
    const [a, b] = ["a", "B"].map((id) => sessionOf(aSession({ id })))
    expect(kept([first, ...[a, b].flatMap((one) => one ?? [])])).toEqual(["B 1", "a 1", "s1 1"])
  })

  it("a session without an end is running", () => {
    expect([first, sessionOf(aSession({ end: null }))].map(Session.hasEnded)).toEqual([true, false])
  })
})

describe(`laws of records, ${Runs.inWords(Runs.laws)}`, () => {
  it("the order of the records, and repeating them, changes nothing", () => {
    fc.assert(
      fc.property(anySettledBundle, fc.infiniteStream(fc.nat()), ({ network }, positions) => {
        const { sessions } = network
        const shuffled = [...sessions, ...sessions]
          .map((session) => ({ session, position: positions.next().value ?? 0 }))
          .toSorted((left, right) => left.position - right.position)
          .map(({ session }) => session)
        expect(Session.latest(shuffled)).toEqual(Session.latest(sessions))
      }),
      Runs.laws
    )
  })

  it("no id is kept twice, and none is lost", () => {
    assertOverBundles(({ network }) => {
      const { sessions } = network
      const ids = Result.getOrThrow(Session.latest(sessions)).map(({ id }) => id)
      expect(new Set(ids)).toEqual(new Set(sessions.map(({ id }) => id)))
      expect(ids.length).toBe(new Set(ids).size)
    })
  })
})

describe("what is refused", () => {
  const conflict = (revision: number) => ({ _tag: "ConflictingRevision", sessionId: "s1", revision })

  it.each([
    ["another end", { end: "2026-10-03T10:00:01Z" }],
    ["another EVSE", { evseId: "ac" }],
    ["a milliwatt-hour more", { periods: [aPeriod({ energyWh: "41300.001" })] }],
    ["periods in another order", { periods: (aSession().periods ?? []).toReversed() }],
    ["another way to pay", { payment: aPayment({ method: "voucher" }) }],
    ["paid a second later", { payment: aPayment({ collectedAt: "2026-10-03T10:00:01Z" }) }],
    ["quarantined", { quarantined: "why" }],
    ["another driver", { driverId: "d9" }]
  ])("ConflictingRevision: one revision, two contents: %s", (_what, changes) => {
    const other = sessionOf(aSession(changes))
    expect(Session.latest([first, other])).toEqual(Result.fail([conflict(1)]))
    expect(Session.latest([other, first])).toEqual(Result.fail([conflict(1)]))
  })

  it("also of a revision that another replaces", () => {
    const other = sessionOf(aSession({ driverId: "d9" }))
    expect(Session.latest([first, second, other])).toEqual(Result.fail([conflict(1)]))
  })

  it("paid at its end, said or not said, is the same", () => {
    const said = sessionOf(aSession({ payment: aPayment({ collectedAt: "2026-10-03T10:00:00Z" }) }))
    expect(said.payment.cash).toEqual({ _tag: "all", at: at("2026-10-03T10:00:00Z") })
    expect(Result.isSuccess(Session.latest([first, said]))).toBe(true)
  })
})
