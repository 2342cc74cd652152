import {
  type AttributeValue,
  BatchWriteItemCommand,
  CreateTableCommand,
  DescribeTableCommand,
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
  /** How far its stream was read: an iterator for each shard. */
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

/** One DynamoDB Local, and in it a table for each seed, as sst.config.ts describes the table. */
export class Database {
  readonly endpoint: string
  readonly #client: DynamoDBClient
  readonly #streams: DynamoDBStreamsClient
  readonly #plan: TablePlan
  readonly #stop: () => Promise<void>
  readonly #free: string[] = []
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
    const name = this.#free.pop() ?? (await this.#create())
    const wanted = new Set(items.map(keyOf))
    const strays = (await this.stored(name)).filter((item) => !wanted.has(keyOf(item)))
    await this.#write(name, [
      ...strays.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } as StoredItem } })),
      ...items.map((Item) => ({ PutRequest: { Item } })),
    ])
    this.#borrowed += 1
    return { name, borrowed: this.#borrowed, positions: await this.#ends(name) }
  }

  /** Gives a table back. */
  giveBack({ name }: BorrowedTable): void {
    this.#free.push(name)
  }

  async #create(): Promise<string> {
    this.#tables += 1
    const TableName = `faults-${this.#tables}`
    const { fields, primaryIndex, globalIndexes } = this.#plan
    await this.#client.send(
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
    return TableName
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
  async changes({ name, positions }: BorrowedTable): Promise<_Record[]> {
    const { arn: StreamArn, shards } = await this.#stream(name)
    const records: _Record[] = []
    for (const ShardId of shards) {
      const horizon = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' as const }
      // A shard that was not there before continues another.
      let ShardIterator = positions.has(ShardId)
        ? positions.get(ShardId)
        : (await this.#streams.send(new GetShardIteratorCommand(horizon))).ShardIterator
      while (ShardIterator) {
        const page = await this.#streams.send(new GetRecordsCommand({ ShardIterator }))
        records.push(...(page.Records ?? []))
        positions.set(ShardId, page.NextShardIterator)
        // An open shard goes on for ever; an empty page is its end for now.
        ShardIterator = page.Records?.length ? page.NextShardIterator : undefined
      }
    }
    return records
  }

  /** Where the shards of a table's stream end now. */
  async #ends(name: string): Promise<Map<string, string | undefined>> {
    const { arn: StreamArn, shards } = await this.#stream(name)
    const ends = shards.map(async (ShardId) => {
      const latest = new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'LATEST' })
      return [ShardId, (await this.#streams.send(latest)).ShardIterator] as const
    })
    return new Map(await Promise.all(ends))
  }

  async #stream(TableName: string): Promise<{ arn: string | undefined; shards: string[] }> {
    const { Table } = await this.#client.send(new DescribeTableCommand({ TableName }))
    const arn = Table?.LatestStreamArn
    const { StreamDescription } = await this.#streams.send(new DescribeStreamCommand({ StreamArn: arn }))
    return { arn, shards: (StreamDescription?.Shards ?? []).map(({ ShardId = '' }) => ShardId) }
  }

  async stop(): Promise<void> {
    this.#client.destroy()
    this.#streams.destroy()
    await this.#stop()
  }
}
