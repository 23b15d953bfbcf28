import { Decimal, type Trace } from "@hostwatt/core"
import { type Corner, rare, seldom, usual, type View } from "./Corner.ts"

/** Corners of prices. */
export const priceCorners: Readonly<Record<string, Corner>> = {
  "a price of zero": {
    floor: usual,
    isIn: ({ bundle }) => JSON.stringify(bundle.tariffs).includes('"price":"0"')
  },
  "a session that is free": {
    floor: usual,
    isIn: ({ sessions }) => sessions.some(({ payment }) => payment?.method === "free")
  },
  "a free session on a line": {
    floor: usual,
    isIn: ({ lines }) => lines.some(({ basis }) => basis.settled.cdr.gross.minor === 0n)
  },
  "prices of several VAT rates": {
    floor: usual,
    isIn: ({ lines }) =>
      lines.some(
        ({ basis }) => new Set(basis.settled.cdr.lines.map(({ rate }) => rate && Decimal.show(rate))).size > 1
      )
  },
  "an imported CDR": {
    floor: usual,
    isIn: ({ lines }) => lines.some(({ basis }) => basis.settled.cdr.origin._tag === "imported")
  },
  "a rated session": {
    floor: usual,
    isIn: ({ lines }) => lines.some(({ basis }) => basis.settled.cdr.origin._tag === "rated")
  }
}

const operation =
  (op: string) =>
  ({ traces }: View): boolean =>
    traces.some(({ steps }) => steps.some(({ by }) => by.op === op))

const term =
  (name: Trace.Trace["steps"][number]["term"]) =>
  ({ traces }: View): boolean =>
    traces.some(({ steps }) => steps.some((step) => step.term === name))

const isTie = ({ steps }: Trace.Trace, isRight: (numerator: bigint) => boolean): boolean =>
  steps.some(({ by }) => {
    const before = by.op === "round" && by.mode !== "up" ? steps[by.of[0]]?.value : undefined
    if (before === undefined || by.op !== "round") return false
    const doubled = 2n * 10n ** BigInt(by.digits) * before.numerator
    const units = doubled / before.denominator
    return doubled % before.denominator === 0n && units % 2n !== 0n && isRight(before.numerator)
  })

/** Corners of amounts and how they are shared. */
export const shareCorners: Readonly<Record<string, Corner>> = {
  "an exact tie": {
    floor: usual,
    isIn: ({ traces }) => traces.some((trace) => isTie(trace, (value) => value > 0n))
  },
  "an exact tie below zero": {
    floor: rare,
    isIn: ({ traces }) => traces.some((trace) => isTie(trace, (value) => value < 0n))
  },
  "a step size that adds something": {
    floor: seldom,
    isIn: ({ traces }) =>
      traces.some(({ steps }) => steps.some(({ by }) => by.op === "round" && by.mode === "up"))
  },
  "a net allocated to lines": { floor: rare, isIn: operation("allocate") },
  "a minimum price": { floor: seldom, isIn: term("minimum-price") },
  "a maximum price": { floor: rare, isIn: term("maximum-price") },
  "electricity deducted": {
    floor: usual,
    isIn: ({ lines }) => lines.some(({ basis }) => basis.settled.electricity !== undefined)
  },
  "electricity given back": {
    floor: usual,
    isIn: ({ lines }) => lines.some(({ basis }) => basis.share.split.reimbursed.minor > 0n)
  },
  "a base below zero": {
    floor: seldom,
    isIn: ({ lines }) => lines.some(({ basis }) => basis.share.split.base.minor < 0n)
  },
  "a connection fee kept": {
    floor: usual,
    isIn: ({ lines }) =>
      lines.some(
        ({ basis: { settled, share } }) =>
          share.party.version.revenueShare.connectionFee === "kept-by-operator" &&
          settled.cdr.lines.some(({ dimension, net }) => dimension === "flat" && net.minor !== 0n)
      )
  },
  "an operator that pays on top": {
    floor: seldom,
    isIn: ({ lines }) => lines.some(({ basis }) => basis.share.split.remainder.minor < 0n)
  }
}
