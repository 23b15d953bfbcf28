declare const brand: unique symbol

/** Marks a plain value as having passed a check, so that no unchecked one can stand in for it. */
export interface Brand<Name extends string> {
  readonly [brand]: Name
}
