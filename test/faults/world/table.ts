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
  type ShardIteratorType,
} from '@aws-sdk/client-dynamodb-streams'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { TablePlan } from '@dispense/local'
import type { Account } from '../layer/doors.ts'

/** An item as a program sees it. */
export type Item = Record<string, unknown>

/** An item as DynamoDB sees it. */
export type StoredItem = Record<string, AttributeValue>

/** The most items that one BatchWriteItem takes. */
const BATCH = 25

/** A table that is one simulation's for a while, its stream, and the account that it is in. */
export class Table {
  readonly name = 'table'
  readonly account: Account
  readonly #client: DynamoDBClient
  readonly #streams: DynamoDBStreamsClient
  /** How often it was filled: no two simulations on it have the same number. */
  fills = 0
  #arn: string | undefined
  /** How far the stream was read: an iterator for each shard; none for a shard that was read to its end. */
  #positions = new Map<string, string | undefined>()

  constructor(account: Account) {
    this.account = account
    this.#client = new DynamoDBClient(account)
    this.#streams = new DynamoDBStreamsClient(account)
  }

  /** Makes it, as sst.config.ts describes it. */
  async create({ fields, primaryIndex, globalIndexes }: TablePlan): Promise<void> {
    const { TableDescription } = await this.#client.send(
      new CreateTableCommand({
        TableName: this.name,
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
    this.#arn = TableDescription?.LatestStreamArn
  }

  /** Puts exactly these items into it; its stream begins after them. */
  async fill(items: readonly StoredItem[]): Promise<void> {
    const left = new Map((await this.stored()).map((item) => [keyOf(item), item]))
    const wanted = new Set(items.map(keyOf))
    const strays = [...left.values()].filter((item) => !wanted.has(keyOf(item)))
    const missing = items.filter((item) => !isDeepStrictEqual(left.get(keyOf(item)), item))
    await this.#write([
      ...strays.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } as StoredItem } })),
      ...missing.map((Item) => ({ PutRequest: { Item } })),
    ])
    this.fills += 1
    const ends = (await this.#shards()).map(async (shard) => [shard, await this.#iterator(shard, 'LATEST')] as const)
    this.#positions = new Map(await Promise.all(ends))
  }

  async #write(requests: readonly WriteRequest[]): Promise<void> {
    for (let start = 0; start < requests.length; start += BATCH) {
      const RequestItems = { [this.name]: requests.slice(start, start + BATCH) }
      await this.#client.send(new BatchWriteItemCommand({ RequestItems }))
    }
  }

  /** Everything in it, as DynamoDB has it. */
  async stored(): Promise<StoredItem[]> {
    const input = { TableName: this.name, ConsistentRead: true }
    const pages = await Array.fromAsync(paginateScan({ client: this.#client }, input))
    return pages.flatMap(({ Items = [] }) => Items)
  }

  /** Everything in it. */
  async items(): Promise<Item[]> {
    return (await this.stored()).map((item) => unmarshall(item))
  }

  /** All changes since it was filled, in order, from its real stream. Goes on from there the next time. */
  async changes(): Promise<_Record[]> {
    const positions = this.#positions
    const records: _Record[] = []
    for (let shards = [...positions.keys()]; shards.length > 0; ) {
      for (const shard of shards) records.push(...(await this.#read(shard)))
      // A shard that has ended is continued by another.
      const ended = shards.some((shard) => positions.get(shard) === undefined)
      shards = ended ? (await this.#shards()).filter((shard) => !positions.has(shard)) : []
      for (const shard of shards) positions.set(shard, await this.#iterator(shard, 'TRIM_HORIZON'))
    }
    return records
  }

  /** What has come to a shard since it was read the last time. */
  async #read(shard: string): Promise<_Record[]> {
    const records: _Record[] = []
    for (let ShardIterator = this.#positions.get(shard); ShardIterator; ) {
      const page = await this.#streams.send(new GetRecordsCommand({ ShardIterator }))
      records.push(...(page.Records ?? []))
      this.#positions.set(shard, page.NextShardIterator)
      // An open shard goes on for ever; an empty page is its end for now.
      ShardIterator = page.Records?.length ? page.NextShardIterator : undefined
    }
    return records
  }

  async #shards(): Promise<string[]> {
    const { StreamDescription } = await this.#streams.send(new DescribeStreamCommand({ StreamArn: this.#arn }))
    return (StreamDescription?.Shards ?? []).map(({ ShardId = '' }) => ShardId)
  }

  async #iterator(ShardId: string, type: ShardIteratorType): Promise<string | undefined> {
    const input = { StreamArn: this.#arn, ShardId, ShardIteratorType: type }
    return (await this.#streams.send(new GetShardIteratorCommand(input))).ShardIterator
  }

  /** Closes the connections. */
  close(): void {
    this.#client.destroy()
    this.#streams.destroy()
  }
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
