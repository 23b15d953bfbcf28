import { Bundle } from "@hostwatt/core"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { importCsv } from "../../src/csv/importCsv.ts"
import { aFile, aMap, aMapWithColumns, aRow, imported, paidAmounts } from "./aFile.ts"

describe("a session of 9.74 kWh for which a driver paid 4.50", () => {
  const { bundle, rejected, rows } = imported(aFile(aRow()))

  it("is one row, none of them rejected", () => expect({ rejected, rows }).toEqual({ rejected: [], rows: 1 }))

  it("becomes a rated session: 4.50 for 9740 Wh, from 08:00 to 09:30 UTC", () =>
    expect(bundle.sessions).toEqual([
      {
        id: "s1",
        evseId: "c1-1",
        start: "2026-10-03T08:00:00Z",
        source: "imported",
        end: "2026-10-03T09:30:00Z",
        driverId: "d1",
        cdr: {
          currency: "EUR",
          lines: [{ dimension: "energy", net: "4.50" }],
          gross: "4.50",
          energyWh: 9740
        },
        payment: { method: "card", status: "collected" }
      }
    ]))

  it("makes the site a partner with a contract of the map's terms", () => {
    expect(bundle.partners).toEqual([{ id: "north", name: "north" }])
    expect(bundle.contracts).toEqual([
      {
        id: "north-contract",
        partnerId: "north",
        title: "Revenue share",
        startMonth: "2026-01",
        versions: [{ from: "2026-01", revenueSharing: { acPercent: "70", dcPercent: "55" } }]
      }
    ])
  })

  it("puts the charge point there, with one EVSE, from the contract's first day", () => {
    expect(bundle.locations).toEqual([{ id: "north", name: "north", timeZone: "Europe/Sofia" }])
    expect(bundle.chargePoints).toEqual([
      {
        id: "c1",
        locationId: "north",
        inServiceFrom: "2026-01-01",
        assignments: [{ contractId: "north-contract", from: "2026-01-01" }],
        evses: [{ id: "c1-1", currentType: "AC" }]
      }
    ])
  })

  it("makes a bundle in which nothing is at fault", () =>
    expect(Result.isSuccess(Bundle.fromJson(JSON.parse(JSON.stringify(bundle))))).toBe(true))

  it("makes a whole bundle of format 1, in the order of the specification", () => {
    expect(bundle.hostwatt).toBe(1)
    expect(Object.keys(bundle)).toEqual([
      "hostwatt",
      "operator",
      "partners",
      "contracts",
      "locations",
      "chargePoints",
      "tariffs",
      "sessions"
    ])
  })
})

describe("an amount of 0", () => {
  const paymentWhere = (zeroMeans: string) => {
    const map = aMap({ revenue: { ...paidAmounts, zeroMeans } })
    return imported(aFile(aRow({ paid: "0" })), map).bundle.sessions[0]
  }

  it("is a free session where zero means free", () =>
    expect(paymentWhere("free")).toMatchObject({ cdr: { gross: "0.00" }, payment: { method: "free" } }))

  it("stays a card payment where zero means unpriced, so that settlement blocks it", () =>
    expect(paymentWhere("unpriced")).toMatchObject({ cdr: { gross: "0.00" }, payment: { method: "card" } }))
})

describe("VAT of 20 % on an amount of 10.01", () => {
  const cdrWhere = (amounts: string) => {
    const map = aMap({ revenue: { ...paidAmounts, vat: { amounts, percent: "20" } } })
    return imported(aFile(aRow({ paid: "10.01" })), map).bundle.sessions[0]?.cdr
  }

  it("is added to a net amount: 10.01 + 2.00 = 12.01", () =>
    expect(cdrWhere("net")).toMatchObject({ lines: [{ net: "10.01", vatPercent: "20" }], gross: "12.01" }))

  it("is taken out of a gross amount: 10.01 / 1.2 = 8.34", () =>
    expect(cdrWhere("gross")).toMatchObject({ lines: [{ net: "8.34", vatPercent: "20" }], gross: "10.01" }))
})

describe("one tariff of 0.45 per kWh for every session", () => {
  const tariff = {
    id: "flat",
    currency: "EUR",
    elements: [{ priceComponents: [{ dimension: "energy", price: "0.45", vatPercent: "20" }] }]
  }
  const { bundle } = imported(
    aFile(aRow({ paid: "no matter" })),
    aMap({ revenue: { from: "tariff", tariff } })
  )

  it("makes a measured session of one period, 9740 Wh in 5400 s; what was paid is not read", () =>
    expect(bundle.sessions).toEqual([
      {
        id: "s1",
        evseId: "c1-1",
        start: "2026-10-03T08:00:00Z",
        source: "measured",
        end: "2026-10-03T09:30:00Z",
        driverId: "d1",
        periods: [{ start: "2026-10-03T08:00:00Z", energyWh: 9740, timeSeconds: 5400 }],
        payment: { method: "card", status: "collected" }
      }
    ]))

  it("hangs the tariff on every EVSE", () => {
    expect(bundle.tariffs).toEqual([tariff])
    expect(bundle.chargePoints[0]?.evses).toEqual([{ id: "c1-1", currentType: "AC", tariffId: "flat" }])
  })
})

describe("one partner for the whole network", () => {
  const { bundle } = imported(
    aFile(aRow(), aRow({ id: "s2", site: "south", charger: "c2" })),
    aMap({ partner: { per: "network", id: "p1", name: "Landlord" } })
  )

  it("has one contract, to which the charge points of all sites belong", () => {
    expect(bundle.partners).toEqual([{ id: "p1", name: "Landlord" }])
    expect(bundle.contracts.map(({ id }) => id)).toEqual(["p1-contract"])
    expect(bundle.chargePoints.map(({ assignments }) => assignments[0]?.contractId)).toEqual([
      "p1-contract",
      "p1-contract"
    ])
  })
})

describe("an electricity cost of 0.18 per kWh", () => {
  const { bundle } = imported(
    aFile(aRow()),
    aMap({
      contract: {
        title: "Revenue share",
        startMonth: "2026-01",
        revenueSharing: { acPercent: "70", dcPercent: "55", electricity: "deducted" }
      },
      electricityCost: { elements: [{ pricePerKwh: "0.18" }] }
    })
  )

  it("stands on every location", () => {
    expect(bundle.electricityCosts).toEqual([
      { id: "electricity", currency: "EUR", elements: [{ pricePerKwh: "0.18" }] }
    ])
    expect(bundle.locations.map(({ electricityCostId }) => electricityCostId)).toEqual(["electricity"])
  })
})

describe("EVSEs and current types from columns", () => {
  const file = [
    "id,from,to,kwh,paid,driver,site,charger,plug,current",
    `${aRow()},2,DC`,
    `${aRow({ id: "s2" })},1,AC`,
    `${aRow({ id: "s3", charger: "c0" })},1,AC`
  ].join("\n")
  const evsesWhere = (uniqueWithin: string) =>
    imported(
      file,
      aMapWithColumns({ evse: { column: "plug", uniqueWithin }, currentType: { column: "current" } })
    )

  it("has an EVSE for each plug of a charge point, sorted by id", () =>
    expect(evsesWhere("charge-point").bundle.chargePoints.map(({ evses, id }) => ({ evses, id }))).toEqual([
      { id: "c0", evses: [{ id: "c0-1", currentType: "AC" }] },
      {
        id: "c1",
        evses: [
          { id: "c1-1", currentType: "AC" },
          { id: "c1-2", currentType: "DC" }
        ]
      }
    ]))

  it("rejects a second charge point with the same EVSE where ids are unique in the network", () =>
    expect(evsesWhere("network").rejected).toEqual([
      { row: 4, sessionId: "s3", reasons: ["EVSE 1 belongs to charge point c1 (row 3), not to c0"] }
    ]))
})

describe("order", () => {
  const { bundle } = imported(
    aFile(
      aRow({ id: "z", site: "south", charger: "c9" }),
      aRow({ id: "a", site: "north", charger: "c1" }),
      aRow({ id: "m", site: "north", charger: "C1" })
    )
  )

  it("is that of the file for sessions: z, a, m", () =>
    expect(bundle.sessions.map(({ id }) => id)).toEqual(["z", "a", "m"]))

  it("is that of the ids, by code unit, for everything else: C1, c1, c9", () => {
    expect(bundle.partners.map(({ id }) => id)).toEqual(["north", "south"])
    expect(bundle.locations.map(({ id }) => id)).toEqual(["north", "south"])
    expect(bundle.chargePoints.map(({ id }) => id)).toEqual(["C1", "c1", "c9"])
  })
})

describe("other ways to write a file", () => {
  it("has semicolons, decimal commas, Windows line ends and a byte order mark", () => {
    const row = aRow({ kwh: "9,74", paid: "4,50" }).replace("9,74", "9#74").replace("4,50", "4#50")
    const text = `\u{feff}${aFile(row)}`.replaceAll(",", ";").replaceAll("#", ",").replaceAll("\n", "\r\n")
    const { bundle } = imported(text, aMap({ delimiter: ";", decimalMark: "," }))
    expect(bundle.sessions[0]?.cdr).toMatchObject({ gross: "4.50", energyWh: 9740 })
  })

  it("quotes cells that hold a comma", () => {
    const { bundle } = imported(aFile(aRow({ site: '"Main St. 1, north ""wing"""' })))
    expect(bundle.locations[0]?.id).toBe('Main St. 1, north "wing"')
  })

  it("counts energy in Wh to three decimals: 9740.125 Wh", () => {
    const { bundle } = imported(
      aFile(aRow({ kwh: "9740.125" })),
      aMapWithColumns({ energy: { column: "kwh", unit: "Wh" } })
    )
    expect(bundle.sessions[0]?.cdr?.energyWh).toBe(9740.125)
  })

  it("leaves the driver out where its cell is empty", () =>
    expect(imported(aFile(aRow({ driver: "" }))).bundle.sessions[0]).not.toHaveProperty("driverId"))

  it("has blank lines, which are no rows but are counted for the numbers of rows", () => {
    const { rejected, rows } = imported(aFile("", aRow(), "", aRow({ id: "s2", kwh: "" }), ""))
    expect({ rejected, rows }).toEqual({
      rows: 2,
      rejected: [{ row: 5, sessionId: "s2", reasons: ["kwh is empty"] }]
    })
  })
})

describe("refusals of the whole import", () => {
  const refusal = (text: string) => {
    const result = importCsv(text, aMap())
    return Result.isFailure(result) ? result.failure : undefined
  }

  it("names the line of a broken quote", () =>
    expect(refusal(aFile(aRow(), aRow({ site: 'no"rth' })))).toMatchObject({
      _tag: "CsvUnreadable",
      line: 3
    }))

  it("says that an empty file has no header", () =>
    expect(refusal("\n\n")).toMatchObject({ _tag: "CsvEmpty" }))

  it("names the columns that are missing and those that are there", () =>
    expect(refusal("id,from,to,kwh,site,charger\n")).toEqual({
      _tag: "ColumnsMissing",
      columns: ["driver", "paid"],
      header: ["id", "from", "to", "kwh", "site", "charger"],
      message:
        'The file has no column "driver", "paid"; its columns are "id", "from", "to", "kwh", "site", "charger"'
    }))

  it("names a column that is there twice", () =>
    expect(refusal("id,from,to,kwh,paid,driver,site,charger,kwh\n")).toMatchObject({
      _tag: "ColumnsRepeated",
      columns: ["kwh"]
    }))
})

describe("laws of an import", () => {
  const junk = fc.oneof(
    fc.string(),
    fc.constantFrom(
      "",
      "0",
      "-1",
      "1e3",
      "NaN",
      "0.005",
      "9.74",
      "s1",
      "s2",
      "north",
      '"',
      "\n",
      " ",
      "c1",
      "Infinity"
    ),
    fc.constantFrom(
      "2026-10-03 11:00:00",
      "2026-10-25 03:30:00",
      "2026-03-29 03:30:00",
      "2026-02-29 00:00:00"
    ),
    fc.double().map(String)
  )
  const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
  const junkRow = fc.array(junk, { maxLength: 10 }).map((cells) => cells.map(quote).join(","))
  const dirtyRow = fc
    .tuple(fc.constantFrom("id", "from", "to", "kwh", "paid", "driver", "site", "charger"), junk)
    .map(([column, value]) => aRow({ [column]: quote(value) }))
  const anyRows = fc.array(fc.oneof(junkRow, dirtyRow, fc.constant(aRow())), { maxLength: 12 })

  it("rows = sessions + rejected rows", () =>
    fc.assert(
      fc.property(anyRows, (lines) => {
        const { bundle, rejected, rows } = imported(aFile(...lines))
        expect(bundle.sessions.length + rejected.length).toBe(rows)
        expect(rejected.every(({ reasons }) => reasons.length > 0)).toBe(true)
      }),
      { numRuns: 1000 }
    ))

  const anyText = fc.oneof(
    fc.string(),
    fc.string().map((text) => aFile(text))
  )

  it("never throws, whatever the text", () =>
    fc.assert(
      fc.property(anyText, (text) => {
        const told = Result.match(importCsv(text, aMap()), {
          onFailure: ({ message }) => message !== "",
          onSuccess: ({ bundle, rejected, rows }) => bundle.sessions.length + rejected.length === rows
        })
        expect(told).toBe(true)
      }),
      { numRuns: 1000 }
    ))
})
