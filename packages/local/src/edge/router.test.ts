import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { type Cloud, type CloudOptions, startCloud } from '../cloud.ts'
import { configuration, type TemporaryApp, temporaryApp } from '../testing/app.ts'

const stops: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const start = async (body: string, files: Record<string, string>, options: Partial<CloudOptions>): Promise<Cloud> => {
  const app: TemporaryApp = await temporaryApp({ 'sst.config.ts': configuration(body), ...files })
  stops.push(app.remove)
  const cloud = await startCloud({ root: app.root, ...options })
  stops.push(cloud.stop)
  return cloud
}

const get = async (cloud: Cloud, path: string) => {
  const response = await fetch(`${cloud.webUrl}${path}`)
  return [response.status, (await response.text()).trim()]
}

/** A router that reads pictures from a bucket, which a function fills. */
const PICTURES = `
  const router = new sst.aws.Router('Router')
  const bucket = new sst.aws.Bucket('Pictures', { access: 'cloudfront', cors: false })
  router.routeBucket('/pictures', bucket)
  return { bucket: bucket.name }`

it('reads a bucket that no one else may read: objects with their headers, and nothing else', async () => {
  const cloud = await start(PICTURES, {}, { sites: 'off' })
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const s3 = new S3Client({ endpoint: cloud.endpoints.s3, region: 'us-east-1', credentials })
  stops.push(async () => s3.destroy())
  const Bucket = String(cloud.outputs.bucket)
  const object = {
    Bucket,
    Key: 'pictures/a b.webp',
    Body: 'picture',
    ContentType: 'image/webp',
    CacheControl: 'max-age=9',
  }
  await s3.send(new PutObjectCommand(object))
  const response = await fetch(`${cloud.webUrl}/pictures/a%20b.webp?v=1`)
  expect([response.status, await response.text()]).toEqual([200, 'picture'])
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'max-age=9',
  })
  const etag = response.headers.get('etag') ?? ''
  const of = async (path: string, init: RequestInit) => (await fetch(`${cloud.webUrl}${path}`, init)).status
  expect(await of('/pictures/a%20b.webp', { headers: { 'if-none-match': etag } })).toBe(304)
  expect(await of('/pictures/a%20b.webp', { method: 'HEAD' })).toBe(200)
  expect(await of('/pictures/a%20b.webp', { method: 'PUT', body: 'mine' })).toBe(405)
  expect(await of('/pictures/other', {})).toBe(403)
  expect(await of('/pictures/%E0%A4%A', {})).toBe(403)
  expect((await fetch(`${cloud.endpoints.s3}/${Bucket}/pictures/a%20b.webp`)).status).toBe(403)
})

it('tells that a bucket is not open to the router', async () => {
  const closed = PICTURES.replace("{ access: 'cloudfront', cors: false }", '{}')
  await expect(start(closed, {}, { sites: 'off' })).rejects.toThrow("needs `access: 'cloudfront'`")
})

/** Two sites, each with a dev server that says its name, the path and whether it knows its environment; and an API. */
const SITES = `
  const router = new sst.aws.Router('Router')
  const site = (name, path) => new sst.aws.StaticSite(name, {
    path: 'web',
    router: { instance: router, path },
    environment: { VITE_NAME: name, VITE_URL: router.url },
    build: { command: 'node build.mjs', output: 'out/' + name },
    dev: { command: 'node dev.mjs' },
  })
  site('Shop', '/')
  const phone = site('Phone', 'm/')
  router.route('/api', process.env.TEST_API)
  return { phone: phone.url }`

const FILES = {
  'web/dev.mjs': `
    import { createServer } from 'node:http'
    const server = createServer((request, response) => response.end(process.env.VITE_NAME + ' ' + request.url))
    server.on('upgrade', (request, socket) => socket.end('HTTP/1.1 418 ' + process.env.VITE_NAME + '\\r\\n\\r\\n'))
    server.listen(Number(process.env.PORT), '127.0.0.1')`,
  'web/build.mjs': `
    import { mkdirSync, writeFileSync } from 'node:fs'
    const folder = 'out/' + process.env.VITE_NAME
    mkdirSync(folder + '/assets', { recursive: true })
    writeFileSync(folder + '/index.html', 'the page of ' + process.env.VITE_NAME + ' at ' + process.env.VITE_URL)
    writeFileSync(folder + '/assets/a-1.js', 'code')`,
}

const withApi = async () => {
  const api = createServer((request, response) => response.end(`api ${request.method} ${request.url}`))
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
  stops.push(() => new Promise((done) => api.close(done)))
  process.env.TEST_API = `http://127.0.0.1:${(api.address() as AddressInfo).port}`
}

describe('the router', () => {
  it('sends each request to the longest path that it begins with, and starts a dev server for the first that asks', async () => {
    await withApi()
    const started: string[] = []
    const log: CloudOptions['log'] = (event) => event.type === 'command' && started.push(event.name)
    const cloud = await start(SITES, FILES, { sites: 'dev', log })
    expect(cloud.outputs.phone).toBe(`${cloud.webUrl}/m`)
    expect(await get(cloud, '/api/x?y=1')).toEqual([200, 'api GET /api/x?y=1'])
    expect(await get(cloud, '/m/ACME-0001')).toEqual([200, 'Phone /m/ACME-0001'])
    expect(await get(cloud, '/')).toEqual([200, 'Shop /'])
    expect(await get(cloud, '/apis')).toEqual([200, 'Shop /apis'])
  })

  it('hands upgrades on, which hot reload needs', async () => {
    await withApi()
    const cloud = await start(SITES, FILES, { sites: 'dev' })
    const socket = new WebSocket(`${cloud.webUrl?.replace('http', 'ws')}/m/`)
    const refused = await new Promise<Error>((resolve) => socket.on('error', resolve))
    expect(refused.message).toContain('418')
  })

  it('serves sites as they are deployed: hashed files for a year, the page for every other path, always anew', async () => {
    await withApi()
    const cloud = await start(SITES, FILES, { sites: 'built' })
    expect(await get(cloud, '/m/ACME-0001')).toEqual([200, `the page of Phone at ${cloud.webUrl}`])
    expect(await get(cloud, '/money/2026')).toEqual([200, `the page of Shop at ${cloud.webUrl}`])
    expect(await get(cloud, '/m/assets/a-1.js')).toEqual([200, 'code'])
    const caching = async (path: string) => (await fetch(`${cloud.webUrl}${path}`)).headers.get('cache-control')
    expect(await caching('/m/assets/a-1.js')).toBe('max-age=31536000,public,immutable')
    expect(await caching('/m/ACME-0001')).toBe('max-age=0,no-cache,no-store,must-revalidate')
  })

  it('says which dev server does not start, and tries again with the next request', async () => {
    await withApi()
    const cloud = await start(SITES, { ...FILES, 'web/dev.mjs': 'process.exit(3)' }, { sites: 'dev' })
    for (const _try of [1, 2]) {
      expect(await get(cloud, '/m/')).toEqual([
        502,
        expect.stringMatching(/Phone did not start.*exit code 3.*dev\.mjs/),
      ])
    }
  })

  it('says what the build of a site printed when it fails', async () => {
    await withApi()
    const files = { ...FILES, 'web/build.mjs': `console.error('no such thing'); process.exit(1)` }
    await expect(start(SITES, files, { sites: 'built' })).rejects.toThrow(
      /does not build: node build\.mjs\n.*no such thing/,
    )
  })

  it('is one: a second has no room', async () => {
    const two = `new sst.aws.Router('A')\nnew sst.aws.Router('B')`
    await expect(start(two, {}, {})).rejects.toThrow('the local cloud has room for one sst.aws.Router')
  })
})
