declare const kind: unique symbol

/**
 * An opaque identifier, given by the host application.
 *
 * Any text may stand for one, but the identifier of one kind of thing does not
 * pass for that of another.
 */
export type Id<Kind extends string> = string & { readonly [kind]?: Kind }

export type OperatorId = Id<"operator">
export type PartnerId = Id<"partner">
export type ContractId = Id<"contract">
export type LocationId = Id<"location">
export type ChargePointId = Id<"charge-point">
export type EvseId = Id<"evse">
export type TariffId = Id<"tariff">
export type ElectricityCostId = Id<"electricity-cost">
export type SessionId = Id<"session">
export type DriverId = Id<"driver">

/** Orders identifiers by their UTF-16 code units: the same on every machine and in every language. */
export const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** One identifier of several, which no others come to: `:` inside a part is written `%3A`. */
export const join = (...parts: readonly string[]): string =>
  parts.map((part) => part.replaceAll("%", "%25").replaceAll(":", "%3A")).join(":")
