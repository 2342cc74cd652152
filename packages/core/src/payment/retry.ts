const SECOND = 1000
const HOUR = 60 * 60 * SECOND

/** After so many questions in vain, two hours after the first, a person is told. */
export const EXHAUSTED = 8

/** How long the sweep waits after so many questions (from 1) that a payment provider did not answer, in milliseconds. */
export const pauseAfter = (attempts: number): number => Math.min(30 * SECOND * 2 ** (attempts - 1), HOUR)
