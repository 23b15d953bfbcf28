import * as Data from "effect/Data"

/** The command was asked for something that it cannot do, and says why; it ends with exit code 1. */
export class Refusal extends Data.TaggedError("Refusal")<{
  /** What is wrong, in one line. */
  readonly message: string
  /** What belongs to it, line by line as it is printed. */
  readonly details?: readonly string[]
  /** What to do about it. */
  readonly remedy?: string
}> {}
