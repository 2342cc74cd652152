import type { Clock } from '../clock.ts'
import type { QueueSubscriptionPlan } from '../config/plan.ts'
import { compileFilter } from '../dynamo/filters.ts'
import { type Message, type MessageAttributes, md5, md5OfAttributes, systemAttributesOf } from './message.ts'
import type { Queue } from './queue.ts'

/** What an event source mapping needs. */
export interface MappingOptions {
  readonly queue: Queue
  readonly subscription: QueueSubscriptionPlan
  readonly region: string
  readonly clock: Clock
  /** Invokes the function with `{ Records }`; its answer, or an exception when it failed or was throttled. */
  invoke(records: readonly QueueRecord[]): Promise<unknown>
  readonly log: (message: string) => void
}

/** A record of the event that a function gets from a queue ("Using Lambda with Amazon SQS"). */
export interface QueueRecord {
  readonly messageId: string
  readonly receiptHandle: string
  readonly body: string
  readonly attributes: Record<string, string>
  readonly messageAttributes: Record<string, object>
  readonly md5OfBody: string
  readonly md5OfMessageAttributes?: string | undefined
  readonly eventSource: 'aws:sqs'
  readonly eventSourceARN: string
  readonly awsRegion: string
}

/** Batches at once when the configuration does not say: what Lambda starts with. */
const CONCURRENCY = 5
/** Most messages of one receive. */
const RECEIVE = 10

/**
 * A function subscribed to a queue. What it handles is deleted; what it fails for stays hidden until its visibility
 * timeout is over and comes again, until the queue gives it up to its dead-letter queue.
 */
export class QueueMapping {
  readonly #options: MappingOptions
  readonly #passes: (record: QueueRecord) => boolean
  readonly #stopped = new AbortController()
  readonly #running: Promise<void>[] = []

  /** @throws FilterError */
  constructor(options: MappingOptions) {
    this.#options = options
    const filters = options.subscription.filters.map((filter) => compileFilter(filter))
    this.#passes = (record) => filters.length === 0 || filters.some((filter) => filter(filterable(record)))
  }

  /** Begins to receive. */
  start(): void {
    const { maximumConcurrency = CONCURRENCY } = this.#options.subscription
    for (let index = 0; index < maximumConcurrency; index++) this.#running.push(this.#poll())
  }

  /** Receives no more; batches that are with the function are waited for. */
  async stop(): Promise<void> {
    this.#stopped.abort()
    await Promise.all(this.#running)
  }

  async #poll(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      const messages = await this.#gather()
      if (messages.length > 0) await this.#deliver(messages)
    }
  }

  /** A batch: what is there at once, or with a window what comes until it is full or the window is over. */
  async #gather(): Promise<Message[]> {
    const { queue, subscription, clock } = this.#options
    const { batchSize, maximumBatchingWindowInSeconds: window } = subscription
    const { signal } = this.#stopped
    const batch = await queue.receive({ max: Math.min(RECEIVE, batchSize), wait: 20, signal })
    const end = clock.now() + window * 1000
    while (batch.length > 0 && batch.length < batchSize && !signal.aborted) {
      const wait = (end - clock.now()) / 1000
      if (wait <= 0) break
      batch.push(...(await queue.receive({ max: Math.min(RECEIVE, batchSize - batch.length), wait, signal })))
    }
    return batch
  }

  async #deliver(messages: readonly Message[]): Promise<void> {
    const { queue, region, invoke, log, subscription } = this.#options
    const records = messages.map((message) => recordOf(message, queue.plan.arn, region))
    const passing = records.filter(this.#passes)
    let failed = new Set<string>()
    try {
      const answer = passing.length > 0 ? await invoke(passing) : null
      if (subscription.reportBatchItemFailures) failed = failuresOf(passing, answer)
    } catch (error) {
      failed = new Set(passing.map(({ messageId }) => messageId))
      log(`${subscription.name} failed for ${failed.size} messages of ${queue.plan.name}: ${(error as Error).message}`)
    }
    // Lambda deletes what the filters hold back, too.
    for (const { messageId, receiptHandle } of records) if (!failed.has(messageId)) queue.delete(receiptHandle)
  }
}

/** The ids that `{ batchItemFailures: [{ itemIdentifier }] }` names; all of them when it makes no sense, as on Lambda. */
const failuresOf = (records: readonly QueueRecord[], answer: unknown): Set<string> => {
  const all = new Set(records.map(({ messageId }) => messageId))
  if (answer === null || typeof answer !== 'object')
    return typeof answer === 'string' && answer !== '' ? all : new Set()
  const { batchItemFailures } = answer as { batchItemFailures?: unknown }
  if (batchItemFailures === undefined || batchItemFailures === null) return new Set()
  if (!Array.isArray(batchItemFailures)) return all
  const named = batchItemFailures.map((item) => (item as { itemIdentifier?: unknown } | null)?.itemIdentifier)
  return named.every((id) => typeof id === 'string' && all.has(id)) ? new Set(named as string[]) : all
}

const recordOf = (message: Message, eventSourceARN: string, awsRegion: string): QueueRecord => ({
  messageId: message.id,
  receiptHandle: message.receiptHandle ?? '',
  body: message.body,
  attributes: systemAttributesOf(message),
  messageAttributes: attributesOf(message.attributes),
  md5OfMessageAttributes: md5OfAttributes(message.attributes),
  md5OfBody: md5(message.body),
  eventSource: 'aws:sqs',
  eventSourceARN,
  awsRegion,
})

const attributesOf = (attributes: MessageAttributes = {}): Record<string, object> =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      {
        stringValue: StringValue,
        binaryValue: BinaryValue,
        stringListValues: [],
        binaryListValues: [],
        dataType: DataType,
      },
    ]),
  )

/** A record as filters see it: a body of JSON is the object it holds ("Using event filtering with an Amazon SQS event source"). */
const filterable = (record: QueueRecord): object => {
  try {
    return { ...record, body: JSON.parse(record.body) as unknown }
  } catch {
    return record
  }
}
