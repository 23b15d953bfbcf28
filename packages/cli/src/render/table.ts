import { displayWidth } from "effect/cli/CliOutput"
import { plain } from "./plain.ts"

/** A column of a table; numbers stand at its right. */
export interface Column {
  readonly title: string
  readonly align: "left" | "right"
  /** The width that it may be cut down to where the table is too wide; without one it is never cut. */
  readonly least?: number
}

/** A row of cells, or a line of its own across the table. */
export type Entry =
  | { readonly cells: readonly string[]; readonly ink?: (text: string) => string }
  | { readonly line: string }

/** Output reads well in this many columns of a terminal. */
export const pageWidth = 100

const gap = "  "
const ascii = /^[\x20-\x7e]*$/

/** How many columns of a terminal a text takes. */
export const widthOf = (text: string): number => (ascii.test(text) ? text.length : displayWidth(text))

const cut = (text: string, width: number): string => {
  if (widthOf(text) <= width) return text
  const characters = [...text]
  while (characters.length > 0 && widthOf(characters.join("")) >= width) characters.pop()
  return `${characters.join("")}…`
}

const fill = (text: string, width: number, align: Column["align"]): string => {
  const space = " ".repeat(Math.max(0, width - widthOf(text)))
  return align === "left" ? text + space : space + text
}

/** The widths of columns: as wide as their cells, the widest that may be cut giving way first. */
const widthsOf = (columns: readonly Column[], rows: readonly (readonly string[])[]): readonly number[] => {
  const widths = columns.map(({ title }, index) =>
    rows.reduce((widest, cells) => Math.max(widest, widthOf(cells[index] ?? "")), widthOf(title))
  )
  const room = pageWidth - gap.length * (columns.length - 1)
  const total = (): number => widths.reduce((sum, width) => sum + width, 0)
  const spare = (index: number): number => (widths[index] ?? 0) - (columns[index]?.least ?? pageWidth * 100)
  while (total() > room) {
    const widest =
      columns.map((_, index) => index).toSorted((left, right) => spare(right) - spare(left))[0] ?? 0
    if (spare(widest) <= 0) break
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  return widths
}

/**
 * Sets rows out in columns, with their titles above.
 *
 * - Returns: lines of at most 100 columns, unless cells that may not be cut are wider
 */
export const table = (columns: readonly Column[], entries: readonly Entry[]): readonly string[] => {
  const safe = entries.map((entry) => ("line" in entry ? entry : { ...entry, cells: entry.cells.map(plain) }))
  const widths = widthsOf(
    columns,
    safe.flatMap((entry) => ("line" in entry ? [] : [entry.cells]))
  )
  const lineOf = (cells: readonly string[]): string =>
    columns
      .map(({ align }, index) => fill(cut(cells[index] ?? "", widths[index] ?? 0), widths[index] ?? 0, align))
      .join(gap)
      .trimEnd()
  const ruled = widths.map((width) => "─".repeat(width)).join(gap)
  return [
    lineOf(columns.map(({ title }) => title)),
    ruled,
    ...safe.map((entry) => {
      if ("line" in entry) return entry.line
      const line = lineOf(entry.cells)
      return entry.ink === undefined ? line : entry.ink(line)
    })
  ]
}
