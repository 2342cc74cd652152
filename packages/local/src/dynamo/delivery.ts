import { setTimeout as delay } from 'node:timers/promises'
import type { SubscriptionPlan } from '../config/plan.ts'
import type { StreamRecord } from './stream-record.ts'

/** What a delivery needs. */
export interface DeliveryOptions {
  readonly subscription: Pick<
    SubscriptionPlan,
    'bisectBatchOnFunctionError' | 'maximumRetryAttempts' | 'reportBatchItemFailures'
  >
  /** Invokes the function with `{ Records }`; its answer, or an exception when it failed. */
  invoke(records: readonly StreamRecord[]): Promise<unknown>
  /** Told of records that are given up. */
  onDiscard(records: readonly StreamRecord[], error: unknown): void
  readonly signal: AbortSignal
  /** First pause before a retry in milliseconds; doubles up to MAX_PAUSE. */
  readonly pause?: number | undefined
}

const PAUSE = 200
const MAX_PAUSE = 10_000

/**
 * Hands a batch to a function until it is through or given up, in order ("How Lambda processes records from stream and
 * queue-based event sources"): a failed batch is halved if so configured (which costs no attempt), a partial failure
 * goes on from the lowest failed sequence number, and after the last attempt the records are discarded.
 */
export const deliver = async (records: readonly StreamRecord[], options: DeliveryOptions): Promise<void> => {
  const { subscription, signal } = options
  let rest = records
  for (let attempt = 0; rest.length > 0 && !signal.aborted; attempt++) {
    const outcome = await attemptOnce(rest, options)
    if (outcome.failedFrom === undefined) return
    const progressed = outcome.failedFrom > 0
    rest = rest.slice(outcome.failedFrom)
    if (signal.aborted) return
    if (!progressed && subscription.bisectBatchOnFunctionError && rest.length > 1) {
      const middle = Math.ceil(rest.length / 2)
      await deliver(rest.slice(0, middle), options)
      return deliver(rest.slice(middle), options)
    }
    const { maximumRetryAttempts } = subscription
    if (maximumRetryAttempts >= 0 && attempt >= maximumRetryAttempts) return options.onDiscard(rest, outcome.error)
    // A batch that was cut at the failed record begins anew with what is left.
    if (progressed) attempt = -1
    const pause = Math.min(MAX_PAUSE, (options.pause ?? PAUSE) * 2 ** Math.max(0, attempt))
    await delay(pause, undefined, { signal }).catch(() => undefined)
  }
}

/** Index of the first record that failed; undefined when all went well. */
interface Attempt {
  readonly failedFrom: number | undefined
  readonly error?: unknown
}

const attemptOnce = async (records: readonly StreamRecord[], options: DeliveryOptions): Promise<Attempt> => {
  let answer: unknown
  try {
    answer = await options.invoke(records)
  } catch (error) {
    return { failedFrom: 0, error }
  }
  if (!options.subscription.reportBatchItemFailures) return { failedFrom: undefined }
  return partialFailure(records, answer)
}

/** Reads `{ batchItemFailures: [{ itemIdentifier }] }`; what makes no sense there fails the whole batch, as on Lambda. */
const partialFailure = (records: readonly StreamRecord[], answer: unknown): Attempt => {
  const failures =
    (answer as { batchItemFailures?: { itemIdentifier?: unknown }[] | null } | null)?.batchItemFailures ?? []
  if (failures.length === 0) return { failedFrom: undefined }
  const places = failures.map(({ itemIdentifier }) =>
    records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === itemIdentifier),
  )
  const error = new Error(`batchItemFailures: ${JSON.stringify(failures)}`)
  return { failedFrom: places.includes(-1) ? 0 : Math.min(...places), error }
}
