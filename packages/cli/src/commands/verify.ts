import { type Fault, StatementDocument, Verification } from "@hostwatt/core"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Argument from "effect/cli/Argument"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as files from "../files.ts"
import { compute, Io, print } from "../Io.ts"
import { readBundle, readJson } from "../readInput.ts"
import { Refusal } from "../Refusal.ts"
import * as Faults from "../render/faults.ts"
import { inkFor } from "../render/ink.ts"
import { counted, plain } from "../render/plain.ts"
import * as Flags from "./flags.ts"

type Document = StatementDocument.StatementDocument

const flags = {
  statement: Argument.String("statement").pipe(
    Argument.withMetavar("FILE"),
    Argument.withDescription("A statement, or a settled month, as JSON; - reads standard input")
  ),
  bundle: Flag.String("bundle").pipe(
    Flag.withMetavar("BUNDLE"),
    Flag.withDescription("Also replay every trace from this bundle, and settle its month anew"),
    Flag.optional
  )
}

/** A statement with where it stands in its file. */
interface Placed {
  readonly path: string
  readonly input: unknown
}

const listIn = (input: unknown): readonly unknown[] | undefined =>
  typeof input === "object" && input !== null && "statements" in input && Array.isArray(input.statements)
    ? input.statements
    : undefined

/** The statements of a file: those of a settled month, else the one that the file is. */
const placedIn = (input: unknown): readonly Placed[] =>
  listIn(input)?.map((statement, index) => ({ path: `statements[${index}]`, input: statement })) ?? [
    { path: "", input }
  ]

/** Other files of this command that are easily given by mistake. */
const mistaken = (name: string, input: unknown): Refusal | undefined => {
  if (typeof input !== "object" || input === null || listIn(input) !== undefined) return undefined
  if ("hostwatt" in input) {
    return new Refusal({
      message: `${name} is a bundle, not a statement`,
      remedy: "hostwatt check … checks it"
    })
  }
  return "blocked" in input
    ? new Refusal({ message: `${name} has no statements`, remedy: "verify the files beside it, one by one" })
    : undefined
}

const below = (outer: string, inner: string): string =>
  outer === "" || inner === "" ? `${outer}${inner}` : `${outer}.${inner}`

/** Reads every statement of a file; the faults of all are told. */
const decodeAll = (name: string, input: unknown) => {
  const mistake = mistaken(name, input)
  if (mistake !== undefined) return Result.fail(mistake)
  const placed = placedIn(input)
  const read = placed.map((one) =>
    Result.mapError(StatementDocument.decode(one.input), (faults) => ({ faults, one }))
  )
  const faults = read.flatMap((result): readonly Fault.Fault[] => {
    if (Result.isSuccess(result)) return []
    const { one } = result.failure
    return result.failure.faults.map((fault) => ({ ...fault, path: below(one.path, fault.path) }))
  })
  return faults.length > 0
    ? Result.fail(Faults.refusal(name)(faults))
    : Result.succeed(
        read.flatMap((result, index) =>
          Result.isSuccess(result) ? [{ path: placed[index]?.path ?? "", document: result.success }] : []
        )
      )
}

const titleOf = ({ contentHash, counterpartyId, currency, partnerId, period }: Document): string =>
  plain(`${partnerId} from ${counterpartyId}, ${currency}, ${period.month}  ${contentHash}`)

export const verify = Command.make("verify", flags, ({ bundle: bundlePath, statement: path }) =>
  Effect.gen(function* () {
    const both = [path, Option.getOrElse(bundlePath, () => "")] as const
    yield* Flags.onlyOneStdin(["hostwatt", "verify"], both, "bundle")
    const name = files.nameOf(path)
    const documents = yield* Effect.fromResult(decodeAll(name, yield* readJson(path)))
    const bundle = Option.isSome(bundlePath) ? yield* readBundle(bundlePath.value) : undefined
    const checked = yield* compute(() =>
      documents.map(({ document, path: at }) => ({
        document,
        found: Verification.verify(document, bundle?.network).map(
          ({ message, path: inner }) => `  ${plain(below(at, inner))}: ${plain(message)}`
        )
      }))
    )
    const io = yield* Io
    const ink = inkFor(io.stdout, io)
    yield* print(
      checked.map(({ document, found }) =>
        found.length === 0
          ? `${ink.good("OK")}      ${titleOf(document)}\n`
          : `${ink.bad("FAILED")}  ${titleOf(document)}\n`
      )
    )
    if (checked.length === 0) yield* print([`${name} has no statement in it: nothing to verify\n`])
    const details = checked.flatMap(({ found }) => found)
    if (details.length > 0) {
      yield* new Refusal({
        message: `${name} does not hold: ${counted(details.length, "discrepancy", "discrepancies")}`,
        details,
        remedy: "ask whoever sent it for the original"
      })
    }
  })
).pipe(
  Command.withDescription("Verify statements: their hashes, sums and traces; with a bundle also every fact"),
  Command.withExamples([
    { command: "hostwatt verify statement.json" },
    { command: "hostwatt verify settlement.json --bundle bundle.json" }
  ])
)
