import {
  type CancellationReason,
  ProvisionedThroughputExceededException,
  ThrottlingException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb'
import { pick } from '../sim/roll.ts'

const $metadata = { httpStatusCode: 400 }

/** The connection broke: nobody knows whether the call was carried out. */
export const connectionLost = (): Error => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })

/** The SDK gave the call up after its `requestTimeout`. */
export const requestTimedOut = (): Error =>
  Object.assign(new Error('Connection timed out after 3000 ms'), { name: 'TimeoutError' })

/** Too many calls; a transaction may be told by its reasons instead. */
export function throttled(items: number, site: string): Error {
  const kind = pick(['throttling', 'throughput', 'reasons'], site, 'throttle')
  if (kind === 'reasons' && items > 0) return canceled(reasonsOf(items, ['ThrottlingError', 'None'], site))
  return kind === 'throughput'
    ? new ProvisionedThroughputExceededException({ message: 'The level of throughput was exceeded', $metadata })
    : new ThrottlingException({ message: 'Throughput exceeds the current capacity of your table', $metadata })
}

/** Another transaction is at work on an item; the reasons of a transaction's items are mixed. */
export const conflicted = (items: number, site: string): Error =>
  items > 0
    ? canceled(reasonsOf(items, ['TransactionConflict', 'None', 'ThrottlingError'], site))
    : new TransactionConflictException({ message: 'Transaction is ongoing for the item', $metadata })

/**
 * A transaction whose conditions do not hold, told as DynamoDB tells it when others are at work on its items too: some of
 * the reasons are conflicts.
 */
export function withConflicts(error: TransactionCanceledException, site: string): Error {
  const reasons = (error.CancellationReasons ?? []).map((reason, i) =>
    reason.Code === 'None' && pick([true, false], site, 'mixed', i) ? { Code: 'TransactionConflict' } : reason,
  )
  return canceled(reasons)
}

const reasonsOf = (items: number, codes: readonly string[], site: string): CancellationReason[] => {
  const stands = Math.floor(items / 2)
  return Array.from({ length: items }, (_, i) => ({ Code: i === stands ? (codes[0] ?? '') : pick(codes, site, i) }))
}

const canceled = (CancellationReasons: CancellationReason[]): Error =>
  new TransactionCanceledException({
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${CancellationReasons.map(({ Code }) => Code).join(', ')}]`,
    $metadata,
    CancellationReasons,
  })
