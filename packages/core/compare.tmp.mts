import { readdirSync, readFileSync } from "node:fs"
import { Bundle, Settlement, SettlementDocument, Month } from "@hostwatt/core"
import * as Result from "effect/Result"
import { oracle } from "../testing/src/oracle/oracle.ts"
const group = (k: string) =>
  k === "share" || k === "reimbursement" || k === "revenue"
    ? "revenue"
    : k === "fees" || k === "session-fees"
      ? "fees"
      : k === "sale" || k === "pass-through"
        ? "sale"
        : k
const toNum = (t: string) => BigInt(t.replace(".", ""))
export const mine = (bundle: unknown, month: string) => {
  const b = Bundle.fromJson(bundle)
  if (Result.isFailure(b)) return { refused: b.failure }
  const s = Settlement.settleMonth(b.success.network, Month.make(month))
  if (Result.isFailure(s)) return { refused: s.failure }
  return SettlementDocument.fromSettlement(s.success)
}
const linesOf = (ls: any[]) => {
  const m = new Map<string, bigint>()
  for (const l of ls) {
    const k = [
      l.section,
      group(l.kind),
      l.contractId,
      l.sessionId,
      group(l.kind) === "platform-fee" || group(l.kind) === "recurring" ? "" : ""
    ].join("|")
    const v = l.amount !== undefined ? toNum(l.amount) : (l.sign === "earns" ? 1n : -1n) * toNum(l.net)
    m.set(k, (m.get(k) ?? 0n) + v)
  }
  return Object.fromEntries([...m].sort().map(([k, v]) => [k, String(v)]))
}
const docVat = (ls: any[]) => {
  const m = new Map<string, bigint>()
  for (const l of ls) {
    const v = l.amount !== undefined ? toNum(l.vat) : (l.sign === "earns" ? 1n : -1n) * toNum(l.vat)
    m.set(l.document, (m.get(l.document) ?? 0n) + v)
  }
  return Object.fromEntries(
    [...m]
      .sort()
      .filter(([, v]) => v !== 0n)
      .map(([k, v]) => [k, String(v)])
  )
}
export const norm = (d: any) =>
  d.refused
    ? d
    : {
        statements: d.statements.map((s: any) => ({
          p: s.partnerId,
          c: s.counterpartyId,
          cur: s.currency,
          totals: Object.fromEntries(Object.entries(s.totals).sort()),
          lines: linesOf(s.lines),
          vat: docVat(s.lines)
        })),
        blocked: d.blocked.map((b: any) => ({ sessionId: b.sessionId, reason: b.reason })),
        operator: d.operator.map((o: any) => ({
          currency: o.currency,
          retained: o.retained,
          suspense: o.suspense
        }))
      }
export const diff = (a: any, b: any, path = ""): string[] => {
  if (JSON.stringify(a) === JSON.stringify(b)) return []
  if (a && b && typeof a === "object" && typeof b === "object") {
    const ks = [...new Set([...Object.keys(a), ...Object.keys(b)])]
    return ks.flatMap((k) => diff(a[k], b[k], path + "/" + k))
  }
  return [`${path}: core ${JSON.stringify(a)} oracle ${JSON.stringify(b)}`]
}
if (process.argv[2] === "cases") {
  const dir = "/work/shared/cases/settlement/"
  let n = 0,
    bad = 0
  for (const f of readdirSync(dir)) {
    const c = JSON.parse(readFileSync(dir + f, "utf8"))
    const a = norm(mine(c.bundle, c.month)),
      b = norm(oracle(c.bundle, c.month))
    const d = diff(a, b)
    n++
    if (d.length) {
      bad++
      console.log(f, d.slice(0, 8))
    }
  }
  console.log(n, bad)
}
