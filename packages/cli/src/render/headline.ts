import { type Bundle, Money, type Statement, type StatementLine } from "@hostwatt/core"
import * as Phrases from "./phrases.ts"
import { plain } from "./plain.ts"
import { type BasisOf, countedAssets } from "./subject.ts"
import { counterparty, localTime, party } from "./wording.ts"

type Line = StatementLine.StatementLine

/** A line, and the statement on which it stands. */
export interface Found {
  readonly statement: Statement.Statement
  readonly line: Line
}

const verbOf = ({ section, sign }: Line): string => {
  if (section === "awaited") {
    return `${sign === "earns" ? "will be owed" : "will owe"}, once the driver has paid,`
  }
  const verb = sign === "earns" ? "is owed" : "owes"
  return section === "collected-previous" ? `${verb}, as the money came in this month,` : verb
}

/** For which of several amounts between the parties a part of a session is. */
const partWords: Readonly<Partial<Record<StatementLine.Kind, string>>> = {
  "session-fees": "as fees ",
  sale: "as its own sale ",
  commission: "as commission "
}

const ofShare = ({ kind, parties }: Line, { settled }: BasisOf<"share">): string => {
  const { cdr, place, session } = settled
  const ended = `ended ${localTime(session.end, parties.zone)} ${parties.zone} time`
  const cost = `cost its driver ${Money.format(cdr.gross)} ${cdr.currency}`
  return `${partWords[kind] ?? ""}for session ${session.id}, which ${ended} at EVSE ${place.evse.id} and ${cost}`
}

const purposeOf = (line: Line): string => {
  const { about, basis, parties } = line
  switch (basis._tag) {
    case "share":
      return ofShare(line, basis)
    case "corporate": {
      const { cdr, session } = basis
      const ended = `ended ${localTime(session.end, parties.zone)} ${parties.zone} time`
      const price = `a list price of ${Money.format(cdr.net)} ${cdr.currency} net`
      return `for session ${session.id} on its account, which ${ended} at EVSE ${session.evseId} and had ${price}`
    }
    case "partner-fee":
      return "as its monthly platform fee"
    case "platform-fee":
      return `as platform fee for ${countedAssets(basis.charge)}`
    case "recurring":
      return `for recurring line ${about ?? ""}, counted by ${countedAssets(basis.charge)}`
    case "true-up":
      return `as the ${basis.trueUp.rule.kind} of its share of the month`
    case "top-up":
      return `for top-up ${basis.topUp.id} of the balance of driver ${basis.topUp.driverId}`
    case "adjustment":
      return `as adjustment ${basis.adjustment.id}`
  }
}

const taxOf = ({ document, vat }: Line): string =>
  Money.isZero(vat) ? "" : `; ${Money.format(vat)} VAT besides, ${Phrases.documents[document]}`

/** Whose line it is, how much it comes to, and what it is for. */
export const headline = ({ line, statement }: Found, names: Bundle.Names): string => {
  const { counterpartyId, currency, month, partnerId } = statement
  const partner = party(partnerId, names.partners.get(partnerId))
  const above = names.partners.has(counterpartyId) ? ` with ${counterparty(counterpartyId, names)}` : ""
  const { contract } = line
  const terms =
    contract === undefined ? "" : `; contract ${contract.contract.id}, as of ${contract.version.from}`
  return plain(
    `${partner} ${verbOf(line)} ${Money.format(line.net)} ${currency} on the statement of ${month}${above} ` +
      `${purposeOf(line)}${terms}${taxOf(line)}.`
  )
}
