import { executionTimeout } from './errors.ts'
import type { Deadline } from './types.ts'

/**
 * The end of a request as data sources see it: `marginMs` before `at`, so that there is time left to answer.
 * @param at epoch milliseconds, for example `Date.now() + context.getRemainingTimeInMillis()`
 */
export function createDeadline(at: number, marginMs: number): Deadline {
  const end = at - marginMs
  let signal: AbortSignal | undefined
  return {
    remaining: () => end - Date.now(),
    // Made at the first call: most requests in a test, and many fields, never need a timer.
    get signal() {
      signal ??= AbortSignal.timeout(Math.max(0, end - Date.now()))
      return signal
    },
  }
}

/** Throws `ExecutionTimeout` when nothing is left, so that no call is started that could not end. */
export function assertTimeLeft(deadline: Deadline): void {
  if (deadline.remaining() <= 0) throw executionTimeout()
}
