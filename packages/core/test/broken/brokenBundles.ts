import { agreementFaults } from "./agreements.ts"
import type { BrokenBundle } from "./BrokenBundle.ts"
import { chainFaults } from "./chains.ts"
import { hostileFaults } from "./hostile.ts"
import { monthlyFaults } from "./monthly.ts"
import { numberFaults } from "./numbers.ts"
import { referenceFaults } from "./references.ts"
import { shapeFaults } from "./shape.ts"
import { timeFaults } from "./times.ts"
import { unbuiltFaults } from "./unbuilt.ts"

/** Every broken bundle, by what is wrong with it. */
export const brokenBundles: Readonly<Record<string, readonly BrokenBundle[]>> = {
  "the shape": shapeFaults,
  references: referenceFaults,
  times: timeFaults,
  numbers: numberFaults,
  "what does not go together": agreementFaults,
  "contracts under one another": chainFaults,
  "what a month adds": monthlyFaults,
  "what is not built yet": unbuiltFaults,
  "what is hostile": hostileFaults
}
