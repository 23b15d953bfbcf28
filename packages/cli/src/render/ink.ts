import { styleText } from "node:util"
import type { Screen, Surroundings } from "../Io.ts"

/** Ways to set text apart; on paper, in a pipe and where nobody wants colour they do nothing. */
export interface Ink {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly bad: (text: string) => string
  readonly good: (text: string) => string
}

const same = (text: string): string => text

const noInk: Ink = { bold: same, dim: same, bad: same, good: same }

const style = (name: "bold" | "dim" | "red" | "green") => (text: string) =>
  styleText(name, text, { validateStream: false })

const terminalInk: Ink = {
  bold: style("bold"),
  dim: style("dim"),
  bad: style("red"),
  good: style("green")
}

/** Whether a screen shows colour: it is a terminal, and `NO_COLOR` is not set. */
export const isColoured = ({ isTerminal }: Screen, { environment }: Surroundings): boolean =>
  isTerminal && (environment["NO_COLOR"] ?? "") === ""

export const inkFor = (screen: Screen, surroundings: Surroundings): Ink =>
  isColoured(screen, surroundings) ? terminalInk : noInk
