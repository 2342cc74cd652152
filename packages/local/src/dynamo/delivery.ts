import type { Clock } from '../clock.ts'
import type { SubscriptionPlan } from '../config/plan.ts'
import { creationTime, type StreamRecord } from './stream-record.ts'

/** A function that was invoked and failed; any other exception of `invoke` means that it was never reached. */
export class FunctionFailure extends Error {
  override readonly name = 'FunctionFailure'
  /** Of the invocation. */
  readonly requestId: string
  /** False when it answered, and the answer says that records failed. */
  readonly unhandled: boolean

  constructor(message: string, requestId: string, unhandled = true) {
    super(message)
    this.requestId = requestId
    this.unhandled = unhandled
  }
}

/** An invocation that was answered. */
export interface Answered {
  readonly requestId: string
  readonly answer: unknown
}

/** Records that are given up, and why. */
export interface Discard {
  readonly records: readonly StreamRecord[]
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded'
  /** How often the function was invoked with them. */
  readonly invokeCount: number
  /** The last failure; undefined when it was never invoked. */
  readonly error: unknown
}

/** What a delivery needs. */
export interface DeliveryOptions {
  readonly subscription: Pick<
    SubscriptionPlan,
    'bisectBatchOnFunctionError' | 'maximumRetryAttempts' | 'maximumRecordAgeInSeconds' | 'reportBatchItemFailures'
  >
  /**
   * Invokes the function with `{ Records }`.
   * @throws FunctionFailure when it failed; anything else when it was not reached (throttled): that is no attempt
   */
  invoke(records: readonly StreamRecord[]): Promise<Answered>
  /** Told of records that are given up. */
  onDiscard(discard: Discard): Promise<void> | void
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** Pause before the first retry in milliseconds; it doubles up to MAX_PAUSE. AWS does not say its own. */
const PAUSE = 200
const MAX_PAUSE = 10_000

/** How long a stream keeps a record, in seconds. */
const RETENTION = 24 * 60 * 60

/**
 * Hands a batch to a function until it is through or given up, in order ("Retain discarded records for a DynamoDB event
 * source in Lambda", "Configuring partial batch response with DynamoDB and Lambda"): a failed batch is halved if so
 * configured, which costs no attempt; a partial failure goes on from the lowest failed sequence number; records that are
 * too old, and those that failed at the last attempt, are discarded.
 */
export const deliver = async (
  records: readonly StreamRecord[],
  options: DeliveryOptions,
  before: Pick<Run, 'invokeCount' | 'error'> = { invokeCount: 0, error: undefined },
): Promise<void> => {
  const { subscription, signal, clock } = options
  let rest = records
  let run: Run = { ...before, attempts: 0, waits: 0 }
  while (rest.length > 0 && !signal.aborted) {
    rest = await withoutExpired(rest, run, options)
    if (rest.length === 0) return
    const outcome = await attemptOnce(rest, options)
    if (outcome.failedFrom === undefined || signal.aborted) return
    run = outcome.reached ? counted(run, outcome.error) : { ...run, waits: run.waits + 1 }
    if (outcome.failedFrom > 0) {
      // What is left begins anew.
      rest = rest.slice(outcome.failedFrom)
      run = { ...run, attempts: 0, waits: 1 }
    } else if (outcome.reached && subscription.bisectBatchOnFunctionError && rest.length > 1) {
      const middle = Math.ceil(rest.length / 2)
      await deliver(rest.slice(0, middle), options, run)
      return deliver(rest.slice(middle), options, run)
    } else if (subscription.maximumRetryAttempts >= 0 && run.attempts > subscription.maximumRetryAttempts) {
      const { invokeCount, error } = run
      return options.onDiscard({ records: rest, condition: 'RetryAttemptsExhausted', invokeCount, error })
    }
    await pause(clock, Math.min(MAX_PAUSE, PAUSE * 2 ** (run.waits - 1)), signal)
  }
}

/** What has happened to a batch so far. */
interface Run {
  readonly attempts: number
  readonly invokeCount: number
  /** How often it has waited: the pauses grow with it. */
  readonly waits: number
  readonly error: unknown
}

const counted = (run: Run, error: unknown): Run => ({
  attempts: run.attempts + 1,
  invokeCount: run.invokeCount + 1,
  waits: run.waits + 1,
  error,
})

/** Discards the records at the beginning that are older than the subscription or the stream allows. */
const withoutExpired = async (
  records: readonly StreamRecord[],
  { invokeCount, error }: Run,
  { subscription, clock, onDiscard }: DeliveryOptions,
): Promise<readonly StreamRecord[]> => {
  const { maximumRecordAgeInSeconds: given } = subscription
  const oldest = clock.now() - (given < 0 ? RETENTION : Math.min(given, RETENTION)) * 1000
  const first = records.findIndex((record) => creationTime(record) >= oldest)
  const expired = first < 0 ? records.length : first
  if (expired === 0) return records
  await onDiscard({ records: records.slice(0, expired), condition: 'RecordAgeExceeded', invokeCount, error })
  return records.slice(expired)
}

/** Index of the first record that failed, undefined when all went well; whether the function ran. */
interface Attempt {
  readonly failedFrom: number | undefined
  readonly reached: boolean
  readonly error?: unknown
}

const attemptOnce = async (records: readonly StreamRecord[], options: DeliveryOptions): Promise<Attempt> => {
  try {
    const answered = await options.invoke(records)
    if (!options.subscription.reportBatchItemFailures) return { failedFrom: undefined, reached: true }
    return partialFailure(records, answered)
  } catch (error) {
    return { failedFrom: 0, reached: error instanceof FunctionFailure, error }
  }
}

/**
 * Reads `{ batchItemFailures: [{ itemIdentifier }] }`. Nothing, and an empty or absent list, is a success; an identifier
 * that is empty, absent or of no record of the batch fails the whole batch, as does any other answer.
 */
const partialFailure = (records: readonly StreamRecord[], { requestId, answer }: Answered): Attempt => {
  const error = new FunctionFailure(`The function answered ${JSON.stringify(answer)}`, requestId, false)
  if (answer === null || answer === undefined) return { failedFrom: undefined, reached: true }
  if (typeof answer !== 'object') return { failedFrom: 0, reached: true, error }
  const failures = (answer as { batchItemFailures?: unknown }).batchItemFailures ?? []
  if (!Array.isArray(failures)) return { failedFrom: 0, reached: true, error }
  if (failures.length === 0) return { failedFrom: undefined, reached: true }
  const places = failures.map((failure: { itemIdentifier?: unknown } | null) =>
    records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === failure?.itemIdentifier),
  )
  return { failedFrom: places.includes(-1) ? 0 : Math.min(...places), reached: true, error }
}

const pause = (clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      cancel()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const cancel = clock.after(milliseconds, end)
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
  })
