import { Currency, Money, Percentage, RevenueSplit } from "@hostwatt/core"

const EUR = Currency.make("EUR")
const euro = (text: string): Money.Money => Money.parseUnsafe(text, EUR)

const { base, share, reimbursed, partner, operator } = RevenueSplit.split(
  {
    partnerShare: { AC: Percentage.shareUnsafe("70"), DC: Percentage.shareUnsafe("55") },
    connectionFee: "kept-by-operator",
    electricity: "deducted-and-reimbursed",
    negativeBase: "share"
  },
  {
    total: euro("29.61"),
    connectionFee: euro("1.00"),
    electricity: euro("7.43"),
    currentType: "DC",
    rounding: "half-up"
  }
)

console.log(`base        ${Money.format(base)}`)
console.log(`share       ${Money.format(share)}`)
console.log(`reimbursed  ${Money.format(reimbursed)}`)
console.log(`partner     ${Money.format(partner)}`)
console.log(`operator    ${Money.format(operator)}`)
