import type { Exact } from "../../src/values/Exact.ts"
import type { RoundingMode } from "../../src/values/Rounding.ts"

interface Divided {
  /** Decimal digits before the point. */
  readonly digits: string
  /** The first digit after it. */
  readonly next: number
  /** Whether anything follows that one. */
  readonly isMore: boolean
}

/** Divides as on paper, digit by digit. */
const divide = (dividend: string, divisor: bigint): Divided => {
  let digits = ""
  let rest = 0n
  for (const digit of dividend) {
    rest = rest * 10n + BigInt(digit)
    let times = 0
    while (rest >= divisor) {
      rest -= divisor
      times += 1
    }
    digits += String(times)
  }
  const next = Number((rest * 10n) / divisor)
  return { digits, next, isMore: rest * 10n !== BigInt(next) * divisor }
}

/** The next number after one in decimal digits, carried from the right. */
const plusOne = (digits: string): string => {
  const nines = /9*$/.exec(digits)?.[0].length ?? 0
  const kept = digits.slice(0, digits.length - nines)
  const raised = kept === "" ? "1" : kept.slice(0, -1) + String(Number(kept.slice(-1)) + 1)
  return raised + "0".repeat(nines)
}

const goesUp = ({ digits, next, isMore }: Divided, mode: RoundingMode): boolean => {
  if (next !== 5 || isMore) return next >= 5
  return mode === "half-up" || "13579".includes(digits.slice(-1))
}

/** Rounds as people do on paper: an independent account of what rounding is. */
export const roundedOnPaper = ({ numerator, denominator }: Exact, mode: RoundingMode): bigint => {
  const divided = divide(String(numerator).replace("-", ""), denominator)
  const magnitude = BigInt(goesUp(divided, mode) ? plusOne(divided.digits) : divided.digits)
  return numerator < 0n ? -magnitude : magnitude
}
