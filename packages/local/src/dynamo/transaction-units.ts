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
import { bytesOf, itemOf, type WireItem } from './wire.ts'

/** A transaction's items as the wire carries them, by what is done with each: Put, Update, Delete, ConditionCheck or Get. */
export interface TransactionInput {
  readonly TransactItems?: readonly Record<string, WireAction>[]
  readonly ReturnConsumedCapacity?: 'INDEXES' | 'TOTAL' | 'NONE'
}

interface WireAction {
  readonly TableName: string
  readonly Key?: WireItem
  readonly Item?: WireItem
  readonly ConditionExpression?: string
  readonly ProjectionExpression?: string
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>
}

/** What a transaction does with one item of a known table. */
interface Action extends WireAction {
  readonly kind: string
  readonly table: TablePlan
  readonly key: Key
  /** The key, to find the item by. */
  readonly id: string
}

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

  /**
   * Looks at the items before a TransactWriteItems; what it answers looks again after it, and answers `ConsumedCapacity`. Only
   * what the call does not say is looked at: before it not what must be absent, after it what was updated or overwritten.
   */
  async ofWrite(input: TransactionInput): Promise<() => Promise<object[]>> {
    const actions = this.#actionsOf(input)
    const before = await this.#read(actions.filter((action) => !isAbsent(action)))
    return async () => {
      const after = await this.#read(
        actions.filter(({ kind, id }) => kind === 'Update' || (kind === 'Put' && before.has(id))),
      )
      const changes = actions.map((action) => {
        const was = before.get(action.id)
        return { action, change: { before: was, after: after.get(action.id) ?? stateAfter(action, was) } }
      })
      return byTable(actions).map(([tableName, table]) => {
        const own = changes.filter(({ action }) => action.TableName === tableName)
        const units = own.map(({ change }) => changeUnits(change, table, true))
        return consumed(tableName, sumOf(units), 'WriteCapacityUnits', input)
      })
    }
  }

  /** `ConsumedCapacity` of a TransactGetItems; its items are in the answer, unless it asked for parts of them. */
  async ofRead(input: TransactionInput, responses: readonly { readonly Item?: WireItem }[]): Promise<object[]> {
    const actions = this.#actionsOf(input)
    const items = await this.#read(actions.filter(({ ProjectionExpression }) => ProjectionExpression !== undefined))
    for (const [index, { id, ProjectionExpression }] of actions.entries()) {
      const item = responses[index]?.Item
      if (item && ProjectionExpression === undefined) items.set(id, itemOf(item))
    }
    return byTable(actions).map(([tableName]) => {
      const units = actions.flatMap(({ TableName, id }) => {
        const item = items.get(id)
        return TableName === tableName ? [readUnits(item ? itemSize(item) : 0, 'transactional')] : []
      })
      const table = units.reduce((sum, each) => sum + each, 0)
      return consumed(tableName, { table, indexes: {} }, 'ReadCapacityUnits', input)
    })
  }

  #look(input: BatchGetItemCommandInput) {
    return this.#calls.timed('BatchGetItem for units', () => this.#client.send(new BatchGetItemCommand(input)))
  }

  /** What is done with each item; one of an unknown table is DynamoDB's to refuse. */
  #actionsOf({ TransactItems = [] }: TransactionInput): Action[] {
    return TransactItems.flatMap((each) => Object.entries(each)).flatMap(([kind, action]) => {
      const table = this.#tables.get(action.TableName)
      if (!table) return []
      const key = keyOf(table, action.Key ?? action.Item ?? {})
      return [{ ...action, kind, table, key, id: JSON.stringify([action.TableName, key]) }]
    })
  }

  /** The items that are there, by the ids of their actions. */
  async #read(actions: readonly Action[]): Promise<Map<string, Item>> {
    const found = new Map<string, Item>()
    let RequestItems: Record<string, { Keys: Key[]; ConsistentRead: true }> | undefined = Object.fromEntries(
      byTable(actions).map(([tableName]) => {
        const Keys = actions.flatMap(({ TableName, key }) => (TableName === tableName ? [key] : []))
        return [tableName, { Keys, ConsistentRead: true as const }]
      }),
    )
    while (RequestItems && Object.keys(RequestItems).length > 0) {
      const { Responses = {}, UnprocessedKeys } = await this.#look({ RequestItems })
      for (const [tableName, items] of Object.entries(Responses)) {
        const table = this.#tables.get(tableName)
        for (const item of items) if (table) found.set(JSON.stringify([tableName, keyOf(table, item)]), item)
      }
      RequestItems = UnprocessedKeys as typeof RequestItems
    }
    return found
  }
}

/** The tables of actions, in the order in which they come. */
const byTable = (actions: readonly Action[]): [string, TablePlan][] => [
  ...new Map(actions.map(({ TableName, table }) => [TableName, table])),
]

/**
 * Whether an item must be absent for the transaction to succeed: a condition without alternatives says that it has no key.
 */
const isAbsent = ({
  table,
  ConditionExpression: condition = '',
  ExpressionAttributeNames: names = {},
}: Action): boolean => {
  if (/\b(OR|NOT)\b/i.test(condition)) return false
  const { hashKey, rangeKey } = table.primaryIndex
  const absent = [...condition.matchAll(/\battribute_not_exists\s*\(\s*([#\w]+)\s*\)/g)].map(
    ([, name = '']) => names[name] ?? name,
  )
  return absent.some((name) => name === hashKey || name === rangeKey)
}

/** What has become of an item that nobody has to look at. */
const stateAfter = ({ kind, Item: put }: Action, before: Item | undefined): Item | undefined => {
  if (kind === 'Put') return put && itemOf(put)
  return kind === 'ConditionCheck' ? before : undefined
}

/** An item's key, its attributes in the order of the key schema. */
const keyOf = ({ primaryIndex: { hashKey, rangeKey } }: TablePlan, item: WireItem | Item): Key =>
  Object.fromEntries(
    [hashKey, ...(rangeKey === undefined ? [] : [rangeKey])].map((name) => [name, keyValueOf(item[name] ?? {})]),
  )

const keyValueOf = ({ S, N, B }: { S?: unknown; N?: unknown; B?: unknown }): AttributeValue => {
  if (typeof S === 'string') return { S }
  if (typeof N === 'string') return { N }
  return { B: typeof B === 'string' ? bytesOf(B) : (B as Uint8Array) }
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
