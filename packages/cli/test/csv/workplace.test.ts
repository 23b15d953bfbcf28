import { existsSync, readFileSync } from "node:fs"
import { Bundle } from "@hostwatt/core"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import * as CsvMap from "../../src/csv/CsvMap.ts"
import { imported } from "./aFile.ts"

const file = new URL("../../../../../shared/data/workplace-charging-2014-2015.csv", import.meta.url)
const isThere = existsSync(file)
const title = isThere ? "" : " (skipped: the file is not beside the repository)"

const mapNamed = (name: string): CsvMap.CsvMap => {
  const path = new URL(`../../../../examples/03-import-a-csv/${name}`, import.meta.url)
  return Result.getOrThrowWith(
    CsvMap.decode(JSON.parse(readFileSync(path, "utf8"))),
    ({ message }) => new Error(message)
  )
}

/** The cells of one column, read without any library: the file has no quotes. */
const column = (name: string): readonly string[] => {
  const [header = [], ...rows] = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(","))
  return rows.map((cells) => cells[header.indexOf(name)] ?? "")
}

/** The sum of decimals as a whole number of units of 10^-digits. */
const sum = (texts: readonly string[], digits: number): bigint =>
  texts.reduce((total, text) => {
    const [whole = "0", fraction = ""] = text.split(".")
    return total + BigInt(whole + fraction.padEnd(digits, "0"))
  }, 0n)

describe("a year of charging at 25 workplaces, 2014 to 2015", () => {
  const read = () => readFileSync(file, "utf8")

  it.skipIf(!isThere)(`has 3,395 rows, of which every one becomes a session${title}`, () => {
    const { bundle, rejected, rows } = imported(read(), mapNamed("workplace-map.json"))
    expect({ rejected, rows, sessions: bundle.sessions.length }).toEqual({
      rejected: [],
      rows: 3395,
      sessions: 3395
    })
  })

  it.skipIf(!isThere)(`has 25 partners, 25 locations and 105 charge points of one EVSE${title}`, () => {
    const { bundle } = imported(read(), mapNamed("workplace-map.json"))
    expect([bundle.partners.length, bundle.contracts.length, bundle.locations.length]).toEqual([25, 25, 25])
    expect(bundle.chargePoints.map(({ evses }) => evses.length)).toEqual(Array.from({ length: 105 }, () => 1))
  })

  it.skipIf(!isThere)(`sums to the 401.52 of its dollars column, what was 0 being free${title}`, () => {
    const { bundle } = imported(read(), mapNamed("workplace-map.json"))
    const gross = bundle.sessions.map(({ cdr }) => cdr?.gross ?? "")
    const isFree = bundle.sessions.map(({ payment }) => payment.method === "free")
    expect(sum(gross, 2)).toBe(40152n)
    expect(sum(column("dollars"), 2)).toBe(40152n)
    expect(isFree).toEqual(column("dollars").map((paid) => paid === "0"))
  })

  it.skipIf(!isThere)(`has its years put right: 18 November 2014 to 4 October 2015${title}`, () => {
    const { bundle } = imported(read(), mapNamed("workplace-map.json"))
    const starts = bundle.sessions.map(({ start }) => start).toSorted()
    expect([starts[0], starts.at(-1)]).toEqual(["2014-11-18T20:01:17Z", "2015-10-04T16:44:59Z"])
  })

  it.skipIf(!isThere)(`is a bundle without fault, rated or under one tariff${title}`, () => {
    const maps = ["workplace-map.json", "workplace-flat-tariff-map.json"].map(mapNamed)
    const resolved = maps.map((map) => Bundle.fromJson(imported(read(), map).bundle))
    expect(resolved.map(Result.isSuccess)).toEqual([true, true])
  })

  it.skipIf(!isThere)(`has 19,723.69 kWh, each session as measured, under one tariff${title}`, () => {
    const { bundle, rejected } = imported(read(), mapNamed("workplace-flat-tariff-map.json"))
    const energies = bundle.sessions.map(({ periods }) => String(periods?.[0]?.energyWh))
    expect(rejected).toEqual([])
    expect(sum(energies, 0)).toBe(19_723_690n)
    expect(sum(column("kwhTotal"), 3)).toBe(19_723_690n)
  })
})
