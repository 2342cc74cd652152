import { setTimeout as delay } from 'node:timers/promises'
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams'
import type { SubscriptionPlan } from '../config/plan.ts'
import { deliver } from './delivery.ts'
import { compileFilter, type Filter } from './filters.ts'
import { type StreamRecord, streamRecord } from './stream-record.ts'

/** What a subscriber needs. */
export interface SubscriberOptions {
  readonly client: DynamoDBStreamsClient
  readonly streamArn: string
  readonly region: string
  readonly subscription: SubscriptionPlan
  /** True for the key of an item that time to live has deleted. */
  isExpiry(key: Readonly<Record<string, unknown>>): boolean
  /** Invokes the function with `{ Records }`; its answer, or an exception when it failed. */
  invoke(records: readonly StreamRecord[]): Promise<unknown>
  readonly log: (message: string) => void
}

/** What one look into a shard gave: the records that pass, the next iterator, the last sequence number seen. */
interface Page {
  readonly records: StreamRecord[]
  readonly next: string | undefined
  readonly last: string | undefined
}

/** Pause between two looks into an open shard that had nothing, in milliseconds (Lambda looks four times a second). */
const POLL_PAUSE = 200
/** Pause between two looks for new shards: DynamoDB Local closes a shard after hours. */
const SHARD_PAUSE = 5000

/**
 * A function subscribed to a table's stream: an event source mapping. It follows every shard from its parent to its
 * children, in order, one batch at a time a shard. Its place in the stream is kept in memory only.
 */
export class StreamSubscriber {
  readonly #options: SubscriberOptions
  readonly #filters: Filter[]
  readonly #stopped = new AbortController()
  /** Settled when a shard is read to its end. */
  readonly #shards = new Map<string, Promise<void>>()

  /** @throws FilterError */
  constructor(options: SubscriberOptions) {
    this.#options = options
    this.#filters = options.subscription.filters.map(compileFilter)
  }

  /** Starts; when it returns, every change from now on will be seen. */
  async start(): Promise<void> {
    const { startingPosition } = this.#options.subscription
    for (const shard of await this.#describe()) {
      const closed = shard.SequenceNumberRange?.EndingSequenceNumber !== undefined
      // LATEST is after everything a closed shard holds.
      if (startingPosition === 'LATEST' && closed) this.#shards.set(shard.ShardId ?? '', Promise.resolve())
      else await this.#follow(shard, startingPosition)
    }
    void this.#discover()
  }

  /** Stops at the next record; what is being delivered is abandoned. */
  stop(): void {
    this.#stopped.abort()
  }

  async #discover(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      await this.#pause(SHARD_PAUSE)
      const shards = await this.#describe().catch(() => [])
      // A shard that was not there at the start continues another one: nothing of it may be skipped.
      for (const shard of shards) await this.#follow(shard, 'TRIM_HORIZON').catch(() => undefined)
    }
  }

  async #follow({ ShardId = '', ParentShardId = '' }: Shard, position: 'LATEST' | 'TRIM_HORIZON'): Promise<void> {
    if (this.#shards.has(ShardId)) return
    const first = await this.#iterator(ShardId, position)
    const parent = this.#shards.get(ParentShardId) ?? Promise.resolve()
    this.#shards.set(
      ShardId,
      parent.then(() => this.#read(ShardId, first)),
    )
  }

  /** Reads a shard to its end. */
  async #read(shardId: string, first: string | undefined): Promise<void> {
    let iterator = first
    let last: string | undefined
    let pending: StreamRecord[] = []
    let pendingSince = 0
    const { batchSize, maximumBatchingWindowInSeconds: window } = this.#options.subscription
    while (iterator !== undefined && !this.#stopped.signal.aborted) {
      const page: Page = await this.#page(shardId, iterator, last)
      iterator = page.next
      last = page.last ?? last
      if (pending.length === 0) pendingSince = performance.now()
      pending.push(...page.records)
      const due = iterator === undefined || performance.now() - pendingSince >= window * 1000
      while (pending.length >= batchSize || (due && pending.length > 0)) {
        await this.#deliver(pending.slice(0, batchSize))
        pending = pending.slice(batchSize)
      }
      if (page.last === undefined) await this.#pause(POLL_PAUSE)
    }
  }

  /** One look into a shard. An iterator lives 15 minutes, less than a laptop's sleep: an expired one is replaced. */
  async #page(shardId: string, iterator: string, last: string | undefined): Promise<Page> {
    const { client, streamArn: eventSourceARN, region: awsRegion, isExpiry } = this.#options
    try {
      const { Records = [], NextShardIterator: next } = await client.send(
        new GetRecordsCommand({ ShardIterator: iterator }),
      )
      const records = Records.map((record) => streamRecord(record, { eventSourceARN, awsRegion, isExpiry }))
      const passing = records.filter((record) => this.#passes(record))
      return { records: passing, next, last: records.at(-1)?.dynamodb.SequenceNumber }
    } catch (error) {
      await this.#pause(POLL_PAUSE * 5)
      const expired = (error as Error).name === 'ExpiredIteratorException' && !this.#stopped.signal.aborted
      const next = expired ? await this.#iterator(shardId, 'TRIM_HORIZON', last).catch(() => iterator) : iterator
      return { records: [], next, last: undefined }
    }
  }

  async #iterator(ShardId: string, position: 'LATEST' | 'TRIM_HORIZON', after?: string): Promise<string | undefined> {
    const { client, streamArn: StreamArn } = this.#options
    const place = after
      ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber: after }
      : { ShardIteratorType: position }
    return (await client.send(new GetShardIteratorCommand({ StreamArn, ShardId, ...place }))).ShardIterator
  }

  #passes(record: StreamRecord): boolean {
    return this.#filters.length === 0 || this.#filters.some((filter) => filter(record))
  }

  async #deliver(records: readonly StreamRecord[]): Promise<void> {
    const { subscription, invoke, log } = this.#options
    const onDiscard = (lost: readonly StreamRecord[], error: unknown) =>
      log(`${subscription.name} gave up ${lost.length} records of ${subscription.table}: ${String(error)}`)
    await deliver(records, { subscription, invoke, onDiscard, signal: this.#stopped.signal })
  }

  async #describe(): Promise<Shard[]> {
    const { client, streamArn: StreamArn } = this.#options
    const shards: Shard[] = []
    let ExclusiveStartShardId: string | undefined
    do {
      const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn, ExclusiveStartShardId }))
      shards.push(...(StreamDescription?.Shards ?? []))
      ExclusiveStartShardId = StreamDescription?.LastEvaluatedShardId
    } while (ExclusiveStartShardId !== undefined)
    return shards
  }

  async #pause(milliseconds: number): Promise<void> {
    // An end of the pause by stop() is no error.
    await delay(milliseconds, undefined, { signal: this.#stopped.signal }).catch(() => undefined)
  }
}
