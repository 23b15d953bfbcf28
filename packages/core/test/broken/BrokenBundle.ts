import type { FaultCode } from "../../src/bundle/Fault.ts"
import { type Changes, changed, type Json } from "./aBundle.ts"

/** A bundle with a fault, and what must be said about it. */
export interface BrokenBundle {
  readonly name: string
  /** The document; or its text, where no value holds it or none should be held. */
  readonly input: { readonly json: Json } | { readonly text: () => string }
  readonly expectedPath: string
  readonly expectedCode: FaultCode
  /** What the advice mentions. */
  readonly remedy: string
  /** Paths of further faults that must not be forgotten over the first. */
  readonly alsoAt: readonly string[]
}

/** The small bundle with some changes, of which the first is the fault unless a path says otherwise. */
export const broken = (
  name: string,
  [expectedCode, remedy]: readonly [FaultCode, string],
  changes: Changes,
  expectedPath: string = Object.keys(changes)[0] ?? "",
  alsoAt: readonly string[] = []
): BrokenBundle => ({ name, input: { json: changed(changes) }, expectedPath, expectedCode, remedy, alsoAt })

/** A document that is given whole. */
export const brokenDocument = (
  name: string,
  [expectedCode, remedy]: readonly [FaultCode, string],
  json: Json,
  expectedPath = "",
  alsoAt: readonly string[] = []
): BrokenBundle => ({ name, input: { json }, expectedPath, expectedCode, remedy, alsoAt })

/** A document that exists as text only. */
export const brokenText = (
  name: string,
  [expectedCode, remedy]: readonly [FaultCode, string],
  text: () => string,
  expectedPath = ""
): BrokenBundle => ({ name, input: { text }, expectedPath, expectedCode, remedy, alsoAt: [] })

/** The text of a broken bundle. */
export const textOf = ({ input }: BrokenBundle): string =>
  "json" in input ? JSON.stringify(input.json) : input.text()
