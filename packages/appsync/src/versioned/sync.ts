import { type Item, readPage } from '../dynamodb/calls.ts'
import { pageParams } from '../dynamodb/params.ts'
import type { ExpressionDocument } from '../dynamodb/request.ts'
import { deltaKeys, deltaPartition, deltaTime, fromRecord } from './delta.ts'
import type { VersionedRun, Versioning } from './index.ts'

/** How far a `Sync` has come, in its `nextToken`. */
interface Position {
  /** Of the first page: what every page answers. */
  startedAt: number
  /** Of the delta table: a moment of the day that is being read. */
  day?: number
  /** Where the last call ended; left out at the start of a day. */
  key?: unknown
}

/** AppSync's default and most. */
const defaultLimit = 100
const maxLimit = 1000

const dayMs = 86_400_000

/**
 * A page of a `Sync`: of the base table at first, of the delta table from a `lastSync` on that it still reaches back to.
 * Items come in no order; from the delta table an item comes once for each change.
 */
export async function sync(run: VersionedRun, versioning: Versioning) {
  const { document, tokens, table } = run
  const { lastSync, nextToken, filter, basePartitionKey, deltaIndexName, limit } = document
  if (limit !== undefined && !(limit >= 1 && limit <= maxLimit)) {
    throw new RangeError(`The limit of a Sync is ${limit}; it is 1 to ${maxLimit}.`)
  }
  const scope = [table, 'Sync', lastSync, filter, basePartitionKey, deltaIndexName]
  const from = (nextToken == null ? { startedAt: Date.now() } : tokens.open(nextToken, scope)) as Position
  const reach = from.startedAt - versioning.deltaSyncTableTTL * 60_000
  const read = lastSync !== undefined && lastSync >= reach ? readDelta : readBase
  const { items, scannedCount, next } = await read(run, versioning, from)
  return {
    items,
    nextToken: next ? tokens.seal(next, scope) : null,
    scannedCount,
    startedAt: from.startedAt,
  }
}

interface SyncPage {
  items: unknown[]
  scannedCount: number
  next: Position | undefined
}

async function readBase({ client, table, document }: VersionedRun, { partitionKey }: Versioning, from: Position) {
  const { basePartitionKey, filter, limit = defaultLimit } = document
  if (basePartitionKey !== undefined && partitionKey === undefined) {
    throw new TypeError(
      "Sync with basePartitionKey: name the table's partition key, versioned: { partitionKey: '...' }.",
    )
  }
  const query = basePartitionKey === undefined ? undefined : equals(partitionKey as string, basePartitionKey)
  const operation = query ? 'Query' : 'Scan'
  const params = pageParams(table, { operation, filter, limit, ...(query && { query }) }, from.key)
  const { items, scannedCount, lastKey } = await readPage(query ? client.query : client.scan, params)
  return { items, scannedCount, next: lastKey === undefined ? undefined : { startedAt: from.startedAt, key: lastKey } }
}

/** Reads the days since `lastSync` one after the other, until the page has its limit. */
async function readDelta(run: VersionedRun, versioning: Versioning, from: Position): Promise<SyncPage> {
  const { lastSync = 0, limit = defaultLimit } = run.document
  const since = lastSync - (versioning.overlapMs ?? 5000)
  const page: SyncPage = { items: [], scannedCount: 0, next: undefined }
  let { day = since, key } = from
  for (; startOf(day) <= Date.now(); day = startOf(day) + dayMs, key = undefined) {
    const left = limit - page.scannedCount
    if (left <= 0) return { ...page, next: { startedAt: from.startedAt, day } }
    const found = await readDay(run, versioning, { day, since, limit: left, key })
    page.items.push(...found.items.map((record) => fromRecord(record as Item)))
    page.scannedCount += found.scannedCount
    if (found.lastKey !== undefined) return { ...page, next: { startedAt: from.startedAt, day, key: found.lastKey } }
  }
  return page
}

function readDay(
  { client, table, document }: VersionedRun,
  { deltaSyncTableName }: Versioning,
  { day, since, limit, key }: { day: number; since: number; limit: number; key: unknown },
) {
  const { filter, basePartitionKey, deltaIndexName: index } = document
  const [pk, sk] = index === undefined ? deltaKeys.table : deltaKeys.index
  const partition = deltaPartition(table, day, index === undefined ? basePartitionKey : undefined)
  const time = startOf(day) < since ? deltaTime(since) : ''
  const query = equals(pk, partition)
  if (time) {
    query.expression += ' AND #sync_sk >= :sync_sk'
    Object.assign(query.expressionNames as object, { '#sync_sk': sk })
    Object.assign(query.expressionValues as object, { ':sync_sk': { S: time } })
  }
  // An index has no strongly consistent reads.
  const consistentRead = index === undefined
  return readPage(
    client.query,
    pageParams(deltaSyncTableName, { operation: 'Query', query, filter, limit, index, consistentRead }, key),
  )
}

function startOf(day: number): number {
  return day - (day % dayMs)
}

function equals(name: string, value: string): ExpressionDocument {
  return {
    expression: '#sync_pk = :sync_pk',
    expressionNames: { '#sync_pk': name },
    expressionValues: { ':sync_pk': { S: value } },
  }
}
