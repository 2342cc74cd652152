import type { Answer } from '@dispense/dynamodb'
import { pick } from '../sim/roll.ts'

/** Why one item of a transaction stood in the way. */
interface Reason {
  Code: string
  Message?: string
  Item?: object
}

/** The connection broke: nobody knows whether the call was carried out. */
export const connectionLost = (): Error => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })

/** The client gave the call up, as it does after its `requestTimeout`. */
export const requestTimedOut = (ms: number): Error =>
  Object.assign(new Error(`DynamoDB gave no answer within ${ms} ms`), { name: 'TimeoutError' })

/** Too many calls; a transaction may be told by its reasons instead. */
export function throttled(items: number, site: string): Answer {
  const kind = pick(['ThrottlingException', 'ProvisionedThroughputExceededException', 'reasons'], site, 'throttle')
  if (kind === 'reasons' && items > 0) return canceled(reasonsOf(items, ['ThrottlingError', 'None'], site))
  return refusal(kind === 'reasons' ? 'RequestLimitExceeded' : kind, 'Throughput exceeds the current capacity')
}

/** Another transaction is at work on an item; the reasons of a transaction's items are mixed. */
export const conflicted = (items: number, site: string): Answer =>
  items > 0
    ? canceled(reasonsOf(items, ['TransactionConflict', 'None', 'ThrottlingError'], site))
    : refusal('TransactionConflictException', 'Transaction is ongoing for the item')

/**
 * A transaction whose conditions do not hold, told as DynamoDB tells it when others are at work on its items too: some of
 * the reasons are conflicts. Undefined when the answer is no such refusal.
 */
export function withConflicts({ status, body }: Answer, site: string): Answer | undefined {
  const { CancellationReasons: reasons } = JSON.parse(body.toString()) as { CancellationReasons?: Reason[] }
  if (status !== 400 || !reasons) return undefined
  const mixed = reasons.map((reason, i) =>
    reason.Code === 'None' && pick([true, false], site, 'mixed', i) ? { Code: 'TransactionConflict' } : reason,
  )
  return canceled(mixed)
}

/** An answer of DynamoDB's. */
export const answerOf = (status: number, body: object): Answer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: Buffer.from(JSON.stringify(body)),
})

const reasonsOf = (items: number, codes: readonly string[], site: string): Reason[] => {
  const stands = Math.floor(items / 2)
  return Array.from({ length: items }, (_, i) => ({ Code: i === stands ? (codes[0] ?? '') : pick(codes, site, i) }))
}

const canceled = (CancellationReasons: Reason[]): Answer => {
  const codes = CancellationReasons.map(({ Code }) => Code).join(', ')
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`
  return refusal('TransactionCanceledException', message, { CancellationReasons })
}

const refusal = (name: string, message: string, more: object = {}): Answer =>
  answerOf(400, { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message, ...more })
