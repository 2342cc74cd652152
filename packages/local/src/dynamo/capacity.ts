import { isDeepStrictEqual } from 'node:util'
import type { KeyPlan, Projection, TablePlan } from '../config/plan.ts'
import { type Item, itemSize } from './item-size.ts'

/** Capacity units of one call: on the table, and on each global secondary index that it touched. */
export interface Units {
  table: number
  indexes: Record<string, number>
}

/** How strictly a read follows the writes before it. */
export type Consistency = 'eventual' | 'strong' | 'transactional'

/** What a write makes of an item: `before` is absent when it is new, `after` when it is deleted. */
export interface Change {
  before?: Item | undefined
  after?: Item | undefined
}

/** What the computation has to know of a table. */
export type IndexedTable = Pick<TablePlan, 'primaryIndex' | 'globalIndexes'>

/** One read unit reads this many bytes. */
const READ_BYTES = 4096

/** One write unit writes this many bytes. */
const WRITE_BYTES = 1024

/** What a transaction costs for each item: one write (or read) to prepare it and one to commit it. */
const TRANSACTION_FACTOR = 2

const READ_FACTORS: Record<Consistency, number> = { eventual: 0.5, strong: 1, transactional: TRANSACTION_FACTOR }

/**
 * Read units of `bytes`: of one item for GetItem and for each item of a BatchGetItem, of the sum of all items that a Query
 * went through. What is not there costs the least that can be read.
 * @see "DynamoDB read and write operations", Amazon DynamoDB Developer Guide: capacity unit consumption for read operations
 */
export const readUnits = (bytes: number, consistency: Consistency): number =>
  Math.max(1, Math.ceil(bytes / READ_BYTES)) * READ_FACTORS[consistency]

/**
 * Write units of `bytes` outside a transaction.
 * @see "DynamoDB read and write operations", Amazon DynamoDB Developer Guide: capacity unit consumption for write operations
 */
export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / WRITE_BYTES))

/**
 * Write units of one item: on the table by the larger of the item before and after, doubled in a transaction; on an index
 * by what changes in it, never doubled.
 *
 * AWS documents the doubling for the items of the transaction ("Amazon DynamoDB Transactions: How it works": capacity
 * management) and that indexes follow when the transaction is over; it does not say what that costs. Measured on the real
 * service an index costs the same inside and outside a transaction (nubo-db/dynoxide, pull request 188, 2026-08-14).
 */
export function changeUnits(change: Change, table: IndexedTable, transactional: boolean): Units {
  const factor = transactional ? TRANSACTION_FACTOR : 1
  const indexes = Object.entries(table.globalIndexes).flatMap(([name, index]): [string, number][] => {
    const units = indexUnits(change, index, table.primaryIndex)
    return units === 0 ? [] : [[name, units]]
  })
  return { table: factor * writeUnits(largerOf(change)), indexes: Object.fromEntries(indexes) }
}

/** The sum of units. */
export function sumOf(list: readonly Units[]): Units {
  const total: Units = { table: 0, indexes: {} }
  for (const { table, indexes } of list) {
    total.table += table
    for (const [name, units] of Object.entries(indexes)) total.indexes[name] = (total.indexes[name] ?? 0) + units
  }
  return total
}

/**
 * An entry that comes, goes or changes in place is one write; one whose key changes is two, a delete and a put; one that
 * stays as it is costs nothing.
 * @see "Using Global Secondary Indexes in DynamoDB", Amazon DynamoDB Developer Guide: write capacity units
 */
function indexUnits({ before, after }: Change, index: IndexedTable['globalIndexes'][string], primary: KeyPlan): number {
  const was = entryOf(before, index, primary)
  const is = entryOf(after, index, primary)
  if (isDeepStrictEqual(was, is)) return 0
  if (was && is && !isDeepStrictEqual(keysOf(was, index), keysOf(is, index)))
    return writeUnits(itemSize(was)) + writeUnits(itemSize(is))
  return writeUnits(largerOf({ before: was, after: is }))
}

/** What an index holds of an item; nothing when the item lacks one of the index's keys (the index is sparse). */
function entryOf(
  item: Item | undefined,
  index: KeyPlan & { readonly projection: Projection },
  primary: KeyPlan,
): Item | undefined {
  const keys = keyNames(index)
  if (!item || keys.some((name) => item[name] === undefined)) return undefined
  if (index.projection === 'all') return item
  const also = index.projection === 'keys-only' ? [] : index.projection
  return pick(item, [...keyNames(primary), ...keys, ...also])
}

const keysOf = (item: Item, key: KeyPlan): Item => pick(item, keyNames(key))

const keyNames = ({ hashKey, rangeKey }: KeyPlan): string[] =>
  rangeKey === undefined ? [hashKey] : [hashKey, rangeKey]

/** The named attributes that the item has. */
const pick = (item: Item, names: readonly string[]): Item =>
  Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)))

const largerOf = ({ before, after }: Change): number =>
  Math.max(...[before, after].map((item) => (item ? itemSize(item) : 0)))
