import * as Result from "effect/Result"
import { type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser"
import { Refusal } from "./Refusal.ts"
import { plain } from "./render/plain.ts"

/** Nothing that this command reads is deeper than ten levels. */
const deepest = 64

const isDeeper = (root: unknown): boolean => {
  let level: readonly unknown[] = [root]
  for (let depth = 0; depth <= deepest; depth++) {
    level = level.flatMap((value) =>
      typeof value === "object" && value !== null ? Object.values(value) : []
    )
    if (level.length === 0) return false
  }
  return true
}

interface Misfit {
  readonly what: string
  readonly offset: number
}

const words: Readonly<Record<string, string>> = {
  InvalidSymbol: "this is no value of JSON",
  InvalidNumberFormat: "this is no number of JSON",
  PropertyNameExpected: "the name of a field in double quotes is missing",
  ValueExpected: "a value is missing",
  ColonExpected: "a colon is missing",
  CommaExpected: "a comma is missing",
  CloseBraceExpected: "a closing brace is missing",
  CloseBracketExpected: "a closing bracket is missing",
  EndOfFileExpected: "the text should end here",
  InvalidCommentToken: "JSON has no comments",
  UnexpectedEndOfComment: "JSON has no comments",
  UnexpectedEndOfString: "a closing quote is missing",
  UnexpectedEndOfNumber: "a digit is missing",
  InvalidUnicode: "\\u needs four hexadecimal digits",
  InvalidEscapeCharacter: "there is no such escape",
  InvalidCharacter: "a control character stands in a text"
}

/** The first place at which a text is not JSON; none where it nests too deep to look through. */
const firstMisfit = (text: string): Misfit | undefined => {
  const found: Misfit[] = []
  try {
    visit(
      text,
      {
        onError: (code: ParseErrorCode, offset: number) => {
          const what = words[printParseErrorCode(code)] ?? "this is not JSON"
          found.push({ what, offset })
          // One is enough; the rest of a long file would only repeat it.
          throw new SyntaxError(what)
        }
      },
      { disallowComments: true }
    )
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof RangeError)) throw cause
  }
  return found[0]
}

const around = 40

/** The part of a line around a place, and a mark below it. */
const excerpt = (text: string, { offset }: Misfit): readonly string[] => {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1
  const newline = text.indexOf("\n", offset)
  const lineEnd = newline === -1 ? text.length : newline
  const from = Math.max(lineStart, offset - around)
  const to = Math.min(lineEnd, offset + around)
  const before = plain(text.slice(from, offset))
  return [`  ${before}${plain(text.slice(offset, to))}`, `  ${" ".repeat(before.length)}^`]
}

const position = (text: string, offset: number): string => {
  let line = 1
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line++
  return `line ${line}, column ${offset - text.lastIndexOf("\n", offset - 1)}`
}

const tooDeep = (what: string): Refusal =>
  new Refusal({
    message: `${what} nests more than ${deepest} levels deep`,
    remedy: "check that it is the right file"
  })

const notJson = (name: string, text: string): Refusal => {
  if (text.trim() === "") {
    return new Refusal({ message: `${name} is empty`, remedy: "check that it is the right file" })
  }
  const misfit = firstMisfit(text)
  return misfit === undefined
    ? tooDeep(`${name} is not JSON, and`)
    : new Refusal({
        message: `${name} is not JSON: ${position(text, misfit.offset)}: ${misfit.what}`,
        details: excerpt(text, misfit),
        remedy: "correct the file, or export it again"
      })
}

/**
 * Reads JSON.
 *
 * - Refuses: what is no JSON, with the line, the column and what stands there; JSON nested too deep
 */
export const parseJson = (name: string, text: string): Result.Result<unknown, Refusal> => {
  const parsed = Result.try({
    try: (): unknown => JSON.parse(text),
    catch: () => notJson(name, text)
  })
  return Result.filterOrFail(
    parsed,
    (value) => !isDeeper(value),
    () => tooDeep(name)
  )
}
