import { Currency, Energy, Money, Percentage, Result, RevenueShare, RevenueSplit } from "@hostwatt/core"

const EUR = Currency.make("EUR")
const euro = (text: string): Money.Money => Money.parseUnsafe(text, EUR)

const { base, share, reimbursed, partner, remainder } = RevenueSplit.split(
  {
    ...RevenueShare.none("share"),
    partnerShare: { AC: Percentage.shareUnsafe("70"), DC: Percentage.shareUnsafe("55") },
    connectionFee: "kept-by-operator",
    electricity: "deducted-and-reimbursed"
  },
  {
    total: euro("29.61"),
    connectionFee: euro("1.00"),
    costs: { electricity: euro("7.43"), payment: euro("0"), roaming: euro("0"), other: euro("0") },
    gross: euro("35.53"),
    energy: Result.getOrThrow(Energy.parse(41300)),
    place: { locationId: "harbour", chargePointId: "cp1", evseId: "cp1-1", currentType: "DC" },
    rounding: "half-up"
  }
)

console.log(`base        ${Money.format(base)}`)
console.log(`share       ${Money.format(share)}`)
console.log(`reimbursed  ${Money.format(reimbursed)}`)
console.log(`partner     ${Money.format(partner)}`)
console.log(`operator    ${Money.format(remainder)}`)
