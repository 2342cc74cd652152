import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { crc32 } from 'node:zlib'
import { startDynamo, type TestDynamo } from '@dispense/appsync/testing/dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDynamodbClient, type DynamodbClient } from './client.ts'
import { createSdkClient } from './sdk.ts'

let credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string }

type Calls = Pick<DynamodbClient, 'call' | 'destroy'>

let dynamo: TestDynamo
let table: string
let endpoint: string

beforeAll(async () => {
  dynamo = await startDynamo()
  table = await dynamo.createTable()
  endpoint = dynamo.endpoint
  credentials = { ...dynamo.credentials, sessionToken: 'token' }
})

afterAll(() => dynamo.stop())

const clients: [name: string, make: () => Calls][] = [
  ['the lean client', () => createDynamodbClient({ region: 'local', endpoint, credentials: () => credentials })],
  ['the AWS SDK', () => createSdkClient({ region: 'local', endpoint, credentials })],
]

describe.each(clients)('%s on DynamoDB Local', (name, make) => {
  const pk = `of ${name}`
  const item = { pk, sk: 'a', count: 1, tags: new Set(['x', 'y']), deep: { list: [1, 'two', null, true] } }
  let client: Calls

  beforeAll(() => {
    client = make()
  })
  afterAll(() => client.destroy())

  it('puts, gets, updates, queries, scans and deletes plain values', async () => {
    await client.call('PutItem', { TableName: table, Item: item })
    expect((await client.call('GetItem', { TableName: table, Key: { pk, sk: 'a' } })).Item).toEqual(item)
    const updated = await client.call('UpdateItem', {
      TableName: table,
      Key: { pk, sk: 'a' },
      UpdateExpression: 'ADD #count :one',
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: { ':one': 1 },
      ReturnValues: 'ALL_NEW',
    })
    expect(updated.Attributes).toEqual({ ...item, count: 2 })
    const query = {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      Limit: 1,
    }
    const page = await client.call('Query', query)
    expect(page).toMatchObject({ Items: [{ count: 2 }], LastEvaluatedKey: { pk, sk: 'a' } })
    expect(await client.call('Query', { ...query, ExclusiveStartKey: page.LastEvaluatedKey })).toMatchObject({
      Items: [],
    })
    expect((await client.call('Scan', { TableName: table })).Items).toContainEqual({ ...item, count: 2 })
    const deleted = await client.call('DeleteItem', {
      TableName: table,
      Key: { pk, sk: 'a' },
      ReturnValues: 'ALL_OLD',
    })
    expect(deleted.Attributes).toEqual({ ...item, count: 2 })
  })

  it('reads and writes in batches', async () => {
    const written = await client.call('BatchWriteItem', {
      RequestItems: {
        [table]: [{ PutRequest: { Item: { ...item, sk: 'b' } } }, { DeleteRequest: { Key: { pk, sk: 'z' } } }],
      },
    })
    expect(written.UnprocessedItems).toEqual({})
    const read = await client.call('BatchGetItem', {
      RequestItems: {
        [table]: {
          Keys: [
            { pk, sk: 'b' },
            { pk, sk: 'c' },
          ],
        },
      },
    })
    expect(read).toMatchObject({ Responses: { [table]: [{ ...item, sk: 'b' }] }, UnprocessedKeys: {} })
  })

  it('runs transactions, and tells why one was cancelled with the item as it is', async () => {
    const Put = { TableName: table, Item: { ...item, sk: 't' }, ConditionExpression: 'attribute_not_exists(pk)' }
    await client.call('TransactWriteItems', { TransactItems: [{ Put }] })
    const again = client.call('TransactWriteItems', {
      TransactItems: [
        { Put: { ...Put, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
        { Delete: { TableName: table, Key: { pk, sk: 'u' } } },
      ],
    })
    await expect(again).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'ConditionalCheckFailed', Item: { ...item, sk: 't' } }, { Code: 'None' }],
    })
    const read = await client.call('TransactGetItems', {
      TransactItems: [
        { Get: { TableName: table, Key: { pk, sk: 't' } } },
        { Get: { TableName: table, Key: { pk, sk: 'u' } } },
      ],
    })
    expect(read.Responses).toEqual([{ Item: { ...item, sk: 't' } }, {}])
  })

  it('throws what DynamoDB refuses, by its name and with the typed item', async () => {
    await client.call('PutItem', { TableName: table, Item: { pk, sk: 'w', count: 1 } })
    const refused = client.call('PutItem', {
      TableName: table,
      Item: { pk, sk: 'w' },
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    })
    await expect(refused).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      Item: { count: { N: '1' } },
      $metadata: { httpStatusCode: 400, attempts: 1 },
    })
    await expect(client.call('GetItem', { TableName: 'none', Key: { pk } })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
  })
})

/** One answer of a server that is no good. */
type Script = (request: IncomingMessage, response: ServerResponse) => void

const good: Script = (_request, response) => reply(response, 200, '{"Item":{"pk":{"S":"a"}}}')
const fault = (status: number, type: string) => (_request: IncomingMessage, response: ServerResponse) =>
  reply(response, status, JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'no' }))

function reply(response: ServerResponse, status: number, body: string, sum = crc32(body)): void {
  response.writeHead(status, { 'x-amz-crc32': String(sum), 'x-amzn-requestid': 'REQUEST' }).end(body)
}

/** Runs one call against a server that plays the scripts, one for each attempt. */
async function against(scripts: Script[], run: (client: DynamodbClient) => Promise<unknown>) {
  const requests: IncomingMessage[] = []
  const server: Server = createServer((request, response) => {
    request.resume()
    scripts[requests.push(request) - 1]?.(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = createDynamodbClient({
    region: 'eu-central-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: () => credentials,
    requestTimeout: 200,
  })
  try {
    return { outcome: await run(client).catch((error: unknown) => error), requests }
  } finally {
    client.destroy()
    server.closeAllConnections()
    server.close()
  }
}

const get = (client: DynamodbClient) => client.call('GetItem', { TableName: 't', Key: { pk: 'a' } })

describe('the lean client and a bad network', () => {
  it.each<[what: string, script: Script]>([
    ['a broken connection', ({ socket }) => socket.destroy()],
    ['an answer that never comes', () => undefined],
    [
      'an answer that breaks off',
      (_, response) => response.writeHead(200, { 'content-length': 99 }).write('{', () => response.destroy()),
    ],
    ['an answer with a wrong checksum', (_, response) => reply(response, 200, '{}', 1)],
    ['a 500', fault(500, 'InternalServerError')],
    ["a load balancer's page", (_, response) => response.writeHead(503).end('<html>')],
    ['a throttle', fault(400, 'ProvisionedThroughputExceededException')],
  ])('sends again after %s', async (_what, script) => {
    const { outcome, requests } = await against([script, script, good], get)
    expect(outcome).toMatchObject({ Item: { pk: 'a' }, $metadata: { attempts: 3, requestId: 'REQUEST' } })
    expect(requests).toHaveLength(3)
  })

  it('gives up after the third attempt, with the last error', async () => {
    const throttle = fault(400, 'ThrottlingException')
    const { outcome, requests } = await against([throttle, throttle, throttle, good], get)
    expect(outcome).toMatchObject({ name: 'ThrottlingException', $metadata: { attempts: 3, requestId: 'REQUEST' } })
    expect(requests).toHaveLength(3)
  })

  it.each(['ConditionalCheckFailedException', 'TransactionCanceledException', 'ValidationException'])(
    'never sends again after %s',
    async (type) => {
      const { outcome, requests } = await against([fault(400, type), good], get)
      expect(outcome).toMatchObject({ name: type })
      expect(requests).toHaveLength(1)
    },
  )

  it('stops at once when it is aborted', async () => {
    const abort = new AbortController()
    const hang: Script = () => abort.abort(new Error('the deadline'))
    const { outcome, requests } = await against([hang, good], (client) =>
      client.call('GetItem', { TableName: 't', Key: { pk: 'a' } }, { abortSignal: abort.signal }),
    )
    expect(outcome).toEqual(new Error('the deadline'))
    expect(requests).toHaveLength(1)
  })

  it("signs with DynamoDB's clock once a signature was refused for its time", async () => {
    const skewed: Script = (_request, response) => {
      response.setHeader('date', new Date(Date.now() + 3_600_000).toUTCString())
      fault(400, 'RequestTimeTooSkewed')(_request, response)
    }
    const { requests } = await against([skewed, good], get)
    const [first, second] = requests.map(({ headers }) => headers['x-amz-date'] as string)
    expect(dateOf(second ?? '') - dateOf(first ?? '')).toBeGreaterThan(3_500_000)
  })

  it('keeps its connection for the next call', async () => {
    const { requests } = await against([good, good, good], async (client) => {
      await client.connect()
      await get(client)
      await get(client)
    })
    expect(new Set(requests.map(({ socket }) => socket)).size).toBe(1)
  })

  it('opens another connection for a call at the same time, and after an answer that closes its own', async () => {
    const closing: Script = (request, response) => {
      response.setHeader('connection', 'close')
      good(request, response)
    }
    const { requests } = await against([closing, good, good], async (client) => {
      await Promise.all([get(client), get(client)])
      await get(client)
    })
    const [first, second, third] = requests.map(({ socket }) => socket)
    expect([first === second, second === third]).toEqual([false, true])
  })

  it('signs for DynamoDB in the region, with the session token', async () => {
    const { requests } = await against([good], get)
    expect(requests[0]?.headers).toMatchObject({
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=\w+\/\d{8}\/eu-central-1\/dynamodb\/aws4_request, /,
      ),
      'x-amz-security-token': 'token',
      'x-amz-target': 'DynamoDB_20120810.GetItem',
    })
  })
})

/** Epoch milliseconds of `20261127T093000Z`. */
const dateOf = (text: string): number => Date.parse(text.replace(/^(....)(..)(..T..)(..)/, '$1-$2-$3:$4:'))
