import { setTimeout as sleep } from 'node:timers/promises'
import type { _Record } from '@aws-sdk/client-dynamodb-streams'
import { salesFollower } from '@dispense/functions/sales'
import { pick, roll } from '../sim/roll.ts'
import { currentWorker } from '../sim/worker.ts'
import type { Cloud } from '../world/cloud.ts'
import type { Table } from '../world/table.ts'

type Follow = ReturnType<typeof salesFollower>
type Batch = Parameters<Follow>[0]

/** How long a subscriber waits for the next batch, and how many records that has at most. */
const PAUSE = 4000
const BATCH = 3

/** How often a record is brought before it goes to the dead-letter queue. */
const ATTEMPTS = 12

/** Whose changes the subscriber hears of: its filters in sst.config.ts let through some of these. */
const FOLLOWED: ReadonlySet<string> = new Set(['vend', 'transfer'])

/** A record that nobody can make sense of. */
const POISON: _Record = {
  eventName: 'MODIFY',
  dynamodb: { SequenceNumber: 'poison', NewImage: { __edb_e__: { S: 'vend' }, __edb_v__: { S: '1' } } },
}

/**
 * The event source mapping of the simulation: brings the changes of the table's real stream to the real subscriber, each at
 * least once and in order for each item; and as bad as that allows: batches come again, keys are shuffled, a record is poison.
 */
export class Stream {
  /** All changes that were seen, in order. */
  readonly changes: _Record[] = []
  /** Records that were given up. */
  readonly lost: _Record[] = []
  readonly #cloud: Cloud
  readonly #table: Table
  readonly #follow: Follow
  #batches = 0
  #closing = false

  constructor(cloud: Cloud, table: Table) {
    this.#cloud = cloud
    this.#table = table
    this.#follow = salesFollower(cloud.client, table.name)
  }

  /** Ends it when everything was brought. */
  close(): void {
    this.#closing = true
  }

  async run(): Promise<void> {
    for (;;) {
      const closing = this.#closing
      const fresh = await this.#poll()
      for (const batch of this.#batchesOf(fresh)) await this.#bring(batch)
      if (closing) return
      await sleep(PAUSE)
    }
  }

  async #poll(): Promise<_Record[]> {
    const worker = currentWorker()
    if (!worker) throw new Error('The stream is read in a simulation')
    const name = `stream.${this.#batches}/GetRecords`
    const fresh = await this.#cloud.simulation.pass(worker, name, () => this.#table.changes())
    this.changes.push(...fresh)
    return fresh.filter(({ dynamodb }) => FOLLOWED.has(dynamodb?.NewImage?.__edb_e__?.S ?? ''))
  }

  /** Batches as several shards at once would make them: in order for each key, in any order between keys. */
  #batchesOf(records: readonly _Record[]): _Record[][] {
    const { simulation, plan } = this.#cloud
    const name = `stream.${this.#batches}`
    const lanes = [...Map.groupBy(records, ({ dynamodb }) => JSON.stringify(dynamodb?.Keys)).values()]
    const shuffled = plan.meet(`${name}#keys`, { 'reordered keys': 0.3 })
    const mixed = shuffled
      ? lanes.map((lane, i) => ({ lane, at: roll(simulation.seed, name, i) })).sort((a, b) => a.at - b.at)
      : undefined
    const ordered = mixed ? mixed.flatMap(({ lane }) => lane) : [...records]
    if (plan.meet(`${name}#poison`, { 'poison record': 0.1 })) ordered.splice(ordered.length / 2, 0, POISON)
    const starts = Array.from({ length: Math.ceil(ordered.length / BATCH) }, (_, i) => i * BATCH)
    const batches = starts.map((start) => ordered.slice(start, start + BATCH))
    if (batches.length > 0 && plan.meet(`${name}#replay`, { 'stream replay': 0.3 })) {
      batches.push(pick(batches, simulation.seed, name, 'replayed'))
    }
    return batches
  }

  /** Brings a batch until it is through: what failed, and all after it, comes again; what never goes through is given up. */
  async #bring(records: readonly _Record[]): Promise<void> {
    let left = records
    for (let attempt = 1; left.length > 0; attempt++) {
      this.#batches += 1
      const event = { Records: left } as unknown as Batch
      const outcome = await this.#cloud.invoke(`stream.${this.#batches}`, (deadline) => this.#follow(event, deadline))
      const failed =
        'crashed' in outcome ? left.map(numberOf) : outcome.answer.batchItemFailures.map((one) => one.itemIdentifier)
      const first = left.findIndex((record) => failed.includes(numberOf(record)))
      if (first === -1) return
      left = left.slice(first)
      if (first > 0) attempt = 0
      else if (attempt >= ATTEMPTS || left[0] === POISON) {
        this.lost.push(...left.slice(0, 1))
        left = left.slice(1)
        attempt = 0
      }
    }
  }
}

const numberOf = ({ dynamodb }: _Record): string => dynamodb?.SequenceNumber ?? ''
