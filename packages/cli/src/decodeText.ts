import * as Result from "effect/Result"
import { Refusal } from "./Refusal.ts"

interface Disguise {
  readonly begins: readonly number[]
  readonly is: string
  readonly remedy: string
}

const asUtf8 = "save it as UTF-8"

/** Files that are often given by mistake, known by how they begin. */
const disguises: readonly Disguise[] = [
  { begins: [0xff, 0xfe], is: "is text in UTF-16", remedy: asUtf8 },
  { begins: [0xfe, 0xff], is: "is text in UTF-16", remedy: asUtf8 },
  { begins: [0x1f, 0x8b], is: "is compressed (gzip)", remedy: "unpack it first" },
  {
    begins: [0x50, 0x4b, 0x03, 0x04],
    is: "is a zip archive or a spreadsheet",
    remedy: "unpack it, or export the sheet as CSV"
  },
  { begins: [0x25, 0x50, 0x44, 0x46], is: "is a PDF", remedy: "name the file it was made from" }
]

const decoder = new TextDecoder("utf-8", { fatal: true })

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * The text of a file in UTF-8; a byte order mark is left out.
 *
 * - Refuses: other encodings, archives and binary files
 */
export const decodeText = (name: string, bytes: Uint8Array): Result.Result<string, Refusal> => {
  const refuse = (is: string, remedy: string) =>
    Result.fail(new Refusal({ message: `${name} ${is}`, remedy }))
  const disguise = disguises.find(({ begins }) => begins.every((byte, index) => bytes[index] === byte))
  if (disguise !== undefined) return refuse(disguise.is, disguise.remedy)
  if (bytes.includes(0)) return refuse("is no text: it has bytes of zero", "check that it is the right file")
  const text = decoded(bytes)
  return text === undefined ? refuse("is not text in UTF-8", asUtf8) : Result.succeed(text)
}
