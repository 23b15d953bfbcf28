import type { Dice } from "./Dice.ts"

/** A whole number of units of 10^-digits as text, with all of its digits. */
export const decimalText = (units: number, digits: number): string => {
  const text = String(Math.abs(units)).padStart(digits + 1, "0")
  const sign = units < 0 ? "-" : ""
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

type Fineness = "zero" | "whole" | "half" | "fine" | "long"

const finenesses: readonly (readonly [number, Fineness])[] = [
  [3, "zero"],
  [38, "whole"],
  [38, "half"],
  [15, "fine"],
  [6, "long"]
]

/** Prices of up to so many minor units: many end in half a unit, so that they make exact ties. */
export const priceText = (dice: Dice, digits: number, most: number): string => {
  switch (dice.weighted(finenesses)) {
    case "zero":
      return dice.pick(["0", "0.00", "0.0000"])
    case "whole":
      return decimalText(dice.whole(1, most), digits)
    case "half":
      return decimalText(dice.whole(0, most - 1) * 10 + 5, digits + 1)
    case "fine":
      return decimalText(dice.whole(1, most * 1000), digits + 3)
    case "long":
      return decimalText(dice.whole(1, most) * 10 ** 5 + dice.whole(0, 99_999), digits + 5)
  }
}

/** Money of so many minor units at the most. */
export const moneyText = (dice: Dice, digits: number, most: number): string =>
  decimalText(dice.chance(4) ? 0 : dice.whole(1, most), digits)

const unitsPerPercent = 10_000

/** A percentage in ten thousandths, without needless zeros. */
const percentText = (units: number): string => {
  const text = decimalText(units, 4)
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text
}

/** A percentage that is known. */
export const percentOf = (percent: number): string => percentText(Math.floor(percent * unitsPerPercent))

type Share = "most" | "whole" | "half" | "quarter" | "fine" | "zero" | "tie"

const shares: readonly (readonly [number, Share])[] = [
  [5, "most"],
  [6, "whole"],
  [4, "half"],
  [2, "quarter"],
  [3, "fine"],
  [1, "zero"],
  [14, "tie"]
]

const tying = [50, 50, 25, 75, 12.5, 62.5, 37.5]

/** Percentages from 0 to a ceiling, with up to four decimals; many halve a minor unit. */
export const percentUpTo = (dice: Dice, ceiling: number): string => {
  const most = Math.floor(ceiling * unitsPerPercent)
  const steps = (size: number): number => dice.whole(0, Math.floor(most / size)) * size
  switch (dice.weighted(shares)) {
    case "most":
      return percentText(most)
    case "whole":
      return percentText(steps(unitsPerPercent))
    case "half":
      return percentText(steps(unitsPerPercent / 2))
    case "quarter":
      return percentText(steps(unitsPerPercent / 4))
    case "fine":
      return percentText(steps(1))
    case "zero":
      return dice.pick(["0", "0.0000"])
    case "tie":
      return percentText(Math.min(most, dice.pick(tying) * unitsPerPercent))
  }
}

/** VAT rates as people state them, odd ones among them. */
export const vatRates: readonly (readonly [number, string])[] = [
  [8, "20"],
  [4, "19"],
  [3, "10"],
  [2, "5"],
  [2, "0"],
  [2, "7.7"],
  [1, "5.5"],
  [1, "25.5"],
  [1, "33.3333333333"]
]
