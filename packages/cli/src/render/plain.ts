// Control characters, halves of characters and marks that turn the direction of text could make a
// terminal show something else.
const unprintable = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

/** Text from outside as it is safe to show: every control character written as its code. */
export const plain = (text: string): string =>
  text.replace(unprintable, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16)
    return code.length > 2 ? `\\u${code.padStart(4, "0")}` : `\\x${code.padStart(2, "0")}`
  })

/** A count with the noun it counts. */
export const counted = (count: number, one: string, many: string = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

/** The first so many of a list, and how many more there are. */
export const listed = (texts: readonly string[], most: number): string => {
  const rest = texts.length - most
  return rest > 0
    ? `${texts.slice(0, most).map(plain).join(", ")}, … ${rest} more`
    : texts.map(plain).join(", ")
}

const longest = 200

/** Text from outside, safe to show and not too long for a message. */
export const brief = (text: string): string =>
  plain(text.length > longest ? `${text.slice(0, longest)}…` : text)

/** A text in lines of at most so many characters, broken between words. */
export const wrapped = (text: string, width: number): readonly string[] => {
  const lines: string[] = []
  let line = ""
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === "" ? word : `${line} ${word}`
  }
  return [...lines, line]
}
