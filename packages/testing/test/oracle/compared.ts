import { Bundle, Month, Settlement, SettlementDocument } from "@hostwatt/core"
import * as Result from "effect/Result"
import type { OracleLine, OracleSettlement } from "../../src/oracle/oracle.ts"

type Printed = SettlementDocument.SettlementDocument
type PrintedLine = Printed["statements"][number]["lines"][number]

/** The core and the oracle cut lines differently; these are compared in one sum. */
const groups: Readonly<Record<string, string>> = {
  share: "revenue",
  reimbursement: "revenue",
  fees: "session-fees",
  "pass-through": "sale"
}

/** An amount of either side as the partner sees it, in minor units. */
const minor = (line: OracleLine | PrintedLine, which: "net" | "vat"): bigint => {
  if (!("sign" in line)) return BigInt((which === "net" ? line.amount : line.vat).replace(".", ""))
  const amount = BigInt(line[which].replace(".", ""))
  return line.sign === "earns" ? amount : -amount
}

const sums = <Line>(
  lines: readonly Line[],
  keyOf: (line: Line) => string,
  amountOf: (line: Line) => bigint
): Readonly<Record<string, string>> => {
  const found = new Map<string, bigint>()
  for (const line of lines) found.set(keyOf(line), (found.get(keyOf(line)) ?? 0n) + amountOf(line))
  const told = [...found].filter(([, sum]) => sum !== 0n).map(([key, sum]) => [key, String(sum)] as const)
  return Object.fromEntries(told)
}

const comparable = ({ statements, blocked, operator }: OracleSettlement | Printed) => ({
  statements: statements.map(({ partnerId, counterpartyId, currency, totals, lines }) => ({
    parties: [partnerId, counterpartyId, currency],
    totals,
    lines: sums<OracleLine | PrintedLine>(
      lines,
      ({ section, kind, contractId, sessionId }) =>
        [section, groups[kind] ?? kind, contractId ?? "", sessionId ?? ""].join(" | "),
      (line) => minor(line, "net")
    ),
    vat: sums<OracleLine | PrintedLine>(
      lines,
      ({ document }) => document,
      (line) => minor(line, "vat")
    )
  })),
  blocked: blocked.map(({ sessionId, reason }) => ({ sessionId, reason })),
  operator: operator.map(({ currency, retained, suspense }) => ({ currency, retained, suspense }))
})

type Comparable = ReturnType<typeof comparable>

export const ofOracle = (settlement: OracleSettlement): Comparable => comparable(settlement)

/** What the core makes of a bundle and a month. */
export const ofCore = (bundle: unknown, month: string): Comparable => {
  const read = Result.getOrThrowWith(Bundle.fromJson(bundle), (faults) => new Error(JSON.stringify(faults)))
  const settled = Result.getOrThrowWith(
    Settlement.settleMonth(read.network, Month.make(month)),
    (refused) => new Error(JSON.stringify(refused))
  )
  return comparable(SettlementDocument.fromSettlement(settled))
}

/** Where two values differ, as text. */
export const differences = (core: unknown, other: unknown, path = ""): readonly string[] => {
  const isPair = [core, other].every((one) => typeof one === "object" && one !== null)
  if (!isPair) return core === other ? [] : [`${path}: the core has ${core}, the oracle ${other}`]
  const [left, right] = [core, other] as readonly Readonly<Record<string, unknown>>[]
  const keys = new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])
  return [...keys].flatMap((key) => differences(left?.[key], right?.[key], `${path}/${key}`))
}
