/** What fast-check needs to run a law: the same examples on every machine. */
export interface Runs {
  readonly seed: number
  readonly numRuns: number
}

type Environment = Readonly<Record<string, string | undefined>>

const environment: Environment =
  (globalThis as { readonly process?: { readonly env?: Environment } }).process?.env ?? {}

const stated = (name: string): number | undefined => {
  const text = environment[name] ?? ""
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

/** The seed of every law. `HOSTWATT_SEED` puts another in its place. */
export const seed: number = stated("HOSTWATT_SEED") ?? 20_261_123

const runs = (count: number): Runs => ({ seed, numRuns: stated("HOSTWATT_RUNS") ?? count })

/** For the laws of whole things. `HOSTWATT_RUNS` puts another count in its place. */
export const laws: Runs = runs(1_000)

/** For the laws of arithmetic, which are cheap. */
export const arithmetic: Runs = runs(10_000)

/** The runs in words, for the title of a list of laws: whoever sees one fail can run it again. */
export const inWords = ({ seed, numRuns }: Runs): string => `${numRuns} runs from seed ${seed}`
