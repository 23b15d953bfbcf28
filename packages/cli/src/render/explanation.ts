import { type Bundle, LineTrace, Money, Phrasebook, TraceDocument } from "@hostwatt/core"
import { type Found, headline } from "./headline.ts"
import type { Ink } from "./ink.ts"
import { plain, wrapped } from "./plain.ts"
import { summary } from "./summary.ts"
import { pageWidth } from "./table.ts"

/** A line told in words, with where its facts stand. */
export interface Explanation {
  readonly headline: string
  readonly sentences: readonly string[]
  readonly sources: readonly string[]
  readonly summary: string
}

const told = (found: Found, names: Bundle.Names): Explanation => {
  const { sentences, sources } = Phrasebook.explain(LineTrace.of(found.line, found.statement.month))
  return {
    headline: headline(found, names),
    sentences: sentences.map(plain),
    sources: sources.map((source) => plain(Phrasebook.whereabouts(source))),
    summary: plain(summary(found.line, names))
  }
}

/** A line told as people read it. */
export const explanationTable = (found: Found, names: Bundle.Names, ink: Ink): readonly string[] => {
  const { headline: first, sentences, sources, summary: last } = told(found, names)
  return [
    ink.bold(plain(found.line.id)),
    ...wrapped(first, pageWidth),
    "",
    ...sentences.map((sentence) => `  ${sentence}`),
    "",
    ...sources.map((source, index) => ink.dim(`  [${index + 1}] ${source}`)),
    "",
    last
  ]
}

/** A line told for programs: the words, and the trace that they are from. */
export const explanationDocument = (found: Found, names: Bundle.Names) => {
  const { line, statement } = found
  return {
    lineId: line.id,
    month: statement.month,
    partnerId: statement.partnerId,
    counterpartyId: statement.counterpartyId,
    currency: statement.currency,
    net: Money.format(line.net),
    ...told(found, names),
    trace: TraceDocument.fromTrace(LineTrace.of(line, statement.month))
  }
}
