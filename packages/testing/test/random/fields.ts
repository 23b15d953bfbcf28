import { BundleDocument } from "@hostwatt/core"
import type * as SchemaAST from "effect/SchemaAST"

const withoutNull = (ast: SchemaAST.AST): readonly SchemaAST.AST[] =>
  ast._tag === "Union" ? ast.types.filter(({ _tag }) => _tag !== "Null").flatMap(withoutNull) : [ast]

const wordsIn = (asts: readonly SchemaAST.AST[]): readonly string[] => {
  const words = asts.flatMap((ast) =>
    ast._tag === "Literal" && typeof ast.literal === "string" ? [ast.literal] : []
  )
  return words.length === asts.length && words.length > 1 ? words : []
}

/** A field that may hold nothing yet takes any value in its shape. */
const hasRule = (asts: readonly SchemaAST.AST[]): boolean => asts.every(({ _tag }) => _tag !== "Unknown")

interface Fields {
  readonly optional: readonly string[]
  /** Each word of each choice, as `field=word`. */
  readonly words: readonly string[]
}

const inside = (ast: SchemaAST.AST, path: string, found: { optional: string[]; words: string[] }): void => {
  if (ast._tag === "Arrays") {
    const element = ast.rest[0] ?? ast.elements[0]
    if (element !== undefined) for (const one of withoutNull(element)) inside(one, `${path}[]`, found)
  }
  if (ast._tag !== "Objects") return
  for (const { name, type } of ast.propertySignatures) {
    const asts = withoutNull(type)
    if (!hasRule(asts)) continue
    const own = path === "" ? String(name) : `${path}.${String(name)}`
    if (type.context?.isOptional === true) found.optional.push(own)
    found.words.push(...wordsIn(asts).map((word) => `${own}=${word}`))
    for (const one of asts) inside(one, own, found)
  }
}

const read = (): Fields => {
  const found = { optional: [], words: [] }
  inside(BundleDocument.BundleDocument.ast, "", found)
  return found
}

/** The fields that have a rule, from the schema of the bundle: a new one is in the list at once. */
export const fields: Fields = read()
