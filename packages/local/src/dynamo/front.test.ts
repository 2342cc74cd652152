import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb'
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TablePlan } from '../config/plan.ts'
import { CREDENTIALS } from '../credentials.ts'
import { startDynamoDbLocal } from './dynamodb-local.ts'
import { type Front, startFront } from './front.ts'
import { RecordTimes } from './record-times.ts'
import { ensureTable } from './tables.ts'

const TableName = 'fronted'
const table: TablePlan = {
  name: 'Table',
  tableName: TableName,
  arn: '',
  streamArn: '',
  fields: { pk: 'string', sk: 'binary', gsi1pk: 'string' },
  primaryIndex: { hashKey: 'pk', rangeKey: 'sk' },
  globalIndexes: { gsi1: { hashKey: 'gsi1pk', projection: 'keys-only' } },
  localIndexes: {},
  stream: 'new-and-old-images',
  deletionProtection: false,
  pointInTimeRecovery: false,
}

const settings = { region: 'eu-west-1', credentials: CREDENTIALS, maxAttempts: 1 }
let server: { endpoint: string; stop(): Promise<void> }
let front: Front
let client: DynamoDBClient
let streamArn: string | undefined

beforeAll(async () => {
  server = await startDynamoDbLocal('java', undefined)
  const direct = new DynamoDBClient({ ...settings, endpoint: server.endpoint })
  streamArn = await ensureTable(direct, table)
  direct.destroy()
  front = await startFront({
    upstream: server.endpoint,
    region: 'eu-west-1',
    credentials: CREDENTIALS,
    tables: [table],
  })
  client = new DynamoDBClient({ ...settings, endpoint: front.endpoint })
}, 90_000)

afterAll(async () => {
  client.destroy()
  await front.stop()
  await server.stop()
})

const SORT = { B: Uint8Array.of(1, 255) }
const keyOf = (pk: string) => ({ pk: { S: pk }, sk: SORT })
/** An item of exactly 1 KB. */
const item = (pk: string) => ({ ...keyOf(pk), pad: { S: '.'.repeat(1024 - 'pkskpad'.length - pk.length - 2) } })
const write = (
  TransactItems: TransactWriteItemsCommandInput['TransactItems'],
  ReturnConsumedCapacity?: 'INDEXES' | 'TOTAL',
) => client.send(new TransactWriteItemsCommand({ TransactItems, ReturnConsumedCapacity }))

describe('the front of DynamoDB Local', () => {
  it('tells the units of a transaction by the rule of AWS: 200 for 100 new items of 1 KB', async () => {
    const items = Array.from({ length: 100 }, (_, index) => ({
      Put: { TableName, Item: item(`many${index}`.padEnd(7)) },
    }))
    const { ConsumedCapacity } = await write(items, 'INDEXES')
    expect(ConsumedCapacity).toEqual([
      {
        TableName,
        CapacityUnits: 200,
        WriteCapacityUnits: 200,
        Table: { CapacityUnits: 200, WriteCapacityUnits: 200 },
      },
    ])
  })

  it('counts the larger of an item before and after, and index entries once', async () => {
    await client.send(new PutItemCommand({ TableName, Item: item('shrinks') }))
    const { ConsumedCapacity } = await write(
      [
        { Put: { TableName, Item: { ...keyOf('shrinks'), gsi1pk: { S: 'x' } } } },
        { Delete: { TableName, Key: keyOf('absent') } },
        { ConditionCheck: { TableName, Key: keyOf('other'), ConditionExpression: 'attribute_not_exists(pk)' } },
      ],
      'INDEXES',
    )
    expect(ConsumedCapacity).toMatchObject([
      {
        CapacityUnits: 7,
        Table: { CapacityUnits: 6 },
        GlobalSecondaryIndexes: { gsi1: { CapacityUnits: 1, WriteCapacityUnits: 1 } },
      },
    ])
  })

  it('tells the units of a reading transaction', async () => {
    await client.send(new PutItemCommand({ TableName, Item: item('read') }))
    const TransactItems = ['read', 'none'].map((pk) => ({ Get: { TableName, Key: keyOf(pk) } }))
    const { ConsumedCapacity, Responses } = await client.send(
      new TransactGetItemsCommand({ TransactItems, ReturnConsumedCapacity: 'TOTAL' }),
    )
    expect(Responses?.map(({ Item }) => Item?.pk?.S)).toEqual(['read', undefined])
    expect(ConsumedCapacity).toEqual([{ TableName, CapacityUnits: 4, ReadCapacityUnits: 4 }])
  })

  it('looks only at what a transaction does not say itself', async () => {
    const looks = () => front.calls()['BatchGetItem for units']?.count ?? 0
    const counted = async (call: () => Promise<{ ConsumedCapacity?: { CapacityUnits?: number }[] | undefined }>) => {
      const before = looks()
      const { ConsumedCapacity } = await call()
      return [looks() - before, ConsumedCapacity?.[0]?.CapacityUnits]
    }
    const Item = { ...item('made'), bytes: { B: new Uint8Array(1024 - 'bytes'.length) }, gsi1pk: { S: 'x' } }
    const names = { ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' } }
    const Put = {
      TableName,
      Item,
      ...names,
      ConditionExpression: 'attribute_not_exists(#pk) AND attribute_not_exists(#sk)',
    }
    // 3 KB with the index's attribute, twice, and the index's entry of its keys.
    expect(await counted(() => write([{ Put }], 'TOTAL'))).toEqual([0, 7])
    const Update = {
      TableName,
      Key: keyOf('made'),
      UpdateExpression: 'REMOVE #b',
      ExpressionAttributeNames: { '#b': 'bytes' },
    }
    expect(await counted(() => write([{ Update }], 'TOTAL'))).toEqual([2, 6])
    const either = { ...Put, ConditionExpression: 'attribute_not_exists(#pk) OR attribute_exists(#sk)' }
    expect(await counted(() => write([{ Put: either }], 'TOTAL'))).toEqual([2, 6])
    const Get = { TableName, Key: keyOf('made') }
    const read = (part: object) =>
      client.send(
        new TransactGetItemsCommand({ TransactItems: [{ Get: { ...Get, ...part } }], ReturnConsumedCapacity: 'TOTAL' }),
      )
    expect(await counted(() => read({}))).toEqual([0, 2])
    expect(await counted(() => read({ ProjectionExpression: 'pk' }))).toEqual([1, 2])
    expect(await counted(() => write([{ Delete: { TableName, Key: keyOf('made') } }], 'TOTAL'))).toEqual([1, 7])
  })

  it('says nothing of units when nobody asks, and leaves refusals of DynamoDB as they are', async () => {
    expect((await write([{ Put: { TableName, Item: item('quiet') } }])).ConsumedCapacity).toBeUndefined()
    const taken = { Put: { TableName, Item: item('quiet'), ConditionExpression: 'attribute_not_exists(pk)' } }
    await expect(write([taken], 'TOTAL')).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'ConditionalCheckFailed' }],
    })
  })

  it('passes other calls with their content', async () => {
    const pk = 'grüße'
    await client.send(new PutItemCommand({ TableName, Item: { ...item(pk), bytes: { B: Uint8Array.of(0, 128) } } }))
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: keyOf(pk) }))
    expect(Item).toMatchObject({ pk: { S: pk }, bytes: { B: Uint8Array.of(0, 128) } })
  })

  it('refuses what it was told to refuse, so often and after so many, and nothing is written then', async () => {
    const put = (pk: string) => client.send(new PutItemCommand({ TableName, Item: item(pk) }))
    front.refusals.plan({ operation: 'PutItem', error: 'Throttling', after: 1, times: 2 })
    await put('first')
    await expect(put('second')).rejects.toMatchObject({ name: 'ThrottlingException' })
    await expect(put('second')).rejects.toMatchObject({ name: 'ThrottlingException' })
    expect((await client.send(new GetItemCommand({ TableName, Key: keyOf('second') }))).Item).toBeUndefined()
    await put('second')
  })

  it.each([
    ['TransactionConflict', 'TransactionConflictException', 'TransactionConflict'],
    ['Throttling', 'ThrottlingException', 'ThrottlingError'],
    ['ProvisionedThroughputExceeded', 'ProvisionedThroughputExceededException', 'ProvisionedThroughputExceeded'],
  ] as const)(
    'refuses with %s: a single call by its exception, a transaction by a reason',
    async (error, name, Code) => {
      front.refusals.plan({ operation: 'PutItem', error })
      await expect(client.send(new PutItemCommand({ TableName, Item: item('x') }))).rejects.toMatchObject({ name })
      front.refusals.plan({ operation: 'TransactWriteItems', error, items: [1] })
      const puts = ['a', 'b', 'c'].map((pk) => ({ Put: { TableName, Item: item(pk) } }))
      await expect(write(puts)).rejects.toMatchObject({
        name: 'TransactionCanceledException',
        CancellationReasons: [{ Code: 'None' }, { Code }, { Code: 'None' }],
      })
    },
  )

  it('tells region and second of stream records', async () => {
    const before = Math.floor(Date.now() / 1000)
    await client.send(new PutItemCommand({ TableName, Item: item('streamed') }))
    const streams = new DynamoDBStreamsClient({ ...settings, endpoint: front.endpoint })
    const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn: streamArn }))
    const ShardId = StreamDescription?.Shards?.[0]?.ShardId
    const read = async () => {
      const start = { StreamArn: streamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' as const }
      const { ShardIterator } = await streams.send(new GetShardIteratorCommand(start))
      return (await streams.send(new GetRecordsCommand({ ShardIterator }))).Records?.at(-1)
    }
    const record = await read()
    const created = (record?.dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000
    expect(record?.awsRegion).toBe('eu-west-1')
    expect(created).toBeGreaterThanOrEqual(before)
    expect(created).toBeLessThanOrEqual(Date.now() / 1000)
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect((await read())?.dynamodb?.ApproximateCreationDateTime?.getTime()).toBe(created * 1000)
    streams.destroy()
  })

  it('names no time later than the minute in which a record was made', () => {
    const times = new RecordTimes('eu-west-1')
    const record = { eventID: 'old', dynamodb: { ApproximateCreationDateTime: 1_700_000_040 } }
    expect(times.correct({ Records: [record] })).toEqual({
      Records: [{ eventID: 'old', awsRegion: 'eu-west-1', dynamodb: { ApproximateCreationDateTime: 1_700_000_099 } }],
    })
  })
})
