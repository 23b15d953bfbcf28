import {
  aBundle,
  aChargePoint,
  aContract,
  aContractOn,
  anAssignment,
  anElectricityCost,
  anEvse,
  anImportedSession,
  aPayment,
  aPrice,
  aSession,
  aTariff,
  aTariffOf,
  type Documents,
  settled
} from "@hostwatt/testing"
import { describe, expect, it } from "vitest"

const blocked = (changes: Partial<Documents.Bundle>, month = "2026-10"): readonly string[] =>
  settled(aBundle(changes), month).blocked.map(({ reason, because }) => `${reason}/${because}`)

/** A bundle in which everything blocks its session, mended step by step. */
interface Mending {
  readonly title: string
  readonly reason: string
  readonly session?: Partial<Documents.Session>
  readonly evse?: Partial<Documents.Evse>
  readonly assignments?: readonly Documents.Assignment[]
  readonly tariff?: Partial<Documents.Tariff>
  readonly cost?: Partial<Documents.ElectricityCost>
}

const steps: readonly Mending[] = [
  {
    title: "everything is wrong",
    reason: "Quarantined/Quarantined",
    session: { quarantined: "meter", periods: [], tariffId: "gone" },
    evse: { currentType: null },
    assignments: [],
    tariff: { currency: "USD" },
    cost: { elements: [], currency: "USD" }
  },
  {
    title: "out of quarantine",
    reason: "CurrentTypeUnknown/CurrentTypeUnknown",
    session: { quarantined: null }
  },
  { title: "a DC EVSE", reason: "NotRatable/NoPeriods", evse: { currentType: "DC" } },
  { title: "measured", reason: "Unpriced/TariffMissing", session: { periods: aSession().periods ?? [] } },
  { title: "under a tariff", reason: "Unallocated/NoAssignment", session: { tariffId: "t1" } },
  { title: "hosted", reason: "CurrencyMismatch/CdrCurrency", assignments: [anAssignment()] },
  {
    title: "the tariff in euros",
    reason: "CurrencyMismatch/ElectricityCostCurrency",
    tariff: { currency: "EUR" }
  },
  {
    title: "the cost in euros",
    reason: "ElectricityCostMissing/ElectricityCostMissing",
    cost: { currency: "EUR" }
  }
]

describe("a session that much is wrong with shows the first reason, until that is mended", () => {
  it.each(steps.map((step, index) => [step.title, step.reason, index] as const))(
    "%s: %s",
    (_title, reason, index) => {
      const done = steps.slice(0, index + 1)
      const all = <Key extends keyof Mending>(key: Key) =>
        Object.assign({}, ...done.map((step) => step[key] ?? {}))
      const assignments = done.findLast((step) => step.assignments !== undefined)?.assignments ?? []
      expect(
        blocked({
          sessions: [aSession(all("session"))],
          contracts: [aContractOn({ electricity: "deducted" })],
          tariffs: [aTariff(all("tariff"))],
          electricityCosts: [anElectricityCost(all("cost"))],
          chargePoints: [aChargePoint({ evses: [anEvse(all("evse"))], assignments })]
        })
      ).toEqual([reason])
    }
  )
})

describe("the facts behind a reason", () => {
  const noCost = { locations: [{ id: "l1", timeZone: "Europe/Sofia" }] }
  const absurd = aTariffOf([aPrice("energy", "1000000000000")])

  it.each<readonly [string, string, Partial<Documents.Bundle>]>([
    [
      "a current type that is not stated",
      "CurrentTypeUnknown/CurrentTypeUnknown",
      { chargePoints: [aChargePoint({ evses: [anEvse({ currentType: null })] })] }
    ],
    ["neither periods nor a CDR", "NotRatable/NoPeriods", { sessions: [aSession({ periods: null })] }],
    ["more than 10^15 minor units", "NotRatable/AmountTooLarge", { tariffs: [absurd] }],
    [
      "a kuna after 2022",
      "NotRatable/CurrencyRetired",
      { tariffs: [aTariff({ currency: "HRK" })], contracts: [aContract({ currency: "HRK" })] }
    ],
    [
      "no tariff at all",
      "Unpriced/TariffMissing",
      { chargePoints: [aChargePoint({ evses: [anEvse({ tariffId: null })] })] }
    ],
    [
      "a tariff that is not in the bundle",
      "Unpriced/TariffMissing",
      { sessions: [aSession({ tariffId: "gone" })] }
    ],
    [
      "a tariff that is not valid any more",
      "Unpriced/TariffMissing",
      { tariffs: [aTariff({ validUntil: "2026-10-03T08:00:00Z" })] }
    ],
    [
      "tax in a price without a rate",
      "Unpriced/NetNotComputable",
      { tariffs: [aTariffOf([aPrice("flat", "1", { vatPercent: null })], { taxIncluded: "yes" })] }
    ],
    [
      "an imported total of zero",
      "Unpriced/ZeroImport",
      { sessions: [anImportedSession({ lines: [], gross: "0.00" })] }
    ],
    [
      "a CDR in another currency than the contract",
      "CurrencyMismatch/CdrCurrency",
      { tariffs: [aTariff({ currency: "USD" })] }
    ],
    [
      "nobody hosts the charge point",
      "Unallocated/NoAssignment",
      { chargePoints: [aChargePoint({ assignments: [] })] }
    ],
    ["its contract is a draft", "Unallocated/NotInForce", { contracts: [aContract({ state: "draft" })] }],
    [
      "electricity is deducted and has no cost",
      "ElectricityCostMissing/ElectricityCostMissing",
      { ...noCost, contracts: [aContractOn({ electricity: "deducted" })] }
    ]
  ])("%s: %s", (_title, reason, changes) => {
    expect(blocked(changes)).toEqual([reason])
  })

  it("a currency is in use on the day a session starts, where it starts: the last lev was charged in 2025", () => {
    const lev = {
      ...noCost,
      tariffs: [aTariff({ currency: "BGN" })],
      contracts: [aContract({ currency: "BGN", startMonth: "2025-01" })]
    }
    const chargePoints = [aChargePoint({ assignments: [anAssignment({ from: "2025-01-01" })] })]
    const night = (start: string) => [aSession({ start, end: "2026-01-01T01:00:00+02:00" })]
    const on = (start: string) => blocked({ ...lev, chargePoints, sessions: night(start) }, "2026-01")
    expect(on("2025-12-31T23:59:59+02:00")).toEqual([])
    expect(on("2026-01-01T00:00:00+02:00")).toEqual(["NotRatable/CurrencyRetired"])
  })

  it("electricity that is not deducted needs no cost", () => {
    expect(blocked(noCost)).toEqual([])
  })

  it("an imported total of zero is a price where the session is free, or its tariff is", () => {
    const zero = { lines: [], gross: "0.00" }
    const payment = aPayment({ method: "free" })
    expect(blocked({ sessions: [anImportedSession(zero, { payment })] })).toEqual([])
    const tariffs = [aTariff(), aTariffOf([aPrice("energy", "0")], { id: "t2" })]
    expect(blocked({ tariffs, sessions: [anImportedSession(zero, { tariffId: "t2" })] })).toEqual([])
  })

  it("a tariff that is not valid is no price list, the session's own or its EVSE's", () => {
    const tariffs = [aTariff(), aTariff({ id: "t2", validFrom: "2026-10-03T08:00:00.001Z" })]
    expect(blocked({ tariffs, sessions: [aSession({ tariffId: "t2" })] })).toEqual(["Unpriced/TariffMissing"])
  })
})

describe("when a session is on the list", () => {
  const sessions = [aSession({ quarantined: "meter" })]

  it("from the month in which it ended on, until it is solved", () => {
    expect(["2026-09", "2026-10", "2026-11"].map((month) => blocked({ sessions }, month).length)).toEqual([
      0, 1, 1
    ])
  })

  it("by the zone of its contract: ended with October in Sofia, it is November's", () => {
    const late = [aSession({ quarantined: "meter", end: "2026-10-31T22:00:00Z" })]
    expect(["2026-10", "2026-11"].map((month) => blocked({ sessions: late }, month).length)).toEqual([0, 1])
  })

  it("by the zone of its contract, not the operator's: noon of 31 October in Sofia is November in Kiritimati", () => {
    const late = [aSession({ quarantined: "meter", end: "2026-10-31T10:00:00Z" })]
    const contracts = [aContract({ timeZone: "Pacific/Kiritimati" })]
    expect(
      ["2026-10", "2026-11"].map((month) => blocked({ contracts, sessions: late }, month).length)
    ).toEqual([0, 1])
  })

  it("a running session never is", () => {
    expect(blocked({ sessions: [aSession({ end: null, quarantined: "meter" })] }, "2027-01")).toEqual([])
  })

  it("its revenue is in suspense, if it has a price: nobody's", () => {
    const { operator, statements } = settled(aBundle({ sessions }), "2026-10")
    expect(statements).toEqual([])
    expect(operator).toMatchObject([{ currency: "EUR", retained: { minor: 0n }, suspense: { minor: 2961n } }])
  })
})
