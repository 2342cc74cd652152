import * as v from 'valibot'
import { parseInput } from '../command.ts'
import { Day } from '../report/sales.ts'
import { accountsAfter, addTurnover, type LedgerClosingRecord, NO_TURNOVER } from './closing.ts'
import { boundsOf, type Closings, type Part } from './period.ts'

/** Parses the day to reconcile. @throws Refusal BAD_INPUT */
export const parseDay = (date: unknown): string => parseInput(v.object({ date: Day }), { date }).date

/** An operator's books of one day. */
export interface DaysBooks extends Pick<LedgerClosingRecord, 'accounts' | 'provider' | 'transfers'> {
  /** Whether they are closed: nothing in them will change. */
  isClosed: boolean
}

/**
 * An operator's books of a day (UTC): its closing, or what has happened in it so far. `undefined` when too much has happened
 * since the last closing to be added up now.
 */
export function booksOf(day: string, closings: Closings, tails: readonly Part[]): DaysBooks | undefined {
  const { last } = closings
  if (last?.day === day) return { ...last, isClosed: true }
  const { opening, closing, tail } = boundsOf({ from: day, to: day }, closings, tails)
  if (!opening || !closing) return undefined
  const turnover = addTurnover(
    NO_TURNOVER,
    tail.filter(({ createdAt }) => createdAt.startsWith(day)),
  )
  return {
    accounts: accountsAfter(opening, turnover),
    provider: turnover.provider,
    transfers: turnover.transfers,
    isClosed: false,
  }
}
