import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startDynamo, type TestDynamo } from '../../test/dynamodb.ts'
import * as ddb from '../dynamodb/index.ts'
import { createRequestContext } from '../runtime/request-context.ts'
import { mockContext } from '../testing.ts'
import type { DataSource, DynamoCall, DynamoTransport, RequestContext } from '../types.ts'
import { dynamodbDataSource } from './dynamodb.ts'

let dynamo: TestDynamo
let table: string
let source: DataSource
let context: RequestContext
let calls: DynamoCall[]

beforeAll(async () => {
  dynamo = await startDynamo()
  table = await dynamo.createTable()
  source = dynamodbDataSource({ table })
})

afterAll(() => dynamo.stop())

beforeEach(() => {
  calls = []
  context = createRequestContext({
    identity: null,
    authMode: 'API_KEY',
    electro: { client: dynamo.transport, table },
    onCall: (call) => calls.push(call),
  })
})

/** `ddb.put` of any item. */
const put = ddb.put<Record<string, unknown>>

const key = (sk: string) => ({ pk: 'todo', sk })

describe('a DynamoDB data source', () => {
  it('puts and gets, with every type of value', async () => {
    const item = { text: 'a', n: 1.5, yes: true, none: null, list: [1, { a: 'b' }], tags: ddb.toStringSet(['x', 'y']) }
    const stored = { ...key('types'), ...item, tags: ['x', 'y'] }
    expect(await run(put({ key: key('types'), item }))).toEqual(stored)
    expect(await run(ddb.get({ key: key('types') }))).toEqual(stored)
    expect(await run(ddb.get({ key: key('types'), projection: ['list[1].a'] }))).toEqual({ list: [{ a: 'b' }] })
    expect(await run(ddb.get({ key: key('absent') }))).toBeNull()
  })

  it('takes values in DynamoDB notation too, as documents written by hand have them', async () => {
    const document = {
      operation: 'PutItem',
      key: { pk: { S: 'todo' }, sk: { S: 'hand' } },
      attributeValues: { n: { N: '7' }, b: { B: 'Zm9v' } },
    }
    await run(document)
    expect(await run(ddb.get({ key: key('hand') }))).toEqual({ ...key('hand'), n: 7, b: 'Zm9v' })
  })

  it('fails a put whose condition does not hold with the item that is there', async () => {
    await run(put({ key: key('once'), item: { v: 1 } }))
    const again = put({ key: key('once'), item: { v: 2 }, condition: { pk: { attributeExists: false } } })
    await expect(run(again)).rejects.toMatchObject({
      type: 'DynamoDB:ConditionalCheckFailedException',
      result: { ...key('once'), v: 1 },
    })
  })

  it('counts a put as done when the very same item is there already', async () => {
    const same = put({ key: key('same'), item: { v: 1 }, condition: { pk: { attributeExists: false } } })
    await run(same)
    expect(await run(same)).toEqual({ ...key('same'), v: 1 })
  })

  it('updates: sets, removes, counts, and lists', async () => {
    await run(put({ key: key('up'), item: { n: 1, list: ['b'], place: { city: 'x', zip: '1' }, gone: 1 } }))
    const { operations } = ddb
    const changes = {
      n: operations.increment(4),
      list: operations.prepend(['a']),
      place: { city: 'Bonn', zip: operations.remove() },
      gone: operations.remove(),
      added: operations.add('yes'),
    }
    expect(await run(ddb.update({ key: key('up'), update: changes as object }))).toEqual({
      ...key('up'),
      n: 5,
      list: ['a', 'b'],
      place: { city: 'Bonn' },
      added: 'yes',
    })
    const more = { n: operations.decrement(), list: [operations.updateListItem('z', 1)] }
    expect(await run(ddb.update({ key: key('up'), update: more as object }))).toMatchObject({ n: 4, list: ['a', 'z'] })
  })

  it('fails an update whose condition does not hold', async () => {
    await run(put({ key: key('version'), item: { version: 1 } }))
    const stale = ddb.update({
      key: key('version'),
      update: { a: 1 } as object,
      condition: { version: { eq: 0 } } as object,
    })
    await expect(run(stale)).rejects.toMatchObject({
      type: 'DynamoDB:ConditionalCheckFailedException',
      result: { version: 1 },
    })
  })

  it('removes and answers what was there; what is gone already is no failure', async () => {
    await run(put({ key: key('rm'), item: { v: 1 } }))
    const guarded = ddb.remove({ key: key('rm'), condition: { pk: { attributeExists: true } } as object })
    expect(await run(guarded)).toEqual({ ...key('rm'), v: 1 })
    expect(await run(guarded)).toBeNull()
  })

  it('queries page by page, filtered and backwards', async () => {
    for (const n of [1, 2, 3, 4]) await run(put({ key: { pk: 'list', sk: `${n}` }, item: { n } }))
    const query = { query: { pk: { eq: 'list' } }, limit: 2 }
    const first = (await run(ddb.query<{ pk: string }>(query))) as Page
    expect(first).toMatchObject({ items: [{ n: 1 }, { n: 2 }], scannedCount: 2 })
    const second = (await run(ddb.query<{ pk: string }>({ ...query, nextToken: first.nextToken }))) as Page
    expect(second.items).toMatchObject([{ n: 3 }, { n: 4 }])
    const filtered = {
      query: { pk: { eq: 'list' } },
      filter: { n: { ge: 2 } },
      scanIndexForward: false,
      nextToken: null,
    }
    expect(await run(ddb.query(filtered as never))).toMatchObject({
      items: [{ n: 4 }, { n: 3 }, { n: 2 }],
      nextToken: null,
    })
  })

  it('fills a page in spite of its filter, with a bounded number of calls', async () => {
    for (const n of [1, 2, 3, 4, 5, 6]) await run(put({ key: { pk: 'fill', sk: `${n}` }, item: { odd: n % 2 } }))
    const query = ddb.query({ query: { pk: { eq: 'fill' } }, filter: { odd: { eq: 1 } }, limit: 2 } as never)
    expect(((await run(query)) as Page).items).toHaveLength(1)
    source = dynamodbDataSource({ table, fillPages: 3 })
    calls = []
    const page = (await run({ ...query, scanIndexForward: true })) as Page
    source = dynamodbDataSource({ table })
    expect(page.items).toMatchObject([{ sk: '1' }, { sk: '3' }])
    expect(calls).toHaveLength(2)
    const next = (await run({ ...query, nextToken: page.nextToken })) as Page
    expect(next.items).toMatchObject([{ sk: '5' }])
  })

  it('sends the same query once in a request, and again after a write', async () => {
    const query = ddb.query({ query: { pk: { eq: 'once' } } } as never)
    await run(query)
    await run(query)
    await run(put({ key: { pk: 'once', sk: '1' }, item: {} }))
    expect(((await run(query)) as Page).items).toHaveLength(1)
    expect(calls.map(({ operation }) => operation)).toEqual(['Query', 'PutItem', 'Query'])
  })

  it('gives out tokens that nobody can read, make or use for another query', async () => {
    source = dynamodbDataSource({ table, tokenSecrets: ['new', 'old'] })
    for (const pk of ['secretTenant', 'other']) {
      for (const n of [1, 2, 3]) await run(put({ key: { pk, sk: `${n}` }, item: { n } }))
    }
    const queryOf = (pk: string, nextToken: string | null = null) =>
      ddb.query({ query: { pk: { eq: pk } }, limit: 2, nextToken } as never)
    const { nextToken } = (await run(queryOf('secretTenant'))) as Page
    expect(Buffer.from(nextToken, 'base64url').toString('latin1')).not.toContain('secretTenant')
    expect(await run(queryOf('secretTenant', nextToken))).toMatchObject({ items: [{ n: 3 }], nextToken: null })
    const invalid = { type: 'DynamoDB:UserIllegalArgumentException', message: expect.stringContaining('Invalid') }
    const forged = Buffer.from(JSON.stringify({ pk: 'secretTenant', sk: '1' })).toString('base64url')
    const cut = nextToken.slice(0, -2)
    for (const token of [forged, cut, '', `${nextToken.startsWith('A') ? 'B' : 'A'}${nextToken.slice(1)}`]) {
      await expect(run(queryOf('secretTenant', token))).rejects.toMatchObject(invalid)
    }
    await expect(run(queryOf('other', nextToken))).rejects.toMatchObject(invalid)
    source = dynamodbDataSource({ table, tokenSecrets: ['newer', 'new'] })
    expect(await run(queryOf('secretTenant', nextToken))).toMatchObject({ items: [{ n: 3 }] })
    source = dynamodbDataSource({ table })
  })

  it('refuses a nextToken that it did not give out', async () => {
    await expect(run(ddb.scan({ nextToken: '{' }))).rejects.toMatchObject({
      type: 'DynamoDB:UserIllegalArgumentException',
    })
  })

  it('scans with a filter, and in segments at once', async () => {
    for (const n of [1, 2, 3, 4]) await run(put({ key: { pk: `scan${n}`, sk: 'scanned' }, item: {} }))
    const filter = { sk: { eq: 'scanned' } } as object
    expect(((await run(ddb.scan({ filter }))) as Page).items).toHaveLength(4)
    const segments = [0, 1, 2].map((segment) => run(ddb.scan({ filter, segment, totalSegments: 3 })))
    const found = ((await Promise.all(segments)) as Page[]).flatMap(({ items }) => items as { pk: string }[])
    expect(found.map(({ pk }) => pk).toSorted()).toEqual(['scan1', 'scan2', 'scan3', 'scan4'])
  })

  it('queries an index, and projects', async () => {
    await run(put({ key: key('indexed'), item: { gsi1pk: 'owner', gsi1sk: 'a', extra: 1 } }))
    const query = { query: { gsi1pk: { eq: 'owner' } }, index: 'gsi1', nextToken: null }
    expect(await run(ddb.query(query as never))).toMatchObject({
      items: [{ ...key('indexed'), gsi1pk: 'owner', gsi1sk: 'a' }],
    })
    const projected = {
      query: { pk: { eq: 'todo' }, sk: { eq: 'indexed' } },
      projection: ['extra'],
      consistentRead: true,
    }
    expect(await run(ddb.query(projected as never))).toMatchObject({ items: [{ extra: 1 }] })
  })

  it('says what it takes: Sync of a versioned source only, and no strategy Custom', async () => {
    await expect(run(ddb.sync({}))).rejects.toThrow('Sync needs a versioned data source')
    const conditionalCheckFailedHandler = { strategy: 'Custom', lambdaArn: 'arn' }
    const custom = {
      ...ddb.remove({ key: key('x') }),
      condition: { expression: 'a = b', conditionalCheckFailedHandler },
    }
    await expect(run(custom)).rejects.toThrow("no strategy 'Custom'")
  })

  it('puts, gets and deletes in batches, nulls in the place of what is not there', async () => {
    const items = Array.from({ length: 30 }, (_, n) => ({ pk: 'batch', sk: `${n}`, n }))
    expect(await run(ddb.batchPut({ tables: { [table]: items } }))).toMatchObject({ unprocessedItems: { [table]: [] } })
    calls = []
    const keys = [
      { pk: 'batch', sk: '7' },
      { pk: 'batch', sk: 'x' },
      { pk: 'batch', sk: '3' },
    ]
    expect(await run(ddb.batchGet({ tables: { [table]: { keys } } }))).toEqual({
      data: { [table]: [items[7], null, items[3]] },
      unprocessedKeys: { [table]: [] },
    })
    expect(calls.map(({ operation }) => operation)).toEqual(['BatchGetItem'])
    expect(await run(ddb.batchDelete({ tables: { [table]: keys } }))).toMatchObject({ data: { [table]: keys } })
    expect(await run(ddb.get({ key: { pk: 'batch', sk: '7' } }))).toBeNull()
  })

  it('answers what a batch has when a part of it fails, and lists the rest, as on AppSync', async () => {
    await run(ddb.batchPut({ tables: { [table]: [{ pk: 'part', sk: '1' }] } }))
    const keys = [{ pk: 'part', sk: '1' }]
    await expect(run(ddb.batchGet({ tables: { [table]: { keys }, absent: { keys } } }))).rejects.toMatchObject({
      type: 'DynamoDB:ResourceNotFoundException',
      result: {
        data: { [table]: [{ pk: 'part', sk: '1' }], absent: [null] },
        unprocessedKeys: { [table]: [], absent: keys },
      },
    })
    const items = [{ pk: 'part', sk: '2' }]
    await expect(run(ddb.batchPut({ tables: { [table]: items, absent: items } }))).rejects.toMatchObject({
      result: { data: { [table]: items, absent: [null] }, unprocessedItems: { [table]: [], absent: items } },
    })
  })

  it('answers what a throttled batch got through, and lists the rest', async () => {
    const [done, left] = [
      { pk: 'throttled', sk: '1' },
      { pk: 'throttled', sk: '2' },
    ]
    const throttled: DynamoTransport = {
      async call(operation) {
        if (operation === 'BatchGetItem')
          return { Responses: { [table]: [done] }, UnprocessedKeys: { [table]: { Keys: [left] } } }
        return { UnprocessedItems: { [table]: [{ DeleteRequest: { Key: left } }] } }
      },
    }
    context = createRequestContext({
      identity: null,
      authMode: 'API_KEY',
      electro: { client: throttled, table },
      backoff: { baseMs: 1, capMs: 1, maxAttempts: 2 },
    })
    const outcome = { data: { [table]: [done, null] }, unprocessedKeys: { [table]: [left] } }
    const failure = { message: expect.stringContaining('left 1 unprocessed'), result: outcome }
    await expect(run(ddb.batchGet({ tables: { [table]: { keys: [done, left] } } }))).rejects.toMatchObject(failure)
    await expect(run(ddb.batchDelete({ tables: { [table]: [done, left] } }))).rejects.toMatchObject(failure)
  })

  it('writes and reads in transactions', async () => {
    const write = ddb.transactWrite({
      items: [
        { putItem: { table, key: key('t1'), item: { n: 1 } } },
        { updateItem: { table, key: key('t2'), update: { n: 2 } as never } },
        { deleteItem: { table, key: key('t3') } },
        { conditionCheck: { table, key: key('t4'), condition: { pk: { attributeExists: false } } as never } },
      ],
    })
    expect(await run(write)).toEqual({
      keys: ['t1', 't2', 't3', 't4'].map(key),
      cancellationReasons: null,
    })
    const read = ddb.transactGet({
      items: [
        { table, key: key('t2') },
        { table, key: key('t4') },
      ],
    })
    expect(await run(read)).toEqual({ items: [{ ...key('t2'), n: 2 }, null], cancellationReasons: null })
  })

  it('fails a transaction with the reasons, and the item that a condition failed on', async () => {
    await run(put({ key: key('taken'), item: { n: 1 } }))
    const absent = { pk: { attributeExists: false } } as never
    const write = ddb.transactWrite({
      items: [
        { putItem: { table, key: key('new'), item: {} } },
        { putItem: { table, key: key('taken'), item: {}, condition: absent } },
      ],
    })
    await expect(run(write)).rejects.toMatchObject({
      type: 'DynamoDB:TransactionCanceledException',
      result: {
        keys: null,
        cancellationReasons: [{ type: 'None' }, { type: 'ConditionalCheckFailed', item: { ...key('taken'), n: 1 } }],
      },
    })
  })

  it('names the operations that it has when asked for another', async () => {
    await expect(run({ operation: 'Guess' })).rejects.toThrow("no operation 'Guess'; it has GetItem")
  })
})

interface Page {
  items: unknown[]
  nextToken: string
}

async function run(request: unknown): Promise<unknown> {
  return await source.execute(request, { ctx: mockContext(), info: null, context })
}
