import * as Effect from "effect/Effect"
import { Io, type Surroundings } from "./Io.ts"

const clear = "\r\u001b[2K"
const barWidth = 30
/** Fewer things than this are done before a bar is read. */
const long = 500

/** Where a long piece of work stands; shown on standard error while that is a terminal. */
interface Progress {
  readonly show: (done: number, all: number) => void
  readonly end: () => void
}

const silent: Progress = { show: () => undefined, end: () => undefined }

const bar = (doing: string, done: number, all: number): string => {
  const full = Math.floor((done * barWidth) / all)
  const percent = String(Math.floor((done * 100) / all)).padStart(3)
  return `${doing} ${"█".repeat(full)}${"░".repeat(barWidth - full)} ${percent} %  ${done} of ${all}`
}

const begin = (doing: string, { stderr }: Surroundings): Progress => {
  if (!stderr.isTerminal) return silent
  let shown = `${doing} …`
  void stderr.write(shown)
  const draw = (text: string): void => {
    if (text === shown) return
    shown = text
    void stderr.write(`${clear}${text}`)
  }
  return {
    show: (done, all) => {
      if (all >= long && done % Math.ceil(all / 100) === 0) draw(bar(doing, done, all))
    },
    end: () => {
      void stderr.write(clear)
    }
  }
}

/** Long work with a bar that tells how far it is, gone when it is done. */
export const withProgress = <A>(
  doing: string,
  work: (show: Progress["show"]) => A
): Effect.Effect<A, never, Io> =>
  Effect.map(Io, (io) => {
    const progress = begin(doing, io)
    try {
      return io.compute(() => work(progress.show))
    } finally {
      progress.end()
    }
  })
