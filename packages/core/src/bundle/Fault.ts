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
  | "TooManyFaults"

/** Characters that steer a terminal or turn the direction of writing: they are shown, not sent. */
const steering = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

const escaped = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`

/** A text from outside without characters that do something when they are printed. */
export const plain = (text: string): string => text.toWellFormed().replace(steering, escaped)

const longest = 60

const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)

/** A position in a document, as text. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((key, index) =>
      typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${plain(shortened(String(key)))}`
    )
    .join("")

/** A value from outside, short and harmless enough to show in a message. */
export const quote = (text: string): string => plain(JSON.stringify(shortened(text)))

const collator = new Intl.Collator("en", { numeric: true })

/** Orders faults by where they stand, `sessions[2]` before `sessions[10]`. */
export const byPath = (left: Fault, right: Fault): number =>
  collator.compare(left.path, right.path) || collator.compare(left.message, right.message)
