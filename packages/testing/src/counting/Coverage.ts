/** Counts in how many generated things each corner appeared. */
export interface Coverage {
  /** Takes note of one thing and the corners it has. */
  readonly note: (corners: Iterable<string>) => void
  /** Things noted. */
  readonly total: () => number
  /** By corner, the things that had it. */
  readonly counts: () => ReadonlyMap<string, number>
  /** The corners that fewer things had than their floor, in percent of all, asks for. */
  readonly shortfalls: (floors: Readonly<Record<string, number>>) => readonly Shortfall[]
}

/** A corner that the generated things have too seldom. */
export interface Shortfall {
  readonly corner: string
  readonly percent: number
  readonly floor: number
}

export const make = (): Coverage => {
  const counts = new Map<string, number>()
  let total = 0
  const percentOf = (corner: string): number =>
    total === 0 ? 0 : Math.floor(((counts.get(corner) ?? 0) * 1000) / total) / 10
  return {
    note: (corners) => {
      total += 1
      for (const corner of new Set(corners)) counts.set(corner, (counts.get(corner) ?? 0) + 1)
    },
    total: () => total,
    counts: () => new Map(counts),
    shortfalls: (floors) =>
      Object.entries(floors).flatMap(([corner, floor]) => {
        const percent = percentOf(corner)
        return percent < floor ? [{ corner, percent, floor }] : []
      })
  }
}
