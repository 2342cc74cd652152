import { localTime } from '../machine/local-time.ts'

const MINUTE = 60_000

/**
 * The instant (epoch milliseconds) at which a clock in an IANA time zone shows a local time such as `2026-01-31T23:59:00`. A time
 * that comes twice is the first or the second of them; one that a clock skips is an hour away.
 * @returns `undefined` when the text is no time
 */
export function instantOf(local: string, timeZone: string): number | undefined {
  const shown = Date.parse(`${local}Z`)
  if (Number.isNaN(shown)) return undefined
  let instant = shown
  // The second round is for an instant that lies on the other side of a change of the clock than the first guess.
  for (let round = 0; round < 2; round += 1) instant = shown - offsetAt(instant, timeZone)
  return instant
}

/** How far the clock is ahead of UTC, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const { date, minute } = localTime(instant, timeZone)
  return Date.parse(`${date}T00:00:00Z`) + minute * MINUTE - Math.floor(instant / MINUTE) * MINUTE
}
