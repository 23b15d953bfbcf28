import type { Screen, Surroundings } from "./Io.ts"

const isGone = (cause: unknown): boolean =>
  cause instanceof Error &&
  "code" in cause &&
  (cause.code === "EPIPE" || cause.code === "ERR_STREAM_DESTROYED")

const screenOf = (stream: NodeJS.WriteStream): Screen => {
  let isClosed = false
  // Each write hears of its own error; without a listener the first one would end the process.
  stream.on("error", (cause) => {
    isClosed ||= isGone(cause)
  })
  return {
    isTerminal: stream.isTTY,
    write: (text) =>
      isClosed
        ? Promise.resolve()
        : new Promise((resolve, reject) => {
            stream.write(text, (cause) => {
              // On a turn of its own, so that signals are heard between the pieces of a long result.
              if (cause === null || cause === undefined || isGone(cause)) setImmediate(resolve)
              else reject(cause)
            })
          })
  }
}

const readAll = async (stream: NodeJS.ReadStream): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk)
  return Buffer.concat(chunks)
}

/** While JavaScript computes, no listener hears a signal; without listeners the signal itself ends the process. */
const withoutListeners = <A>(signal: NodeJS.Signals, work: () => A): A => {
  const listeners = process.listeners(signal)
  process.removeAllListeners(signal)
  try {
    return work()
  } finally {
    for (const listener of listeners) process.on(signal, listener)
  }
}

/** What the command talks to when it is a process of its own. */
export const processIo = (): Surroundings => ({
  stdin: () => readAll(process.stdin),
  stdout: screenOf(process.stdout),
  stderr: screenOf(process.stderr),
  environment: process.env,
  compute: (work) => withoutListeners("SIGINT", () => withoutListeners("SIGTERM", work))
})
