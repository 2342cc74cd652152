import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../../clock.ts'
import { type Cloud, startCloud } from '../../cloud.ts'
import { configuration, temporaryApp } from '../../testing/app.ts'

/** A router before an API, with a function that answers one path by itself and hides a header from the others. */
const ROUTER = `
  const router = new sst.aws.Router('Router', {
    edge: { viewerRequest: { injection: \`
      if (event.request.uri === '/api/closed') return { statusCode: 403, headers: { 'x-by': { value: 'edge' } }, body: 'closed' }
      if (event.request.uri === '/api/old') event.request.uri = '/api/new'
      delete event.request.headers['x-hidden']
      event.request.headers['x-added'] = { value: event.request.querystring.v ? event.request.querystring.v.value : 'none' }
    \` } },
    transform: { cachePolicy: (args) => ({ ...args, maxTtl: 3600 }) },
  })
  router.route('/api', process.env.TEST_API)
  router.route('/dead', 'http://127.0.0.1:9')
  new sst.aws.StaticSite('Site', {
    path: 'web',
    router: { instance: router, path: '/s' },
    build: { command: 'true', output: 'out' },
    assets: { fileOptions: [
      { files: '**', cacheControl: 'public,max-age=99' },
      { files: '**/*.html', cacheControl: 'public,max-age=0,s-maxage=60' },
    ] },
  })`

const clock = new ManualClock()
const stops: (() => Promise<unknown>)[] = []
let cloud: Cloud
let reached: IncomingMessage[] = []

beforeAll(async () => {
  const api = createServer((request, response) => {
    reached.push(request)
    const cacheControl = request.url?.startsWith('/api/kept') ? 'public, max-age=60' : 'private, no-store'
    response.writeHead(200, { 'cache-control': cacheControl, 'content-type': 'text/plain' })
    response.end(`${request.method} ${request.url} ${request.headers['x-added']} ${request.headers['x-hidden']}`)
  })
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
  stops.push(() => new Promise((done) => api.close(done)))
  process.env.TEST_API = `http://127.0.0.1:${(api.address() as AddressInfo).port}`
  const files = { 'web/out/index.html': 'page', 'web/out/a/b-1.js': 'code' }
  const app = await temporaryApp({ 'sst.config.ts': configuration(ROUTER), ...files })
  stops.push(app.remove)
  cloud = await startCloud({ root: app.root, sites: 'built', clock, edges: ['FRA56-P1', 'SFO53-C1'] })
  stops.push(cloud.stop)
})
afterAll(async () => {
  for (const stop of stops.reverse()) await stop()
})
beforeEach(async () => {
  reached = []
  await fetch(`${cloud.webUrl}/_edge`, { method: 'DELETE' })
})

const get = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(`${cloud.webUrl}${path}`, init)
  const { 'x-cache': cache, 'x-amz-cf-pop': pop, ...headers } = Object.fromEntries(response.headers)
  return { status: response.status, body: await response.text(), cache, pop, headers }
}

const HIT = 'Hit from cloudfront'
const MISS = 'Miss from cloudfront'

describe('the edge before a router', () => {
  it('keeps what may be kept, at each location by itself', async () => {
    expect(await get('/api/kept')).toMatchObject({ cache: MISS, pop: 'FRA56-P1', body: 'GET /api/kept none undefined' })
    expect(await get('/api/kept')).toMatchObject({ cache: HIT, pop: 'FRA56-P1' })
    const there = { headers: { 'x-edge-location': 'SFO53-C1' } }
    expect(await get('/api/kept', there)).toMatchObject({ cache: MISS, pop: 'SFO53-C1' })
    expect(await get('/api/kept', there)).toMatchObject({ cache: HIT, pop: 'SFO53-C1' })
    expect(reached).toHaveLength(2)
    expect(reached[0]?.headers['x-edge-location']).toBeUndefined()
    expect(await get('/api/kept', { headers: { 'x-edge-location': 'MOON1' } })).toMatchObject({
      status: 400,
      body: expect.stringContaining('FRA56-P1, SFO53-C1'),
    })
  })

  it('hands on what is private, what is no GET, and parts', async () => {
    for (const _time of [1, 2]) expect(await get('/api/mine')).toMatchObject({ cache: MISS })
    expect(await get('/api/kept', { method: 'POST', body: 'x' })).toMatchObject({
      body: expect.stringMatching(/^POST/),
    })
    await get('/api/kept', { headers: { range: 'bytes=0-1' } })
    expect(reached.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'GET'])
    expect(reached[3]?.headers.range).toBe('bytes=0-1')
  })

  it('runs the function of the configuration before it looks for an answer', async () => {
    const hidden = { headers: { 'x-hidden': '1' } }
    expect((await get('/api/mine?v=2', hidden)).body).toBe('GET /api/mine?v=2 2 undefined')
    expect((await get('/api/old?v=2')).body).toMatch(/^GET \/api\/new\?v=2 /)
    expect(await get('/api/closed')).toMatchObject({ status: 403, body: 'closed', headers: { 'x-by': 'edge' } })
    expect(reached).toHaveLength(2)
  })

  it('keeps one copy of a page for all its paths, and looks whether it is still the same', async () => {
    const first = await get('/s/one')
    expect(first).toMatchObject({
      cache: MISS,
      body: 'page',
      headers: { 'cache-control': 'public,max-age=0,s-maxage=60' },
    })
    expect(await get('/s/two?x=1')).toMatchObject({ cache: MISS, body: 'page' })
    expect(await get('/s/two')).toMatchObject({ cache: HIT, body: 'page' })
    await clock.advance(61_000)
    expect(await get('/s/three')).toMatchObject({ cache: 'RefreshHit from cloudfront', body: 'page' })
    const etag = first.headers.etag ?? ''
    expect((await fetch(`${cloud.webUrl}/s/`, { headers: { 'if-none-match': etag } })).status).toBe(304)
    expect(await get('/s/a/b-1.js')).toMatchObject({ body: 'code', headers: { 'cache-control': 'public,max-age=99' } })
  })

  it('answers a HEAD as a GET without its body', async () => {
    await get('/api/kept')
    const response = await fetch(`${cloud.webUrl}/api/kept`, { method: 'HEAD' })
    expect(response.headers.get('x-cache')).toBe(HIT)
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(10)
  })

  it('shows what each location has done, to people and to programs', async () => {
    await get('/api/kept')
    await get('/api/kept')
    const figures = await (await fetch(`${cloud.webUrl}/_edge`)).json()
    expect(figures).toMatchObject([
      { name: 'FRA56-P1', entries: 1, hitRatio: expect.any(Number), originCalls: expect.any(Number) },
      { name: 'SFO53-C1', entries: 0 },
    ])
    const page = await fetch(`${cloud.webUrl}/_edge`, { headers: { accept: 'text/html' } })
    expect(await page.text()).toMatch(/<td>FRA56-P1<\/td>/)
  })

  it('says that nobody is there, and keeps no such answer', async () => {
    expect(await get('/nowhere')).toMatchObject({ status: 404 })
    for (const _time of [1, 2]) {
      expect(await get('/dead')).toMatchObject({ status: 502, cache: 'Error from cloudfront' })
    }
  })
})
