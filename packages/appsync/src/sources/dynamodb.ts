import { isDeepStrictEqual } from 'node:util'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { encodeToken, getParams, type Params, pageParams, transactParams, writeParams } from '../dynamodb/params.ts'
import { fromTypedValues, toJson } from '../dynamodb/plain.ts'
import type { BatchTable, DynamoDocument, TransactDocument } from '../dynamodb/request.ts'
import { DataSourceError } from '../errors.ts'
import { contextErrorOf } from '../runtime/context-error.ts'
import type { DataSource, ElectroClient } from '../types.ts'

/** What an operation is run with. */
interface Run {
  table: string
  client: ElectroClient
  document: DynamoDocument
  /** How many more calls may be made to fill a page. */
  fillPages: number
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
}

/**
 * An AppSync DynamoDB data source: runs the request documents of `@aws-appsync/utils/dynamodb`, and those written by
 * hand. Point reads go through the request's gathering client, so that two fields that get an item share a call.
 */
export function dynamodbDataSource({ table, fillPages = 0 }: DynamodbOptions): DataSource {
  return {
    type: 'DynamoDB',
    async execute(request, { context }) {
      const document = request as DynamoDocument
      const run = runners[document?.operation]
      if (!run) {
        const known = Object.keys(runners).join(', ')
        throw new TypeError(`A DynamoDB data source has no operation '${document?.operation}'; it has ${known}.`)
      }
      return toJson(await run({ table, client: context.dynamo, document, fillPages }))
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

  Query: ({ table, client, document, fillPages }) => page(client.query, pageParams(table, document), fillPages),

  Scan: ({ table, client, document, fillPages }) => page(client.scan, pageParams(table, document), fillPages),

  async Sync({ table, client, document }) {
    const startedAt = Date.now()
    const { items, nextToken } = await page(client.scan, pageParams(table, { limit: 100, ...document }), 0)
    return { items: items.filter((item) => changedSince(item, document.lastSync)), nextToken, startedAt }
  },

  async BatchGetItem({ client, document }) {
    const data = await eachTable(document, async (table, of) => {
      const { keys, ...options } = Array.isArray(of) ? { keys: of } : of
      const outputs = await Promise.all(keys.map((key) => send(client.get, getParams(table, { ...options, key }))))
      return outputs.map((output) => output.Item ?? null)
    })
    return { data, unprocessedKeys: emptyLists(data) }
  },

  async BatchPutItem({ client, document }) {
    const data = await eachTable(document, async (table, of) => {
      const items = listOf(of).map(fromTypedValues)
      await writeBatch(
        client,
        table,
        items.map((Item) => ({ PutRequest: { Item } })),
      )
      return items
    })
    return { data, unprocessedItems: emptyLists(data) }
  },

  async BatchDeleteItem({ client, document }) {
    const data = await eachTable(document, async (table, of) => {
      const keys = listOf(of).map(fromTypedValues)
      await writeBatch(
        client,
        table,
        keys.map((Key) => ({ DeleteRequest: { Key } })),
      )
      return keys
    })
    return { data, unprocessedKeys: emptyLists(data) }
  },

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

type Output = Record<string, unknown>

async function send(method: ElectroClient['get'], params: Params): Promise<Output> {
  return (await method(params).promise()) as Output
}

/**
 * A write whose condition may fail. As on AppSync it then counts as done when the item is already as the write wants it
 * (`isDone`, which is given the item or null); otherwise the item becomes `ctx.result` beside the error.
 */
async function sendConditional(method: ElectroClient['put'], params: Params, isDone: (old: Output | null) => boolean) {
  try {
    return await send(method, params)
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error
    const raw = 'Item' in error ? (error.Item as Parameters<typeof unmarshall>[0]) : undefined
    const old = raw ? unmarshall(raw) : null
    if (isDone(old)) return undefined
    const { message, type } = contextErrorOf(error)
    throw new DataSourceError(message, type, toJson(old))
  }
}

function isSame(old: Output | null, item: Output, ignored: readonly string[] = []): boolean {
  const counts = (of: Output) => Object.fromEntries(Object.entries(of).filter(([name]) => !ignored.includes(name)))
  return old !== null && isDeepStrictEqual(toJson(counts(old)), toJson(counts(item)))
}

async function page(method: ElectroClient['query'], params: Params, fillPages: number) {
  const limit = params.Limit as number | undefined
  let output = await send(method, params)
  const items = [...((output.Items ?? []) as unknown[])]
  let scannedCount = Number(output.ScannedCount ?? 0)
  for (let more = fillPages; more > 0 && limit && items.length < limit && output.LastEvaluatedKey; more--) {
    // Asking for no more than what is missing keeps the page from running over its limit.
    output = await send(method, { ...params, Limit: limit - items.length, ExclusiveStartKey: output.LastEvaluatedKey })
    items.push(...((output.Items ?? []) as unknown[]))
    scannedCount += Number(output.ScannedCount ?? 0)
  }
  return { items, nextToken: encodeToken(output.LastEvaluatedKey), scannedCount }
}

/** There is no delta table here: a sync scans the table and leaves out what has not changed. */
function changedSince(item: unknown, lastSync: number | undefined): boolean {
  const changedAt = (item as { _lastChangedAt?: number })._lastChangedAt
  return lastSync === undefined || changedAt === undefined || changedAt > lastSync
}

async function eachTable<Result>(document: DynamoDocument, run: (table: string, of: BatchTable) => Promise<Result>) {
  const entries = Object.entries(document.tables ?? {}).map(
    async ([table, of]) => [table, await run(table, of)] as const,
  )
  return Object.fromEntries(await Promise.all(entries))
}

function listOf(of: BatchTable): object[] {
  return Array.isArray(of) ? of : of.keys
}

/** The most requests that one BatchWriteItem takes. */
const maxWrites = 25

async function writeBatch(client: ElectroClient, table: string, requests: object[]): Promise<void> {
  for (let start = 0; start < requests.length; start += maxWrites) {
    await send(client.batchWrite, { RequestItems: { [table]: requests.slice(start, start + maxWrites) } })
  }
}

/** The client has retried what DynamoDB left unprocessed, so there is nothing to report. */
function emptyLists(data: object): Record<string, never[]> {
  return Object.fromEntries(Object.keys(data).map((table) => [table, []]))
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
