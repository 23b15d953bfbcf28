import type { BundleInMonth } from "../randomBundle.ts"
import { agreementCorners } from "./agreementCorners.ts"
import { amountCorners } from "./amountCorners.ts"
import { cashCorners } from "./cashCorners.ts"
import { fieldsIn } from "./fields.ts"
import { monthCorners } from "./monthCorners.ts"
import { sessionCorners } from "./sessionCorners.ts"
import { type Corners, viewOf } from "./View.ts"

const corners: Corners = {
  ...agreementCorners,
  ...sessionCorners,
  ...cashCorners,
  ...amountCorners,
  ...monthCorners
}

/** Every corner that is looked for. */
export const cornerNames: readonly string[] = Object.keys(corners)

/**
 * What a bundle contains: its fields by path, the words in them (`contracts[].state=draft`), and corners.
 */
export const coverageOf = (made: BundleInMonth): ReadonlySet<string> => {
  const found = fieldsIn(made.bundle)
  const view = viewOf(made)
  for (const [name, isIn] of Object.entries(corners)) if (isIn(view)) found.add(name)
  return found
}
