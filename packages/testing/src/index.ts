// Builders: one valid thing each, with fields that can be put over its own.
export * from "./builders/agreements.ts"
export * from "./builders/places.ts"
export * from "./builders/charging.ts"
export * from "./builders/bundle.ts"
export * from "./Written.ts"
// Arbitraries: valid by construction, corners over-represented.
export { anyBundle, type BundleInMonth } from "./arbitraries/bundles.ts"
export * from "./arbitraries/charging.ts"
export * from "./arbitraries/sharing.ts"
export { anyTariff } from "./arbitraries/tariffs.ts"
export * from "./arbitraries/time.ts"
export * from "./arbitraries/values.ts"
export * as Documents from "./Documents.ts"
// What was generated, and how often.
export * as Coverage from "./coverage/Coverage.ts"
export { cornerFloors, cornersOf } from "./coverage/corners.ts"
export { type Field, fieldCorners, fields, fieldsIn } from "./coverage/fields.ts"
export * as Runs from "./Runs.ts"
