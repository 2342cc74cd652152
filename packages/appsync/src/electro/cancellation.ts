/** One entry of `TransactionCanceledException.CancellationReasons`. */
export interface CancellationReason {
  Code?: string
  Message?: string
  Item?: Record<string, unknown>
}

/**
 * What a cancelled transaction means: `rejected` when a condition did not hold (the answer is no, trying again cannot
 * change it), `retry` when nothing but contention or throttling stood in the way, `fault` for everything else
 * (a request that can never succeed).
 */
export type CancellationClass = 'rejected' | 'retry' | 'fault'

/** Codes of the API reference of TransactWriteItems that go away by themselves. */
const transient = new Set(['TransactionConflict', 'ProvisionedThroughputExceeded', 'ThrottlingError'])

/** Classifies the reasons of one cancelled transaction. A failed condition outweighs everything else. */
export function classifyCancellation(reasons: readonly CancellationReason[]): CancellationClass {
  const codes = reasons.map((reason) => reason.Code ?? 'None').filter((code) => code !== 'None')
  if (codes.includes('ConditionalCheckFailed')) return 'rejected'
  return codes.length > 0 && codes.every((code) => transient.has(code)) ? 'retry' : 'fault'
}

/** The reasons of a TransactionCanceledException; undefined for any other error. */
export function cancellationReasonsOf(error: unknown): CancellationReason[] | undefined {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return undefined
  return 'CancellationReasons' in error && Array.isArray(error.CancellationReasons) ? error.CancellationReasons : []
}

/**
 * Errors that say that nothing was done, and that go away: another transaction is at work on the item, or there were too many
 * calls; the transport sends the latter again a few times only.
 */
const PASSING = new Set([
  'TransactionConflictException',
  'TransactionInProgressException',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
])

/** Whether a call may be sent again as it is: nothing was done, and what stood in the way goes away. */
export function isPassing(error: unknown): boolean {
  const reasons = cancellationReasonsOf(error)
  if (reasons) return classifyCancellation(reasons) === 'retry'
  return error instanceof Error && PASSING.has(error.name)
}
