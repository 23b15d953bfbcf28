import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { aFile, aMap, aMapWithColumns, aRow, imported, reasonsAgainst } from "./aFile.ts"

describe("cells that cannot be read", () => {
  it("an empty cell is never zero", () => {
    expect(reasonsAgainst(aRow({ paid: "" }))).toEqual(["paid is empty"])
    expect(reasonsAgainst(aRow({ kwh: " " }))).toEqual(["kwh is empty"])
  })

  it("a session without an end", () => expect(reasonsAgainst(aRow({ to: "" }))).toEqual(["to is empty"]))

  it("a date in another form", () =>
    expect(reasonsAgainst(aRow({ from: "03.10.2026 11:00" }))).toEqual([
      'from "03.10.2026 11:00" is not a time written as yyyy-MM-dd HH:mm:ss'
    ]))

  it("a day that no calendar has", () =>
    expect(reasonsAgainst(aRow({ from: "2026-02-29 11:00:00" }))).toEqual([
      'from "2026-02-29 11:00:00" is not a time written as yyyy-MM-dd HH:mm:ss'
    ]))

  it("a year that was meant as another", () =>
    expect(reasonsAgainst(aRow({ from: "0026-10-03 11:00:00" }))).toEqual([
      'from "0026-10-03 11:00:00" is not between 1970 and 2199: times.yearOffset is added to the years of the file'
    ]))

  it("an end before the start", () =>
    expect(reasonsAgainst(aRow({ to: "2026-10-03 10:59:59" }))).toEqual([
      "the end 2026-10-03T07:59:59Z is before the start 2026-10-03T08:00:00Z"
    ]))

  it("an end at the start is a session of 0 s", () =>
    expect(imported(aFile(aRow({ to: "2026-10-03 11:00:00" }))).bundle.sessions).toHaveLength(1))

  it("negative, immeasurably fine and impossible energy", () => {
    expect(reasonsAgainst(aRow({ kwh: "-0.5" }))).toEqual(['kwh "-0.5" is negative'])
    expect(reasonsAgainst(aRow({ kwh: "9.7400001" }))).toEqual(['kwh "9.7400001" is finer than 0.001 Wh'])
    expect(reasonsAgainst(aRow({ kwh: "1000000001" }))).toEqual(['kwh "1000000001" is too large'])
    expect(reasonsAgainst(aRow({ kwh: "1e3" }))).toEqual(['kwh "1e3" is not a plain decimal'])
  })

  it("money finer than the currency: half a cent, a tenth of a yen", () => {
    const yen = { id: "op", name: "Operator", currency: "JPY", timeZone: "Asia/Tokyo" }
    expect(reasonsAgainst(aRow({ paid: "4.505" }))).toEqual([
      'paid "4.505" is finer than EUR, which has 2 decimals'
    ])
    expect(reasonsAgainst(aRow({ paid: "450.1" }), aMap({ operator: yen }))).toEqual([
      'paid "450.1" is finer than JPY, which has 0 decimals'
    ])
  })

  it("zeros behind the last decimal of the currency lose nothing: 4.5000 is 4.50", () =>
    expect(imported(aFile(aRow({ paid: "4.5000" }))).bundle.sessions[0]?.cdr?.gross).toBe("4.50"))

  it("a refund, a currency sign, a decimal comma", () => {
    expect(reasonsAgainst(aRow({ paid: "-4.50" }))).toEqual(['paid "-4.50" is negative'])
    expect(reasonsAgainst(aRow({ paid: "€4.50" }))).toEqual(['paid "€4.50" is not a plain decimal'])
    expect(reasonsAgainst(aRow({ paid: '"4,50"' }))).toEqual(['paid "4,50" is not a plain decimal'])
  })

  it("a decimal point in a file of decimal commas", () =>
    expect(reasonsAgainst(aRow({ paid: '"4,50"' }), aMap({ decimalMark: "," }))).toEqual([
      'kwh "9.74" is not a plain decimal'
    ]))

  it("a current type that is neither", () =>
    expect(
      reasonsAgainst(aRow({ driver: "Type 2" }), aMapWithColumns({ currentType: { column: "driver" } }))
    ).toEqual(['driver "Type 2" is neither AC nor DC']))

  it("an id longer than ids of a bundle can be", () =>
    expect(reasonsAgainst(aRow({ charger: "c".repeat(96) }))).toEqual([
      "charger has more than 95 characters"
    ]))

  it("a row with a cell too few", () =>
    expect(imported(aFile("s1,2026-10-03 11:00:00")).rejected).toEqual([
      { row: 2, reasons: ["the row has 2 cells, the header 8"] }
    ]))

  it("all of it at once: every reason is told", () =>
    expect(
      imported(aFile(aRow({ from: "", to: "later", kwh: "-1", paid: "free", site: "" }))).rejected
    ).toEqual([
      {
        row: 2,
        sessionId: "s1",
        reasons: [
          "from is empty",
          'to "later" is not a time written as yyyy-MM-dd HH:mm:ss',
          'kwh "-1" is negative',
          'paid "free" is not a plain decimal',
          "site is empty"
        ]
      }
    ]))
})

describe("rows that are there twice", () => {
  it("an identical repeat of row 2 on row 3: the first stays", () => {
    const { bundle, rejected } = imported(aFile(aRow(), aRow()))
    expect(bundle.sessions).toHaveLength(1)
    expect(rejected).toEqual([{ row: 3, sessionId: "s1", reasons: ["an identical repeat of row 2"] }])
  })

  it("4.50 on row 2, 4.60 on row 3 under one id: neither stays", () => {
    const { bundle, rejected } = imported(aFile(aRow(), aRow({ paid: "4.60" })))
    expect(bundle.sessions).toEqual([])
    expect(rejected).toEqual([
      {
        row: 2,
        sessionId: "s1",
        reasons: ["session s1 also stands on row 3 with other content: keep only the right one"]
      },
      {
        row: 3,
        sessionId: "s1",
        reasons: ["session s1 also stands on row 2 with other content: keep only the right one"]
      }
    ])
  })

  it("a row that cannot be read contradicts nothing: the one that can be read stays", () => {
    const { bundle, rejected } = imported(aFile(aRow({ to: "" }), aRow()))
    expect(bundle.sessions).toHaveLength(1)
    expect(rejected).toEqual([{ row: 2, sessionId: "s1", reasons: ["to is empty"] }])
  })

  it("a difference in a column that the map does not read is none", () => {
    const [first, second] = [`${aRow()},exported today`, `${aRow()},exported yesterday`]
    const file = ["id,from,to,kwh,paid,driver,site,charger,note", first, second].join("\n")
    expect(imported(file).rejected).toEqual([
      { row: 3, sessionId: "s1", reasons: ["an identical repeat of row 2"] }
    ])
  })
})

describe("laws of repeats", () => {
  const anyRow = fc
    .tuple(fc.constantFrom("s1", "s2", "s3"), fc.constantFrom("4.50", "4.60"))
    .map(([id, paid]) => aRow({ id, paid }))
  const anyOrders = fc
    .array(anyRow, { maxLength: 8 })
    .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })))
  const sessionsOf = (rows: readonly string[]) =>
    imported(aFile(...rows))
      .bundle.sessions.map((session) => JSON.stringify(session))
      .toSorted()

  it("what is rejected for contradicting another does not depend on the order of the rows", () =>
    fc.assert(
      fc.property(anyOrders, ([rows, shuffled]) => {
        expect(sessionsOf(shuffled)).toEqual(sessionsOf(rows))
      }),
      { numRuns: 1000 }
    ))
})

describe("places that contradict the rows above", () => {
  it("a charge point at two locations", () =>
    expect(imported(aFile(aRow(), aRow({ id: "s2", site: "south" }))).rejected).toEqual([
      {
        row: 3,
        sessionId: "s2",
        reasons: ["charge point c1 stands at location north (row 2), not at south"]
      }
    ]))

  it("an EVSE that is AC and DC", () => {
    const map = aMapWithColumns({ currentType: { column: "driver" } })
    const file = aFile(aRow({ driver: "AC" }), aRow({ id: "s2", driver: "DC" }))
    expect(imported(file, map).rejected).toEqual([
      { row: 3, sessionId: "s2", reasons: ["EVSE c1-1 is AC (row 2), not DC"] }
    ])
  })

  it("a location of which every row is rejected is no partner", () =>
    expect(imported(aFile(aRow(), aRow({ id: "s2", site: "south", kwh: "" }))).bundle.partners).toEqual([
      { id: "north", name: "north" }
    ]))
})

describe("nights on which the clock is changed, Sofia 2026", () => {
  it("29 March, 03:30 does not exist", () =>
    expect(reasonsAgainst(aRow({ from: "2026-03-29 03:30:00", to: "2026-03-29 05:00:00" }))).toEqual([
      'from "2026-03-29 03:30:00" does not exist in Europe/Sofia: the clock was put forward over it'
    ]))

  it("25 October, 03:10 to 03:40 happened twice: 30 minutes at the first, with a warning", () => {
    const { bundle, warnings } = imported(
      aFile(aRow({ from: "2026-10-25 03:10:00", to: "2026-10-25 03:40:00" }))
    )
    expect(bundle.sessions[0]).toMatchObject({ start: "2026-10-25T00:10:00Z", end: "2026-10-25T00:40:00Z" })
    expect(warnings).toEqual([
      {
        row: 2,
        sessionId: "s1",
        message:
          'from "2026-10-25 03:10:00" and to "2026-10-25 03:40:00" happened twice that night: ' +
          "the first was taken where the end allows it, 1800 s in all"
      }
    ])
  })

  it("25 October, 03:40 to 03:10 is 30 minutes from the first to the second", () =>
    expect(
      imported(aFile(aRow({ from: "2026-10-25 03:40:00", to: "2026-10-25 03:10:00" }))).bundle.sessions[0]
    ).toMatchObject({ start: "2026-10-25T00:40:00Z", end: "2026-10-25T01:10:00Z" }))

  it("25 October, 03:30 to 02:59 ends before its start on either", () =>
    expect(reasonsAgainst(aRow({ from: "2026-10-25 03:30:00", to: "2026-10-25 02:59:00" }))).toEqual([
      "the end 2026-10-24T23:59:00Z is before the start 2026-10-25T00:30:00Z"
    ]))
})
