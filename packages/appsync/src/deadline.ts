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

/** Whether a call that failed was out of time. The signal may come a millisecond before the clock says so: they are two clocks. */
export const isOver = (deadline: Deadline): boolean => deadline.remaining() <= 0 || deadline.signal.aborted

/** Throws `ExecutionTimeout` when nothing is left, so that no call is started that could not end. */
export function assertTimeLeft(deadline: Deadline): void {
  if (deadline.remaining() <= 0) throw executionTimeout()
}

/**
 * Runs a call that can be aborted.
 * @throws ResolverError `ExecutionTimeout` when the time was over before it or ran out in it; the call's own error otherwise
 */
export async function withinDeadline<Result>(
  deadline: Deadline,
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  assertTimeLeft(deadline)
  try {
    return await run(deadline.signal)
  } catch (error) {
    throw isOver(deadline) ? executionTimeout() : error
  }
}

/**
 * Waits for what cannot be aborted, no longer than there is time.
 * @throws ResolverError `ExecutionTimeout` when the time runs out first
 */
export function untilDeadline<Result>(deadline: Deadline, promise: Promise<Result>): Promise<Result> {
  const { signal } = deadline
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(executionTimeout())
    if (signal.aborted) giveUp()
    signal.addEventListener('abort', giveUp, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
}
