import {
  type Finishing,
  finishHealth,
  finishTopUp,
  finishVend,
  healthsDue,
  MACHINE_SHARDS,
  type MachineHealthRecord,
  type MachineStateRecord,
  machinesDue,
  missMachine,
  type Operation,
  SHARDS,
  TOP_UP_SHARDS,
  type TopUpRecord,
  topUpsDue,
  type VendRecord,
  vendsDue,
} from '@dispense/core'
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

/** What is due: where it is found, how it is finished, and what it is called in the log. */
interface Kind<Value> {
  due(shard: number, now: number, limit: number, cursor: string | null): Operation<Page<Value>>
  finishing: Finishing<Value>
  name(value: Value): string
}

type Page<Value> = { data: Value[]; cursor: string | null }

const VENDS: Kind<VendRecord> = { due: vendsDue, finishing: finishVend, name: ({ vendId }) => `vend ${vendId}` }
const MACHINES: Kind<MachineStateRecord> = {
  due: machinesDue,
  finishing: missMachine,
  name: ({ machineId }) => `machine ${machineId}`,
}
const HEALTHS: Kind<MachineHealthRecord> = {
  due: healthsDue,
  finishing: finishHealth,
  name: ({ machineId }) => `health of machine ${machineId}`,
}
const TOP_UPS: Kind<TopUpRecord> = {
  due: topUpsDue,
  finishing: finishTopUp,
  name: ({ topUpId }) => `top-up ${topUpId}`,
}

/**
 * One run of the sweep: finishes what is due, under each of its keys. What is due is known from the table alone, so a run
 * that dies is no loss, and two at once do no harm: every write has what was read for its condition.
 */
export async function sweep(parts: SweepParts): Promise<Swept> {
  const run: Swept = { seen: 0, failed: 0, more: false }
  await Promise.all([
    ...numbers(SHARDS).map((shard) => sweepShard(VENDS, shard, parts, run)),
    ...numbers(SHARDS).map((shard) => sweepShard(HEALTHS, shard, parts, run)),
    ...numbers(TOP_UP_SHARDS).map((shard) => sweepShard(TOP_UPS, shard, parts, run)),
    ...numbers(MACHINE_SHARDS).map((shard) => sweepShard(MACHINES, shard, parts, run)),
  ])
  return run
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

/** By pages from the oldest on, so that an item which always fails holds up none behind it. */
async function sweepShard<Value>(kind: Kind<Value>, shard: number, parts: SweepParts, run: Swept): Promise<void> {
  const now = Date.now()
  let cursor: string | null = null
  do {
    const options = runOptions(parts.client, parts.table, parts.deadline)
    const page: Page<Value> = await kind.due(shard, now, PAGE, cursor).go(options)
    for (const value of page.data) {
      if (run.seen >= MOST || Date.now() > parts.deadline - LAST_START) {
        run.more = true
        return
      }
      run.seen += 1
      await finish(kind.finishing, value, parts).catch((error: unknown) => {
        run.failed += 1
        parts.log(`The ${kind.name(value)} could not be finished`, error)
      })
    }
    cursor = page.cursor
  } while (cursor)
}
