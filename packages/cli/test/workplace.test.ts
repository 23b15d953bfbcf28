import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { beforeAll, describe, expect, it } from "vitest"
import { inProcess, jsonOf } from "./Running.ts"

const file = new URL("../../../../shared/data/workplace-charging-2014-2015.csv", import.meta.url)
const isThere = existsSync(file)
const skipped = isThere ? "" : " (skipped: the file is not beside the repository)"

const mapFile = (name: string): URL => new URL(`../../../examples/03-import-a-csv/${name}`, import.meta.url)

const months = [
  "2014-11",
  "2014-12",
  "2015-01",
  "2015-02",
  "2015-03",
  "2015-04",
  "2015-05",
  "2015-06",
  "2015-07",
  "2015-08",
  "2015-09",
  "2015-10"
]

interface Line {
  readonly section: string
  readonly sessionId: string
}

interface Settled {
  readonly statements: readonly {
    readonly partnerId: string
    readonly lines: readonly Line[]
    readonly totals: Readonly<Record<string, string | number>>
  }[]
  readonly blocked: readonly unknown[]
  readonly operator: readonly { readonly currency: string; readonly retained: string }[]
}

/** What the command makes of the file: the import, and every month of it settled. */
interface Year {
  readonly rejected: number
  readonly byMonth: ReadonlyMap<string, Settled>
}

const settledYear = async (mapName: string): Promise<Year> => {
  const map = fileURLToPath(mapFile(mapName))
  const made = await inProcess(["import", "csv", fileURLToPath(file), "--map", map, "--format", "json"])
  const byMonth = new Map<string, Settled>()
  for (const month of months) {
    const argv = ["settle", "-", "--month", month, "--format", "json"]
    const { stdout } = await inProcess(argv, { stdin: made.stdout })
    byMonth.set(month, JSON.parse(stdout))
  }
  return { rejected: JSON.parse(made.stderr).rejected.length, byMonth }
}

/** A decimal as a whole number of units of 10^-digits. */
const scaled = (text: string, digits: number): bigint => {
  const [whole = "0", fraction = ""] = text.split(".")
  return BigInt(whole + fraction.padEnd(digits, "0"))
}

const cents = (text: unknown): bigint => {
  const written = String(text)
  return written.startsWith("-") ? -scaled(written.slice(1), 2) : scaled(written, 2)
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n)

/** What the file itself says, read without any library: it has no quotes. */
const rows = () => {
  const [header = [], ...lines] = readFileSync(file, "utf8")
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","))
  const cell = (line: readonly string[], name: string): string => line[header.indexOf(name)] ?? ""
  return lines.map((line) => ({
    site: cell(line, "locationId"),
    // The years are written 0014 and 0015; the times are those of the clock on the wall.
    month: `20${cell(line, "ended").slice(2, 7)}`,
    paid: scaled(cell(line, "dollars"), 2),
    milliKwh: scaled(cell(line, "kwhTotal"), 3)
  }))
}

type Row = ReturnType<typeof rows>[number]

/** The nearest whole number to a fraction of nothing negative; a tie goes up. */
const halfUp = (numerator: bigint, denominator: bigint): bigint =>
  (2n * numerator + denominator) / (2n * denominator)

/** The nearest whole number to a fraction of nothing negative; a tie goes down. */
const halfDown = (numerator: bigint, denominator: bigint): bigint =>
  (2n * numerator + denominator - 1n) / (2n * denominator)

/** What a row comes to for each side, each computed by itself. */
interface Shares {
  readonly driver: bigint
  readonly partner: bigint
  readonly operator: bigint
}

const totalOf = (parts: readonly Shares[]): Shares => ({
  driver: sum(parts.map(({ driver }) => driver)),
  partner: sum(parts.map(({ partner }) => partner)),
  operator: sum(parts.map(({ operator }) => operator))
})

/** What the command printed for a month: paid by drivers, owed to partners, left to the operator. */
const printedOf = ({ operator, statements }: Settled): Shares => ({
  driver: sum(statements.map(({ totals }) => cents(totals["grossCollected"]))),
  partner: sum(statements.map(({ totals }) => cents(totals["revenueCollected"]))),
  operator: sum(operator.map(({ retained }) => cents(retained)))
})

const ofMonth = (month: string, sharesOf: (row: Row) => Shares): Shares =>
  totalOf(
    rows()
      .filter((row) => row.month === month)
      .map(sharesOf)
  )

const sessionsOn = (year: Year): number =>
  [...year.byMonth.values()].flatMap(({ statements }) => statements.flatMap(({ lines }) => lines)).length

const blockedIn = ({ byMonth }: Year): number => byMonth.get("2015-10")?.blocked.length ?? -1

const noYear: Year = { rejected: -1, byMonth: new Map() }

const settledIn = (year: Year, month: string): Settled => {
  const settled = year.byMonth.get(month)
  if (settled === undefined) throw new Error(`${month} was not settled`)
  return settled
}

describe("a year of charging at 25 workplaces, settled by what drivers paid", () => {
  const percent: bigint = isThere
    ? scaled(jsonOf(mapFile("workplace-map.json")).contract.revenueSharing.acPercent, 0)
    : 0n

  /** Each side's part of what a driver paid, rounded by itself: the partner's ties up, the operator's down. */
  const sharesOf = ({ paid }: Row): Shares => ({
    driver: paid,
    partner: halfUp(paid * percent, 100n),
    operator: halfDown(paid * (100n - percent), 100n)
  })

  let year = noYear
  beforeAll(async () => {
    if (isThere) year = await settledYear("workplace-map.json")
  })

  it.skipIf(!isThere)(`shares 70 and 30 percent of each row without losing a cent${skipped}`, () => {
    for (const { driver, operator, partner } of rows().map(sharesOf)) expect(partner + operator).toBe(driver)
  })

  for (const month of months) {
    it.skipIf(!isThere)(`${month}: partners and operator have what their percentages give${skipped}`, () => {
      const printed = printedOf(settledIn(year, month))

      expect(printed).toEqual(ofMonth(month, sharesOf))
      expect(printed.partner + printed.operator).toBe(printed.driver)
    })

    it.skipIf(!isThere)(`${month}: so has every partner by itself${skipped}`, () => {
      const bySite = Map.groupBy(
        rows().filter((row) => row.month === month),
        ({ site }) => site
      )
      const expected = [...bySite].map(([site, own]) => [site, totalOf(own.map(sharesOf)).partner])
      const printed = settledIn(year, month).statements.map(({ partnerId, totals }) => [
        partnerId,
        cents(totals["balance"])
      ])

      expect(new Map(printed as [string, bigint][])).toEqual(new Map(expected as [string, bigint][]))
    })
  }

  it.skipIf(!isThere)(`comes to the 401.52 that drivers paid, less rejected rows: none${skipped}`, () => {
    const printed = totalOf(months.map((month) => printedOf(settledIn(year, month))))

    expect(year.rejected).toBe(0)
    expect(printed.driver).toBe(40_152n)
    expect(printed.partner + printed.operator).toBe(40_152n)
  })

  it.skipIf(!isThere)(`has every one of 3,395 rows on a line, blocked or rejected${skipped}`, () => {
    expect(rows()).toHaveLength(3395)
    expect(sessionsOn(year) + blockedIn(year) + year.rejected).toBe(3395)
    expect(blockedIn(year)).toBe(0)
  })
})

describe("the same year under a tariff of 0.50 per session and 0.29 per kWh", () => {
  /**
   * The operator keeps the 0.50, electricity of 0.11 per kWh is taken off and given back, and the
   * rest is shared 70 to 30.
   */
  const sharesOf = ({ milliKwh }: Row): Shares => {
    const usage = halfUp(milliKwh * 29n, 1000n)
    const electricity = halfUp(milliKwh * 11n, 1000n)
    const base = usage - electricity
    return {
      driver: 50n + usage,
      partner: halfUp(base * 70n, 100n) + electricity,
      operator: 50n + halfDown(base * 30n, 100n)
    }
  }

  let year = noYear
  beforeAll(async () => {
    if (isThere) year = await settledYear("workplace-flat-tariff-map.json")
  })

  for (const month of months) {
    it.skipIf(!isThere)(`${month}: each side has what the kilowatt-hours give${skipped}`, () => {
      const printed = printedOf(settledIn(year, month))

      expect(printed).toEqual(ofMonth(month, sharesOf))
      expect(printed.partner + printed.operator).toBe(printed.driver)
    })

    it.skipIf(!isThere)(`${month}: the energy on statements is the energy of the rows${skipped}`, () => {
      const { statements } = settledIn(year, month)
      const own = rows().filter((row) => row.month === month)

      expect(sum(statements.map(({ totals }) => scaled(String(totals["energyHostedWh"]), 0)))).toBe(
        sum(own.map(({ milliKwh }) => milliKwh))
      )
    })
  }

  it.skipIf(!isThere)(`has every one of 3,395 rows on a line${skipped}`, () => {
    expect([sessionsOn(year), blockedIn(year), year.rejected]).toEqual([3395, 0, 0])
  })
})
