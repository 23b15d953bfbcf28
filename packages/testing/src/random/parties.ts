import type { Chains, PartnerPlan } from "./Chains.ts"
import { moneyText, percentUpTo, vatRates } from "./Decimals.ts"
import { type Operator, type Partner, type Policies, stated } from "./Documents.ts"
import { dayOfMonth, digitsOf, type Frame, idOf } from "./Frame.ts"
import { countings } from "./monthly.ts"

const crossings = ["stop", "allow", "spill-to-driver"] as const

const randomPolicies = ({ dice }: Frame): Policies =>
  stated<Policies>({
    rounding: dice.maybe(60, () => dice.pick(["half-up", "half-even"])),
    recognition: dice.maybe(45, () => (dice.chance(65) ? "collected" : "accrued")),
    reimbursementRecognition: dice.maybe(45, () => dice.pick(["with-revenue", "session-end"])),
    negativeBase: dice.maybe(45, () => dice.pick(["share", "floor-at-zero"])),
    assetCounting: dice.maybe(45, () => dice.pick(countings)),
    corporateCrossing: dice.maybe(45, () => dice.pick(crossings)),
    renewalMonths: dice.maybe(35, () => dice.pick([1, 2, 5, 12])),
    minimumPayout: undefined,
    split: dice.maybe(27, () => "at-boundaries"),
    unmeasured: dice.maybe(27, () => "no-match"),
    timeAfterParking: dice.maybe(27, () => "parking-rounds")
  })

/** The operator with its policies. */
export const randomOperator = (frame: Frame): Operator => {
  const { dice } = frame
  return stated<Operator>({
    id: idOf(frame, "op", ""),
    name: "Operator",
    currency: frame.currency,
    timeZone: frame.zones[0],
    policies: dice.maybe(92, () => randomPolicies(frame)),
    taxProfile: dice.maybe(60, () =>
      stated<NonNullable<Operator["taxProfile"]>>({
        country: dice.maybe(50, () => "BG"),
        vatNumber: dice.maybe(50, () => "BG100"),
        serviceVatPercent: dice.weighted(vatRates)
      })
    )
  })
}

const randomAddress = ({ dice }: Frame): NonNullable<Partner["address"]> => {
  const text = (value: string) => dice.maybe(65, () => value)
  return stated<NonNullable<Partner["address"]>>({
    street: text("Main Street 1"),
    postcode: text("1000"),
    city: text("Sofia"),
    region: text("Sofia-grad"),
    country: text("BG")
  })
}

const randomTaxProfile = ({ dice }: Frame): NonNullable<Partner["taxProfile"]> => {
  const vatRegistered = dice.chance(75)
  return stated<NonNullable<Partner["taxProfile"]>>({
    vatRegistered,
    category: dice.maybe(45, () => dice.pick(["S", "AE", "E", "O"])),
    vatPercent: dice.maybe(vatRegistered ? 100 : 30, () => dice.weighted(vatRates)),
    selfBillingAgreement: dice.maybe(45, () => "2026-01-01"),
    paymentTermsDays: dice.maybe(45, () => dice.pick([0, 14, 30]))
  })
}

const discounts: readonly (readonly [number, string | undefined])[] = [
  [4, "10"],
  [2, "0"],
  [3, "100"],
  [6, "50"],
  [2, "33.3333"],
  [1, "12.5"],
  [1, "99.9999"]
]

const randomBilling = (
  { currency, dice }: Frame,
  isPayer: boolean
): NonNullable<Partner["corporateBilling"]> =>
  stated<NonNullable<Partner["corporateBilling"]>>({
    enabled: dice.maybe(80, () => dice.chance(90)),
    monthlyLimit: dice.maybe(isPayer ? 85 : 50, () =>
      moneyText(dice, digitsOf(currency), dice.chance(50) ? 400 : 2000)
    ),
    discountPercent: dice.maybe(75, () => dice.weighted(discounts) ?? percentUpTo(dice, 100)),
    crossing: dice.maybe(65, () => dice.pick(crossings))
  })

type ManagedBy = Partner["managedBy"]

/** One sub-operator for ever, or one after the other. */
const randomManagers = (frame: Frame, { partners }: Chains, own: PartnerPlan): ManagedBy => {
  const { dice } = frame
  const earlier = partners.slice(0, partners.indexOf(own))
  const manager = own.manager ?? (earlier.length > 0 && dice.chance(20) ? dice.pick(earlier) : undefined)
  if (manager === undefined) return dice.maybe(4, () => [])
  if (dice.chance(50)) return manager.id
  const changed = dayOfMonth(frame, dice.whole(2, 28))
  const before = { partnerId: dice.pick(earlier).id, from: "2020-01-01", until: changed }
  const now = stated<{ partnerId: string; from?: string | null; until?: string | null }>({
    partnerId: manager.id,
    from: changed,
    until: dice.maybe(40, () => "2099-12-31")
  })
  return dice.chance(50) ? [before, now] : [{ ...now, from: dice.pick([null, "2021-05-01"]) }]
}

/** One partner; no two of them are the same company. */
export const randomPartner = (frame: Frame, chains: Chains, plan: PartnerPlan, isPayer: boolean): Partner => {
  const { currency, dice, zones } = frame
  const number = chains.partners.indexOf(plan)
  return stated<Partner>({
    id: plan.id,
    name: `Partner ${plan.id}`,
    kind: plan.kind === "site-host" ? dice.maybe(40, () => plan.kind) : plan.kind,
    status: dice.maybe(30, () => dice.pick(["active", "suspended", "archived"])),
    timeZone: dice.maybe(35, () => dice.pick(zones)),
    managedBy: randomManagers(frame, chains, plan),
    businessName: dice.maybe(25, () => `Business ${plan.id}`),
    registrationNumber: dice.maybe(25, () => `R${number}`),
    vatNumber: dice.maybe(25, () => `BG${number}`),
    address: dice.maybe(30, () => randomAddress(frame)),
    externalId: dice.maybe(25, () => `x${number}`),
    language: dice.maybe(25, () => dice.pick(["bg", "de"])),
    bank: undefined,
    contacts: undefined,
    options: undefined,
    taxProfile: dice.maybe(60, () => randomTaxProfile(frame)),
    monthlyPlatformFee: dice.maybe(28, () => moneyText(dice, digitsOf(currency), 3000)),
    corporateBilling: dice.maybe(isPayer ? 92 : 25, () => randomBilling(frame, isPayer))
  })
}
