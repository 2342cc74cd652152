import { setTimeout as sleep } from 'node:timers/promises'
import type { Deadline } from '../types.ts'

/** How long to wait between attempts, and how often to try. */
export interface Backoff {
  /** Upper end of the first wait, in milliseconds. */
  baseMs: number
  /** Upper end of every wait, in milliseconds. */
  capMs: number
  /** Attempts in all. */
  maxAttempts: number
}

/** For conflicts and throttles: up to about three seconds in all, then the caller hears of it. */
export const defaultBackoff: Backoff = { baseMs: 20, capMs: 500, maxAttempts: 12 }

/**
 * Waits before attempt `attempt + 1`: a random time up to a doubling, capped bound ("full jitter", which spreads
 * callers that collided; https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 * @returns false, without waiting, when the attempts are used up or the wait would outlive the deadline
 */
export async function backOff(
  attempt: number,
  deadline: Deadline,
  backoff: Backoff = defaultBackoff,
): Promise<boolean> {
  if (attempt >= backoff.maxAttempts) return false
  const wait = Math.random() * Math.min(backoff.capMs, backoff.baseMs * 2 ** (attempt - 1))
  if (wait >= deadline.remaining()) return false
  await sleep(wait)
  return true
}
