/** A look at a machine's page: when, in milliseconds of the day, and at which machine. */
export interface View {
  readonly at: number
  readonly machine: number
}

const HOUR = 3_600_000

/** How many look in each hour of the day, in relation to each other: the breaks of a working day. */
const DEMAND = [1, 1, 0, 0, 0, 1, 3, 6, 8, 14, 10, 12, 20, 14, 8, 14, 9, 7, 6, 4, 3, 2, 2, 1]

/** Numbers below 1 that are the same in each run (mulberry32). */
export const randomBy = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A day of views in their order: some machines stand where many pass (the n-th has a share of 1/n^0.7). */
export const dayOf = (views: number, machines: number, random: () => number): View[] => {
  const shares = Array.from({ length: machines }, (_, index) => 1 / (index + 1) ** 0.7)
  return Array.from({ length: views }, () => ({
    at: (drawn(DEMAND, random) + random()) * HOUR,
    machine: drawn(shares, random),
  })).sort((a, b) => a.at - b.at)
}

/** An index, each as often as its weight says. */
const drawn = (weights: readonly number[], random: () => number): number => {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0)
  return Math.max(
    0,
    weights.findIndex((weight) => {
      left -= weight
      return left < 0
    }),
  )
}
