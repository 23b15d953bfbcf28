import { minute, second, written, writtenAhead } from "./Calendar.ts"
import { decimalText, vatRates } from "./Decimals.ts"
import { type Cdr, type CdrLine, type Period, stated, type Tariff } from "./Documents.ts"
import { digitsOf, type Frame } from "./Frame.ts"
import type { Visit } from "./visits.ts"

type Energy = number | string

/** Watt-hours: many that make round amounts, some to the last milliwatt-hour, some none at all. */
const randomEnergy = ({ dice }: Frame): Energy => {
  const kind = dice.whole(0, 19)
  if (kind === 0) return 0
  if (kind === 1) return `${dice.whole(0, 9000)}.${dice.whole(100, 999)}`
  if (kind === 2) return dice.whole(1, 90_000) / 8
  if (kind < 9) return dice.whole(1, 60) * 1000
  if (kind < 14) return dice.whole(1, 120) * 500
  if (kind < 17) return dice.whole(1, 300) * 100
  return dice.whole(1, 60_000)
}

/** An instant as text, now and then with another offset than that of UTC. */
export const randomText = ({ dice }: Frame, at: number): string =>
  dice.chance(6) ? writtenAhead(at, dice.whole(0, 3)) : written(at)

const randomPeriod = (frame: Frame, start: number, seconds: number, isParking: boolean): Period => {
  const { dice } = frame
  const isOff = dice.chance(6)
  const spent = isOff ? 0 : dice.chance(15) ? dice.whole(1, 400) * 9 : seconds
  return stated<Period>({
    start: randomText(frame, start),
    energyWh: isParking ? dice.pick([undefined, undefined, 0, null]) : isOff ? 0 : randomEnergy(frame),
    timeSeconds: isParking ? dice.pick([undefined, undefined, 0]) : dice.maybe(92, () => spent),
    parkingSeconds: isParking ? spent : dice.pick([undefined, undefined, 0, null])
  })
}

const periodCounts = [[6, 1] as const, [5, 2] as const, [3, 3] as const, [1, 4] as const]
const strays = [-5 * minute, -second, 0]

/** What was measured: charging, then perhaps parking; now and then out of order or out of bounds. */
export const randomPeriods = (frame: Frame, { start, end }: Visit): readonly Period[] => {
  const { dice } = frame
  const count = dice.weighted(periodCounts)
  const whole = Math.floor((end - start) / second)
  const length = Math.floor(whole / count)
  const parked = dice.chance(55) ? dice.whole(0, 2) : 0
  const periods = Array.from({ length: count }, (_, index) =>
    randomPeriod(
      frame,
      start + index * length * second + (index === 0 && dice.chance(4) ? dice.pick(strays) : 0),
      index === count - 1 ? whole - index * length : length,
      index > 0 && count - index <= parked
    )
  )
  const late = dice.chance(3)
    ? [randomPeriod(frame, end + dice.pick([0, second, minute]), 60, dice.chance(50))]
    : []
  const all = [...periods, ...late]
  return dice.chance(12) ? dice.shuffled(all) : all
}

const lineDimensions: readonly (readonly [number, readonly CdrLine["dimension"][]])[] = [
  [6, ["energy"]],
  [5, ["energy", "flat"]],
  [3, ["energy", "time", "flat"]],
  [3, ["flat", "energy", "adjustment"]],
  [2, ["energy", "parking", "parking", "flat"]],
  [2, ["energy", "adjustment"]],
  [1, ["reservation", "energy", "flat", "flat"]],
  [1, ["flat"]],
  [1, ["adjustment"]]
]

const nets: readonly (readonly [number, number])[] = [
  [5, 2500],
  [2, 300],
  [2, 40],
  [1, 40_000]
]

interface Line {
  readonly dimension: CdrLine["dimension"]
  readonly net: number
  readonly rate: string | null | undefined
}

/** An adjustment may take away what the other lines have, and no more. */
const randomLines = ({ dice }: Frame): readonly Line[] => {
  const isOneRate = dice.chance(50)
  const rate = dice.weighted(vatRates)
  let left = 0
  return dice.weighted(lineDimensions).map((dimension) => {
    const isTaken = dimension === "adjustment" && dice.chance(50)
    const net = isTaken ? -dice.whole(0, left) : dice.whole(dice.chance(5) ? 0 : 1, dice.weighted(nets))
    left += net
    const own = isOneRate ? rate : dice.weighted(vatRates)
    return { dimension, net, rate: dice.chance(15) ? dice.pick([undefined, undefined, null]) : own }
  })
}

/** The gross of some lines in minor units, to the nearest one of each rate. */
const grossOf = (lines: readonly Line[]): number => {
  const byRate = new Map<string, number>()
  for (const { net, rate } of lines) byRate.set(rate ?? "0", (byRate.get(rate ?? "0") ?? 0) + net)
  let gross = 0
  for (const [rate, net] of byRate) gross += net + Math.round((net * Number(rate)) / 100)
  return Math.max(0, gross)
}

/** What came rated, and its gross in minor units. */
export interface Rated {
  readonly cdr: Cdr
  readonly gross: number
}

/** A session that somebody else has rated. */
export const randomCdr = (frame: Frame, currency: string): Rated => {
  const { dice } = frame
  const lines = randomLines(frame)
  const exact = grossOf(lines)
  const gross = dice.chance(94) || exact === 0 ? exact : exact + dice.pick([1, 2, 7])
  const digits = digitsOf(currency)
  return {
    gross,
    cdr: {
      currency,
      lines: lines.map(({ dimension, net, rate }) =>
        stated<CdrLine>({ dimension, net: decimalText(net, digits), vatPercent: rate })
      ),
      gross: decimalText(gross, digits),
      energyWh: randomEnergy(frame)
    }
  }
}

/** A rated session that cost nothing. */
export const emptyCdr = (frame: Frame, currency: string): Rated => {
  const { dice } = frame
  const zero = decimalText(0, digitsOf(currency))
  const lines = dice.chance(50) ? [] : [{ dimension: "energy" as const, net: zero, vatPercent: "20" }]
  return { gross: 0, cdr: { currency, lines, gross: zero, energyWh: randomEnergy(frame) } }
}

const unitsPerPrice = { energy: 1000, time: 3600, parking: 3600 }

/** About what periods cost in minor units, gross; without steps and bounds. */
export const roughGross = (periods: readonly Period[], tariff: Tariff | undefined): number => {
  if (tariff === undefined) return 1000
  const total = (read: (period: Period) => number | string | null | undefined): number =>
    periods.reduce((sum, period) => sum + Number(read(period) ?? 0), 0)
  const volumes = {
    energy: total(({ energyWh }) => energyWh) / unitsPerPrice.energy,
    time: total(({ timeSeconds }) => timeSeconds) / unitsPerPrice.time,
    parking: total(({ parkingSeconds }) => parkingSeconds) / unitsPerPrice.parking,
    flat: 1
  }
  const isTaxed = tariff.taxIncluded !== "yes" && tariff.taxIncluded !== "not-applicable"
  const seen = new Set<string>()
  let gross = 0
  for (const { dimension, price, vatPercent } of tariff.elements.flatMap((one) => one.priceComponents)) {
    if (seen.has(dimension)) continue
    seen.add(dimension)
    gross += volumes[dimension] * Number(price) * (isTaxed ? 1 + Number(vatPercent ?? 0) / 100 : 1)
  }
  return Math.round(gross * 10 ** digitsOf(tariff.currency))
}
