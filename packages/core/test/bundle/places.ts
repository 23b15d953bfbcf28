import { fields } from "@hostwatt/testing"

type Key = string | number
/** The way to a place in a document. */
export type Path = readonly Key[]

export const pathText = (path: Path): string =>
  path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${key}`))
    .join("")

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const children = (value: unknown): readonly (readonly [Key, unknown])[] => {
  if (Array.isArray(value)) return value.map((one, index) => [index, one] as const)
  return isObject(value) ? Object.entries(value) : []
}

/** Every place in a document with what stands there, the document itself first. */
export const placesIn = (
  value: unknown,
  path: Path = []
): readonly { readonly path: Path; readonly value: unknown }[] => [
  { path, value },
  ...children(value).flatMap(([key, one]) => placesIn(one, [...path, key]))
]

/** The field of the format that stands at a place: `sessions[].periods[].start`. */
export const fieldAt = (path: Path): string => pathText(path).replaceAll(/\[\d+\]/g, "[]")

/** A copy with another value at a place; `undefined` takes it away. */
export const withAt = (document: unknown, [key, ...rest]: Path, value: unknown): unknown => {
  if (key === undefined) return value
  if (Array.isArray(document)) {
    return document.map((one, index) => (index === key ? withAt(one, rest, value) : one))
  }
  const fieldsOf = isObject(document) ? document : {}
  const inside = withAt(fieldsOf[key], rest, value)
  return inside === undefined
    ? Object.fromEntries(Object.entries(fieldsOf).filter(([name]) => name !== key))
    : { ...fieldsOf, [key]: inside }
}

const required = new Set(fields.filter(({ isOptional }) => !isOptional).map(({ path }) => path))

/** Where a document has a field that it must have. */
export const requiredPlaces = (document: unknown): readonly Path[] =>
  placesIn(document).flatMap(({ path }) => (required.has(fieldAt(path)) ? [path] : []))

/** Where a document has an object, to which a field may be added. */
export const objectPlaces = (document: unknown): readonly Path[] =>
  placesIn(document).flatMap(({ path, value }) => (isObject(value) ? [path] : []))

/** The fields that refer to something; a session's tariff is none of them: it may be missing. */
const references = new Set([
  "contracts[].partnerId",
  "locations[].electricityCostId",
  "chargePoints[].locationId",
  "chargePoints[].electricityCostId",
  "chargePoints[].assignments[].contractId",
  "chargePoints[].evses[].tariffId",
  "chargePoints[].evses[].electricityCostId",
  "sessions[].evseId"
])

/** Where a document refers to something of itself. */
export const referencePlaces = (document: unknown): readonly Path[] =>
  placesIn(document).flatMap(({ path, value }) =>
    references.has(fieldAt(path)) && typeof value === "string" ? [path] : []
  )
