import {
  type OracleLine,
  type OracleSettlement,
  type OracleStatement,
  oracle
} from "../../src/oracle/oracle.ts"

export type Fields = Readonly<Record<string, unknown>>

/** One AC session of 22.48 kWh at 0.45: 10.12 net, 12.14 gross; 4.05 of electricity. */
export const aSession = (fields: Fields = {}): Fields => ({
  id: "A",
  evseId: "ac",
  start: "2026-10-03T08:00:00Z",
  end: "2026-10-03T09:00:00Z",
  periods: [{ start: "2026-10-03T08:00:00Z", energyWh: 22480, timeSeconds: 3600 }],
  payment: { method: "card", status: "collected" },
  ...fields
})

/** A session that came with its price. */
export const aCdr = (id: string, hour: number, net: string, fields: Fields = {}): Fields => ({
  id,
  evseId: "ac",
  start: `2026-10-03T${String(hour).padStart(2, "0")}:00:00Z`,
  end: `2026-10-03T${String(hour).padStart(2, "0")}:30:00Z`,
  cdr: { currency: "EUR", lines: [{ dimension: "energy", net }], gross: net, energyWh: 1000 },
  ...fields
})

export const aTariff = (fields: Fields = {}): Fields => ({
  id: "t",
  currency: "EUR",
  elements: [{ priceComponents: [{ dimension: "energy", price: "0.45", vatPercent: "20" }] }],
  ...fields
})

interface Changes {
  readonly policies?: Fields
  readonly operator?: Fields
  readonly partner?: Fields
  readonly contract?: Fields
  readonly version?: Fields
  readonly sharing?: Fields
  readonly chargePoint?: Fields
  readonly more?: Fields
}

/** One host at 70 % of AC, one charge point with one EVSE, one session in October 2026. */
const aBundle = (changes: Changes = {}): unknown => {
  const revenueSharing = { acPercent: "70", dcPercent: "55", ...changes.sharing }
  return {
    hostwatt: 1,
    operator: {
      id: "op",
      name: "Op",
      currency: "EUR",
      timeZone: "Europe/Sofia",
      ...changes.operator,
      policies: changes.policies ?? {}
    },
    partners: [
      { id: "p1", name: "Host", ...changes.partner },
      { id: "p2", name: "Landlord" }
    ],
    contracts: [
      {
        id: "c1",
        partnerId: "p1",
        title: "C",
        startMonth: "2026-01",
        ...changes.contract,
        versions: [{ from: "2026-01", revenueSharing, ...changes.version }]
      },
      {
        id: "c2",
        partnerId: "p2",
        title: "L",
        startMonth: "2026-01",
        versions: [{ from: "2026-01", revenueSharing: { acPercent: "10", dcPercent: "10" } }]
      }
    ],
    locations: [{ id: "l1", timeZone: "Europe/Sofia", electricityCostId: "e1" }],
    electricityCosts: [{ id: "e1", currency: "EUR", elements: [{ pricePerKwh: "0.18" }] }],
    chargePoints: [
      {
        id: "cp1",
        locationId: "l1",
        inServiceFrom: "2025-01-01",
        assignments: [{ contractId: "c1", from: "2026-01-01" }],
        evses: [{ id: "ac", currentType: "AC", tariffId: "t" }],
        ...changes.chargePoint
      }
    ],
    tariffs: [aTariff()],
    sessions: [aSession()],
    ...changes.more
  }
}

export const settle = (changes: Changes = {}, month = "2026-10"): OracleSettlement =>
  oracle(aBundle(changes), month)

const nothing = { lines: [], totals: undefined }

export const statementOf = (
  settlement: OracleSettlement,
  partnerId = "p1"
): OracleStatement | typeof nothing =>
  settlement.statements.find((statement) => statement.partnerId === partnerId) ?? nothing

const row = ({ amount, document, kind, section, vat }: OracleLine) => ({
  section,
  kind,
  amount,
  document,
  vat
})

/** The lines of a partner, without what names them. */
export const linesOf = (settlement: OracleSettlement, partnerId = "p1") =>
  statementOf(settlement, partnerId).lines.map(row)

/** The amounts of a partner's lines of a kind. */
export const amountsOf = (settlement: OracleSettlement, kind: string, partnerId = "p1") =>
  statementOf(settlement, partnerId)
    .lines.filter((line) => line.kind === kind)
    .map(({ amount, section }) => `${section} ${amount}`)
