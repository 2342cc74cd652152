/** Chance from a seed: the same seed decides the same, as long as it is asked in the same order. */
export interface Chance {
  /** A number from 0 up to 1. */
  number(): number
  /** Whether something of this probability happens. */
  happens(probability: number): boolean
  /** A number between two. */
  between(least: number, most: number): number
  /** One of a list, each as likely as its weight; all alike without weights. */
  pick<T>(list: readonly T[], weights?: readonly number[]): T
  /** How many of many rare things happen when `mean` of them are expected (Poisson). */
  count(mean: number): number
}

/** Mulberry32, by Tommy Ettinger: public domain, 32 bits of state. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const number = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    number,
    happens: (probability) => number() < probability,
    between: (least, most) => least + number() * (most - least),
    pick(list, weights = list.map(() => 1)) {
      let left = number() * weights.reduce((sum, weight) => sum + weight, 0)
      const index = weights.findIndex((weight) => {
        left -= weight
        return left < 0
      })
      const picked = list[index < 0 ? list.length - 1 : index]
      if (picked === undefined) throw new RangeError('There is nothing to pick from')
      return picked
    },
    count(mean) {
      const limit = Math.exp(-mean)
      let [happened, product] = [0, number()]
      while (product > limit) {
        happened += 1
        product *= number()
      }
      return happened
    },
  }
}
