import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb'
import type { TablePlan } from '../config/plan.ts'
import type { Calls } from './calls.ts'
import { changeUnits, readUnits, sumOf, type Units } from './capacity.ts'
import { type Item, itemSize } from './item-size.ts'

/** A transaction's items as the wire carries them. */
export interface TransactionInput {
  readonly TransactItems?: readonly Record<string, { TableName: string; Key?: WireItem; Item?: WireItem }>[]
  readonly ReturnConsumedCapacity?: 'INDEXES' | 'TOTAL' | 'NONE'
}

/** An item as the wire carries it: binary values in base64. */
type WireItem = Record<string, Record<string, unknown>>

type Key = Record<string, AttributeValue>

/** Whether the caller wants to know what its call consumed. */
export const wantsUnits = ({ ReturnConsumedCapacity: wanted }: TransactionInput): boolean =>
  wanted === 'INDEXES' || wanted === 'TOTAL'

/**
 * What a transaction consumes, by AWS's rule: each item twice ("Amazon DynamoDB Transactions: How it works", capacity
 * management). DynamoDB Local says 2 for 100 items of 1 KB, which are 200.
 */
export class TransactionUnits {
  readonly #client: DynamoDBClient
  readonly #tables: ReadonlyMap<string, TablePlan>
  readonly #calls: Calls

  /** @param client of the DynamoDB itself */
  constructor(client: DynamoDBClient, tables: readonly TablePlan[], calls: Calls) {
    this.#client = client
    this.#calls = calls
    this.#tables = new Map(tables.map((table) => [table.tableName, table]))
  }

  /** Looks at the items before a TransactWriteItems; what it answers looks again after it, and answers `ConsumedCapacity`. */
  async ofWrite(input: TransactionInput): Promise<() => Promise<object[]>> {
    const keys = this.#keysOf(input)
    const before = await this.#read(keys)
    return async () => {
      const after = await this.#read(keys)
      return [...keys].flatMap(([tableName, of]) => {
        const table = this.#tables.get(tableName)
        if (!table) return []
        const changes = of.map((key) => {
          const text = JSON.stringify(key)
          return changeUnits({ before: before.get(text), after: after.get(text) }, table, true)
        })
        return [consumed(tableName, sumOf(changes), 'WriteCapacityUnits', input)]
      })
    }
  }

  /** `ConsumedCapacity` of a TransactGetItems. */
  async ofRead(input: TransactionInput): Promise<object[]> {
    const keys = this.#keysOf(input)
    const items = await this.#read(keys)
    return [...keys].map(([tableName, of]) => {
      const units = of.map((key) => {
        const item = items.get(JSON.stringify(key))
        return readUnits(item ? itemSize(item) : 0, 'transactional')
      })
      const table = units.reduce((sum, each) => sum + each, 0)
      return consumed(tableName, { table, indexes: {} }, 'ReadCapacityUnits', input)
    })
  }

  #look(input: BatchGetItemCommandInput) {
    return this.#calls.timed('BatchGetItem for units', () => this.#client.send(new BatchGetItemCommand(input)))
  }

  /** The keys of a transaction's items by table; an item of an unknown table is DynamoDB's to refuse. */
  #keysOf({ TransactItems = [] }: TransactionInput): Map<string, Key[]> {
    const keys = new Map<string, Key[]>()
    for (const { TableName, Key, Item } of TransactItems.flatMap((each) => Object.values(each))) {
      const table = this.#tables.get(TableName)
      if (table) keys.set(TableName, [...(keys.get(TableName) ?? []), keyOf(table, Key ?? Item ?? {})])
    }
    return keys
  }

  /** The items that are there, by their key's JSON. */
  async #read(keys: ReadonlyMap<string, readonly Key[]>): Promise<Map<string, Item>> {
    const found = new Map<string, Item>()
    let RequestItems: Record<string, { Keys: Key[]; ConsistentRead: true }> | undefined = Object.fromEntries(
      [...keys].map(([table, of]) => [table, { Keys: [...of], ConsistentRead: true as const }]),
    )
    while (RequestItems && Object.keys(RequestItems).length > 0) {
      const { Responses = {}, UnprocessedKeys } = await this.#look({ RequestItems })
      for (const [tableName, items] of Object.entries(Responses)) {
        const table = this.#tables.get(tableName)
        for (const item of items) if (table) found.set(JSON.stringify(keyOf(table, item)), item)
      }
      RequestItems = UnprocessedKeys as typeof RequestItems
    }
    return found
  }
}

/** An item's key, its attributes in the order of the key schema. */
const keyOf = ({ primaryIndex: { hashKey, rangeKey } }: TablePlan, item: WireItem | Item): Key =>
  Object.fromEntries(
    [hashKey, ...(rangeKey === undefined ? [] : [rangeKey])].map((name) => [name, plainValue(item[name] ?? {})]),
  )

const plainValue = ({ S, N, B }: { S?: unknown; N?: unknown; B?: unknown }): AttributeValue => {
  if (typeof S === 'string') return { S }
  if (typeof N === 'string') return { N }
  return { B: typeof B === 'string' ? Uint8Array.from(Buffer.from(B, 'base64')) : (B as Uint8Array) }
}

const consumed = (
  TableName: string,
  { table, indexes }: Units,
  kind: 'WriteCapacityUnits' | 'ReadCapacityUnits',
  { ReturnConsumedCapacity }: TransactionInput,
): object => {
  const of = (units: number) => ({ CapacityUnits: units, [kind]: units })
  const total = Object.values(indexes).reduce((sum, each) => sum + each, table)
  const names = Object.entries(indexes)
  return {
    TableName,
    ...of(total),
    ...(ReturnConsumedCapacity === 'INDEXES' && {
      Table: of(table),
      ...(names.length > 0 && {
        GlobalSecondaryIndexes: Object.fromEntries(names.map(([name, units]) => [name, of(units)])),
      }),
    }),
  }
}
