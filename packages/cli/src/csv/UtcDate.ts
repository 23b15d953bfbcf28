/**
 * A date whose local time is UTC: what date-fns reads and writes by it does not know the process's zone.
 *
 * `TZDate` in UTC does not serve here: in a process of Lord Howe Island it
 * moves the half hour that this zone skips in October.
 */
export class UtcDate extends Date {
  override getTimezoneOffset(): number {
    return 0
  }
  override getFullYear(): number {
    return this.getUTCFullYear()
  }
  override getMonth(): number {
    return this.getUTCMonth()
  }
  override getDate(): number {
    return this.getUTCDate()
  }
  override getDay(): number {
    return this.getUTCDay()
  }
  override getHours(): number {
    return this.getUTCHours()
  }
  override getMinutes(): number {
    return this.getUTCMinutes()
  }
  override getSeconds(): number {
    return this.getUTCSeconds()
  }
  override getMilliseconds(): number {
    return this.getUTCMilliseconds()
  }
  override setFullYear(...values: Parameters<Date["setUTCFullYear"]>): number {
    return this.setUTCFullYear(...values)
  }
  override setMonth(...values: Parameters<Date["setUTCMonth"]>): number {
    return this.setUTCMonth(...values)
  }
  override setDate(...values: Parameters<Date["setUTCDate"]>): number {
    return this.setUTCDate(...values)
  }
  override setHours(...values: Parameters<Date["setUTCHours"]>): number {
    return this.setUTCHours(...values)
  }
  override setMinutes(...values: Parameters<Date["setUTCMinutes"]>): number {
    return this.setUTCMinutes(...values)
  }
  override setSeconds(...values: Parameters<Date["setUTCSeconds"]>): number {
    return this.setUTCSeconds(...values)
  }
  override setMilliseconds(...values: Parameters<Date["setUTCMilliseconds"]>): number {
    return this.setUTCMilliseconds(...values)
  }
}

/** The context in which date-fns works in UTC. */
export const inUtc = { in: (value: Date | number | string): UtcDate => new UtcDate(value) }
