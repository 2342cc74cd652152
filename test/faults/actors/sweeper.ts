import { setTimeout as sleep } from 'node:timers/promises'
import { sweep } from '@dispense/api'
import { between } from '../sim/roll.ts'
import { currentWorker } from '../sim/worker.ts'
import type { Cloud } from '../world/cloud.ts'
import type { Item, Table } from '../world/table.ts'

/** How often the sweep runs (`CronV2` in sst.config.ts), in milliseconds. */
const EVERY = 60_000

/**
 * When it runs once everybody has gone, in milliseconds after the one before: past every deadline that a clock wrote which
 * was 15 minutes fast, and past the hour after which a payment that cannot be found was never made.
 */
const AFTER = [21 * 60_000, 80 * 60_000]

/** The timer of the sweep: runs it every minute, whatever became of the run before. */
export class Sweeper {
  readonly #cloud: Cloud
  /** What was in the table after all deadlines and one run. */
  afterOne: Item[] = []
  #runs = 0
  #closing = false

  constructor(cloud: Cloud) {
    this.#cloud = cloud
  }

  /** Ends it before the run that is due next. */
  close(): void {
    this.#closing = true
  }

  async run(): Promise<void> {
    await sleep(between(2_000, 25_000, this.#cloud.simulation.seed, 'the minute begins'))
    while (!this.#closing) {
      await this.#sweep()
      await sleep(EVERY)
    }
  }

  /** The last runs, when nobody does anything any more; what is in the table after the first of them is kept. */
  async finish(table: Table): Promise<void> {
    for (const pause of AFTER) {
      await sleep(pause)
      await this.#sweep()
      if (this.afterOne.length === 0) this.afterOne = await this.#look(table)
    }
  }

  /** Everything in the table, outside of the simulation's faults. */
  async #look(table: Table): Promise<Item[]> {
    const worker = currentWorker()
    if (!worker) throw new Error('The sweep is waited for in a simulation')
    return await this.#cloud.simulation.pass(worker, 'after one sweep', () => table.items())
  }

  async #sweep(): Promise<void> {
    this.#runs += 1
    const { client, table, provider, simulation } = this.#cloud
    const log = (message: string, error: unknown) => simulation.printed.push(`${message}: ${String(error)}`)
    const parts = { client, table, provider, log }
    const run = (deadline: number) => sweep({ ...parts, deadline })
    await this.#cloud.invoke(`sweep.${this.#runs}`, run).catch((error) => log('The sweep failed', error))
  }
}
