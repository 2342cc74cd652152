import { isDeepStrictEqual } from 'node:util'
import { type Item, readPage, refusedItem, send } from '../dynamodb/calls.ts'
import { getParams, type Params, pageParams, transactParams, writeParams } from '../dynamodb/params.ts'
import { fromTypedValues, toJson } from '../dynamodb/plain.ts'
import type { BatchTable, DynamoDocument, TransactDocument } from '../dynamodb/request.ts'
import { type PageTokens, pageTokens } from '../dynamodb/token.ts'
import { UnprocessedError } from '../electro/unprocessed.ts'
import { DataSourceError, ResolverError } from '../errors.ts'
import { contextErrorOf } from '../runtime/context-error.ts'
import type { DataSource, DataSourceCall, ElectroClient } from '../types.ts'
import { type Versioning, versionedRunners } from '../versioned/index.ts'

/** What an operation is run with. */
interface Run {
  table: string
  client: ElectroClient
  document: DynamoDocument
  call: DataSourceCall
  /** How many more calls may be made to fill a page. */
  fillPages: number
  tokens: PageTokens
}

/** The table of a DynamoDB data source. */
export interface DynamodbOptions {
  /** The table of single-item operations, queries and scans; batches and transactions name theirs. */
  table: string
  /**
   * How many more calls a query or scan with a filter may make until its page has `limit` items. 0, the default, is as
   * on AppSync: DynamoDB filters after it counts, so a page may be short or empty though more would follow.
   */
  fillPages?: number
  /**
   * Secrets that encrypt `nextToken`, as AppSync does: the first seals, every one opens. Without any, tokens show the key
   * that a page ended with.
   */
  tokenSecrets?: readonly string[]
  /** Makes it a versioned data source: versions, conflicts, tombstones and `Sync`. */
  versioned?: Versioning
}

/**
 * An AppSync DynamoDB data source: runs the request documents of `@aws-appsync/utils/dynamodb`, and those written by
 * hand. Point reads go through the request's gathering client, so that two fields that get an item share a call.
 */
export function dynamodbDataSource(options: DynamodbOptions): DataSource {
  const { table, fillPages = 0, tokenSecrets = [], versioned } = options
  const tokens = pageTokens(tokenSecrets)
  const known = { ...runners, ...(versioned && versionedRunners(versioned)) }
  return {
    type: 'DynamoDB',
    async execute(request, call) {
      const document = request as DynamoDocument
      const run = known[document?.operation]
      if (!run) {
        const names = Object.keys(known).join(', ')
        throw new TypeError(`A DynamoDB data source has no operation '${document?.operation}'; it has ${names}.`)
      }
      if (document.condition?.conditionalCheckFailedHandler?.strategy === 'Custom') {
        throw new TypeError("There is no strategy 'Custom' here: look at ctx.error and ctx.result in response.")
      }
      return toJson(await run({ table, client: call.context.dynamo, document, call, fillPages, tokens }))
    },
  }
}

const runners: Record<string, (run: Run) => Promise<unknown>> = {
  async GetItem({ table, client, document }) {
    const output = await send(client.get, getParams(table, document))
    return output.Item ?? null
  },

  async PutItem({ table, client, document }) {
    const Item = { ...fromTypedValues(document.attributeValues), ...fromTypedValues(document.key) }
    const params = { ...writeParams(table, document.condition), Item }
    await sendConditional(client.put, params, (old) => isSame(old, Item, document.condition?.equalsIgnore))
    return Item
  },

  async UpdateItem({ table, client, document }) {
    const params = {
      ...writeParams(table, document.condition, document.update),
      Key: fromTypedValues(document.key),
      UpdateExpression: document.update?.expression || undefined,
      ReturnValues: 'ALL_NEW',
    }
    const output = await sendConditional(client.update, params, () => false)
    return output?.Attributes ?? null
  },

  async DeleteItem({ table, client, document }) {
    const params = {
      ...writeParams(table, document.condition),
      Key: fromTypedValues(document.key),
      ReturnValues: 'ALL_OLD',
    }
    // What is gone already is what a delete wants.
    const output = await sendConditional(client.delete, params, (old) => old === null)
    return output?.Attributes ?? null
  },

  Query: (run) => page(run, run.client.query),

  Scan: (run) => page(run, run.client.scan),

  async Sync() {
    throw new TypeError('Sync needs a versioned data source: dynamodbDataSource({ table, versioned: { ... } }).')
  },

  BatchGetItem: ({ client, document }) =>
    eachTable(document, 'unprocessedKeys', async (table, of) => {
      const { keys, ...options } = Array.isArray(of) ? { keys: of } : of
      return await Promise.all(keys.map((key) => getOne(client, getParams(table, { ...options, key }))))
    }),

  BatchPutItem: ({ client, document }) =>
    eachTable(document, 'unprocessedItems', (table, of) =>
      writeBatch(client, table, listOf(of), (Item) => ({ PutRequest: { Item } })),
    ),

  BatchDeleteItem: ({ client, document }) =>
    eachTable(document, 'unprocessedKeys', (table, of) =>
      writeBatch(client, table, listOf(of), (Key) => ({ DeleteRequest: { Key } })),
    ),

  async TransactGetItems({ client, document }) {
    const TransactItems = transactItemsOf(document).map((item) => ({ Get: getParams(item.table, item) }))
    const output = await sendTransaction(client.transactGet, { TransactItems }, 'items')
    const responses = output.Responses as { Item?: unknown }[]
    return { items: responses.map(({ Item }) => Item ?? null), cancellationReasons: null }
  },

  async TransactWriteItems({ client, document }) {
    const items = transactItemsOf(document)
    await sendTransaction(client.transactWrite, { TransactItems: items.map(transactParams) }, 'keys')
    return { keys: items.map(({ key }) => fromTypedValues(key)), cancellationReasons: null }
  },
}

/**
 * A write whose condition may fail. As on AppSync it then counts as done when the item is already as the write wants it
 * (`isDone`, which is given the item or null); otherwise the item becomes `ctx.result` beside the error.
 */
async function sendConditional(method: ElectroClient['put'], params: Params, isDone: (old: Item | null) => boolean) {
  try {
    return await send(method, params)
  } catch (error) {
    const old = refusedItem(error)
    if (old === undefined) throw error
    if (isDone(old)) return undefined
    const { message, type } = contextErrorOf(error)
    throw new DataSourceError(message, type, toJson(old))
  }
}

function isSame(old: Item | null, item: Item, ignored: readonly string[] = []): boolean {
  const counts = (of: Item) => Object.fromEntries(Object.entries(of).filter(([name]) => !ignored.includes(name)))
  return old !== null && isDeepStrictEqual(toJson(counts(old)), toJson(counts(item)))
}

async function page({ table, document, fillPages, tokens }: Run, method: ElectroClient['query']) {
  const { operation, index, query, segment, totalSegments, nextToken } = document
  const scope = [table, operation, index, query, segment, totalSegments]
  const startKey = nextToken == null ? undefined : tokens.open(nextToken, scope)
  const { items, lastKey, scannedCount } = await readPage(method, pageParams(table, document, startKey), fillPages)
  return { items, nextToken: lastKey === undefined ? null : tokens.seal(lastKey, scope), scannedCount }
}

/** One entry of a batch: what was read or written, or why it was not, and with what it was asked for. */
type Entry = { done: unknown } | { error: unknown; asked: unknown }

/**
 * A batch over its tables. When some of it fails the rest is answered beside the error, as on AppSync: null in the place of
 * what failed, which is listed under `left`.
 */
async function eachTable(
  document: DynamoDocument,
  left: 'unprocessedKeys' | 'unprocessedItems',
  run: (table: string, of: BatchTable) => Promise<Entry[]>,
) {
  const tables = await Promise.all(
    Object.entries(document.tables ?? {}).map(async ([table, of]) => [table, await run(table, of)] as const),
  )
  const byTable = (of: (entries: Entry[]) => unknown[]) =>
    Object.fromEntries(tables.map(([table, entries]) => [table, of(entries)]))
  const result = {
    data: byTable((entries) => entries.map((entry) => ('done' in entry ? entry.done : null))),
    [left]: byTable((entries) => entries.flatMap((entry) => ('done' in entry ? [] : [entry.asked]))),
  }
  const failed = tables.flatMap(([, entries]) => entries).find((entry) => 'error' in entry)
  if (!failed) return result
  // The deadline is the whole request's.
  if (failed.error instanceof ResolverError) throw failed.error
  const { message, type } = contextErrorOf(failed.error)
  throw new DataSourceError(message, type, toJson(result))
}

async function getOne(client: ElectroClient, params: Params): Promise<Entry> {
  try {
    return { done: (await send(client.get, params)).Item ?? null }
  } catch (error) {
    return { error, asked: params.Key }
  }
}

function listOf(of: BatchTable): object[] {
  return Array.isArray(of) ? of : of.keys
}

/** The most requests that one BatchWriteItem takes. */
const maxWrites = 25

async function writeBatch(
  client: ElectroClient,
  table: string,
  typed: object[],
  toRequest: (asked: Item) => object,
): Promise<Entry[]> {
  const entries: Entry[] = []
  for (let start = 0; start < typed.length; start += maxWrites) {
    const part = typed.slice(start, start + maxWrites).map((each) => fromTypedValues(each))
    entries.push(...(await writePart(client, table, part, toRequest)))
  }
  return entries
}

async function writePart(
  client: ElectroClient,
  table: string,
  part: Item[],
  toRequest: (asked: Item) => object,
): Promise<Entry[]> {
  const requests = part.map(toRequest)
  try {
    await send(client.batchWrite, { RequestItems: { [table]: requests } })
    return part.map((done) => ({ done }))
  } catch (error) {
    const left = error instanceof UnprocessedError ? error.left : requests
    return part.map((asked, index) =>
      left.some((each) => isDeepStrictEqual(each, requests[index])) ? { error, asked } : { done: asked },
    )
  }
}

function transactItemsOf(document: DynamoDocument): TransactDocument[] {
  return document.transactItems ?? []
}

async function sendTransaction(method: ElectroClient['transactWrite'], params: Params, name: 'items' | 'keys') {
  const output = await send(method, params)
  if (!output.canceled) return output
  const reasons = output.canceled as { Code?: string; Message?: string; Item?: unknown }[]
  throw new DataSourceError(
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ Code }) => Code).join(', ')}]`,
    'DynamoDB:TransactionCanceledException',
    {
      [name]: null,
      cancellationReasons: reasons.map(({ Code = 'None', Message = null, Item }) => ({
        type: Code,
        message: Message,
        ...(Item === undefined ? {} : { item: toJson(Item) }),
      })),
    },
  )
}
