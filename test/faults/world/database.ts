import { isDeepStrictEqual } from 'node:util'
import {
  type AttributeValue,
  BatchWriteItemCommand,
  CreateTableCommand,
  DynamoDBClient,
  type KeySchemaElement,
  paginateScan,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'
import {
  type _Record,
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { startDynamo, type TestDynamo } from '@dispense/appsync/testing/dynamodb'
import { makePlan, type TablePlan } from '@dispense/local'
import { SETTINGS } from '../layer/doors.ts'

/** An item as a program sees it. */
export type Item = Record<string, unknown>

/** An item as DynamoDB sees it. */
export type StoredItem = Record<string, AttributeValue>

const CONFIG = new URL('../../../sst.config.ts', import.meta.url).pathname

/** A table that is one simulation's for a while. */
export interface BorrowedTable {
  name: string
  /** Which time this is that a table was borrowed: no two simulations have the same. */
  borrowed: number
  /** Where its stream is. */
  arn: string | undefined
  /** How far its stream was read: an iterator for each shard; none for a shard that was read to its end. */
  positions: Map<string, string | undefined>
}

const schemaOf = ({
  hashKey,
  rangeKey = '',
}: {
  hashKey: string
  rangeKey?: string | undefined
}): KeySchemaElement[] => [
  { AttributeName: hashKey, KeyType: 'HASH' },
  { AttributeName: rangeKey, KeyType: 'RANGE' },
]

const keyOf = ({ pk, sk }: StoredItem): string => `${pk?.S} ${sk?.S}`

/** The most items that one BatchWriteItem takes. */
const BATCH = 25

/** A table, and where its stream is. */
interface Table {
  name: string
  arn: string | undefined
}

/** One DynamoDB Local, and in it a table for each seed, as sst.config.ts describes the table. */
export class Database {
  readonly endpoint: string
  readonly #client: DynamoDBClient
  readonly #streams: DynamoDBStreamsClient
  readonly #plan: TablePlan
  readonly #stop: () => Promise<void>
  readonly #free: Table[] = []
  #tables = 0
  #borrowed = 0

  private constructor({ endpoint, stop }: TestDynamo, plan: TablePlan) {
    this.endpoint = endpoint
    this.#client = new DynamoDBClient({ ...SETTINGS, endpoint })
    this.#streams = new DynamoDBStreamsClient({ ...SETTINGS, endpoint })
    this.#plan = plan
    this.#stop = stop
  }

  static async start(): Promise<Database> {
    const { tables } = await makePlan({ config: CONFIG })
    if (!tables[0]) throw new Error(`${CONFIG} describes no table`)
    return new Database(await startDynamo(), tables[0])
  }

  /** A table with exactly these items in it: one that is free, because making one takes DynamoDB Local a second. */
  async borrow(items: readonly StoredItem[] = []): Promise<BorrowedTable> {
    const table = this.#free.pop() ?? (await this.#create())
    const left = new Map((await this.stored(table.name)).map((item) => [keyOf(item), item]))
    const wanted = new Set(items.map(keyOf))
    const strays = [...left.values()].filter((item) => !wanted.has(keyOf(item)))
    const missing = items.filter((item) => !isDeepStrictEqual(left.get(keyOf(item)), item))
    await this.#write(table.name, [
      ...strays.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } as StoredItem } })),
      ...missing.map((Item) => ({ PutRequest: { Item } })),
    ])
    this.#borrowed += 1
    return { ...table, borrowed: this.#borrowed, positions: await this.#ends(table) }
  }

  /** Gives a table back. */
  giveBack({ name, arn }: BorrowedTable): void {
    this.#free.push({ name, arn })
  }

  async #create(): Promise<Table> {
    this.#tables += 1
    const TableName = `faults-${this.#tables}`
    const { fields, primaryIndex, globalIndexes } = this.#plan
    const { TableDescription } = await this.#client.send(
      new CreateTableCommand({
        TableName,
        AttributeDefinitions: Object.keys(fields).map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: schemaOf(primaryIndex),
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
        BillingMode: 'PAY_PER_REQUEST',
        GlobalSecondaryIndexes: Object.entries(globalIndexes).map(([IndexName, index]) => ({
          IndexName,
          KeySchema: schemaOf(index),
          Projection: { ProjectionType: index.projection === 'all' ? 'ALL' : 'KEYS_ONLY' },
        })),
      }),
    )
    return { name: TableName, arn: TableDescription?.LatestStreamArn }
  }

  async #write(table: string, requests: readonly WriteRequest[]): Promise<void> {
    for (let start = 0; start < requests.length; start += BATCH) {
      const RequestItems = { [table]: requests.slice(start, start + BATCH) }
      await this.#client.send(new BatchWriteItemCommand({ RequestItems }))
    }
  }

  /** Everything in a table, as DynamoDB has it. */
  async stored(TableName: string): Promise<StoredItem[]> {
    const pages = await Array.fromAsync(paginateScan({ client: this.#client }, { TableName, ConsistentRead: true }))
    return pages.flatMap(({ Items = [] }) => Items)
  }

  /** Everything in a table. */
  async items(TableName: string): Promise<Item[]> {
    return (await this.stored(TableName)).map((item) => unmarshall(item))
  }

  /** All changes of a table since it was borrowed, in order, from its real stream. Goes on from there the next time. */
  async changes({ arn, positions }: BorrowedTable): Promise<_Record[]> {
    const records: _Record[] = []
    for (let shards = [...positions.keys()]; shards.length > 0; ) {
      for (const shard of shards) records.push(...(await this.#read(shard, positions)))
      // A shard that has ended is continued by another.
      const ended = shards.some((shard) => positions.get(shard) === undefined)
      shards = ended ? (await this.#shards(arn)).filter((shard) => !positions.has(shard)) : []
      for (const shard of shards) positions.set(shard, await this.#iterator(arn, shard, 'TRIM_HORIZON'))
    }
    return records
  }

  /** What has come to a shard since it was read the last time. */
  async #read(shard: string, positions: BorrowedTable['positions']): Promise<_Record[]> {
    const records: _Record[] = []
    for (let ShardIterator = positions.get(shard); ShardIterator; ) {
      const page = await this.#streams.send(new GetRecordsCommand({ ShardIterator }))
      records.push(...(page.Records ?? []))
      positions.set(shard, page.NextShardIterator)
      // An open shard goes on for ever; an empty page is its end for now.
      ShardIterator = page.Records?.length ? page.NextShardIterator : undefined
    }
    return records
  }

  /** Where the shards of a table's stream end now. */
  async #ends({ arn }: Table): Promise<Map<string, string | undefined>> {
    const ends = (await this.#shards(arn)).map(
      async (shard) => [shard, await this.#iterator(arn, shard, 'LATEST')] as const,
    )
    return new Map(await Promise.all(ends))
  }

  async #shards(StreamArn: string | undefined): Promise<string[]> {
    const { StreamDescription } = await this.#streams.send(new DescribeStreamCommand({ StreamArn }))
    return (StreamDescription?.Shards ?? []).map(({ ShardId = '' }) => ShardId)
  }

  async #iterator(
    StreamArn: string | undefined,
    ShardId: string,
    ShardIteratorType: 'LATEST' | 'TRIM_HORIZON',
  ): Promise<string | undefined> {
    const { ShardIterator } = await this.#streams.send(
      new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType }),
    )
    return ShardIterator
  }

  async stop(): Promise<void> {
    this.#client.destroy()
    this.#streams.destroy()
    await this.#stop()
  }
}
