import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  type ConsumedCapacity,
  type DeleteItemCommandInput,
  type DynamoDBClient,
  type GetItemCommandInput,
  type PutItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
  type TransactWriteItemsCommandInput,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import { changeUnits, type IndexedTable, type Item, itemSize, readUnits, sumOf, type Units } from '@dispense/local'
import { type Action, actionsOf } from './actions.ts'

/** One DynamoDB call and what it costs. */
export interface MeteredCall {
  /** AWS's name: `GetItem`, `TransactWriteItems`, ... */
  operation: string
  kind: 'read' | 'write'
  /** What IAM must allow for it. */
  actions: Action[]
  transactional: boolean
  /** What was sent. */
  input: WriteInput
  /** Items asked for, or written; of a Query, those that it went through. */
  items: number
  /** By AWS's rules. */
  units: Units
  /** Read units of the items that were asked for and are not there, or of a Query that found nothing. */
  absent: number
  /** Grows with every call that is sent; calls at once may end in any order. */
  order: number
  /** What the DynamoDB at hand says. DynamoDB Local is wrong for transactions. */
  reported: Units
}

/** What of a call's input says whether it may be done twice. */
export interface WriteInput {
  UpdateExpression?: string
  ConditionExpression?: string
  ClientRequestToken?: string
}

type Key = Record<string, AttributeValue>
type Cost = Pick<MeteredCall, 'items' | 'units' | 'absent'>

/** How to compute the cost of one kind of call. `start` sees the table before the call, what it answers after it. */
interface Rule {
  kind: MeteredCall['kind']
  transactional?: true
  start(input: never, probe: Probe): Promise<() => Promise<Cost>>
}

/**
 * Meters every call of a client: computes its units by AWS's rules from the items that it read or wrote.
 * @param client gets a middleware; may be the one inside a DynamoDBDocumentClient
 * @param probe reads the items themselves, unmetered, so it must be another client
 * @param record is told of each call when it is over. A call that fails is not metered; a kind of call that has no rule
 *   here, or more than one page, fails.
 */
export function meter(
  client: DynamoDBClient,
  probe: DynamoDBClient,
  table: IndexedTable & { tableName: string },
  record: (call: MeteredCall) => void,
): void {
  const looker = new Probe(probe, table)
  let sent = 0
  client.middlewareStack.add(
    (next) => (args) => next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'INDEXES' } }),
    { name: 'askForUnits', step: 'initialize' },
  )
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const operation = String(context.commandName).replace(/Command$/, '')
      const rule = RULES[operation]
      if (!rule) throw new Error(`The meter has no rule for ${operation}: add one to test/units/meter.ts`)
      const order = sent++
      // By now the document client has marshalled the input.
      const cost = await rule.start(args.input as never, looker)
      const answer = await next(args)
      const { ConsumedCapacity } = answer.output as { ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[] }
      record({
        operation,
        order,
        kind: rule.kind,
        actions: actionsOf(operation, args.input),
        transactional: rule.transactional ?? false,
        input: args.input as WriteInput,
        ...(await cost()),
        reported: reportedUnits(ConsumedCapacity),
      })
      return answer
    },
    { name: 'meter', step: 'build' },
  )
}

const RULES: Record<string, Rule> = {
  GetItem: {
    kind: 'read',
    start: async ({ Key, ConsistentRead }: GetItemCommandInput, probe) => {
      return () => probe.readCost([Key as Key], ConsistentRead)
    },
  },
  BatchGetItem: {
    kind: 'read',
    start: async ({ RequestItems }: BatchGetItemCommandInput, probe) => {
      const [{ Keys = [], ConsistentRead } = { Keys: [] }] = Object.values(RequestItems ?? {})
      return () => probe.readCost(Keys, ConsistentRead)
    },
  },
  Query: { kind: 'read', start: async (input: QueryCommandInput, probe) => () => probe.queryCost(input) },
  PutItem: {
    kind: 'write',
    start: ({ Item }: PutItemCommandInput, probe) => probe.writeCost([probe.keyOf(Item as Item)], false),
  },
  UpdateItem: {
    kind: 'write',
    start: ({ Key }: UpdateItemCommandInput, probe) => probe.writeCost([Key as Key], false),
  },
  DeleteItem: {
    kind: 'write',
    start: ({ Key }: DeleteItemCommandInput, probe) => probe.writeCost([Key as Key], false),
  },
  TransactWriteItems: {
    kind: 'write',
    transactional: true,
    start: ({ TransactItems = [] }: TransactWriteItemsCommandInput, probe) => {
      const keys = TransactItems.map(({ Put, Update, Delete, ConditionCheck }) =>
        Put ? probe.keyOf(Put.Item as Item) : ((Update ?? Delete ?? ConditionCheck)?.Key as Key),
      )
      return probe.writeCost(keys, true)
    },
  },
}

/** Looks at the items behind a call. */
class Probe {
  readonly #client: DynamoDBClient
  readonly #table: IndexedTable & { tableName: string }

  constructor(client: DynamoDBClient, table: IndexedTable & { tableName: string }) {
    this.#client = client
    this.#table = table
  }

  keyOf(item: Item): Key {
    const { hashKey, rangeKey } = this.#table.primaryIndex
    return Object.fromEntries(Object.entries(item).filter(([name]) => name === hashKey || name === rangeKey))
  }

  /**
   * Each item is rounded up by itself, and one that is not there is paid as the smallest.
   * @see "BatchGetItem", Amazon DynamoDB API Reference
   */
  async readCost(keys: Key[], consistent = false): Promise<Cost> {
    const consistency = consistent ? 'strong' : 'eventual'
    const there = (await this.#read(keys)).filter((item) => item !== undefined)
    const absent = (keys.length - there.length) * readUnits(0, consistency)
    const table = there.reduce((sum, item) => sum + readUnits(itemSize(item), consistency), absent)
    return { items: keys.length, units: { table, indexes: {} }, absent }
  }

  /** Only the sum is rounded up. A filter saves nothing, so the items are those before it. */
  async queryCost(input: QueryCommandInput): Promise<Cost> {
    const { IndexName, ConsistentRead } = input
    const { Items = [] } = await this.#client.send(new QueryCommand(withoutFilter(input)))
    const bytes = Items.reduce((sum, item) => sum + itemSize(item), 0)
    const units = readUnits(bytes, ConsistentRead ? 'strong' : 'eventual')
    const on = IndexName === undefined ? { table: units, indexes: {} } : { table: 0, indexes: { [IndexName]: units } }
    return { items: Items.length, units: on, absent: Items.length === 0 ? units : 0 }
  }

  /** Looks at the items now, and once more when what it answers is called. */
  async writeCost(keys: Key[], transactional: boolean): Promise<() => Promise<Cost>> {
    const before = await this.#read(keys)
    return async () => {
      const after = await this.#read(keys)
      const changes = keys.map((_, i) =>
        changeUnits({ before: before[i], after: after[i] }, this.#table, transactional),
      )
      return { items: keys.length, units: sumOf(changes), absent: 0 }
    }
  }

  /** The items under these keys, in their order. */
  async #read(keys: Key[]): Promise<(Item | undefined)[]> {
    const { tableName } = this.#table
    const request = { RequestItems: { [tableName]: { Keys: keys, ConsistentRead: true } } }
    const { Responses, UnprocessedKeys } = await this.#client.send(new BatchGetItemCommand(request))
    if (Object.keys(UnprocessedKeys ?? {}).length > 0) throw new Error('DynamoDB left keys of the probe unread')
    const found = new Map((Responses?.[tableName] ?? []).map((item) => [JSON.stringify(this.#keyText(item)), item]))
    return keys.map((key) => found.get(JSON.stringify(this.#keyText(key))))
  }

  #keyText(item: Item) {
    const { hashKey, rangeKey = hashKey } = this.#table.primaryIndex
    return [item[hashKey], item[rangeKey]]
  }
}

/** The same query without its filter and projection, and without the placeholders that only they used. */
function withoutFilter(input: QueryCommandInput): QueryCommandInput {
  const { FilterExpression, ProjectionExpression, ReturnConsumedCapacity, ...query } = input
  const used = <T>(placeholders: Record<string, T> = {}): Record<string, T> =>
    Object.fromEntries(
      Object.entries(placeholders).filter(([name]) =>
        new RegExp(`${name}\\b`).test(query.KeyConditionExpression ?? ''),
      ),
    )
  return {
    ...query,
    ExpressionAttributeNames: used(query.ExpressionAttributeNames),
    ExpressionAttributeValues: used(query.ExpressionAttributeValues),
  }
}

function reportedUnits(consumed: ConsumedCapacity | ConsumedCapacity[] = []): Units {
  return sumOf(
    [consumed].flat().map(({ Table, GlobalSecondaryIndexes = {} }) => ({
      table: Table?.CapacityUnits ?? 0,
      indexes: Object.fromEntries(
        Object.entries(GlobalSecondaryIndexes).map(([name, { CapacityUnits = 0 }]) => [name, CapacityUnits]),
      ),
    })),
  )
}
