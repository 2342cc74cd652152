import { availableParallelism } from 'node:os'
import type { Bug } from './bugs/bug.ts'
import { type Report, runSeed } from './run.ts'
import { installGlobals } from './sim/globals.ts'
import { Database } from './world/database.ts'
import { openShop, type Shop } from './world/shop.ts'

/** How many purchases a seed has, unless it is said otherwise. */
export const PURCHASES = 12

/** How many seeds `npm test` runs. */
export const SEEDS = 50

/** How many seeds are under way at once: while one waits for the database, another computes. */
const AT_ONCE = 2 * Math.min(4, availableParallelism())

/** Which seeds to simulate. */
export interface CampaignOptions {
  seeds: readonly number[]
  purchases?: number | undefined
  path?: readonly string[] | undefined
  bug?: Bug | undefined
  kill?: boolean | undefined
  /** Stops at the first seed that violates something: the later ones are not begun. */
  untilCaught?: boolean
  /** No further seed is begun when it is aborted. */
  signal?: AbortSignal
  /** Hears of each seed when it is over. */
  onReport?(report: Report): void
}

/** A database, and the shop that every simulation begins with. */
export class Laboratory {
  readonly #database: Database
  readonly #shop: Shop

  private constructor(database: Database, shop: Shop) {
    this.#database = database
    this.#shop = shop
  }

  static async open(): Promise<Laboratory> {
    installGlobals()
    const database = await Database.start()
    return new Laboratory(database, await openShop(database))
  }

  /** Simulates seeds, a few at once; answers their reports in the order of the seeds. */
  async run({
    seeds,
    purchases = PURCHASES,
    path,
    bug,
    kill,
    untilCaught = false,
    signal,
    onReport,
  }: CampaignOptions): Promise<Report[]> {
    const reports: Report[] = []
    let next = 0
    const work = async () => {
      const isCaught = () => untilCaught && reports.some(({ violations }) => violations.length > 0)
      while (next < seeds.length && !isCaught() && !signal?.aborted) {
        const seed = seeds[next++] as number
        const report = await runSeed(this.#database, this.#shop, { seed, purchases, path, bug, kill })
        reports.push(report)
        onReport?.(report)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    return reports.sort((a, b) => a.seed - b.seed)
  }

  async close(): Promise<void> {
    await this.#database.stop()
  }
}

/** The whole numbers from 1. */
export const firstSeeds = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1)
