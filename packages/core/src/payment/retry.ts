const SECOND = 1000
const HOUR = 60 * 60 * SECOND

/** For so long a provider's idempotency key is relied on, though it promises 24 hours: clocks differ. In milliseconds. */
export const KEY_LIVES_MS = 12 * HOUR

/** After this time a payment that the provider does not find was never made: its lists are up to date long before. */
export const NEVER_MADE_MS = HOUR

/** After so many questions in vain, two hours after the first, a person is told. */
export const EXHAUSTED = 8

/** How long the sweep waits after so many questions (from 1) that a payment provider did not answer, in milliseconds. */
export const pauseAfter = (attempts: number): number => Math.min(30 * SECOND * 2 ** (attempts - 1), HOUR)
