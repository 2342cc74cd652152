/** What a clock and a calendar on the wall of a machine show. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  date: string
  /** Minutes since midnight by the clock: 0 to 1439. */
  minute: number
}

/** The first formatter takes a cold process about 20 ms, each further zone half of one. There are no more than zones. */
const formatters = new Map<string, Intl.DateTimeFormat>()

/**
 * The local time at an instant (epoch milliseconds) in an IANA time zone. It is asked only in this direction, from the
 * instant to the clock, so that it always has one answer: a time that a clock skips in spring never comes, one that it
 * repeats in autumn comes twice.
 */
export function localTime(now: number, timeZone: string): LocalTime {
  const parts = Object.fromEntries(
    formatterOf(timeZone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  )
  return {
    date: `${parts.year}-${parts.month}-${parts.day}`,
    minute: Number(parts.hour) * 60 + Number(parts.minute),
  }
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const digits = '2-digit'
  const made = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: digits, day: digits, hour: digits, minute: digits },
  })
  formatters.set(timeZone, made)
  return made
}
