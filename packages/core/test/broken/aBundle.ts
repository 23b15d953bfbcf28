/** Anything that JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A small bundle without a fault: two hosts in one zone, one in another, one session rated here and one before. */
export const aBundle: Json = {
  hostwatt: 1,
  operator: {
    id: "op",
    name: "Meridian Charging",
    currency: "EUR",
    timeZone: "Europe/Sofia",
    policies: { rounding: "half-up", renewalMonths: 12 }
  },
  partners: [
    {
      id: "harbour",
      name: "Harbour Garage",
      vatNumber: "BG100",
      registrationNumber: "100",
      address: { city: "Varna", country: "BG" },
      externalId: "A-1"
    },
    {
      id: "depot",
      name: "Mill Lane Depot",
      vatNumber: "BG200",
      registrationNumber: "200",
      address: { country: "BG" },
      externalId: "A-2"
    },
    { id: "riverside", name: "Riverside Garage" }
  ],
  contracts: [
    {
      id: "c-harbour",
      partnerId: "harbour",
      title: "Harbour Garage",
      startMonth: "2026-01",
      versions: [
        {
          from: "2026-01",
          revenueSharing: { acPercent: "70", dcPercent: "55", electricity: "deducted" }
        },
        { from: "2026-06", revenueSharing: { acPercent: "60", dcPercent: "50" } }
      ]
    },
    {
      id: "c-depot",
      partnerId: "depot",
      title: "Mill Lane Depot",
      startMonth: "2026-01",
      endMonth: "2026-12",
      autoRenewal: true,
      currency: "EUR",
      timeZone: "Europe/Sofia",
      versions: [{ from: "2026-01", revenueSharing: { acPercent: "40", dcPercent: "40" } }]
    },
    {
      id: "c-riverside",
      partnerId: "riverside",
      title: "Riverside Garage",
      startMonth: "2026-01",
      timeZone: "Europe/Lisbon",
      versions: [{ from: "2026-01", revenueSharing: { acPercent: "50", dcPercent: "50" } }]
    }
  ],
  locations: [
    { id: "quay", timeZone: "Europe/Sofia", electricityCostId: "meter" },
    { id: "bank", timeZone: "Europe/Lisbon" }
  ],
  electricityCosts: [
    { id: "meter", currency: "EUR", elements: [{ pricePerKwh: "0.18" }] },
    { id: "spare-meter", currency: "EUR", elements: [{ pricePerKwh: "0.24" }] }
  ],
  chargePoints: [
    {
      id: "cp-quay",
      locationId: "quay",
      inServiceFrom: "2025-01-01",
      inServiceUntil: "2030-01-01",
      electricityCostId: "meter",
      assignments: [
        { contractId: "c-harbour", from: "2026-01-01", until: "2026-07-01" },
        { contractId: "c-depot", from: "2026-07-01" }
      ],
      evses: [
        { id: "quay-1", currentType: "AC", tariffId: "street", inServiceFrom: "2025-01-01" },
        { id: "quay-2", currentType: "DC", tariffId: "street" }
      ]
    },
    {
      id: "cp-bank",
      locationId: "bank",
      inServiceFrom: "2025-01-01",
      assignments: [{ contractId: "c-riverside", from: "2026-01-01" }],
      evses: [{ id: "bank-1", currentType: "AC", tariffId: "street" }]
    }
  ],
  tariffs: [
    {
      id: "street",
      currency: "EUR",
      validFrom: "2026-01-01T00:00:00Z",
      minPrice: { beforeTax: "0.50" },
      maxPrice: { beforeTax: "40.00" },
      elements: [
        {
          priceComponents: [
            { dimension: "energy", price: "0.45", vatPercent: "20", stepSize: 1 },
            { dimension: "flat", price: "1.00", vatPercent: "20" }
          ]
        }
      ]
    },
    {
      id: "spare",
      currency: "EUR",
      elements: [{ priceComponents: [{ dimension: "energy", price: "0.50" }] }]
    }
  ],
  sessions: [
    {
      id: "rated-here",
      evseId: "quay-1",
      start: "2026-10-03T08:00:00Z",
      end: "2026-10-03T10:00:00Z",
      revision: 1,
      recordedAt: "2026-10-03T10:00:05Z",
      periods: [{ start: "2026-10-03T08:00:00Z", energyWh: 10000, timeSeconds: 7200 }],
      payment: { method: "card", status: "collected", collectedAt: "2026-10-03T10:05:00Z" }
    },
    {
      id: "rated-before",
      evseId: "bank-1",
      start: "2026-10-04T08:00:00Z",
      end: "2026-10-04T10:00:00Z",
      source: "imported",
      cdr: {
        currency: "EUR",
        lines: [{ dimension: "energy", net: "10.12", vatPercent: "20" }],
        gross: "12.14",
        energyWh: 22480
      },
      payment: { method: "roaming", status: "awaited" }
    }
  ]
}

/** `undefined` takes a field out. */
export type Changes = Readonly<Record<string, Json | undefined>>

type Fields = Readonly<Record<string, Json>>

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

const fieldsOf = (value: Json | undefined): Fields =>
  typeof value === "object" && value !== null && !isList(value) ? (value as Fields) : {}

const replaced = (
  at: Json | undefined,
  keys: readonly string[],
  value: Json | undefined
): Json | undefined => {
  const [key, ...rest] = keys
  if (key === undefined) return value
  if (isList(at)) {
    const copy = [...at]
    const inside = replaced(at[Number(key)], rest, value)
    copy.splice(Number(key), 1, ...(inside === undefined ? [] : [inside]))
    return copy
  }
  const { [key]: before, ...others } = fieldsOf(at)
  const inside = replaced(before, rest, value)
  return inside === undefined ? others : { ...others, [key]: inside }
}

/** The keys of a path such as `contracts[0].versions[1].from`. */
const keysOf = (path: string): readonly string[] => path.split(/[.[\]]+/).filter((key) => key !== "")

/** The small bundle with other values at some of its paths. */
export const changed = (changes: Changes): Json =>
  Object.entries(changes).reduce<Json>(
    (document, [path, value]) => replaced(document, keysOf(path), value) ?? null,
    aBundle
  )
