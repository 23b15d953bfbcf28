import type * as CliError from "effect/cli/CliError"
import * as CliOutput from "effect/cli/CliOutput"
import * as Effect from "effect/Effect"
import type { Screen, Surroundings } from "./Io.ts"
import { type Ink, inkFor, isColoured } from "./render/ink.ts"
import { plain } from "./render/plain.ts"

/** What is wrong, and below it what may have been meant. */
const linesOf = ({ message }: CliError.CliError, { bad }: Ink): readonly string[] => {
  const [first = "", ...rest] = message.split("\n").filter((line) => line.trim() !== "")
  return [`${bad("hostwatt:")} ${plain(first)}`, ...rest.map(plain)]
}

const write = (screen: Screen, text: string): Effect.Effect<void> =>
  Effect.ignore(Effect.tryPromise(() => screen.write(text)))

/**
 * Shows help and version on standard output, wrong usage in a few lines on standard error.
 */
export const presenter = (io: Surroundings): CliOutput.Presenter => ({
  present: (event) => {
    const { stderr, stdout } = io
    const screen = event._tag === "Help" && event.reason === "Implicit" ? stderr : stdout
    const formatter = CliOutput.defaultFormatter({ colors: isColoured(screen, io) })
    switch (event._tag) {
      case "Help":
        return write(screen, `${formatter.formatHelpDoc(event.helpDoc)}\n`)
      case "Version":
        return write(screen, `${event.name} ${event.version}\n`)
      case "InvalidInvocation": {
        const command = event.commandPath.join(" ")
        const lines = [
          ...event.errors.flatMap((error) => linesOf(error, inkFor(stderr, io))),
          `Usage: ${event.helpDoc.usage}`,
          `${command} --help says more`
        ]
        return write(stderr, `${lines.join("\n")}\n`)
      }
    }
  }
})
