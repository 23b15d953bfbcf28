import { BundleDocument } from "@hostwatt/core"
import type * as SchemaAST from "effect/SchemaAST"

/** A field of the bundle that has a rule. Positions in lists are left out: `sessions[].periods[].energyWh`. */
export interface Field {
  readonly path: string
  readonly isOptional: boolean
  /** Where the field is a choice of names: those names. */
  readonly choices: readonly string[]
}

const withoutNull = (ast: SchemaAST.AST): readonly SchemaAST.AST[] =>
  ast._tag === "Union" ? ast.types.filter(({ _tag }) => _tag !== "Null").flatMap(withoutNull) : [ast]

const namesIn = (asts: readonly SchemaAST.AST[]): readonly string[] => {
  const names = asts.flatMap((ast) =>
    ast._tag === "Literal" && typeof ast.literal === "string" ? [ast.literal] : []
  )
  return names.length === asts.length ? names : []
}

/** A field that can only say that there is nothing, or only what is true anyway, has no rule yet. */
const hasRule = (asts: readonly SchemaAST.AST[], isOptional: boolean): boolean =>
  asts.every(({ _tag }) => _tag !== "Unknown") && !(isOptional && namesIn(asts).length === 1)

const inside = (ast: SchemaAST.AST, path: string): readonly Field[] => {
  if (ast._tag === "Arrays") {
    const element = ast.rest[0] ?? ast.elements[0]
    return element === undefined ? [] : withoutNull(element).flatMap((one) => inside(one, `${path}[]`))
  }
  if (ast._tag !== "Objects") return []
  return ast.propertySignatures.flatMap(({ name, type }): readonly Field[] => {
    const isOptional = type.context?.isOptional === true
    const asts = withoutNull(type)
    if (!hasRule(asts, isOptional)) return []
    const own = path === "" ? String(name) : `${path}.${String(name)}`
    return [{ path: own, isOptional, choices: namesIn(asts) }, ...asts.flatMap((one) => inside(one, own))]
  })
}

/** Every field of the bundle that has a rule, read from its schema: a new one is in the list at once. */
export const fields: readonly Field[] = inside(BundleDocument.BundleDocument.ast, "")

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const visit = (value: unknown, path: string, found: Set<string>): void => {
  if (value === null) {
    found.add(`${path}=null`)
    found.add("anything=null")
    return
  }
  found.add(path)
  if (Array.isArray(value)) for (const one of value) visit(one, `${path}[]`, found)
  else if (isRecord(value)) {
    for (const [name, one] of Object.entries(value)) visit(one, path === "" ? name : `${path}.${name}`, found)
  } else found.add(`${path}=${String(value)}`)
}

/** The fields that are there in a document, and `field=value` for the plain values in them. */
export const fieldsIn = (document: unknown): ReadonlySet<string> => {
  const found = new Set<string>()
  visit(document, "", found)
  return found
}

/** What `fieldsIn` must come across: each optional field, and each name of each choice. */
export const fieldCorners: readonly string[] = fields.flatMap(({ path, isOptional, choices }) => [
  ...(isOptional ? [path] : []),
  ...choices.map((choice) => `${path}=${choice}`)
])
