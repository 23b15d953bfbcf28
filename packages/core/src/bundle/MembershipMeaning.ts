import type { PartnerDocument } from "./BundleDocument.ts"
import type { Reader } from "./Reader.ts"

type Document = typeof PartnerDocument.Type

interface Membership {
  readonly path: string
  readonly partnerId: string
  readonly from: string
  readonly until: string
}

const always = { from: "", until: "9999-12-31" }

const membershipsOf = (reader: Reader, path: string, { managedBy }: Document): readonly Membership[] => {
  if (managedBy === null || managedBy === undefined) return []
  if (typeof managedBy === "string") return [{ path, partnerId: managedBy, ...always }]
  return managedBy.map(({ partnerId, from, until }, index) => {
    const at = `${path}[${index}]`
    const first = reader.date(`${at}.from`, from)
    const last = reader.date(`${at}.until`, until)
    if (first !== undefined && last !== undefined && last <= first) {
      const message = `${last} is not after ${first}`
      reader.refuse("EndBeforeStart", `${at}.until`, message, "state the first day that is no longer managed")
    }
    return { path: `${at}.partnerId`, partnerId, from: first ?? always.from, until: last ?? always.until }
  })
}

/** Whether following sub-operators upwards from a partner leads back to it. */
const isInCycle = (id: string, managers: ReadonlyMap<string, readonly string[]>): boolean => {
  const reached = new Set<string>()
  const open = [...(managers.get(id) ?? [])]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === id) return true
    if (!reached.has(next)) open.push(...(managers.get(next) ?? []))
    reached.add(next)
  }
  return false
}

const checkOverlaps = (reader: Reader, memberships: readonly Membership[]): void => {
  for (const [index, own] of memberships.entries()) {
    const other = memberships.slice(0, index).find(({ from, until }) => from < own.until && own.from < until)
    if (other !== undefined) {
      reader.refuse(
        "Overlap",
        own.path,
        `has days in common with ${other.path}`,
        "let one sub-operator manage at a time"
      )
    }
  }
}

/**
 * Notes sub-operators that are not there, that manage the same partner at a time, or that manage themselves.
 *
 * - Source: specification 03, "Sub-operators"
 */
export const check = (
  reader: Reader,
  documents: readonly Document[],
  partners: ReadonlyMap<string, unknown>
): void => {
  const all = documents.map((document, index) => ({
    id: document.id,
    memberships: membershipsOf(reader, `partners[${index}].managedBy`, document)
  }))
  const managers = new Map(
    all.map(({ id, memberships }) => [id, memberships.map(({ partnerId }) => partnerId)])
  )
  for (const { id, memberships } of all) {
    for (const { path, partnerId } of memberships) reader.reference(path, partnerId, "partner", partners)
    checkOverlaps(reader, memberships)
    const [first] = memberships
    if (first !== undefined && isInCycle(id, managers)) {
      reader.refuse(
        "HierarchyCycle",
        first.path,
        "leads back to the partner itself",
        "break the circle of sub-operators"
      )
    }
  }
}
