import { type Item, send } from '../dynamodb/calls.ts'
import { fromTypedValues, toJson } from '../dynamodb/plain.ts'
import type { DynamoDocument } from '../dynamodb/request.ts'
import { DataSourceError } from '../errors.ts'
import type { VersionedRun, Versioning } from './index.ts'
import { ttlAfter } from './metadata.ts'

/** The keys of the delta table, and of its index over all partitions of a day. */
export const deltaKeys = { table: ['ds_pk', 'ds_sk'], index: ['gsi_ds_pk', 'gsi_ds_sk'] } as const

/** A day's partition of a table's changes. */
export function deltaPartition(table: string, epochMs: number, partition?: unknown): string {
  const day = `${table}:${new Date(epochMs).toISOString().slice(0, 10)}`
  return partition === undefined ? day : `${day}:${partition}`
}

/** A time of day, which the sort key begins with. AppSync's documents show whole seconds. */
export function deltaTime(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(11, 23)
}

/**
 * Records a change. As on AppSync that is a write of its own after the item's.
 * @throws DataSourceError `DeltaSyncWriteError` with the item as it was written
 */
export async function recordChange({ client, table, document }: VersionedRun, versioning: Versioning, item: Item) {
  const { deltaSyncTableName: TableName, deltaSyncTableTTL } = versioning
  const now = Date.now()
  const Item = { ...item, ...keysOf(document, table, item, now), _ttl: ttlAfter(now, deltaSyncTableTTL) }
  try {
    await send(client.put, { TableName, Item })
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    const message = `The item was written, but the change could not be recorded in ${TableName}: ${cause}`
    throw new DataSourceError(message, 'DeltaSyncWriteError', toJson(item), { isMeant: true })
  }
}

/** A record without what makes it one. */
export function fromRecord(record: Item): Item {
  const own = new Set<string>([...deltaKeys.table, ...deltaKeys.index, '_ttl'])
  return Object.fromEntries(Object.entries(record).filter(([name]) => !own.has(name)))
}

function keysOf(document: DynamoDocument, table: string, item: Item, now: number): Item {
  const { customPartitionKey: column, populateIndexFields } = document
  const key = fromTypedValues(document.key)
  const sortKeyOf = (values: unknown[]) => [deltaTime(now), ...values, item._version].join(':')
  const ofDay = [deltaPartition(table, now), sortKeyOf(Object.values(key))]
  if (column === undefined) return { ds_pk: ofDay[0], ds_sk: ofDay[1] }
  const others = Object.entries(key).flatMap(([name, value]) => (name === column ? [] : [value]))
  return {
    ds_pk: deltaPartition(table, now, key[column]),
    ds_sk: sortKeyOf(others),
    ...(populateIndexFields ? { gsi_ds_pk: ofDay[0], gsi_ds_sk: ofDay[1] } : {}),
  }
}
