import { aBundle, aContract, aPartner, aRevenueSharing, aVersion } from "@hostwatt/testing"
import { describe, expect, it } from "vitest"
import { aFileOf, inProcess } from "./Running.ts"

const taxProfile = { vatRegistered: true, vatPercent: "20" }
const fees = { perSessionDc: "0.50" }

/** One session of 29.61 under terms with fees, a rent and a guarantee, and entries of every other kind. */
const withFees = () =>
  aBundle({
    partners: [aPartner({ taxProfile, monthlyPlatformFee: "5.00" })],
    contracts: [
      aContract({
        versions: [
          aVersion({
            revenueSharing: aRevenueSharing({ fees }),
            recurring: [{ id: "rent", direction: "earns", per: "charge-point", amount: "100.00" }],
            monthRules: [{ kind: "guarantee", amount: "20.00" }]
          })
        ]
      })
    ],
    adjustments: [{ id: "a1", partnerId: "p1", month: "2026-10", amount: "-1.00", reason: "=goodwill" }],
    topUps: [{ id: "t1", partnerId: "p1", driverId: "d1", amount: "3.00", at: "2026-10-05T08:00:00Z" }]
  })

/** The same session at a partner that sells itself, below a sub-operator. */
const chained = () =>
  aBundle({
    partners: [aPartner(), aPartner({ id: "sub", name: "Sub" })],
    contracts: [
      aContract({ id: "c0", partnerId: "sub" }),
      aContract({
        under: "c0",
        versions: [aVersion({ supplyModel: "partner-sells", revenueSharing: aRevenueSharing() })]
      })
    ]
  })

const printed = async (bundle: object): Promise<readonly string[]> => {
  const { stdout } = await inProcess(["settle", aFileOf(bundle), "--month", "2026-10"])
  return stdout.split("\n")
}

/** The headline and the summary of a line. */
const told = async (bundle: object, id: string): Promise<readonly string[]> => {
  const argv = ["explain", aFileOf(bundle), "--month", "2026-10", "--line", id, "--format", "json"]
  const { stdout } = await inProcess(argv)
  const { headline, summary } = JSON.parse(stdout)
  return [headline, summary]
}

describe("a statement with lines of many kinds", () => {
  it("has a row for each line of a session, with its kind and VAT; the session itself counts once", async () => {
    const lines = await printed(withFees())

    expect(lines.slice(4, 10)).toEqual([
      "session  ended               kWh  gross    net  partner   VAT  for    contract",
      "───────  ────────────────  ─────  ─────  ─────  ───────  ────  ─────  ─────────────",
      "Collected",
      "s1       2026-10-03 13:00  41.30  35.53  29.61    16.29  3.26  share  c1 of 2026-01",
      "s1       2026-10-03 13:00                         -0.50  0.00  fees   c1 of 2026-01",
      "2 lines                    41.30  35.53  29.61    15.79  3.26"
    ])
  })

  it("says what other lines are for, and on which document their VAT stands", async () => {
    expect(await printed(withFees())).toEqual(
      expect.arrayContaining([
        "Platform fees",
        "the partner                                       -5.00   0.00  operator invoice",
        "Top-ups of drivers' balances",
        "t1, driver d1                                     -3.00   0.00",
        "Recurring lines",
        "rent: 1 charge point × 100.00    c1 of 2026-01   100.00  20.00  self-billed invoice",
        "True-ups of the month's share",
        "guarantee of 20.00, share 16.29  c1 of 2026-01     3.71   0.74  self-billed invoice",
        "Adjustments",
        "a1: =goodwill                                     -1.00   0.00"
      ])
    )
  })

  it("goes from what drivers paid to what is payable", async () => {
    const lines = await printed(withFees())
    const from = lines.indexOf("From drivers to payable")

    expect(lines.slice(from + 1, from + 13)).toEqual([
      "    drivers paid               35.53  gross",
      "    VAT of drivers             -5.92",
      "    other parties' part       -13.82",
      "  = revenue                    15.79  collected",
      "    platform fees              -5.00",
      "    top-ups                    -3.00",
      "    recurring lines           100.00",
      "    true-ups                    3.71",
      "    adjustments                -1.00",
      "  = balance                   110.50  net of VAT",
      "    VAT, self-billed invoice   24.00",
      "  = payable                   134.50"
    ])
  })

  it("names the sub-operator of a chain, and what of the partner's sale is commission", async () => {
    const lines = await printed(chained())

    expect(lines[1]).toBe("from Sub (sub), amounts in EUR")
    expect(lines).toContain(
      "s1       2026-10-03 13:00  41.30  35.53  29.61    -7.33  commission  c1 of 2026-01"
    )
  })
})

describe("an explanation fits the kind of its line", () => {
  it.each<readonly [id: string, headline: string, summary: string]>([
    [
      "collected:c1:s1",
      "Host (p1) is owed 16.29 EUR on the statement of 2026-10 for session s1",
      "29.61 revenue; 55 % = 16.2855 → 16.29; − 0.50 fees = 15.79; the operator has the other 13.82; " +
        "before fees, which have a line of their own, 16.29"
    ],
    [
      "collected:session-fees:c1:s1",
      "Host (p1) owes 0.50 EUR on the statement of 2026-10 as fees for session s1",
      "0.50 per session = 0.50 fees"
    ],
    [
      "true-up:c1:0",
      "is owed 3.71 EUR on the statement of 2026-10 as the guarantee of its share of the month; contract c1, " +
        "as of 2026-01; 0.74 VAT besides, self-billed invoice.",
      "a share of 16.29 this month, at least 20.00: 3.71 more"
    ],
    [
      "recurring:c1:rent",
      "for recurring line rent, counted by 1 charge point",
      "100.00 a month × 1 charge point, counted daily, = 100.00"
    ],
    ["adjustment:a1", "is owed -1.00 EUR", "-1.00, stated by the operator: =goodwill"],
    [
      "top-up:t1",
      "for top-up t1 of the balance of driver d1.",
      "3.00 added to the balance of driver d1 at 2026-10-05T08:00:00Z"
    ],
    ["platform-fee:p1", "as its monthly platform fee.", "5.00 a month, as agreed with the partner"]
  ])("%s", async (id, headline, summary) => {
    expect(await told(withFees(), id)).toEqual([expect.stringContaining(headline), summary])
  })

  it("a sale and its commission, in a chain", async () => {
    const split = "16.29 revenue of Sub (sub); 55 % = 8.9595 → 8.96; Sub (sub) has the other 7.33"

    expect(await told(chained(), "collected:sale:c1:s1")).toEqual([
      expect.stringContaining("with Sub (sub) as its own sale for session s1"),
      `16.29 sold, of which 8.96 remains: ${split}`
    ])
    expect(await told(chained(), "collected:commission:c1:s1")).toEqual([
      expect.stringContaining("Host (p1) owes 7.33 EUR"),
      `16.29 sold − 8.96 that remains = 7.33: ${split}`
    ])
  })
})
