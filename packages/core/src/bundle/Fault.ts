/** Something in a document that must be mended before it can be used. */
export interface Fault {
  readonly code: FaultCode
  /** Where it stands: `contracts[0].versions[1].from`; empty for the document as a whole. */
  readonly path: string
  /** What is wrong. */
  readonly message: string
  /** What to do about it. */
  readonly remedy: string
}

export type FaultCode =
  | "WrongShape"
  | "Missing"
  | "UnknownField"
  | "NotBuiltYet"
  | "NotADecimal"
  | "TooManyDecimals"
  | "OutOfRange"
  | "NotAnInstant"
  | "NotADate"
  | "NotAMonth"
  | "UnknownZone"
  | "UnknownCurrency"
  | "UnknownReference"
  | "DuplicateId"
  | "EndBeforeStart"
  | "Overlap"
  | "ZoneMismatch"
  | "CurrencyMismatch"
  | "HierarchyCycle"
  | "SharesAboveWhole"
  | "ReimbursedTwice"
  | "ReimbursedBelowDeducted"
  | "VersionBeforeStart"
  | "DuplicateIdentity"
  | "TariffInvalid"
  | "ConflictingRevision"
  | "TooMuchGiven"
  | "FreeWithTotal"

/** A position in a document, as text. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`))
    .join("")

const longest = 60

/** A value from outside, short enough to show in a message. */
export const quote = (text: string): string =>
  JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text)
