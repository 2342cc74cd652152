import { setTimeout as delay } from 'node:timers/promises'
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams'
import type { Clock } from '../clock.ts'
import type { SubscriptionPlan } from '../config/plan.ts'
import { type Answered, type Discard, deliver } from './delivery.ts'
import { failureRecord } from './failure-record.ts'
import { compileFilter, type Filter } from './filters.ts'
import { Lanes } from './lanes.ts'
import type { Place, Places } from './places.ts'
import { Progress } from './progress.ts'
import { type StreamRecord, streamRecord } from './stream-record.ts'

/** What a subscriber needs. */
export interface SubscriberOptions {
  readonly client: DynamoDBStreamsClient
  readonly streamArn: string
  readonly subscription: SubscriptionPlan
  /** Where it stood when it was stopped. */
  readonly places: Places
  /** Of batching windows, retries and the age of records. */
  readonly clock: Clock
  /** True for the key of an item that time to live has deleted. */
  isExpiry(key: Readonly<Record<string, unknown>>): boolean
  /**
   * Invokes the function with `{ Records }`.
   * @throws FunctionFailure when it failed; anything else when it was not reached
   */
  invoke(records: readonly StreamRecord[]): Promise<Answered>
  /** Tells the on-failure destination. */
  sendTo(arn: string, message: { readonly body: string }): Promise<void>
  readonly log: (message: string) => void
}

/** What one look into a shard gave: its records, and the next iterator. */
interface Page {
  readonly records: StreamRecord[]
  readonly next: string | undefined
}

/** Pause between two looks into an open shard, in milliseconds (Lambda looks four times a second). */
const POLL_PAUSE = 200
/** A look that gave so many records is followed by the next at once: there are more. */
const MANY = 100
/** Pause between two looks for new shards: DynamoDB Local closes a shard after hours. */
const SHARD_PAUSE = 5000

/**
 * A function subscribed to a table's stream: an event source mapping. It follows every shard from its parent to its
 * children, in order, and goes on after a restart where it stood; one that begins at LATEST and has not seen a record yet
 * begins there again.
 */
export class StreamSubscriber {
  readonly #options: SubscriberOptions
  readonly #filters: Filter[]
  readonly #name: string
  readonly #stopped = new AbortController()
  /** Settled when a shard is read to its end. */
  readonly #shards = new Map<string, Promise<void>>()

  /** @throws FilterError */
  constructor(options: SubscriberOptions) {
    this.#options = options
    this.#filters = options.subscription.filters.map((filter) => compileFilter(filter))
    this.#name = `${options.subscription.name} ${options.streamArn}`
  }

  /** Starts; when it returns, every change from now on will be seen. */
  async start(): Promise<void> {
    const { subscription, places } = this.#options
    const { startingPosition } = subscription
    const known = places.knows(this.#name)
    for (const shard of await this.#describe()) {
      const closed = shard.SequenceNumberRange?.EndingSequenceNumber !== undefined
      // LATEST is after everything a closed shard holds.
      if (!known && startingPosition === 'LATEST' && closed) this.#end(shard.ShardId ?? '')
      else await this.#follow(shard, startingPosition)
    }
    void this.#discover()
  }

  /** Stops at the next record; what is being delivered is abandoned, and comes again when it starts once more. */
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
    const place = this.#options.places.get(this.#name, ShardId)
    if (place?.ended) return this.#end(ShardId)
    const first = await this.#firstIterator(ShardId, position, place)
    const parent = this.#shards.get(ParentShardId) ?? Promise.resolve()
    this.#shards.set(
      ShardId,
      parent.then(() => this.#read(ShardId, first)),
    )
  }

  #end(shardId: string): void {
    this.#options.places.set(this.#name, shardId, { ended: true })
    this.#shards.set(shardId, Promise.resolve())
  }

  /** Reads a shard to its end. */
  async #read(shardId: string, first: string | undefined): Promise<void> {
    const { subscription, clock, places } = this.#options
    const progress = new Progress()
    const through = (records: readonly StreamRecord[]) => {
      for (const { dynamodb } of records) progress.done(dynamodb.SequenceNumber)
      if (progress.place) places.set(this.#name, shardId, { after: progress.place })
    }
    const handOn = async (batch: readonly StreamRecord[]) => {
      await this.#deliver(shardId, batch)
      if (!this.#stopped.signal.aborted) through(batch)
    }
    const lanes = new Lanes({ subscription, clock, deliver: handOn })
    let iterator = first
    let last: string | undefined
    while (iterator !== undefined && !this.#stopped.signal.aborted) {
      const { records, next }: Page = await this.#page(shardId, iterator, last)
      iterator = next
      last = records.at(-1)?.dynamodb.SequenceNumber ?? last
      for (const { dynamodb } of records) progress.begin(dynamodb.SequenceNumber)
      const [passing, others] = partition(records, (record) => this.#passes(record))
      if (others.length > 0) through(others)
      lanes.add(passing)
      await Promise.race([lanes.room(), this.#whenStopped])
      // Every look keeps DynamoDB Local's only thread from the requests: while a few records come all the time, too.
      if (records.length < MANY) await this.#pause(POLL_PAUSE)
    }
    await Promise.race([lanes.drain(), this.#whenStopped])
    if (!this.#stopped.signal.aborted) this.#options.places.set(this.#name, shardId, { ended: true })
  }

  /** One look into a shard. An iterator lives 15 minutes, less than a laptop's sleep: an expired one is replaced. */
  async #page(shardId: string, iterator: string, last: string | undefined): Promise<Page> {
    const { client, streamArn: eventSourceARN, isExpiry } = this.#options
    try {
      const { Records = [], NextShardIterator: next } = await client.send(
        new GetRecordsCommand({ ShardIterator: iterator }),
      )
      return { records: Records.map((record) => streamRecord(record, { eventSourceARN, isExpiry })), next }
    } catch (error) {
      await this.#pause(POLL_PAUSE * 5)
      const expired = (error as Error).name === 'ExpiredIteratorException' && !this.#stopped.signal.aborted
      const next = expired ? await this.#iterator(shardId, 'TRIM_HORIZON', last).catch(() => iterator) : iterator
      return { records: [], next }
    }
  }

  /** After the place where it stood; from the oldest record when the stream has dropped that place. */
  async #firstIterator(shardId: string, position: 'LATEST' | 'TRIM_HORIZON', place: Place | undefined) {
    if (place?.after === undefined) return this.#iterator(shardId, position)
    return this.#iterator(shardId, position, place.after).catch(() => this.#iterator(shardId, 'TRIM_HORIZON'))
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

  async #deliver(shardId: string, records: readonly StreamRecord[]): Promise<void> {
    const { subscription, invoke, clock } = this.#options
    const onDiscard = (discarded: Discard) => this.#discard(shardId, discarded)
    await deliver(records, { subscription, invoke, onDiscard, clock, signal: this.#stopped.signal })
  }

  async #discard(shardId: string, discarded: Discard): Promise<void> {
    const { subscription, streamArn, clock, sendTo, log } = this.#options
    const { name, table, functionArn, onFailure } = subscription
    const { records, condition, error } = discarded
    log(`${name} gave up ${records.length} records of ${table} (${condition}): ${String(error)}`)
    if (onFailure === undefined) return
    const body = failureRecord(discarded, { functionArn, streamArn, shardId, clock })
    await sendTo(onFailure, { body }).catch((failure: unknown) => log(`${name}: ${String(failure)}`))
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

  readonly #whenStopped = new Promise<void>((resolve) =>
    this.#stopped.signal.addEventListener('abort', () => resolve(), { once: true }),
  )

  async #pause(milliseconds: number): Promise<void> {
    // An end of the pause by stop() is no error.
    await delay(milliseconds, undefined, { signal: this.#stopped.signal }).catch(() => undefined)
  }
}

const partition = <T>(list: readonly T[], passes: (each: T) => boolean): [T[], T[]] => [
  list.filter(passes),
  list.filter((each) => !passes(each)),
]
