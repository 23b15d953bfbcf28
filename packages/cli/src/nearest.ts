import { distance } from "fastest-levenshtein"

/**
 * The texts that somebody may have meant: those that hold what was written, then those that differ
 * from it the least.
 */
export const nearest = (written: string, known: readonly string[], most: number): readonly string[] => {
  const sought = written.toLowerCase()
  return known
    .map((text) => {
      const isWithin = sought !== "" && text.toLowerCase().includes(sought)
      return { text, far: isWithin ? 0 : distance(sought, text.toLowerCase()) }
    })
    .toSorted((left, right) => left.far - right.far)
    .slice(0, most)
    .map(({ text }) => text)
}
