import {
  type Contract,
  type Operator,
  type Partner,
  type RevenueSharing,
  stated,
  type Version
} from "../Documents.ts"

/** The operator of a network in Sofia that settles in euros. */
export const anOperator = (changes: Partial<Operator> = {}): Operator => ({
  id: "op",
  name: "Operator",
  currency: "EUR",
  timeZone: "Europe/Sofia",
  ...changes
})

/** A site host. */
export const aPartner = (changes: Partial<Partner> = {}): Partner => ({ id: "p1", name: "Host", ...changes })

/** 70 % AC and 55 % DC of the revenue, nothing kept and nothing deducted. */
export const aRevenueSharing = (changes: Partial<RevenueSharing> = {}): RevenueSharing => ({
  acPercent: "70",
  dcPercent: "55",
  ...changes
})

/** The first version of a contract. */
export const aVersion = (changes: Partial<Version> = {}): Version => ({
  from: "2026-01",
  revenueSharing: aRevenueSharing(),
  ...changes
})

/** A contract from January 2026 on. Where another start month is given, its one version is from there. */
export const aContract = (changes: Partial<Contract> = {}): Contract =>
  stated<Contract>({
    id: "c1",
    partnerId: "p1",
    title: "Revenue share",
    startMonth: "2026-01",
    versions: [aVersion({ from: changes.startMonth ?? "2026-01" })],
    ...changes
  })

/** The contract of `aContract` with other terms. */
export const aContractOn = (terms: Partial<RevenueSharing>, changes: Partial<Contract> = {}): Contract =>
  aContract({
    versions: [aVersion({ from: changes.startMonth ?? "2026-01", revenueSharing: aRevenueSharing(terms) })],
    ...changes
  })
