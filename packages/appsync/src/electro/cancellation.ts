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

/** Errors that the AWS SDK does not retry by itself and that go away: another transaction is at work on the item. */
export function isConflict(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === 'TransactionConflictException' || error.name === 'TransactionInProgressException')
  )
}
