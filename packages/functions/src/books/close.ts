import {
  addTurnover,
  CLOSING_DELAY_MS,
  closingOf,
  type LedgerClosingRecord,
  NO_TURNOVER,
  newestClosing,
  nextDay,
  type OperatorRecord,
  type RunOptions,
  shards,
  type TransferRecord,
  type Turnover,
  transfersOf,
  writeClosing,
} from '@dispense/core'
import { everyone, type Page, run } from './walk.ts'

/** What the books are closed with. */
export interface CloseParts {
  /** What core's operations are run with. */
  electro: RunOptions
  /** Epoch milliseconds: days that ended long enough before it are closed. */
  now: number
  /** Epoch milliseconds: no operator is begun after it. */
  deadline: number
}

/** What a run has done. */
export interface Closed {
  /** Days that it closed. */
  days: number
  /** Whether it came to the last operator. */
  finished: boolean
}

/** The run of one operator's books. */
interface Run {
  operator: OperatorRecord
  electro: RunOptions
  now: number
  /** The first day that is not over yet for the books. */
  today: string
}

/**
 * Closes every operator's days that are over: one closing for each day with transfers, in the order of the days. A closing is
 * written once and follows from what is written, so a run may stop anywhere, come twice or at the same time.
 */
export async function closeBooks({ electro, now, deadline }: CloseParts): Promise<Closed> {
  const today = new Date(now - CLOSING_DELAY_MS).toISOString().slice(0, 10)
  let days = 0
  for await (const operator of everyone(electro)) {
    if (Date.now() >= deadline) return { days, finished: false }
    days += await closeOperator({ operator, electro, now, today })
  }
  return { days, finished: true }
}

async function closeOperator({ operator, electro, now, today }: Run): Promise<number> {
  const { operatorId, currency } = operator
  const newest = await run<Page<LedgerClosingRecord>>(newestClosing(operatorId, today), electro)
  let before: LedgerClosingRecord | undefined = newest.data[0]
  let days = 0
  for (;;) {
    const day = await firstDay(operatorId, before ? nextDay(before.day) : '0', electro)
    if (day === undefined || day >= today) return days
    const of = { operatorId, currency, day, closedAt: new Date(now).toISOString() }
    before = closingOf(of, before, await turnoverOf(operatorId, day, electro))
    await run(writeClosing(before), electro)
    days += 1
  }
}

/** The first day from another on that has a transfer. */
async function firstDay(operatorId: string, from: string, electro: RunOptions): Promise<string | undefined> {
  const firsts = await Promise.all(
    shards().map((shard) =>
      run<Page<TransferRecord>>(transfersOf(operatorId, shard, from, '9', { limit: 1 }), electro),
    ),
  )
  const [first] = firsts.flatMap(({ data }) => data.map(({ createdAt }) => createdAt.slice(0, 10))).toSorted()
  return first
}

/** What all transfers of a day did, added up page by page. */
async function turnoverOf(operatorId: string, day: string, electro: RunOptions): Promise<Turnover> {
  let turnover = NO_TURNOVER
  const addShard = async (shard: number) => {
    let cursor: string | null = null
    do {
      const page: Page<TransferRecord> = await run(transfersOf(operatorId, shard, day, day, { cursor }), electro)
      turnover = addTurnover(turnover, page.data)
      cursor = page.cursor
    } while (cursor)
  }
  await Promise.all(shards().map(addShard))
  return turnover
}
