import * as v from 'valibot'
import { parseInput } from '../command.ts'
import { shards } from '../db/ids.ts'
import type { Operation } from '../db/operation.ts'
import { Day, daysFrom } from '../report/sales.ts'
import type { Balances } from './accounts.ts'
import { balancesAfter } from './accounts.ts'
import { balancesOf, type LedgerClosingRecord, newestClosing, transfersOf } from './closing.ts'
import type { Position, TransferRecord } from './transfer.ts'

/** The longest period of one statement, in days. */
const MAX_DAYS = 366

const input = v.pipe(
  v.object({ from: Day, to: Day }),
  v.forward(
    v.check(
      ({ from, to }) => from <= to && to < daysFrom(from, MAX_DAYS),
      `must be on or after \`from\`, and the period at most ${MAX_DAYS} days`,
    ),
    ['to'],
  ),
)

/** Days in UTC, both included. */
export type Period = v.InferOutput<typeof input>

/** Parses the period of a statement. @throws Refusal BAD_INPUT */
export const parsePeriod = ({ from, to }: { from?: unknown; to?: unknown }): Period => parseInput(input, { from, to })

/** The day after a day. */
export const nextDay = (day: string): string => daysFrom(day, 1)

/** The first moment of a day, as transfers are dated. */
export const startOf = (day: string) => `${day}T00:00:00.000Z`

/** A page of a Query. */
export interface Part<T = TransferRecord> {
  items: readonly T[]
  cursor: string | null
}

/** The closings that a period begins and ends with. */
export interface Closings {
  /** The newest before the period. */
  before?: LedgerClosingRecord
  /** The newest up to its end. The same as `before` when no day of the period is closed. */
  last?: LedgerClosingRecord
}

/** Reads the closings of a period: 2 Queries. */
export const closingReads = (operatorId: string, { from, to }: Period): Record<keyof Closings, Operation> => ({
  before: newestClosing(operatorId, daysFrom(from, -1)),
  last: newestClosing(operatorId, to),
})

/** All of an operator's keys, each with what it is read by. */
const eachShard = (read: (shard: number) => Operation): Record<string, Operation> =>
  Object.fromEntries(shards().map((shard) => [String(shard), read(shard)]))

/**
 * Reads what has happened since the last closing of a period: 16 Queries of at most 1 MB each, some 40,000 transfers; none
 * when its last day is closed.
 */
export const tailReads = (operatorId: string, { to }: Period, { last }: Closings): Record<string, Operation> =>
  last?.day === to ? {} : eachShard((shard) => transfersOf(operatorId, shard, last ? nextDay(last.day) : '0', to))

/** Reads the next transfers of a period, `limit` of each of the operator's keys; where the page before ended is read again: 16 Queries. */
export const pageReads = (operatorId: string, { from, to }: Period, limit: number, after?: Position | null) =>
  eachShard((shard) => transfersOf(operatorId, shard, after ?? from, to, { limit: after ? limit + 1 : limit }))

/** All accounts before and after a period. `undefined`: more has happened since the last closing than was read. */
export interface Bounds {
  opening: Balances | undefined
  closing: Balances | undefined
  /** The transfers that were read: from after the last closing on, in no order. */
  tail: readonly TransferRecord[]
}

/** The balances before and after a period, from its closings and what has happened since the last of them. */
export function boundsOf({ from }: Period, { before, last }: Closings, tails: readonly Part[]): Bounds {
  const tail = tails.flatMap(({ items }) => items)
  const start = startOf(from)
  const isWhole = tails.every(({ cursor }) => cursor === null)
  const entriesOf = (transfers: readonly TransferRecord[]) => transfers.flatMap(({ entries }) => entries)
  const closing = isWhole ? balancesAfter(balancesOf(last), entriesOf(tail)) : undefined
  // Closings are made in order: when a day of the period is closed, all before it are in the closing before.
  if (last && last.day >= from) return { opening: balancesOf(before), closing, tail }
  const reaches = tails.every(({ items, cursor }) => cursor === null || (items.at(-1)?.createdAt ?? '') >= start)
  const earlier = tail.filter(({ createdAt }) => createdAt < start)
  return { opening: reaches ? balancesAfter(balancesOf(last), entriesOf(earlier)) : undefined, closing, tail }
}
