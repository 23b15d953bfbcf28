import type { SettledSession, Settlement, StatementLine, Warning } from "@hostwatt/core"

/** A reason in plain words, and what to do about it. */
export interface Phrase {
  readonly says: string
  readonly remedy: string
}

/** Why a session is on no statement yet. */
export const blockedReasons: Readonly<Record<SettledSession.BlockedReason, Phrase>> = {
  Quarantined: {
    says: "set aside by the operator",
    remedy: 'look into the reason beside "quarantined", then correct the session and remove the field'
  },
  CurrentTypeUnknown: {
    says: "its EVSE does not say whether it gives AC or DC",
    remedy: 'write "currentType": "AC" or "DC" at the EVSE'
  },
  NotRatable: {
    says: "what it used cannot be priced",
    remedy: "correct its times, periods or amounts with a higher revision"
  },
  Unpriced: {
    says: "it has no price",
    remedy:
      'name a tariff that is valid when it starts, or give its "cdr"; for a free one say "method": "free"'
  },
  CurrencyMismatch: {
    says: "its price is in another currency than the contract; nothing is ever converted",
    remedy: "correct the tariff, the cost schedule or the contract"
  },
  Unallocated: {
    says: "no contract in force hosted its charge point when it started",
    remedy: "assign the charge point to a contract of that day, or prolong the contract"
  },
  ElectricityCostMissing: {
    says: "its contract deducts electricity, and no schedule says what that cost",
    remedy: "name an electricity cost for the EVSE, the charge point or the location"
  }
}

/** The fact behind a reason, where the reason alone leaves it open. */
export const facts: Readonly<Record<string, string>> = {
  NoEnd: "it has no end",
  EndBeforeStart: "it ends before it starts",
  NoPeriods: "it has no charging periods",
  CurrencyRetired: "its currency had been given up by then",
  AmountTooLarge: "its amount is too large to be booked",
  TariffMissing: "no tariff was valid for it",
  NetNotComputable: "its tariff includes a tax whose rate it does not state",
  ZeroImport: "it was imported with a total of zero, and nothing says that it was free",
  ElectricityCostCurrency: "its electricity cost is in another currency",
  CdrCurrency: "its CDR is in another currency",
  NoAssignment: "its charge point was assigned to nobody",
  NotInForce: "the contract of its charge point was not in force"
}

/** What a warning is about. */
export const warnings: Readonly<Record<Warning.Warning["code"], string>> = {
  TaxProfileMissing: "no tax profile of who supplies: its documents bear no VAT",
  CorporateBillingNotEnabled:
    "sessions on an account for which corporate billing is not enabled; charged all the same",
  OutsideServiceDates: "charged on a day on which the EVSE was not in service; settled all the same",
  OverlappingSession: "overlaps another session at the same EVSE; settled all the same",
  GrossDiffers: "the imported gross is not the lines and their VAT; it was taken as given",
  PeriodsUnordered: "charging periods were not in the order of time; they were put in order",
  PeriodBeforeStart: "a charging period begins before the session; it was priced all the same",
  PeriodAfterEnd: "a charging period begins after the session's end; it was priced all the same",
  TaxRateIgnored: "the tariff says that no tax applies, and states a rate; the rate was ignored",
  TotalClamped: "the minimum or maximum price of the tariff applied"
}

/** The parts of a statement. */
export const sections: Readonly<Record<StatementLine.Section, string>> = {
  collected: "Collected",
  "collected-previous": "Collected now, from sessions that ended in earlier months",
  awaited: "Awaited: not paid yet, and not in the balance",
  "platform-fees": "Platform fees",
  corporate: "Sessions on the partner's account",
  "top-ups": "Top-ups of drivers' balances",
  recurring: "Recurring lines",
  "true-ups": "True-ups of the month's share",
  adjustments: "Adjustments"
}

/** What the lines of a session are for. */
export const kinds: Readonly<Record<StatementLine.Kind, string>> = {
  revenue: "share",
  "session-fees": "fees",
  sale: "sale",
  commission: "commission",
  "platform-fee": "platform fee",
  corporate: "corporate session",
  "top-up": "top-up",
  recurring: "recurring line",
  "true-up": "true-up",
  adjustment: "adjustment"
}

/** The papers of a month. */
export const documents: Readonly<Record<StatementLine.Document, string>> = {
  "self-billed": "self-billed invoice",
  "operator-invoice": "operator invoice",
  "pass-through": "pass-through",
  none: ""
}

type AssetKind = Extract<
  StatementLine.StatementLine["basis"],
  { readonly _tag: "platform-fee" | "recurring" }
>["charge"]["per"]

/** What fees and rents are counted by: one, and several. */
export const assets: Readonly<Record<AssetKind, readonly [one: string, many: string]>> = {
  contract: ["contract", "contracts"],
  location: ["location", "locations"],
  "charge-point": ["charge point", "charge points"],
  "ac-evse": ["AC EVSE", "AC EVSEs"],
  "dc-evse": ["DC EVSE", "DC EVSEs"]
}

/** Why a whole month is refused. */
export const refused = (refusal: Settlement.SettlementRefused): string => {
  switch (refusal._tag) {
    case "ConflictingRevision":
      return `session ${refusal.sessionId}: revision ${refusal.revision} is given twice and does not say the same`
    case "TotalTooLarge":
      return `statement of ${refusal.partnerId} in ${refusal.currency}: a total is beyond 10^15 minor units`
  }
}
