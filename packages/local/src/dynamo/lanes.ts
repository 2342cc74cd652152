import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { SubscriptionPlan } from '../config/plan.ts'
import type { StreamRecord } from './stream-record.ts'

/** What the batches of a shard need. */
export interface LanesOptions {
  readonly subscription: Pick<
    SubscriptionPlan,
    'batchSize' | 'maximumBatchingWindowInSeconds' | 'parallelizationFactor'
  >
  readonly clock: Clock
  /** Delivers a batch; settles when its records are through or given up. */
  deliver(records: readonly StreamRecord[]): Promise<void>
}

/** An event has 6 MB at most; room is left for what encloses the records. */
const BATCH_BYTES = 6 * 1024 * 1024 - 1024

/** How many full batches a lane may have waiting before the shard is read on. */
const AHEAD = 2

/**
 * The batches of a shard: up to `parallelizationFactor` at once. All records of an item (its partition and sort key) go
 * through one lane, so they keep their order.
 */
export class Lanes {
  readonly #options: LanesOptions
  readonly #lanes: Lane[]

  constructor(options: LanesOptions) {
    this.#options = options
    this.#lanes = Array.from({ length: options.subscription.parallelizationFactor }, () => new Lane(options))
  }

  /** Takes records in the order of the stream. */
  add(records: readonly StreamRecord[]): void {
    for (const record of records) this.#laneOf(record).push(record)
    for (const lane of this.#lanes) lane.pump()
  }

  /** Settles when there is room for more. */
  async room(): Promise<void> {
    const most = AHEAD * this.#options.subscription.batchSize
    await Promise.all(this.#lanes.map((lane) => lane.until(most)))
  }

  /** Delivers what is left at once; settles when all is through. */
  async drain(): Promise<void> {
    await Promise.all(
      this.#lanes.map((lane) => {
        lane.flush()
        return lane.until(0)
      }),
    )
  }

  #laneOf({ dynamodb }: StreamRecord): Lane {
    const hash = createHash('sha1').update(JSON.stringify(dynamodb.Keys)).digest()
    return this.#lanes[hash.readUInt32BE() % this.#lanes.length] as Lane
  }
}

/** Records on their way to the function, one batch at a time. */
class Lane {
  readonly #options: LanesOptions
  readonly #waiting: { record: StreamRecord; bytes: number }[] = []
  readonly #watchers: { most: number; resolve: () => void }[] = []
  #since = 0
  #delivering = false
  #flushing = false
  #cancelTimer: (() => void) | undefined

  constructor(options: LanesOptions) {
    this.#options = options
  }

  push(record: StreamRecord): void {
    if (this.#waiting.length === 0) this.#since = this.#options.clock.now()
    this.#waiting.push({ record, bytes: Buffer.byteLength(JSON.stringify(record)) + 1 })
  }

  /** Delivers a batch when one is due, else when its window ends. */
  pump(): void {
    if (this.#delivering || this.#waiting.length === 0) return
    this.#cancelTimer?.()
    const left = this.#windowLeft()
    if (left > 0) {
      this.#cancelTimer = this.#options.clock.after(left, () => this.pump())
      return
    }
    this.#delivering = true
    const batch = this.#waiting.splice(0, this.#batchLength())
    this.#since = this.#options.clock.now()
    this.#tell()
    void this.#options.deliver(batch.map(({ record }) => record)).finally(() => {
      this.#delivering = false
      this.#tell()
      this.pump()
    })
  }

  flush(): void {
    this.#flushing = true
    this.pump()
  }

  /** Settles when no more than this many records wait; with 0, when none is being delivered either. */
  until(most: number): Promise<void> {
    return new Promise((resolve) => {
      this.#watchers.push({ most, resolve })
      this.#tell()
    })
  }

  #tell(): void {
    for (const watcher of [...this.#watchers]) {
      const { most, resolve } = watcher
      if (this.#waiting.length > most || (most === 0 && this.#delivering)) continue
      this.#watchers.splice(this.#watchers.indexOf(watcher), 1)
      resolve()
    }
  }

  /** Milliseconds until a batch that is not full is delivered all the same; 0 when it is full. */
  #windowLeft(): number {
    const { batchSize, maximumBatchingWindowInSeconds } = this.#options.subscription
    const fits = this.#batchLength()
    if (this.#flushing || fits >= batchSize || fits < this.#waiting.length) return 0
    return this.#since + maximumBatchingWindowInSeconds * 1000 - this.#options.clock.now()
  }

  #batchLength(): number {
    const { batchSize } = this.#options.subscription
    let [length, bytes] = [0, 0]
    for (const waiting of this.#waiting.slice(0, batchSize)) {
      bytes += waiting.bytes
      if (length > 0 && bytes > BATCH_BYTES) break
      length += 1
    }
    return length
  }
}
