/** AppSync's `util.time`. */
export const time = {
  /** Now, as `2026-11-22T15:34:00.000Z`. */
  nowISO8601(): string {
    return new Date().toISOString()
  },

  /** Whole seconds since 1970-01-01T00:00Z. */
  nowEpochSeconds(): number {
    return Math.floor(Date.now() / 1000)
  },

  /** Milliseconds since 1970-01-01T00:00Z. */
  nowEpochMilliSeconds(): number {
    return Date.now()
  },
}
