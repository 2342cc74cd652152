import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Bug } from './bugs/bug.ts'
import type { LaneData, LaneRequest } from './lane.ts'
import type { Report } from './run.ts'
import { type Database, startDatabase } from './world/database.ts'
import type { Shop } from './world/shop.ts'

/** How many purchases a seed has, unless it is said otherwise. */
export const PURCHASES = 12

/** How many seeds `npm test` runs. */
export const SEEDS = 50

/** How many threads simulate, and how many seeds each has under way: while one waits for the database, another computes. */
const LANES = Math.min(4, availableParallelism())
const AT_ONCE = 2

/** Which seeds to simulate. */
export interface CampaignOptions {
  seeds: readonly number[]
  purchases?: number | undefined
  path?: readonly string[] | undefined
  bug?: Bug | undefined
  kill?: boolean | undefined
  /** No further seed is begun when it is aborted. */
  signal?: AbortSignal
  /** Hears of each seed when it is over. */
  onReport?(report: Report): void
}

/** How long it took to see a bug. */
export interface Hunt {
  bug: Bug
  /** The first seed that violated something; undefined when none did. */
  caught: Report | undefined
}

/** A database, threads that simulate, and the shop that every simulation begins with. */
export class Laboratory {
  readonly #database: Database
  readonly #lanes: readonly Lane[]
  readonly #shop: Shop

  private constructor(database: Database, lanes: readonly Lane[], shop: Shop) {
    this.#database = database
    this.#lanes = lanes
    this.#shop = shop
  }

  static async open(): Promise<Laboratory> {
    const database = await startDatabase()
    const { plan, server } = database
    const lanes = Array.from({ length: LANES }, (_, lane) => new Lane({ endpoint: server.endpoint, plan, lane }))
    const shop = await lanes[0]?.ask<Shop>({ open: true })
    if (!shop) throw new Error('There is no thread to open the shop')
    return new Laboratory(database, lanes, shop)
  }

  /** Simulates seeds, a few at once; answers their reports in the order of the seeds. */
  async run({ seeds, signal, onReport, ...options }: CampaignOptions): Promise<Report[]> {
    const reports: Report[] = []
    await this.#share(seeds, async (lane, seed) => {
      if (signal?.aborted) return
      const report = await this.#simulate(lane, seed, options)
      reports.push(report)
      onReport?.(report)
    })
    return reports.sort((a, b) => a.seed - b.seed)
  }

  /** Simulates each bug until a seed of it violates something. */
  async hunt(bugs: readonly Bug[], seeds: readonly number[]): Promise<Hunt[]> {
    const hunts = bugs.map((bug): Hunt => ({ bug, caught: undefined }))
    await this.#share(hunts, async (lane, hunt) => {
      for (const seed of seeds) {
        const report = await this.#simulate(lane, seed, { bug: hunt.bug })
        if (report.violations.length === 0) continue
        hunt.caught = report
        return
      }
    })
    return hunts
  }

  async close(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.close()))
    await this.#database.server.stop()
  }

  #simulate(
    lane: Lane,
    seed: number,
    { purchases = PURCHASES, path, bug, kill }: Omit<CampaignOptions, 'seeds'>,
  ): Promise<Report> {
    return lane.ask<Report>({ shop: this.#shop, options: { seed, purchases, path, bug: bug?.name, kill } })
  }

  /** Has pieces of work done, in order, by whichever lane is free. */
  async #share<T>(pieces: readonly T[], work: (lane: Lane, piece: T) => Promise<void>): Promise<void> {
    let next = 0
    const take = async (lane: Lane) => {
      while (next < pieces.length) await work(lane, pieces[next++] as T)
    }
    const takers = Array.from({ length: AT_ONCE }, () => this.#lanes).flat()
    await Promise.all(takers.map(take))
  }
}

/** A thread of `lane.ts`. */
class Lane {
  readonly #thread: Worker
  readonly #asked = new Map<number, PromiseWithResolvers<unknown>>()
  #questions = 0

  constructor(data: LaneData) {
    this.#thread = new Worker(new URL('lane.ts', import.meta.url), { workerData: data, execArgv: [] })
    this.#thread.on('message', ({ id, value, error }: { id: number; value: unknown; error?: unknown }) => {
      const asked = this.#asked.get(id)
      this.#asked.delete(id)
      if (error === undefined) asked?.resolve(value)
      else asked?.reject(error)
    })
    const fail = (error: unknown) => {
      for (const { reject } of this.#asked.values()) reject(error)
    }
    this.#thread.on('error', fail)
    this.#thread.on('exit', (code) => fail(new Error(`A thread of the simulation ended with ${code}`)))
  }

  ask<Answer>(request: LaneRequest): Promise<Answer> {
    const asked = Promise.withResolvers<unknown>()
    const id = this.#questions++
    this.#asked.set(id, asked)
    this.#thread.postMessage({ id, request })
    return asked.promise as Promise<Answer>
  }

  async close(): Promise<void> {
    await this.#thread.terminate()
  }
}

/** The whole numbers from 1. */
export const firstSeeds = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1)
