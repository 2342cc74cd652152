import {
  closingsBetween,
  daysFrom,
  type LedgerClosingRecord,
  putStatement,
  type RunOptions,
  statementsOf,
} from '@dispense/core'
import { everyone, type Page, run } from '../books/walk.ts'

/** So many days are looked at each night: whatever nights were missed, they are made up for. */
const LOOK_BACK_DAYS = 7

/** What the statements are made with. */
export interface StatementParts {
  /** What core's operations are run with. */
  electro: RunOptions
  /** Epoch milliseconds: the days (UTC) before its own are over. */
  now: number
  /** Epoch milliseconds: no operator is begun after it. */
  deadline: number
}

/** What a run has done. */
export interface Stated {
  /** Exports that it has put; the sweep starts their workers. */
  statements: number
  /** Whether it came to the last operator. */
  finished: boolean
}

/**
 * Has the statements of every operator's closed days made that have none yet: a day without a transfer is never closed, and has no
 * statement. An export is put once, under an id that follows from operator, day and kind, so a run may stop anywhere, come twice or at
 * the same time.
 */
export async function makeStatements({ electro, now, deadline }: StatementParts): Promise<Stated> {
  const today = new Date(now).toISOString().slice(0, 10)
  let statements = 0
  for await (const { operatorId } of everyone(electro)) {
    if (Date.now() >= deadline) return { statements, finished: false }
    const closings = closingsBetween(operatorId, daysFrom(today, -LOOK_BACK_DAYS), daysFrom(today, -1))
    for (const { day } of (await run<Page<LedgerClosingRecord>>(closings, electro)).data) {
      for (const statement of statementsOf(operatorId, day, now)) {
        const { rejected } = await putStatement(statement).go(electro)
        if (!rejected) statements += 1
      }
    }
  }
  return { statements, finished: true }
}
