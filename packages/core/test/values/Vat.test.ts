import { anyRoundingMode, anyVatRate, eur, Runs, vat } from "@hostwatt/testing"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Currency from "../../src/values/Currency.ts"
import * as Money from "../../src/values/Money.ts"
import * as Vat from "../../src/values/Vat.ts"

const euro = Currency.make("EUR")
const part = (amount: string, rate?: string): Vat.Rated => ({
  amount: eur(amount),
  rate: rate === undefined ? undefined : vat(rate)
})

describe("VAT on net lines: once per rate", () => {
  it("0.62 + 0.62 at 20 %: 0.248 is 0.25; line by line it would be 0.12 + 0.12", () => {
    expect(Vat.onNet(euro, [part("0.62", "20"), part("0.62", "20")], "half-up")).toEqual(eur("0.25"))
  })

  it("10.00 at 20 %, 5.00 at 9 % and 1.00 without a rate: 2.00 + 0.45", () => {
    const parts = [part("10.00", "20"), part("5.00", "9"), part("1.00")]
    expect(Vat.onNet(euro, parts, "half-up")).toEqual(eur("2.45"))
  })

  it("0.25 at 10 % is a tie of 0.025: half-up 0.03, half-even 0.02", () => {
    expect(Vat.onNet(euro, [part("0.25", "10")], "half-up")).toEqual(eur("0.03"))
    expect(Vat.onNet(euro, [part("0.25", "10")], "half-even")).toEqual(eur("0.02"))
  })

  it("a rate of 0 is a rate, and its tax is nothing", () => {
    expect(Vat.byRate(euro, [part("1.00", "0"), part("2.00")])).toHaveLength(2)
    expect(Vat.onNet(euro, [part("1.00", "0")], "half-up")).toEqual(eur("0.00"))
  })
})

describe("the net of gross lines: once per rate, allocated to them", () => {
  it("25.61, 2.99 and 1.00 at 20 %: 29.60 is 24.67 net, in parts of 21.35, 2.49 and 0.83", () => {
    const parts = [part("25.61", "20"), part("2.99", "20"), part("1.00", "20")]
    expect(Vat.netOfGross(euro, parts, "half-up").map(Money.format)).toEqual(["21.35", "2.49", "0.83"])
  })

  it("rates apart: 12.00 at 20 % is 10.00, 1.09 at 9 % is 1.00, whatever their order", () => {
    const parts = [part("6.00", "20"), part("1.09", "9"), part("6.00", "20.0")]
    expect(Vat.netOfGross(euro, parts, "half-up").map(Money.format)).toEqual(["5.00", "1.00", "5.00"])
  })

  it("0.05 at 100 % is a tie of 0.025: half-up 0.03, half-even 0.02", () => {
    expect(Vat.netOfGross(euro, [part("0.05", "100")], "half-up")).toEqual([eur("0.03")])
    expect(Vat.netOfGross(euro, [part("0.05", "100")], "half-even")).toEqual([eur("0.02")])
  })

  it("nothing without a rate is nothing net", () => {
    expect(Vat.netOfGross(euro, [part("0.00")], "half-up")).toEqual([eur("0.00")])
  })
})

const anyParts = fc.array(
  fc.record({
    amount: fc.bigInt(0n, 5_000n).map((minor) => Money.make(euro, minor)),
    rate: anyVatRate
  }),
  { minLength: 1, maxLength: 6 }
)

describe(`laws of VAT, ${Runs.inWords(Runs.arithmetic)}`, () => {
  it("per rate, the nets sum to round(gross x 100 / (100 + rate))", () => {
    fc.assert(
      fc.property(anyParts, anyRoundingMode, (parts, mode) => {
        const nets = Vat.netOfGross(euro, parts, mode)
        const rated = nets.map((amount, index) => ({ amount, rate: parts[index]?.rate }))
        for (const { rate, members, total } of Vat.byRate(euro, parts)) {
          const net = Money.ratio(total, Vat.includedFactor(rate ?? vat("0")), mode)
          expect(
            Money.sum(
              euro,
              members.flatMap((index) => rated[index]?.amount ?? [])
            )
          ).toEqual(net)
        }
      }),
      Runs.arithmetic
    )
  })

  it("the net of a line is between nothing and its gross", () => {
    fc.assert(
      fc.property(anyParts, anyRoundingMode, (parts, mode) => {
        for (const [index, net] of Vat.netOfGross(euro, parts, mode).entries()) {
          const gross = parts[index]?.amount.minor ?? 0n
          expect(net.minor >= 0n && net.minor <= gross).toBe(true)
        }
      }),
      Runs.arithmetic
    )
  })

  it("each rate stands once, in the order in which rates first appear, and each part under its own", () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const groups = Vat.byRate(euro, parts)
        expect(groups.flatMap(({ members }) => members).toSorted((a, b) => a - b)).toEqual(
          parts.map((_, i) => i)
        )
        const firsts = groups.map(({ members }) => members[0] ?? -1)
        expect(firsts).toEqual(firsts.toSorted((a, b) => a - b))
        for (const { rate, members } of groups) {
          for (const index of members) expect(Vat.sameRate(parts[index]?.rate, rate)).toBe(true)
        }
      }),
      Runs.laws
    )
  })
})

describe("what is a caller's defect", () => {
  it("the net of 1.00 gross without a rate", () => {
    expect(() => Vat.netOfGross(euro, [part("1.00")], "half-up")).toThrow("cannot be known")
  })
})
