import { finishVend, SHARDS, type VendRecord, vendsDue } from '@dispense/core'
import { runOptions } from './run-options.ts'
import { finish, type SettleParts } from './settle.ts'

/** How many items of a key are read at a time, and how many of all keys are finished at most in one run. */
const PAGE = 25
const MOST = 2_000

/** So much time before the deadline no further item is begun, in milliseconds: the longest wait for a provider, twice. */
const LAST_START = 5_000

/** What a run of the sweep did. */
export interface Swept {
  /** Items that were looked at. */
  seen: number
  /** Of them, those that could not be finished because something failed. They stay due. */
  failed: number
  /** Whether more was due than one run does: the next goes on with it. */
  more: boolean
}

/** What a run works with. */
export interface SweepParts extends SettleParts {
  /** Told of what failed; the sweep goes on. */
  log: (message: string, error: unknown) => void
}

/**
 * One run of the sweep: finishes what is due under each of the 16 keys. What is due is known from the table alone, so a run
 * that dies is no loss, and two at once do no harm: every write has what was read for its condition.
 */
export async function sweep(parts: SweepParts): Promise<Swept> {
  const run: Swept = { seen: 0, failed: 0, more: false }
  await Promise.all(Array.from({ length: SHARDS }, (_, shard) => sweepShard(shard, parts, run)))
  return run
}

/** By pages from the oldest on, so that an item which always fails holds up none behind it. */
async function sweepShard(shard: number, parts: SweepParts, run: Swept): Promise<void> {
  const now = Date.now()
  let cursor: string | null = null
  do {
    const options = runOptions(parts.client, parts.table, parts.deadline)
    const page: { data: VendRecord[]; cursor: string | null } = await vendsDue(shard, now, PAGE, cursor).go(options)
    for (const vend of page.data) {
      if (run.seen >= MOST || Date.now() > parts.deadline - LAST_START) {
        run.more = true
        return
      }
      run.seen += 1
      await finish(finishVend, vend, parts).catch((error: unknown) => {
        run.failed += 1
        parts.log(`The vend ${vend.vendId} could not be finished`, error)
      })
    }
    cursor = page.cursor
  } while (cursor)
}
