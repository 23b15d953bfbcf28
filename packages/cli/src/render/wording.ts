import { type Bundle, Decimal, type Energy, Instant, Zone } from "@hostwatt/core"

/** An instant as a clock of the zone shows it, to the minute. */
export const localTime = (instant: Instant.Instant, zone: Zone.Zone): string => {
  const shown = (instant + Zone.offsetAt(zone, instant)) as Instant.Instant
  const [day = "", clock = ""] = Instant.format(shown).split("T")
  return `${day} ${clock.slice(0, 5)}`
}

const milliwattHourDigits = 6
const fewest = 2

/** How many decimals of a kilowatt-hour it takes to show all of these exactly; two at least. */
export const kilowattHourDigits = (energies: readonly Energy.Energy[]): number => {
  const fits = (digits: number): boolean =>
    energies.every((energy) => energy % 10n ** BigInt(milliwattHourDigits - digits) === 0n)
  const enough = [fewest, 3, 4, 5].find(fits)
  return enough ?? milliwattHourDigits
}

/** Energy in kilowatt-hours with so many decimals, which must be enough for it. */
export const kilowattHours = (energy: Energy.Energy, digits: number): string =>
  Decimal.fromMinor(energy / 10n ** BigInt(milliwattHourDigits - digits), digits)

/** A party by its name and id; by its id alone where the name says no more. */
export const party = (id: string, name: string | undefined): string =>
  name === undefined || name === id ? id : `${name} (${id})`

/** Who stands on the other side of a statement: the operator, or the sub-operator above. */
export const counterparty = (id: string, { operator, partners }: Bundle.Names): string =>
  party(id, partners.get(id) ?? operator)
