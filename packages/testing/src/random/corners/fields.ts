const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const word = /^[A-Za-z][A-Za-z0-9-]{0,22}[A-Za-z]$/

const visit = (value: unknown, path: string, found: Set<string>): void => {
  if (value === null) {
    found.add("anything=null")
    return
  }
  found.add(path)
  if (Array.isArray(value)) for (const one of value) visit(one, `${path}[]`, found)
  else if (isRecord(value)) {
    for (const name in value) visit(value[name], path === "" ? name : `${path}.${name}`, found)
  } else if (typeof value === "boolean" || (typeof value === "string" && word.test(value))) {
    found.add(`${path}=${value}`)
  }
}

/** The fields that are there in a document, and `field=word` for the words in them. */
export const fieldsIn = (document: unknown): Set<string> => {
  const found = new Set<string>()
  visit(document, "", found)
  found.delete("")
  return found
}
