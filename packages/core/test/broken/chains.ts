import type { Json } from "./aBundle.ts"
import { broken, type BrokenBundle } from "./BrokenBundle.ts"

const sharing = (changes: { readonly [key: string]: Json } = {}): Json => ({
  acPercent: "50",
  dcPercent: "50",
  ...changes
})

const terms = "contracts[1].versions[0].revenueSharing"

/** The depot's contract under that of the harbour, in its frame. */
const under = { "contracts[1].under": "c-harbour" } as const

const beneficiary = { contractId: "c-harbour", from: "2026-07-01", role: "beneficiary" } as const

const circle = ["HierarchyCycle", "break the circle"] as const
const reimbursed = "deducted-and-reimbursed"

const always = { from: "2026-01-01", until: null } as const

const chargePoints = "chargePoints[0].assignments"

/** Contracts under one another, sub-operators, beneficiaries. */
export const chainFaults: readonly BrokenBundle[] = [
  broken("a contract under an unknown one", ["UnknownReference", "add the contract"], {
    "contracts[1].under": "none"
  }),
  broken("a contract under itself", circle, { "contracts[1].under": "c-depot" }),
  broken(
    "contracts under each other in a circle",
    circle,
    { "contracts[0].under": "c-depot", "contracts[1].under": "c-harbour" },
    "contracts[0].under",
    ["contracts[1].under"]
  ),
  broken(
    "a contract in another zone than the one above",
    ["ZoneMismatch", "one zone"],
    { ...under, "contracts[1].timeZone": "Europe/Lisbon" },
    "contracts[1].timeZone"
  ),
  broken(
    "a contract in another currency than the one above",
    ["CurrencyMismatch", "one currency"],
    { ...under, "contracts[1].currency": "USD" },
    "contracts[1].currency"
  ),
  broken(
    "electricity paid back below a contract that deducts it for good",
    ["ReimbursedBelowDeducted", "without paying it back"],
    { ...under, [terms]: sharing({ electricity: reimbursed }) },
    terms
  ),
  broken(
    "a cost paid back below a contract that deducts it for good",
    ["ReimbursedBelowDeducted", "without paying it back"],
    {
      ...under,
      "contracts[0].versions[0].revenueSharing": sharing({ costs: { roaming: "deducted" } }),
      [terms]: sharing({ costs: { roaming: reimbursed } })
    },
    terms
  ),
  broken("an unknown sub-operator", ["UnknownReference", "add the partner"], {
    "partners[0].managedBy": "nobody"
  }),
  broken("a partner that manages itself", circle, { "partners[0].managedBy": "harbour" }),
  broken(
    "partners that manage each other in a circle",
    circle,
    {
      "partners[0].managedBy": [{ partnerId: "depot", ...always }],
      "partners[1].managedBy": [{ partnerId: "harbour", ...always }]
    },
    "partners[0].managedBy[0].partnerId",
    ["partners[1].managedBy[0].partnerId"]
  ),
  broken(
    "two sub-operators at a time",
    ["Overlap", "one sub-operator"],
    {
      "partners[0].managedBy": [
        { partnerId: "depot", from: "2026-01-01", until: "2026-06-02" },
        { partnerId: "riverside", from: "2026-06-01" }
      ]
    },
    "partners[0].managedBy[1].partnerId"
  ),
  broken(
    "a membership that ends before it begins",
    ["EndBeforeStart", "first day"],
    { "partners[0].managedBy": [{ partnerId: "depot", from: "2026-06-01", until: "2026-06-01" }] },
    "partners[0].managedBy[0].until"
  ),
  broken(
    "a host and a beneficiary that share 101 %",
    ["SharesAboveWhole", "lower a share"],
    {
      [`${chargePoints}[2]`]: beneficiary,
      "contracts[0].versions[1].revenueSharing": sharing({ acPercent: "61" })
    },
    chargePoints
  ),
  broken(
    "electricity paid back to a host and to a beneficiary",
    ["ReimbursedTwice", "pay it back once"],
    {
      [`${chargePoints}[2]`]: beneficiary,
      "contracts[0].versions[1].revenueSharing": sharing({ electricity: reimbursed }),
      [terms]: sharing({ electricity: reimbursed })
    },
    chargePoints
  ),
  broken(
    "a contract above the host's that comes to share 101 % with a beneficiary",
    ["SharesAboveWhole", "lower a share"],
    {
      "contracts[3]": {
        id: "c-tenant",
        partnerId: "riverside",
        title: "A tenant of the depot",
        under: "c-depot",
        startMonth: "2026-01",
        versions: [{ from: "2026-01", revenueSharing: { acPercent: "100", dcPercent: "100" } }]
      },
      "contracts[1].versions[1]": { from: "2026-11", revenueSharing: sharing({ dcPercent: "51" }) },
      [`${chargePoints}[1].contractId`]: "c-tenant",
      [`${chargePoints}[2]`]: beneficiary
    },
    chargePoints
  )
]
