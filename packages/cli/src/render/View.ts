import type { Bundle } from "@hostwatt/core"
import type { Ink } from "./ink.ts"

/** What a reader wants to see of a settlement. */
export interface View {
  readonly names: Bundle.Names
  readonly ink: Ink
  readonly allLines: boolean
}
