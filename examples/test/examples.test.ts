import { execFileSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"

const run = (example: string): string => {
  const main = fileURLToPath(new URL(`../${example}/src/main.ts`, import.meta.url))
  return execFileSync(process.execPath, ["--conditions=@hostwatt/source", main], { encoding: "utf8" })
}

describe("00: the demo network, settled for October 2026", () => {
  const printed = run("00-demo-network")

  it("prints a statement for each of the four partners", () => {
    for (const name of ["Harbour Garage", "Lakeside Hotel", "Riverside Retail Park", "Old Town Parking"]) {
      expect(printed).toContain(`${name} (`)
    }
  })
  it("keeps the session whose EVSE has no current type on the list of blocked ones", () => {
    expect(printed).toMatch(/Blocked: 1 session[\s\S]*CurrentTypeUnknown[\s\S]*O-4007/)
  })
  it("explains 19.08: 55 % of 21.18 is 11.65, and 7.43 electricity comes back", () => {
    expect(printed).toContain("share: 21.18 base × 55 % [8] = 11.649 → 11.65")
    expect(printed).toContain("partner amount: 11.65 share + 7.43 electricity = 19.08")
  })
  it("counts the session that ends at 22:50 UTC on the 31st as October's in Lisbon: 14.89", () => {
    // 35.12 kWh x 0.69 = 24.2328 -> 24.23; + 0.99 = 25.22 gross; / 1.23 = 20.504 -> 20.50 net
    // electricity 35.12 x 0.1575 = 5.5314 -> 5.53; (20.50 - 5.53) x 62.5 % = 9.356 -> 9.36; + 5.53 = 14.89
    expect(printed).toMatch(/R-3007 +2026-10-31 22:50 +35\.120 +25\.22 +20\.50 +14\.89/)
  })
  it("leaves the session that ends at 00:15 local time on 1 November to November", () => {
    expect(printed).not.toContain("H-1010")
  })
})

describe("01: one session split", () => {
  it("gives the partner 19.08 of 29.61 and leaves the operator 10.53", () => {
    expect(run("01-split-one-session")).toBe(
      "base        21.18\nshare       11.65\nreimbursed  7.43\npartner     19.08\noperator    10.53\n"
    )
  })
})

describe("02: a month settled", () => {
  const printed = run("02-settle-a-month")

  it("pays 7.08 of the session that was paid", () => {
    expect(printed).toContain("paid, collected: 7.08 EUR")
  })
  it("shows 14.09 as awaited", () => {
    expect(printed).toContain("open, awaited: 14.09 EUR")
  })
  it("pays 3.15 of September's session, and 10.23 in all", () => {
    expect(printed).toContain("september, collected-previous: 3.15 EUR")
    expect(printed).toContain("host is paid 10.23 EUR")
  })
})

describe("03: a CSV export imported", () => {
  it("lists the rows that it rejects with their reasons, and prints what it made", () => {
    const printed = run("03-import-a-csv")
    expect(printed).toContain("row 14, session ?: the row has 2 cells, the header 10")
    expect(printed).toContain("2 partners, 3 charge points")
  })
})
