/** Choices that depend on a seed alone. */
export interface Dice {
  /** A whole number between two, both included. */
  readonly whole: (least: number, most: number) => number
  /** True in so many of 100 throws. */
  readonly chance: (percent: number) => boolean
  /** One of a list that is not empty. */
  readonly pick: <A>(from: readonly A[]) => A
  /** One of some things, each as often as its weight says. */
  readonly weighted: <A>(from: readonly (readonly [weight: number, thing: A])[]) => A
  /** A thing in so many of 100 throws; else nothing, now and then written as `null`. */
  readonly maybe: <A>(percent: number, make: () => A) => A | null | undefined
  /** The same things in some order. */
  readonly shuffled: <A>(things: readonly A[]) => readonly A[]
}

/** Numbers from 0 up to 1 in an order that looks like none (mulberry32). */
const numbersFrom = (seed: number): (() => number) => {
  let state = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b) ^ Math.floor(seed / 2 ** 32)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const nullPercent = 1

/**
 * Dice for a seed.
 *
 * - Law: the same seed gives the same throws, on every machine
 */
export const make = (seed: number): Dice => {
  const next = numbersFrom(seed)
  const whole: Dice["whole"] = (least, most) => least + Math.floor(next() * (most - least + 1))
  const chance: Dice["chance"] = (percent) => next() * 100 < percent
  const pick = <A>(from: readonly A[]): A => from[whole(0, from.length - 1)] as A
  return {
    whole,
    chance,
    pick,
    weighted: (from) => {
      let total = 0
      for (const [weight] of from) total += weight
      let left = next() * total
      const found = from.find(([weight]) => {
        left -= weight
        return left < 0
      })
      return (found ?? pick(from))[1]
    },
    maybe: (percent, make) => (chance(percent) ? make() : chance(nullPercent) ? null : undefined),
    shuffled: (things) => {
      const order = [...things]
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = whole(0, last)
        const moved = order[last]
        order[last] = order[other] as (typeof order)[number]
        order[other] = moved as (typeof order)[number]
      }
      return order
    }
  }
}
