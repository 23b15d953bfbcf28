import {
  aBundle,
  aChargePoint,
  aLocation,
  anElectricityCost,
  anEvse,
  at,
  type Documents,
  networkOf
} from "@hostwatt/testing"
import { describe, expect, it } from "vitest"
import * as ChargePoint from "../../src/charging/ChargePoint.ts"

const placeOf = (
  evse: Partial<Documents.Evse> = {},
  chargePoint: Partial<Documents.ChargePoint> = {},
  location: Partial<Documents.Location> = {}
): ChargePoint.Place => {
  const network = networkOf(
    aBundle({
      electricityCosts: ["e1", "e2", "e3"].map((id) => anElectricityCost({ id })),
      locations: [aLocation(location)],
      chargePoints: [aChargePoint({ ...chargePoint, evses: [anEvse(evse)] })]
    })
  )
  const place = network.places.get("dc")
  if (place === undefined) throw new Error("There is no such place")
  return place
}

describe("the electricity cost of a place: the EVSE's, else the charge point's, else the location's", () => {
  it.each([
    ["e1 at the EVSE, e2 and e3 above", { electricityCostId: "e1" }, { electricityCostId: "e2" }, "e3", "e1"],
    ["e2 at the charge point, e3 above", {}, { electricityCostId: "e2" }, "e3", "e2"],
    ["e3 at the location", {}, {}, "e3", "e3"],
    ["none at all", {}, {}, null, undefined]
  ])("%s", (_title, evse, chargePoint, atLocation, id) => {
    expect(ChargePoint.electricityCostId(placeOf(evse, chargePoint, { electricityCostId: atLocation }))).toBe(
      id
    )
  })
})

describe("in service from a local day on, until before another", () => {
  const from = { inServiceFrom: "2026-10-03" }
  const until = { inServiceUntil: "2026-10-03" }
  const [start, justBefore] = ["2026-10-02T21:00:00Z", "2026-10-02T20:59:59.999Z"]

  it.each([
    ["the charge point from that day: at its local midnight", {}, from, start, true],
    ["a millisecond before", {}, from, justBefore, false],
    ["the charge point until that day: at its local midnight", {}, until, start, false],
    ["a millisecond before", {}, until, justBefore, true],
    ["never commissioned", {}, { inServiceFrom: null }, start, false],
    ["the EVSE from that day, its charge point before", from, {}, justBefore, false],
    [
      "the EVSE before that day, its charge point not yet",
      { inServiceFrom: "2024-01-01" },
      from,
      justBefore,
      false
    ],
    ["the EVSE taken out before its charge point", until, {}, start, false],
    [
      "an EVSE that was commissioned at a charge point that was not",
      from,
      { inServiceFrom: null },
      start,
      false
    ]
  ])("%s", (_title, evse, chargePoint, instant, isIn) => {
    expect(ChargePoint.isInService(placeOf(evse, chargePoint), at(instant))).toBe(isIn)
  })

  it("the day is that of the location: 3 October begins at 13:30 UTC of the 2nd in Lord Howe", () => {
    const place = placeOf({}, from, { timeZone: "Australia/Lord_Howe" })
    expect(ChargePoint.isInService(place, at("2026-10-02T13:30:00Z"))).toBe(true)
    expect(ChargePoint.isInService(place, at("2026-10-02T13:29:59Z"))).toBe(false)
  })
})
