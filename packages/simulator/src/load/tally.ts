/** What a simulation has seen so far. Money is in minor units, times are in milliseconds. */
export interface Tally {
  /** When the day began. */
  startedAt: number
  taps: number
  /** Customers who found somebody at every machine and went away. */
  crowded: number
  started: number
  completed: number
  failed: number
  /** Refusals by their codes. */
  readonly refused: Map<string, number>
  /** Faults by their names: each was survived, or the report says otherwise. */
  readonly faults: Map<string, number>
  /** What was neither an answer nor a refusal, by its message. */
  readonly broken: Map<string, number>
  taken: number
  /** From each tap to the fall of its product. */
  readonly waits: number[]
  /** The vends completed in each second since the start. */
  readonly perSecond: number[]
}

/** An empty tally. */
export const newTally = (startedAt: number): Tally => ({
  ...{ startedAt, taps: 0, crowded: 0, started: 0, completed: 0, failed: 0, taken: 0 },
  ...{ refused: new Map(), faults: new Map(), broken: new Map() },
  ...{ waits: [], perSecond: [] },
})

/** Counts one more under a name. */
export const countIn = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

/** Counts a vend whose product was paid for. */
export function countCompleted(tally: Tally, total: number, now: number): void {
  tally.completed += 1
  tally.taken += total
  const second = Math.floor((now - tally.startedAt) / 1000)
  tally.perSecond[second] = (tally.perSecond[second] ?? 0) + 1
}

/** The value below which a share of the values lies; undefined when there is none. */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
}

/** Completed vends a second, over the last so many seconds before `now`. */
export function rateOf({ perSecond, startedAt }: Tally, now: number, seconds: number): number {
  const second = Math.floor((now - startedAt) / 1000)
  const from = Math.max(0, second - seconds)
  const counted = Array.from({ length: second - from }, (_, index) => perSecond[from + index] ?? 0)
  return counted.length === 0 ? 0 : counted.reduce((sum, count) => sum + count, 0) / counted.length
}

/** Completed vends a second, over all of the time from the start to `now`. */
export const meanRateOf = (tally: Tally, now: number): number =>
  rateOf(tally, now, Math.floor((now - tally.startedAt) / 1000))

/** The most that were completed in any so many seconds, as vends a second. */
export function bestRateOf({ perSecond }: Tally, seconds: number): number {
  const sums = Array.from(perSecond, (_, index) =>
    perSecond.slice(index, index + seconds).reduce((sum, count) => sum + (count ?? 0), 0),
  )
  return Math.max(0, ...sums) / seconds
}

/** All of the counts together. */
export const totalOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0)
