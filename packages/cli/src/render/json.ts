const indented = (text: string, depth: number): string => text.replaceAll("\n", `\n${"  ".repeat(depth)}`)

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null

/** Levels that are written piece by piece: document, statements, statement, lines. */
const deepest = 4

function* written(value: unknown, depth: number): Generator<string> {
  const isList = Array.isArray(value)
  const members = isPlain(value) ? Object.entries(value).filter(([, member]) => member !== undefined) : []
  if (depth === deepest || members.length === 0) {
    yield indented(JSON.stringify(value, undefined, 2), depth)
    return
  }
  const margin = "  ".repeat(depth + 1)
  let before = `${isList ? "[" : "{"}\n`
  for (const [name, member] of members) {
    yield `${before}${margin}${isList ? "" : `${JSON.stringify(name)}: `}`
    yield* written(member, depth + 1)
    before = ",\n"
  }
  yield `\n${"  ".repeat(depth)}${isList ? "]" : "}"}`
}

/**
 * JSON as `JSON.stringify(value, undefined, 2)` writes it, in pieces: a large settlement is longer
 * than one text can be.
 */
export function* json(value: unknown): Generator<string> {
  yield* written(value, 0)
  yield "\n"
}
