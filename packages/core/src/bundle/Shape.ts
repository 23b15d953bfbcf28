import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import { byPath, type Fault, pathText } from "./Fault.ts"

const notBuilt = "not built yet: "

/** A field that may be left out or `null`. */
export const optional = <S extends Schema.Constraint>(schema: S) => Schema.optionalKey(Schema.NullOr(schema))

/** A list that may be left out or `null`, which is the same as empty. */
export const list = <S extends Schema.Constraint>(schema: S) => optional(Schema.Array(schema))

const isNothing = (value: unknown): boolean =>
  value === null || value === false || (Array.isArray(value) && value.length === 0)

/**
 * A field that the bundle format has and this version has no rule for.
 *
 * Nothing may stand in it but what says that there is nothing: `null`, an empty
 * list or `false`. Anything else is refused by name, never ignored.
 */
export const later = (feature: string) =>
  Schema.optionalKey(
    Schema.Unknown.check(Schema.makeFilter((value) => isNothing(value) || `${notBuilt}${feature}`))
  )

/** A choice of which this version knows one; any other is refused by name. */
export const only = <Choice extends string>(choice: Choice) =>
  Schema.optionalKey(
    Schema.NullOr(Schema.Literal(choice)).annotate({ message: `${notBuilt}any choice but "${choice}"` })
  )

const longestId = 200

/** An identifier: any text that is not empty. */
export const Id = Schema.String.check(
  Schema.isMinLength(1, { message: "must not be empty" }),
  Schema.isMaxLength(longestId, { message: `must have at most ${longestId} characters` }),
  Schema.makeFilter((id: string) => id.isWellFormed() || "must not hold half of a character pair")
).annotate({ message: "must be text" })

/** A decimal, written as text so that no digit is lost. */
export const DecimalText = Schema.String.annotate({
  message: 'must be a decimal written as text, such as "12.50"'
})

const formatIssue = SchemaIssue.makeFormatterStandardSchemaV1()

const faultOf = (message: string, path: string): Fault => {
  if (message === "Missing key") {
    return { code: "Missing", path, message: "is required and is not there", remedy: "add it" }
  }
  if (message === "Expected no excess property") {
    return {
      code: "UnknownField",
      path,
      message: "is not a field that exists here",
      remedy: "check its spelling, or remove it"
    }
  }
  if (message.startsWith(notBuilt)) {
    return {
      code: "NotBuiltYet",
      path,
      message: `has no rule in this version yet (${message.slice(notBuilt.length)})`,
      remedy: "remove it, or use a version that has the rule; it is never ignored"
    }
  }
  const text = message.replace(/^Expected /, "must be ")
  return { code: "WrongShape", path, message: text, remedy: "correct it" }
}

/**
 * Reads a value of unknown shape.
 *
 * - Refuses: every fault with its path: fields that are missing, unknown, of another shape or not built yet
 */
export const decode =
  <A>(schema: Schema.ConstraintDecoder<A>) =>
  (input: unknown): Result.Result<A, readonly Fault[]> =>
    Result.mapError(
      Schema.decodeUnknownResult(schema, { errors: "all", onExcessProperty: "error" })(input),
      ({ issue }) =>
        formatIssue(issue)
          .issues.map(({ message, path }) =>
            faultOf(
              message,
              pathText((path ?? []).map((segment) => (typeof segment === "object" ? segment.key : segment)))
            )
          )
          .toSorted(byPath)
    )

/** How many faults of one list are told; a file of junk has millions. */
const mostFaults = 1000

/**
 * Reads the elements of a list one by one, so that a long list of junk stays harmless.
 *
 * - Refuses: every fault with its path; after a thousand it stops and says so
 */
export const decodeList =
  <A>(schema: Schema.ConstraintDecoder<A>, list: string) =>
  (items: readonly unknown[]): Result.Result<readonly A[], readonly Fault[]> => {
    const read = decode(schema)
    const faults: Fault[] = []
    const values: A[] = []
    for (const [index, item] of items.entries()) {
      const value = read(item)
      if (Result.isSuccess(value)) values.push(value.success)
      else
        faults.push(
          ...value.failure.map((fault) => ({ ...fault, path: within(`${list}[${index}]`, fault.path) }))
        )
      if (faults.length >= mostFaults) {
        const message = `holds more faults than the ${mostFaults} above; reading stopped at element ${index}`
        faults.push({ code: "TooManyFaults", path: list, message, remedy: "mend these first" })
        break
      }
    }
    return faults.length === 0 ? Result.succeed(values) : Result.fail(faults)
  }

const within = (outer: string, inner: string): string =>
  inner === "" || inner.startsWith("[") ? `${outer}${inner}` : `${outer}.${inner}`
