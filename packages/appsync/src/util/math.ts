/** `util.math`. The random functions are not for secrets. */
export const math = {
  /** The nearest integer; a half goes up, also below zero (Java's `Math.round`). */
  roundNum(value: number): number {
    return Math.round(value)
  },

  /** The lesser of two numbers. */
  minVal(a: number, b: number): number {
    return Math.min(a, b)
  },

  /** The greater of two numbers. */
  maxVal(a: number, b: number): number {
    return Math.max(a, b)
  },

  /** At least 0 and below 1. */
  randomDouble(): number {
    return Math.random()
  },

  /** A whole number, at least `start` and below `end`. */
  randomWithinRange(start: number, end: number): number {
    return start + Math.floor(Math.random() * (end - start))
  },
}
