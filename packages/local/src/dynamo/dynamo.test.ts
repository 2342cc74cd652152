import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  DeleteItemCommand,
  DescribeTableCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { emptyPlan } from '../config/empty-plan.ts'
import type { Plan, SubscriptionPlan, TablePlan } from '../config/plan.ts'
import { CREDENTIALS } from '../credentials.ts'
import { until } from '../testing/until.ts'
import { type Database, type Subscribed, startDatabase } from './dynamo.ts'
import { startDynamoDbLocal } from './dynamodb-local.ts'
import type { StreamRecord } from './stream-record.ts'
import { TableMismatchError } from './tables.ts'

const table = (given: Partial<TablePlan> = {}): TablePlan => ({
  name: 'Table',
  tableName: 'test-Table',
  arn: 'arn:aws:dynamodb:us-east-1:000000000000:table/test-Table',
  streamArn: '',
  fields: { pk: 'string', sk: 'number', gsi1pk: 'string' },
  primaryIndex: { hashKey: 'pk', rangeKey: 'sk' },
  globalIndexes: { gsi1: { hashKey: 'gsi1pk', projection: 'keys-only' } },
  localIndexes: {},
  stream: 'new-and-old-images',
  ttl: 'expiresAt',
  deletionProtection: false,
  pointInTimeRecovery: false,
  ...given,
})

const subscription = (given: Partial<SubscriptionPlan> = {}): SubscriptionPlan => ({
  name: 'Follow',
  table: 'Table',
  functionArn: 'arn:follow',
  filters: [],
  batchSize: 100,
  maximumBatchingWindowInSeconds: 0,
  parallelizationFactor: 1,
  startingPosition: 'LATEST',
  bisectBatchOnFunctionError: false,
  maximumRetryAttempts: -1,
  maximumRecordAgeInSeconds: -1,
  reportBatchItemFailures: false,
  ...given,
})

const planOf = (tables: TablePlan[], subscriptions: SubscriptionPlan[] = []): Plan => ({
  ...emptyPlan({ name: 'app', stage: 'test' }),
  tables,
  subscriptions,
})

// One DynamoDB for all: each test has tables of its own, and finds the server as a developer's own would be found.
let server: { endpoint: string; stop(): Promise<void> }
let client: DynamoDBClient
const databases: Database[] = []

beforeAll(async () => {
  server = await startDynamoDbLocal('java', undefined)
  vi.stubEnv('DYNAMODB_ENDPOINT', server.endpoint)
  client = new DynamoDBClient({ endpoint: server.endpoint, region: 'us-east-1', credentials: CREDENTIALS })
}, 90_000)

afterAll(async () => {
  for (const database of databases) await database.stop()
  client.destroy()
  await server.stop()
  vi.unstubAllEnvs()
})

const start = async (plan: Plan, log: (message: string) => void = () => undefined): Promise<Database> => {
  const database = await startDatabase({ plan, region: 'us-east-1', directory: undefined, log })
  databases.push(database)
  return database
}

/** Subscribers whose function is this one. */
const handledBy = (handle: (records: StreamRecord[]) => unknown): Subscribed => ({
  invoke: async (_arn, payload) => {
    const { Records } = JSON.parse(payload) as { Records: StreamRecord[] }
    try {
      return { requestId: 'request', payload: JSON.stringify((await handle(Records)) ?? null) }
    } catch (error) {
      return { requestId: 'request', payload: String(error), functionError: 'Unhandled' }
    }
  },
  sendTo: async () => undefined,
})

const describeTable = async (TableName: string) => (await client.send(new DescribeTableCommand({ TableName }))).Table

const keysOf = (records: readonly StreamRecord[]): string[] =>
  records.map(({ dynamodb }) => (dynamodb.Keys as { pk: { S: string } }).pk.S)

describe('a table of the configuration', () => {
  it('is made with its keys, indexes and stream', async () => {
    await start(planOf([table({ tableName: 'made' })]))
    expect(await describeTable('made')).toMatchObject({
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [{ IndexName: 'gsi1', Projection: { ProjectionType: 'KEYS_ONLY' } }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    })
  })

  it('can have local indexes and indexes with chosen attributes', async () => {
    const localIndexes = { byGsi: { rangeKey: 'gsi1pk', projection: ['name'] } }
    await start(planOf([table({ tableName: 'local-index', globalIndexes: {}, localIndexes })]))
    expect(await describeTable('local-index')).toMatchObject({
      LocalSecondaryIndexes: [
        { IndexName: 'byGsi', Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['name'] } },
      ],
    })
  })

  it('is left as it is when it is there already, with its items', async () => {
    const same = planOf([table({ tableName: 'kept' })])
    await start(same)
    const before = await describeTable('kept')
    await start(same)
    expect((await describeTable('kept'))?.TableId).toBe(before?.TableId)
  })

  it('gets an index that is new in the configuration', async () => {
    await start(planOf([table({ tableName: 'grown', globalIndexes: {}, fields: { pk: 'string', sk: 'number' } })]))
    await start(planOf([table({ tableName: 'grown' })]))
    expect((await describeTable('grown'))?.GlobalSecondaryIndexes).toMatchObject([
      { IndexName: 'gsi1', IndexStatus: 'ACTIVE' },
    ])
  })

  it.each<[string, Partial<TablePlan>]>([
    ['other keys', { primaryIndex: { hashKey: 'pk' }, fields: { pk: 'string', gsi1pk: 'string' } }],
    ['another stream', { stream: 'keys-only' }],
    ['the index gsi1 is gone', { globalIndexes: {}, fields: { pk: 'string', sk: 'number' } }],
    ['another projection of gsi1', { globalIndexes: { gsi1: { hashKey: 'gsi1pk', projection: 'all' } } }],
    [
      'other keys of gsi1',
      { globalIndexes: { gsi1: { hashKey: 'pk', projection: 'keys-only' } }, fields: { pk: 'string', sk: 'number' } },
    ],
  ])('is an error with the way out when it is there but differs: %s', async (what, change) => {
    const tableName = `differs-${what.replaceAll(' ', '-')}`
    await start(planOf([table({ tableName })]))
    const failure = await start(planOf([table({ tableName, ...change })])).catch((error: unknown) => error as Error)
    expect(failure).toBeInstanceOf(TableMismatchError)
    expect((failure as Error).message).toContain(what)
    expect((failure as Error).message).toContain('npm start -- --fresh')
  })
})

describe('time to live', () => {
  it('deletes what is over, with a stream record that says so, and leaves the rest', { timeout: 60_000 }, async () => {
    const tableName = 'expiring'
    const database = await start(planOf([table({ tableName })], [subscription()]))
    const now = Math.floor(Date.now() / 1000)
    const put = (pk: string, expiresAt?: object) =>
      client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: { pk: { S: pk }, sk: { N: '1' }, ...(expiresAt && { expiresAt: expiresAt as { N: string } }) },
        }),
      )
    await put('over', { N: String(now - 60) })
    await put('to come', { N: String(now + 3600) })
    await put('text', { S: String(now - 60) })
    await put('never')
    const seen: StreamRecord[] = []
    await database.follow(handledBy((records) => void seen.push(...records)))
    const removal = await until(() => seen.find(({ eventName }) => eventName === 'REMOVE'))
    expect(removal).toMatchObject({
      dynamodb: { Keys: { pk: { S: 'over' } } },
      userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
    })
    const { Items } = await client.send(new ScanCommand({ TableName: tableName }))
    expect(Items?.map(({ pk }) => pk?.S).sort()).toEqual(['never', 'text', 'to come'])
  })
})

describe('a function subscribed to the stream', () => {
  const put = (TableName: string, pk: string, extra = {}) =>
    client.send(new PutItemCommand({ TableName, Item: { pk: { S: pk }, sk: { N: '1' }, ...extra } }))

  it('gets every change since the start, in order, as Lambda writes it', { timeout: 60_000 }, async () => {
    const tableName = 'followed'
    const database = await start(planOf([table({ tableName })], [subscription()]))
    const seen: StreamRecord[] = []
    await database.follow(handledBy((records) => void seen.push(...records)))
    const Key = { pk: { S: 'a' }, sk: { N: '1' } }
    await put(tableName, 'a', { bytes: { B: Buffer.from([1, 2, 255]) }, list: { L: [{ B: Buffer.from([0]) }] } })
    const UpdateExpression = 'SET #n = :n'
    await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key,
        UpdateExpression,
        ExpressionAttributeNames: { '#n': 'n' },
        ExpressionAttributeValues: { ':n': { N: '1' } },
      }),
    )
    await client.send(new DeleteItemCommand({ TableName: tableName, Key }))
    await until(() => seen.length === 3)
    expect(seen.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE'])
    expect(seen[0]).toMatchObject({
      awsRegion: 'us-east-1',
      eventSource: 'aws:dynamodb',
      eventSourceARN: expect.stringContaining(':table/followed/stream/'),
      dynamodb: {
        ApproximateCreationDateTime: expect.any(Number),
        Keys: Key,
        NewImage: { bytes: { B: 'AQL/' }, list: { L: [{ B: 'AA==' }] } },
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
    })
    expect(seen[2]?.dynamodb).toMatchObject({ OldImage: { n: { N: '1' } } })
    expect(seen[2]).not.toHaveProperty('userIdentity')
  })

  it('gets what its filters let pass, in batches of its size', { timeout: 60_000 }, async () => {
    const tableName = 'filtered'
    const filters = [{ dynamodb: { Keys: { pk: { S: [{ prefix: 'yes' }] } } } }]
    const database = await start(
      planOf([table({ tableName })], [subscription({ filters, batchSize: 2, maximumBatchingWindowInSeconds: 1 })]),
    )
    const batches: string[][] = []
    await database.follow(handledBy((records) => void batches.push(keysOf(records))))
    for (const pk of ['yes1', 'no1', 'yes2', 'no2', 'yes3']) await put(tableName, pk)
    await until(() => batches.flat().length === 3)
    expect(batches).toEqual([['yes1', 'yes2'], ['yes3']])
  })

  it('gets every type of attribute as Lambda tells it: maps that are empty too, and bytes in base64', {
    timeout: 60_000,
  }, async () => {
    const tableName = 'typed'
    const database = await start(planOf([table({ tableName })], [subscription({ startingPosition: 'TRIM_HORIZON' })]))
    const bytes = (text: string) => new Uint8Array(Buffer.from(text))
    const plain = { none: { NULL: true }, yes: { BOOL: true }, count: { N: '7' }, tags: { SS: ['a', 'b'] } }
    const sent = { ...plain, empty: { M: {} }, list: { L: [] }, deep: { M: { list: { L: [{ M: {} }] } } } }
    const Item = { pk: { S: 'a' }, sk: { N: '1' }, ...sent, b: { B: bytes('b') }, bs: { BS: [bytes('c')] } }
    await client.send(new PutItemCommand({ TableName: tableName, Item }))
    const seen: unknown[] = []
    await database.follow(handledBy((records) => void seen.push(...records.map(({ dynamodb }) => dynamodb.NewImage))))
    await until(() => seen.length === 1)
    expect(seen).toEqual([{ ...Item, b: { B: 'Yg==' }, bs: { BS: ['Yw=='] } }])
  })

  it.each([
    ['TRIM_HORIZON', ['before', 'after']],
    ['LATEST', ['after']],
  ] as const)('begins at %s', { timeout: 60_000 }, async (startingPosition, expected) => {
    const tableName = `begins-${startingPosition}`
    const database = await start(planOf([table({ tableName })], [subscription({ startingPosition })]))
    await put(tableName, 'before')
    const seen: string[] = []
    await database.follow(handledBy((records) => void seen.push(...keysOf(records))))
    await put(tableName, 'after')
    await until(() => seen.includes('after'))
    expect(seen).toEqual(expected)
  })

  it('gets a batch again after it failed, and what is given up is logged', { timeout: 60_000 }, async () => {
    const tableName = 'retried'
    const messages: string[] = []
    const plan = planOf([table({ tableName })], [subscription({ maximumRetryAttempts: 1 })])
    const database = await start(plan, (message) => messages.push(message))
    let times = 0
    await database.follow(
      handledBy(() => {
        times += 1
        throw new Error('not today')
      }),
    )
    await put(tableName, 'a')
    await until(() => messages.length > 0)
    expect(times).toBe(2)
    expect(messages).toEqual([
      'Follow gave up 1 records of Table (RetryAttemptsExhausted): FunctionFailure: Error: not today',
    ])
  })

  it('tells its destination where the records lie that it gave up, and goes on', { timeout: 60_000 }, async () => {
    const tableName = 'poisoned'
    const given = { maximumRetryAttempts: 1, bisectBatchOnFunctionError: true, onFailure: 'arn:queue' }
    const database = await start(planOf([table({ tableName })], [subscription(given)]))
    const seen: string[] = []
    const sent: { arn: string; body: string }[] = []
    const handled = handledBy((records) => {
      if (keysOf(records).includes('poison')) throw new Error('cannot')
      seen.push(...keysOf(records))
    })
    await database.follow({ ...handled, sendTo: async (arn, { body }) => void sent.push({ arn, body }) })
    for (const pk of ['a', 'poison', 'b']) await put(tableName, pk)
    await until(() => seen.includes('b') && sent.length === 1)
    expect(seen).toEqual(['a', 'b'])
    expect(sent[0]?.arn).toBe('arn:queue')
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    const { requestContext, DDBStreamBatchInfo, ...rest } = JSON.parse(sent[0]?.body ?? '') as Record<string, object>
    expect(requestContext).toEqual({
      requestId: 'request',
      functionArn: 'arn:follow',
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: expect.any(Number),
    })
    expect(DDBStreamBatchInfo).toEqual({
      shardId: expect.stringMatching(/^shardId-/),
      startSequenceNumber: expect.any(String),
      endSequenceNumber: (DDBStreamBatchInfo as Record<string, string>).startSequenceNumber,
      approximateArrivalOfFirstRecord: time,
      approximateArrivalOfLastRecord: time,
      batchSize: 1,
      streamArn: expect.stringContaining('table/poisoned/stream/'),
    })
    expect(rest).toEqual({
      version: '1.0',
      timestamp: expect.any(String),
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    })
  })

  it('goes on after a restart where it stood: nothing twice, nothing left out', { timeout: 60_000 }, async () => {
    const tableName = 'resumed'
    const directory = await mkdtemp(join(tmpdir(), 'dynamo-places-'))
    const plan = planOf([table({ tableName })], [subscription({ startingPosition: 'TRIM_HORIZON', batchSize: 2 })])
    const seen: string[] = []
    const run = async (last: string) => {
      const database = await startDatabase({ plan, region: 'us-east-1', directory, log: () => undefined })
      await database.follow(handledBy((records) => void seen.push(...keysOf(records))))
      await until(() => seen.at(-1) === last)
      await database.stop()
    }
    const before = await start(plan)
    await before.stop()
    for (const pk of ['a', 'b', 'c']) await put(tableName, pk)
    await run('c')
    for (const pk of ['d', 'e']) await put(tableName, pk)
    await run('e')
    await rm(directory, { recursive: true })
    expect(seen).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
})

describe('DynamoDB Local', () => {
  it('keeps its tables in the folder it is given', { timeout: 120_000 }, async () => {
    const directory = await mkdtemp(join(tmpdir(), 'dynamo-kept-'))
    const ids: unknown[] = []
    vi.stubEnv('DYNAMODB_ENDPOINT', '')
    for (const _start of [1, 2]) {
      const plan = planOf([table({ tableName: 'kept' })])
      const database = await startDatabase({ plan, region: 'us-east-1', directory, log: () => undefined })
      const own = new DynamoDBClient({ endpoint: database.endpoint, region: 'us-east-1', credentials: CREDENTIALS })
      ids.push((await own.send(new DescribeTableCommand({ TableName: 'kept' }))).Table?.CreationDateTime?.getTime())
      own.destroy()
      expect(database.profile()).toMatchObject({ calls: { DescribeTable: { count: 1 } } })
      await database.stop()
    }
    // Bytes 18 and 19 of the file are 2 when SQLite writes ahead ("Database File Format", 1.3.3).
    const file = await readFile(join(directory, 'shared-local-instance.db'))
    vi.stubEnv('DYNAMODB_ENDPOINT', server.endpoint)
    await rm(directory, { recursive: true, force: true })
    expect([...file.subarray(18, 20)]).toEqual([2, 2])
    expect(ids[1]).toBe(ids[0])
  })

  it('says what Java said when it does not start', { timeout: 60_000 }, async () => {
    await expect(startDynamoDbLocal('/bin/false', undefined)).rejects.toThrow(/DynamoDB Local ended \(1\)/)
  })
})
