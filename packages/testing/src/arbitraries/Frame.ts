import { Currency, Month, type Zone } from "@hostwatt/core"
import * as fc from "fast-check"
import { anyZone } from "./time.ts"

/** What all things of one generated bundle have in common. */
export interface Frame {
  /** The month around which things happen. */
  readonly month: Month.Month
  /** The operator's zone first. */
  readonly zones: readonly [Zone.Zone, Zone.Zone, Zone.Zone]
  readonly currency: Currency.Currency
  readonly digits: number
  /** For things that do not fit. */
  readonly otherCurrency: Currency.Currency
  readonly ids: "plain" | "odd"
}

/** Months in which clocks change somewhere, a leap day, both ends of a year, and the last of a currency. */
const focusMonths = ["2026-10", "2026-03", "2026-11", "2026-04", "2026-09", "2024-02", "2026-12", "2027-01"]

const anyFocus: fc.Arbitrary<Pick<Frame, "month" | "currency">> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      month: fc.constantFrom(...focusMonths).map(Month.make),
      currency: fc.constantFrom("EUR", "JPY", "KWD").map(Currency.make)
    })
  },
  {
    weight: 1,
    arbitrary: fc.constant({ month: Month.make("2025-12"), currency: Currency.make("BGN") })
  }
)

export const anyFrame: fc.Arbitrary<Frame> = fc
  .record({
    focus: anyFocus,
    zones: fc.tuple(anyZone, anyZone, anyZone),
    otherCurrency: fc.constantFrom("USD", "CLF", "HUF").map(Currency.make),
    ids: fc.constantFrom("plain" as const, "odd" as const)
  })
  .map(({ focus, zones, otherCurrency, ids }) => ({
    ...focus,
    zones,
    digits: Currency.digits(focus.currency),
    otherCurrency,
    ids
  }))

const oddities = [":1", " ß", "/..", '"', "é", "\\n", "😀", "'; --", "[0]", "<b>"]

/** The id of a thing: different for each kind and index, and odd where the frame says so. */
export const idOf = ({ ids }: Frame, kind: string, index: number): string =>
  ids === "plain" ? `${kind}${index}` : `${kind}${index}${oddities[index % oddities.length] ?? ""}`

/** A field that is there in so many of 100 things; in a few it is `null`, which is the same as absent. */
export const maybe = <A>(present: fc.Arbitrary<A>, percent = 40): fc.Arbitrary<A | null | undefined> =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: 97 - percent, arbitrary: fc.constant(undefined) },
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: percent, arbitrary: present }
  )

/** One of some things, each as often as its weight says. */
export const weighted = <A>(...choices: readonly (readonly [weight: number, choice: A])[]): fc.Arbitrary<A> =>
  fc.oneof(
    { withCrossShrink: true },
    ...choices.map(([weight, choice]) => ({ weight, arbitrary: fc.constant(choice) }))
  )

/** The thing that a number stands for, of a list that is not empty. */
export const pick = <A>(things: readonly A[], number: number): A => {
  const found = things[number % Math.max(things.length, 1)]
  if (found === undefined) throw new Error("Nothing can be picked from an empty list")
  return found
}
