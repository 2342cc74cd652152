import { setTimeout as sleep } from 'node:timers/promises'

/**
 * What a call came to that was not answered well:
 * - `lost`: no answer, a broken one, or a 5xx. It may have been done.
 * - `throttled`: too many calls. Nothing was done.
 * - `contended`: another transaction is at work on an item, and nothing else stood in the way. Nothing was done.
 * - `skewed`: the signature was refused for its time. Nothing was done.
 * - `refused`: a condition did not hold. The answer is no, or, when an earlier answer was lost, that it was done then.
 * - `ended`: the caller has given it up. It may have been done.
 * - `faulty`: a call that can never succeed.
 */
export type FailureClass = 'lost' | 'throttled' | 'contended' | 'skewed' | 'refused' | 'ended' | 'faulty'

/** How long to wait between attempts, and how often to try. */
export interface Backoff {
  /** Upper end of the first wait, in milliseconds. */
  baseMs: number
  /** Upper end of every wait, in milliseconds. */
  capMs: number
  /** Attempts in all. */
  maxAttempts: number
}

/** The client's: what goes away at once. The first wait is the AWS SDK's for DynamoDB. */
export const QUICK: Backoff = { baseMs: 25, capMs: 50, maxAttempts: 3 }

/** The runtime's, above the client: up to about three seconds in all, then the caller hears of it. */
export const PATIENT: Backoff = { baseMs: 20, capMs: 500, maxAttempts: 12 }

/**
 * The rules: who sends a call again, and how patiently. The runtime sends nothing again that may have been done: what a client
 * has sent three times in vain has an outcome that nobody knows, and who asks again reads it.
 */
export const RETRY_RULES: Record<FailureClass, { client?: Backoff; runtime?: Backoff }> = {
  lost: { client: QUICK },
  throttled: { client: QUICK, runtime: PATIENT },
  contended: { runtime: PATIENT },
  skewed: { client: QUICK },
  refused: {},
  ended: {},
  faulty: {},
}

/** DynamoDB's errors by what they mean ("Error handling with DynamoDB", Developer Guide); all others are `faulty`. */
const CLASSES: Record<string, FailureClass> = {
  InternalServerError: 'lost',
  ServiceUnavailable: 'lost',
  BrokenAnswer: 'lost',
  ProvisionedThroughputExceededException: 'throttled',
  RequestLimitExceeded: 'throttled',
  ThrottlingException: 'throttled',
  TransactionInProgressException: 'throttled',
  TransactionConflictException: 'contended',
  RequestTimeTooSkewed: 'skewed',
  ConditionalCheckFailedException: 'refused',
  AbortError: 'ended',
}

/** What an error of this client or of the AWS SDK means. */
export function classify(error: unknown): FailureClass {
  const { name = '', message = '', $metadata } = error as Partial<Failure>
  const reasons = cancellationReasonsOf(error)
  if (reasons) return classifyCancellation(reasons)
  if (name === 'InvalidSignatureException' && /Signature (not yet current|expired)/.test(message)) return 'skewed'
  const known = CLASSES[name]
  if (known) return known
  // Whatever is not DynamoDB's considered answer: the network's errors have no status, a load balancer's have others.
  const status = $metadata?.httpStatusCode
  return status === undefined || status >= 500 ? 'lost' : 'faulty'
}

/** What is looked at of an error. */
interface Failure {
  name: string
  message: string
  $metadata: { httpStatusCode?: number }
}

/** One entry of `TransactionCanceledException.CancellationReasons`. */
export interface CancellationReason {
  Code?: string
  Message?: string
  Item?: Record<string, unknown>
}

/** Codes of the API reference of TransactWriteItems that go away by themselves. */
const PASSING = new Set(['TransactionConflict', 'ProvisionedThroughputExceeded', 'ThrottlingError'])

/** Classifies the reasons of one cancelled transaction. A failed condition outweighs everything else. */
export function classifyCancellation(reasons: readonly CancellationReason[]): 'refused' | 'contended' | 'faulty' {
  const codes = reasons.map((reason) => reason.Code ?? 'None').filter((code) => code !== 'None')
  if (codes.includes('ConditionalCheckFailed')) return 'refused'
  return codes.length > 0 && codes.every((code) => PASSING.has(code)) ? 'contended' : 'faulty'
}

/** The reasons of a TransactionCanceledException; undefined for any other error. */
export function cancellationReasonsOf(error: unknown): CancellationReason[] | undefined {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return undefined
  return 'CancellationReasons' in error && Array.isArray(error.CancellationReasons) ? error.CancellationReasons : []
}

/**
 * Waits before attempt `attempt + 1`: a random time up to a doubling, capped bound ("full jitter", which spreads
 * callers that collided; https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 * @param remaining milliseconds that are left of the Lambda's time
 * @returns false, without waiting, when there is no rule, its attempts are used up, or the wait would take all that is left
 */
export async function backOff(attempt: number, backoff: Backoff | undefined, remaining: number): Promise<boolean> {
  if (!backoff || attempt >= backoff.maxAttempts) return false
  const wait = Math.random() * Math.min(backoff.capMs, backoff.baseMs * 2 ** (attempt - 1))
  if (wait >= remaining) return false
  await sleep(wait)
  return true
}
