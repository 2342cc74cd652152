import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cloud, startCloud } from './cloud.ts'
import { configuration, type TemporaryApp, temporaryApp } from './testing/app.ts'
import { freePort } from './testing/ports.ts'
import { isAlive, until } from './testing/until.ts'

const CONFIG = configuration(`
    const table = new sst.aws.Dynamo('Table', {
      fields: { pk: 'string' },
      primaryIndex: { hashKey: 'pk' },
      stream: 'new-image',
    })
    const key = new sst.Secret('Key')
    const api = new sst.aws.ApiGatewayV2('Api')
    api.route('GET /items/{id}', { handler: 'src/items.get', link: [table, key] })
    api.route('PUT /items/{id}', { handler: 'src/items.put', link: [table] })
    api.route('GET /slow', 'src/items.slow')
    table.subscribe('Copy', { handler: 'src/items.copy', link: [table] }, {
      filters: [{ eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ 'anything-but': { prefix: 'copy-' } }] } } } }],
    })
    new sst.x.DevCommand('Hello', { link: [table], dev: { command: 'node src/command.mjs' } })
    return { api: api.url, table: table.name, key: key.value }`)

const ITEMS = `
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { Resource } from 'sst'
const client = new DynamoDBClient({})
const TableName = () => Resource.Table.name
const write = (id) => client.send(new PutItemCommand({ TableName: TableName(), Item: { pk: { S: id } } }))
export const put = async ({ pathParameters }) => void (await write(pathParameters.id))
export const get = async ({ pathParameters }) => {
  const Key = { pk: { S: pathParameters.id } }
  const { Item } = await client.send(new GetItemCommand({ TableName: TableName(), Key }))
  return { found: Item !== undefined, secret: Resource.Key.value.length }
}
export const slow = async () => new Promise((resolve) => setTimeout(resolve, 10_000))
export const copy = async ({ Records }) => {
  for (const { dynamodb } of Records) await write('copy-' + dynamodb.Keys.pk.S)
}
`

const COMMAND = `
const { SST_RESOURCE_Table, AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL_LAMBDA, DISPENSE_DATA_DIR, OWN } = process.env
console.log(JSON.stringify([JSON.parse(SST_RESOURCE_Table).name, AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL_LAMBDA, DISPENSE_DATA_DIR, OWN, process.pid, process.version]))
setInterval(() => undefined, 1000)
`

let app: TemporaryApp
let cloud: Cloud
const commandLines: string[] = []

beforeAll(async () => {
  app = await temporaryApp({ 'sst.config.ts': CONFIG, 'src/items.js': ITEMS, 'src/command.mjs': COMMAND })
  cloud = await startCloud({
    root: app.root,
    commands: true,
    env: { OWN: 'own' },
    log: (event) => event.type === 'command' && commandLines.push(event.line),
  })
}, 120_000)

afterAll(async () => {
  await cloud?.stop()
  await app.remove()
})

describe('a local cloud', () => {
  it('serves the routes of the configuration from functions that use its table and its secret', async () => {
    await fetch(`${cloud.url}/items/can`, { method: 'PUT' })
    expect(await (await fetch(`${cloud.url}/items/can`)).json()).toEqual({ found: true, secret: 43 })
    expect(await (await fetch(`${cloud.url}/items/none`)).json()).toMatchObject({ found: false })
  })

  it('tells its outputs, also in outputs.json of the data folder', async () => {
    expect(cloud.outputs).toMatchObject({ api: cloud.url, table: 'app-local-Table' })
    expect(JSON.parse(await readFile(join(cloud.dataDir, 'outputs.json'), 'utf8'))).toEqual(cloud.outputs)
  })

  it('is healthy', async () => {
    expect((await fetch(`${cloud.url}/healthz`)).status).toBe(200)
  })

  it('hands changes of the table to the function that is subscribed', async () => {
    const client = new DynamoDBClient({
      endpoint: cloud.endpoints.dynamodb ?? '',
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    })
    const TableName = 'app-local-Table'
    await client.send(new PutItemCommand({ TableName, Item: { pk: { S: 'original' } } }))
    const Key = { pk: { S: 'copy-original' } }
    await until(async () => (await client.send(new GetItemCommand({ TableName, Key }))).Item)
    client.destroy()
  })

  it('invokes a function by its name', async () => {
    const name = 'ApiRouteGETitemsidHandler'
    expect((await cloud.invoke(name, { pathParameters: { id: 'nothing' } })).result).toMatchObject({ found: false })
    const { error, log } = await cloud.invoke(name, {})
    expect(error).toMatchObject({ errorType: 'TypeError' })
    expect(log).toContain('Status: error')
  })

  it('shows which environment serves a request, so that a test can kill it: the request is answered with 500', async () => {
    const request = fetch(`${cloud.url}/slow`)
    const serving = await until(() => cloud.environments().find(({ requestId }) => requestId))
    expect(serving).toMatchObject({ functionName: 'ApiRouteGETslowHandler', requestId: expect.any(String) })
    process.kill(serving.pid ?? 0, 'SIGKILL')
    const response = await request
    expect([response.status, await response.json()]).toEqual([500, { message: 'Internal Server Error' }])
  })

  it('runs the dev commands with their links, the endpoints and the data folder, on the Node of the project', async () => {
    const line = await until(() => commandLines[0])
    const { dynamodb, lambda } = cloud.endpoints
    const [table, ...rest] = JSON.parse(line) as unknown[]
    expect([table, ...rest.slice(0, 4)]).toEqual(['app-local-Table', dynamodb, lambda, cloud.dataDir, 'own'])
    expect(rest[5]).toMatch(/^v24\./)
  })

  it('ends everything that it started', { timeout: 60_000 }, async () => {
    const command = Number((JSON.parse(commandLines[0] ?? '[]') as unknown[])[5])
    const workers = cloud.environments().map(({ pid }) => pid ?? 0)
    expect(workers.length).toBeGreaterThan(0)
    await cloud.stop()
    for (const pid of [command, ...workers]) await until(() => !isAlive(pid))
    await expect(fetch(cloud.url)).rejects.toThrow()
    await expect(fetch(cloud.endpoints.dynamodb ?? '')).rejects.toThrow()
  })
})

describe('a local cloud that keeps its data', () => {
  it('has the same secret after a restart', { timeout: 60_000 }, async () => {
    const config = configuration(`const key = new sst.Secret('Key')\nreturn { key: key.value }`)
    const kept = await temporaryApp({ 'sst.config.ts': config })
    const keys: unknown[] = []
    for (const _start of [1, 2]) {
      const running = await startCloud({ root: kept.root, dataDir: join(kept.root, '.data') })
      keys.push(running.outputs.key)
      await running.stop()
    }
    await kept.remove()
    expect(keys[0]).toBe(keys[1])
  })
})

describe('a local cloud that cannot start', () => {
  it('leaves nothing running', { timeout: 60_000 }, async () => {
    const config = configuration(`new sst.aws.Function('Gone', { handler: 'src/gone.handler' })`)
    const port = await freePort()
    const broken = await temporaryApp({ 'sst.config.ts': config })
    await expect(startCloud({ root: broken.root, port })).rejects.toThrow('no file src/gone.ts')
    // The port is free again.
    await broken.write('sst.config.ts', configuration(''))
    const running = await startCloud({ root: broken.root, port })
    await running.stop()
    await broken.remove()
  })
})
