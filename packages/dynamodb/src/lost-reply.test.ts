import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startDynamo, type TestDynamo } from '@dispense/appsync/testing/dynamodb'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createDynamodbClient, type DynamodbClient } from './client.ts'
import { createSdkClient } from './sdk.ts'

/** What the next call through the proxy is met with. `LOST`: it is done, and its answer never comes. */
type Fault = 'LOST' | { type: string; more?: object }

let credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string }

let dynamo: TestDynamo
let table: string
let proxy: Server
let endpoint: string
const faults: Fault[] = []
/** How many calls have come through. */
let sent = 0

beforeAll(async () => {
  dynamo = await startDynamo()
  table = await dynamo.createTable()
  credentials = { ...dynamo.credentials, sessionToken: 'token' }
  const behind = new URL(dynamo.endpoint)
  proxy = createServer((incoming, answer) => {
    sent += 1
    const fault = faults.shift()
    if (fault && fault !== 'LOST') {
      answer.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' })
      answer.end(
        JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${fault.type}`, message: '', ...fault.more }),
      )
      return
    }
    const { method, headers, url: path } = incoming
    const forwarded = request({ host: behind.hostname, port: behind.port, method, headers, path }, (reply) => {
      if (fault === 'LOST') {
        reply.resume().once('end', () => incoming.socket.destroy())
        return
      }
      answer.writeHead(reply.statusCode ?? 500, reply.headers)
      reply.pipe(answer)
    })
    incoming.pipe(forwarded)
  })
  await once(proxy.listen(0, '127.0.0.1'), 'listening')
  endpoint = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
})

afterEach(() => {
  faults.length = 0
  sent = 0
})

afterAll(async () => {
  proxy.closeAllConnections()
  proxy.close()
  dynamo.stop()
})

const clients: [name: string, make: () => Pick<DynamodbClient, 'call' | 'destroy'>][] = [
  ['the lean client', () => createDynamodbClient({ region: 'local', endpoint, credentials: () => credentials })],
  ['the AWS SDK', () => createSdkClient({ region: 'local', endpoint, credentials })],
]

/** Why money and stock are written as they are: README, "Retry rules". */
describe.each(clients)('a write through %s', (name, make) => {
  const Key = { pk: `lost ${name}`, sk: 'a' }
  let client: ReturnType<typeof make>

  beforeAll(() => {
    client = make()
  })
  afterAll(() => client.destroy())

  const read = async () => (await client.call('GetItem', { TableName: table, Key, ConsistentRead: true })).Item
  const put = (Item: object, more: object = {}) => client.call('PutItem', { TableName: table, Item, ...more })
  const add = () => ({
    TableName: table,
    Key,
    UpdateExpression: 'ADD #count :one',
    ExpressionAttributeNames: { '#count': 'count' },
    ExpressionAttributeValues: { ':one': 1 },
  })

  it('whose answer is lost is done twice when it is a plain update', async () => {
    await put({ ...Key, count: 0 })
    faults.push('LOST')
    await client.call('UpdateItem', add())
    expect(await read()).toMatchObject({ count: 2 })
  })

  it('whose answer is lost is done once when its own mark is its condition, and says then that it failed', async () => {
    await put({ ...Key, count: 0, done: {} })
    faults.push('LOST')
    const once = {
      ...add(),
      UpdateExpression: 'SET #count = #count + :one, done.vend1 = :one',
      ConditionExpression: 'attribute_not_exists(done.vend1)',
    }
    await expect(client.call('UpdateItem', once)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' })
    expect(await read()).toMatchObject({ count: 1, done: { vend1: 1 } })
  })

  it('whose answer is lost is reported as refused when it is a conditional put, and reading says that it is there', async () => {
    await client.call('DeleteItem', { TableName: table, Key })
    faults.push('LOST')
    const mine = put({ ...Key, by: 'me' }, { ConditionExpression: 'attribute_not_exists(pk)' })
    await expect(mine).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' })
    expect(await read()).toMatchObject({ by: 'me' })
  })

  it('whose answer is lost is done once, and says so, when it is a transaction with a token', async () => {
    await put({ ...Key, count: 0 })
    faults.push('LOST')
    const TransactItems = [{ Update: add() }]
    await client.call('TransactWriteItems', { TransactItems, ClientRequestToken: `token of ${name}`.slice(0, 36) })
    expect([await read(), sent]).toEqual([{ ...Key, count: 1 }, 4])
  })

  it('that is throttled is sent again', async () => {
    await put({ ...Key, count: 0 })
    faults.push({ type: 'ThrottlingException' }, { type: 'ProvisionedThroughputExceededException' })
    await client.call('UpdateItem', add())
    expect(await read()).toMatchObject({ count: 1 })
  })

  it('that is a cancelled transaction is not sent again, whatever its reasons: the runtime does that', async () => {
    for (const codes of [
      ['TransactionConflict', 'None'],
      ['TransactionConflict', 'ConditionalCheckFailed'],
      ['ThrottlingError'],
    ]) {
      sent = 0
      const CancellationReasons = codes.map((Code) => ({ Code }))
      faults.push({ type: 'TransactionCanceledException', more: { CancellationReasons } })
      await expect(client.call('TransactWriteItems', { TransactItems: [{ Update: add() }] })).rejects.toMatchObject({
        name: 'TransactionCanceledException',
        CancellationReasons,
      })
      expect(sent).toBe(1)
    }
  })
})
