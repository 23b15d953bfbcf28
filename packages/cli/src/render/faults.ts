import type { Fault } from "@hostwatt/core"
import { Refusal } from "../Refusal.ts"
import { brief, counted } from "./plain.ts"

const mostShown = 50

const lines = ({ message, path, remedy }: Fault.Fault): readonly string[] => [
  `  ${path === "" ? "the file" : brief(path)}: ${brief(message)}`,
  `      ${brief(remedy)}`
]

/** The faults of a file as a refusal: the first ones in full, and how to see the rest. */
export const refusal =
  (name: string) =>
  (faults: readonly Fault.Fault[]): Refusal => {
    const rest = faults.length - mostShown
    const more = rest > 0 ? [`  … ${rest} more (hostwatt check … --format json shows all)`] : []
    return new Refusal({
      message: `${name} has ${counted(faults.length, "fault")}`,
      details: [...faults.slice(0, mostShown).flatMap(lines), ...more]
    })
  }
