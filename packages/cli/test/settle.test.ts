import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Bundle, Month, Settlement, SettlementDocument } from "@hostwatt/core"
import {
  aBundle,
  aChargePoint,
  aContract,
  aContractOn,
  anAssignment,
  anEvse,
  anImportedSession,
  aPartner,
  aSession
} from "@hostwatt/testing"
import { parse } from "csv-parse/sync"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { aFileOf, aFolder, asProcess, inProcess, jsonOf } from "./Running.ts"

const terms = { excludeConnectionFee: true, electricity: "deducted-and-reimbursed" } as const

/** One session of 29.61 at a DC EVSE, of which the partner has 19.08. */
const worked = () => aBundle({ contracts: [aContractOn(terms)] })

/** Two partners, of which only the first has a session that can be settled. */
const twoPartners = () =>
  aBundle({
    partners: [aPartner(), aPartner({ id: "p2", name: "Hotel" })],
    contracts: [aContract(), aContract({ id: "c2", partnerId: "p2" })],
    chargePoints: [
      aChargePoint(),
      aChargePoint({
        id: "cp2",
        assignments: [anAssignment({ contractId: "c2" })],
        evses: [anEvse({ id: "dc2" })]
      })
    ],
    sessions: [aSession(), aSession({ id: "s2", evseId: "dc2" })]
  })

/** The month as core settles and prints it. */
const documentOf = (bundle: object, month = "2026-10") => {
  const { network } = Result.getOrThrow(Bundle.fromJson(bundle))
  return SettlementDocument.fromSettlement(
    Result.getOrThrow(Settlement.settleMonth(network, Month.make(month)))
  )
}

const settle = (file: string, ...more: readonly string[]) =>
  inProcess(["settle", file, "--month", "2026-10", ...more])

describe("hostwatt settle, as a table", () => {
  it("shows whose statement it is, its lines and what they come to", async () => {
    const { code, stderr, stdout } = await settle(aFileOf(worked()))

    expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
    expect(stdout.split("\n").slice(0, 23)).toEqual([
      `Host (p1)${" ".repeat(84)}2026-10`,
      "from Operator (op), amounts in EUR",
      "2026-10-01 00:00 until before 2026-11-01 00:00, Europe/Sofia time",
      "",
      "session  ended               kWh  gross    net  partner  contract",
      "───────  ────────────────  ─────  ─────  ─────  ───────  ─────────────",
      "Collected",
      "s1       2026-10-03 13:00  41.30  35.53  29.61    19.08  c1 of 2026-01",
      "1 line                     41.30  35.53  29.61    19.08",
      "",
      "From drivers to payable",
      "    drivers paid          35.53  gross",
      "    VAT of drivers        -5.92",
      "    other parties' part  -10.53",
      "  = revenue               19.08  collected",
      "  = balance               19.08  net of VAT",
      "  = payable               19.08",
      "",
      "    awaited                0.00  not paid yet, and not in the balance",
      "    energy                41.30  kWh",
      "    sessions                  1",
      "",
      `  content hash  ${documentOf(worked()).statements[0]?.contentHash}`
    ])
  })

  it("shows what stays with the operator, the warnings, and how to see what is behind a line", async () => {
    const { stdout } = await settle(aFileOf(worked()))

    expect(stdout).toContain("  retained  10.53 EUR")
    expect(stdout).toContain("  1 TaxProfileMissing: no tax profile of who supplies")
    expect(stdout).toContain("hostwatt explain … --month 2026-10 --line collected:c1:s1")
  })

  it("shows each part of a statement with its own sum", async () => {
    const sessions = [
      aSession({ id: "now" }),
      aSession({ id: "open", payment: { method: "card", status: "awaited" } }),
      aSession({
        id: "earlier",
        start: "2026-09-10T08:00:00Z",
        end: "2026-09-10T10:00:00Z",
        periods: [{ start: "2026-09-10T08:00:00Z", energyWh: 1000, timeSeconds: 3600 }],
        payment: { method: "card", status: "collected", collectedAt: "2026-10-02T08:00:00Z" }
      })
    ]
    const { stdout } = await settle(aFileOf(aBundle({ sessions })))
    const parts = stdout.split("\n").filter((line) => /^(Collected|Awaited|\d+ line)/.test(line))

    expect(parts).toEqual([
      "Collected",
      expect.stringMatching(/^1 line .* 16\.29$/),
      "Collected now, from sessions that ended in earlier months",
      expect.stringMatching(/^1 line .* 0\.89$/),
      "Awaited: not paid yet, and not in the balance",
      expect.stringMatching(/^1 line .* 16\.29$/)
    ])
  })

  it("says why sessions are blocked and what to do", async () => {
    const sessions = [aSession(), anImportedSession({ gross: "0.00", lines: [] }, { id: "zero" })]
    const { code, stdout } = await settle(aFileOf(aBundle({ sessions })))

    expect(code).toBe(0)
    expect(stdout).toContain(
      [
        "Blocked: 1 session is on no revenue line until solved",
        "  1 Unpriced: it has no price (it was imported with a total of zero, and nothing says that it was free)",
        "      zero",
        '      name a tariff that is valid when it starts, or give its "cdr"; for a free one say "method": "free"'
      ].join("\n")
    )
  })

  it("shortens long statements and says so; --all-lines shows every line", async () => {
    const sessions = Array.from({ length: 25 }, (_, index) => aSession({ id: `s${100 + index}` }))
    const file = aFileOf(aBundle({ sessions }))
    const [short, long] = [await settle(file), await settle(file, "--all-lines")]
    const linesIn = (text: string) => text.split("\n").filter((line) => /^s1\d\d /.test(line))

    expect(linesIn(short.stdout)).toHaveLength(20)
    expect(short.stdout).toContain("… 5 more lines, see --all-lines or --format json|csv")
    expect(short.stdout).toMatch(/^25 lines .* 407\.25$/m)
    expect(linesIn(long.stdout)).toHaveLength(25)
    expect(long.stdout).not.toContain("more lines")
  })

  it("keeps within 100 columns, and cuts long ids visibly", async () => {
    const id = "a-session-with-an-id-".repeat(9)
    const { stdout } = await settle(aFileOf(aBundle({ sessions: [aSession({ id })] })))
    const [title = "", , , line = ""] = stdout.split("\n").slice(4)

    expect(Math.max(title.length, line.length)).toBe(100)
    expect(line).toMatch(/^a-session-with-an-id-.*…  2026-10-03 13:00/)
  })

  it("says so where a month has no statement", async () => {
    const { code, stdout } = await inProcess(["settle", aFileOf(worked()), "--month", "2026-09"])

    expect(code).toBe(0)
    expect(stdout).toContain("There is no statement for 2026-09.")
  })
})

describe("hostwatt settle --format json", () => {
  it("prints what core's SettlementDocument says, as a process of its own", async () => {
    const { code, stderr, stdout } = await asProcess([
      "settle",
      aFileOf(twoPartners()),
      "--month",
      "2026-10",
      "--format",
      "json"
    ])

    expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
    expect(stdout).toBe(`${JSON.stringify(documentOf(twoPartners()), undefined, 2)}\n`)
  })

  it("has only the statements of one partner with --partner", async () => {
    const { stdout } = await settle(aFileOf(twoPartners()), "--format", "json", "--partner", "p2")
    const whole = documentOf(twoPartners())

    expect(JSON.parse(stdout)).toEqual({
      ...whole,
      statements: whole.statements.filter(({ partnerId }) => partnerId === "p2")
    })
  })

  it("refuses a partner that does not exist, naming those that do", async () => {
    expect(await settle(aFileOf(twoPartners()), "--partner", "p3")).toEqual({
      code: 1,
      stdout: "",
      stderr: [
        'hostwatt: "p3" is no partner of this bundle',
        "  its partners are",
        "    Host (p1)",
        "    Hotel (p2)",
        "  name one by its id",
        ""
      ].join("\n")
    })
  })
})

describe("hostwatt settle --format csv", () => {
  const rowsOf = (text: string): readonly Record<string, string>[] => parse(text, { columns: true })

  it("has a row for each line, which reads back as it is", async () => {
    const { stdout } = await settle(aFileOf(twoPartners()), "--format", "csv")

    expect(rowsOf(stdout)).toEqual(
      documentOf(twoPartners()).statements.flatMap(({ counterpartyId, currency, lines, partnerId }) =>
        lines.map(({ about, id, sessionRevision, taxCategory, trace: _trace, vatPercent, ...line }) => ({
          month: "2026-10",
          partnerId,
          counterpartyId,
          currency,
          lineId: id,
          sessionRevision: String(sessionRevision),
          about: about ?? "",
          taxCategory: taxCategory ?? "",
          vatPercent: vatPercent ?? "",
          ...line
        }))
      )
    )
    expect(stdout.split("\n")[0]).toBe(
      "month,partnerId,counterpartyId,currency,section,kind,lineId,contractId,contractVersion," +
        "sessionId,sessionRevision,sessionEnd,about,sign,net,document,taxCategory,vatPercent,vat"
    )
  })

  it("keeps ids from becoming formulas, and amounts below zero as they are", async () => {
    const id = '=HYPERLINK("x"),\n"'
    const contracts = [aContractOn({ electricity: "deducted" })]
    const sessions = [
      anImportedSession({ lines: [{ dimension: "energy", net: "0.10" }], gross: "0.10" }, { id })
    ]
    const { stdout } = await settle(aFileOf(aBundle({ contracts, sessions })), "--format", "csv")
    const [row] = rowsOf(stdout)

    expect(row).toMatchObject({ sessionId: `'${id}`, lineId: `collected:c1:${id}`, net: "-2.17" })
  })

  it("is a header alone where there is nothing, and names what it cannot tell", async () => {
    const sessions = [aSession({ quarantined: "odd" })]
    const { stderr, stdout } = await settle(aFileOf(aBundle({ sessions })), "--format", "csv")

    expect(stdout.trim().split("\n")).toHaveLength(1)
    expect(stderr).toBe("1 blocked session cannot be told in CSV: see --format table or json\n")
  })
})

describe("hostwatt settle --out", () => {
  it("writes each statement to its file, and the rest of the month to settlement.json", async () => {
    const out = join(aFolder(), "new", "folder")
    const { stderr } = await settle(aFileOf(twoPartners()), "--out", out)
    const { statements, ...rest } = documentOf(twoPartners())

    expect(readdirSync(out).toSorted()).toEqual([
      "p1_op_EUR_2026-10.json",
      "p2_op_EUR_2026-10.json",
      "settlement.json"
    ])
    expect(jsonOf(join(out, "p1_op_EUR_2026-10.json"))).toEqual(statements[0])
    expect(jsonOf(join(out, "settlement.json"))).toEqual(rest)
    expect(stderr).toBe(
      `wrote 2 statements and settlement.json to ${out}\n  p1_op_EUR_2026-10.json\n  p2_op_EUR_2026-10.json\n`
    )
  })

  it("writes files that verify, and no longer do after one byte is changed", async () => {
    const out = aFolder()
    await settle(aFileOf(worked()), "--out", out)
    const file = join(out, "p1_op_EUR_2026-10.json")
    const before = await asProcess(["verify", file])
    writeFileSync(file, readFileSync(file, "utf8").replace('"net": "19.08"', '"net": "19.09"'))
    const after = await asProcess(["verify", file])

    expect([before.code, after.code]).toEqual([0, 1])
    expect(after.stderr).toContain("lines[0].net: is not what its trace comes to")
  })

  it("prints the month as well, in the format asked for", async () => {
    const { stdout } = await settle(aFileOf(worked()), "--out", aFolder(), "--format", "json")

    expect(JSON.parse(stdout)).toEqual(documentOf(worked()))
  })

  it("puts new files in the place of old ones, leaves nothing unfinished, and names what it did not write", async () => {
    const out = aFolder()
    await settle(aFileOf(twoPartners()), "--out", out)
    const { stderr } = await settle(aFileOf(worked()), "--out", out)

    expect(readdirSync(out)).toHaveLength(3)
    expect(jsonOf(join(out, "p1_op_EUR_2026-10.json"))).toEqual(documentOf(worked()).statements[0])
    expect(stderr).toContain(
      "also has 1 statement of this month that this run did not write: p2_op_EUR_2026-10.json"
    )
  })

  it("refuses a file as its folder, and settles nothing into a half-written one", async () => {
    const file = aFileOf(worked())

    expect(await settle(file, "--out", file)).toEqual({
      code: 1,
      stdout: "",
      stderr: `hostwatt: ${file} is a file\n  name a folder\n`
    })
    expect(jsonOf(file)).toEqual(worked())
  })
})
