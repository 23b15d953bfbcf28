import { broken, type BrokenBundle } from "./BrokenBundle.ts"

const contract = {
  id: "c-second",
  partnerId: "harbour",
  title: "A second contract",
  startMonth: "2026-01",
  timeZone: "Europe/Lisbon",
  versions: [{ from: "2026-01" }]
} as const

const free = { method: "free", status: "collected" } as const

const laterRevision = (payment: typeof free | { readonly method: "card"; readonly status: "collected" }) =>
  ({
    id: "rated-here",
    evseId: "quay-1",
    start: "2026-10-03T08:00:00Z",
    end: "2026-10-03T10:00:00Z",
    revision: 2,
    periods: [{ start: "2026-10-03T08:00:00Z", energyWh: 10000, timeSeconds: 7200 }],
    payment
  }) as const

/** Fields that are right each for itself, and not together. */
export const agreementFaults: readonly BrokenBundle[] = [
  broken(
    "contracts of one partner in two zones",
    ["ZoneMismatch", "one zone"],
    { "contracts[3]": contract },
    "contracts[3].timeZone"
  ),
  broken("a first version after the start month", ["VersionBeforeStart", "2026-01"], {
    "contracts[0].versions[0].from": "2026-02"
  }),
  broken("a first version before the start month", ["VersionBeforeStart", "2026-01"], {
    "contracts[0].versions[0].from": "2025-12"
  }),
  broken("two versions of one month", ["DuplicateId", "its own first month"], {
    "contracts[0].versions[1].from": "2026-01"
  }),
  broken(
    "periods and a CDR",
    ["TooMuchGiven", "cdr"],
    { "sessions[1].periods": [{ start: "2026-10-04T08:00:00Z", energyWh: 22480 }] },
    "sessions[1].cdr"
  ),
  broken("an instant of collection for what is awaited", ["TooMuchGiven", "collected"], {
    "sessions[1].payment.collectedAt": "2026-10-05T08:00:00Z"
  }),
  broken(
    "an instant of collection for what failed",
    ["TooMuchGiven", "collected"],
    {
      "sessions[0].payment": { method: "card", status: "failed", collectedAt: "2026-10-05T08:00:00Z" }
    },
    "sessions[0].payment.collectedAt"
  ),
  broken(
    "a free session that costs something",
    ["FreeWithTotal", "method it was paid by"],
    { "sessions[0].payment": free },
    "sessions[0].payment.method"
  ),
  broken(
    "a free CDR that costs something",
    ["FreeWithTotal", "method it was paid by"],
    { "sessions[1].payment": free },
    "sessions[1].payment.method"
  ),
  broken(
    "a later revision that is free and costs something",
    ["FreeWithTotal", "method it was paid by"],
    { "sessions[2]": laterRevision(free) },
    "sessions[2].payment.method"
  )
]

/** A session that was recorded as free by mistake, and put right by a later revision. */
export const correctedFree = {
  "sessions[0].payment": free,
  "sessions[2]": laterRevision({ method: "card", status: "collected" })
} as const
