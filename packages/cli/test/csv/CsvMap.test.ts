import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import * as CsvMap from "../../src/csv/CsvMap.ts"
import type { MapFault } from "../../src/csv/CsvRefused.ts"
import { aMapJson, paidAmounts } from "./aFile.ts"

const refusal = (json: unknown) => {
  const result = CsvMap.decode(json)
  return Result.isFailure(result) ? result.failure : undefined
}

const faults = (json: unknown): readonly MapFault[] => {
  const refused = refusal(json)
  return refused?._tag === "CsvMapInvalid" ? refused.faults : []
}

const tariff = {
  id: "flat",
  currency: "EUR",
  elements: [{ priceComponents: [{ dimension: "energy", price: "0.45" }] }]
}

describe("a map", () => {
  it("is taken as it stands", () => {
    const json = aMapJson()
    expect(Result.getOrThrow(CsvMap.decode(json))).toEqual(json)
  })

  it("may rate all sessions by one tariff", () =>
    expect(faults(aMapJson({ revenue: { from: "tariff", tariff } }))).toEqual([]))
})

describe("every fault is told, with its path and what to write", () => {
  it("fields that are missing, wrong or unknown", () =>
    expect(
      faults(
        aMapJson({
          operator: { id: "op", currency: "EURO", timeZone: "europe/sofia", logo: "o.png" },
          times: { format: "YYYY-MM-DD", timeZone: "Europe/Sofia", yearOffset: 1900 }
        })
      )
    ).toEqual([
      {
        path: "operator.logo",
        message: "is no field of a map",
        remedy: "leave it out; the fields here are id, name, currency, timeZone"
      },
      { path: "operator.name", message: "is missing", remedy: "write the operator's name" },
      {
        path: "operator.currency",
        message: "cannot be taken",
        remedy: 'write the ISO 4217 code of the currency, such as "EUR"'
      },
      {
        path: "operator.timeZone",
        message: "cannot be taken",
        remedy: 'write an IANA time zone, such as "Europe/Sofia"'
      },
      {
        path: "times.format",
        message: "cannot be taken",
        remedy:
          "write a format of date-fns with year, month, day, hour and minute, " +
          'such as "yyyy-MM-dd HH:mm:ss"'
      },
      {
        path: "times.yearOffset",
        message: "cannot be taken",
        remedy: "write a multiple of 400, such as 2000, or correct the years in the file"
      }
    ]))

  it("a whole part that is missing", () => {
    const { columns: _, ...rest } = aMapJson()
    expect(faults(rest)).toEqual([
      { path: "columns", message: "is missing", remedy: "write the names of the columns" }
    ])
  })

  it("terms that no contract can have", () =>
    expect(
      faults(
        aMapJson({
          contract: {
            title: "Revenue share",
            startMonth: "2026-13",
            revenueSharing: { acPercent: 70, dcPercent: "101", reimburse: true }
          }
        })
      ).map(({ path }) => path)
    ).toEqual([
      "contract.startMonth",
      "contract.revenueSharing.reimburse",
      "contract.revenueSharing.acPercent",
      "contract.revenueSharing.dcPercent"
    ]))

  it("a choice that is not made", () =>
    expect(faults(aMapJson({ revenue: {}, partner: { per: "site" } }))).toEqual([
      {
        path: "revenue",
        message: "cannot be taken",
        remedy:
          'write where the money comes from: "from": "paid-amounts" with column, dimension, ' +
          'vat and zeroMeans, or "from": "tariff" with a tariff'
      },
      {
        path: "partner",
        message: "cannot be taken",
        remedy: 'write { "per": "location" }, or { "per": "network" } with the id and name of the one partner'
      }
    ]))

  it("zero without a meaning: there is no default for money", () => {
    const { zeroMeans: _, ...revenue } = paidAmounts
    expect(faults(aMapJson({ revenue }))).toEqual([
      { path: "revenue.zeroMeans", message: "is missing", remedy: 'write "free" or "unpriced"' }
    ])
  })

  it("a tariff with an unknown restriction, which otherwise would apply always", () =>
    expect(
      faults(
        aMapJson({
          revenue: {
            from: "tariff",
            tariff: { ...tariff, elements: [{ ...tariff.elements[0], restrictions: { minSoc: 20 } }] }
          }
        })
      ).map(({ path }) => path)
    ).toEqual(["revenue.tariff.elements[0].restrictions.minSoc"]))

  it("something that is no object", () =>
    expect(faults("map.json")).toEqual([
      { path: "", message: "cannot be taken", remedy: "write one JSON object" }
    ]))

  it("all of it in one message, a line for each", () =>
    expect(refusal({ ...aMapJson(), delimiter: "tab" })?.message).toBe(
      'The map cannot be taken:\n  delimiter cannot be taken: write "," or ";" or "\\t" or "|"'
    ))
})

describe("contradictions, where each field by itself can be taken", () => {
  it("electricity that is deducted but has no cost", () =>
    expect(
      faults(
        aMapJson({
          contract: {
            title: "Revenue share",
            startMonth: "2026-01",
            revenueSharing: { acPercent: "70", dcPercent: "55", electricity: "deducted" }
          }
        })
      )
    ).toEqual([
      {
        path: "electricityCost",
        message: "is missing, but the contract has electricity deducted",
        remedy: "write it, or the settlement blocks every session"
      }
    ]))

  it("a tariff in another currency than the operator's", () =>
    expect(faults(aMapJson({ revenue: { from: "tariff", tariff: { ...tariff, currency: "USD" } } }))).toEqual(
      [
        {
          path: "revenue.tariff.currency",
          message: "is not the operator's currency, and nothing is ever converted",
          remedy: 'write "EUR"'
        }
      ]
    ))
})
