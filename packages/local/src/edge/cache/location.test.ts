import { gunzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../../clock.ts'
import type { CachePolicyPlan } from '../../config/plan-of-edge.ts'
import type { EdgeRequest } from './key.ts'
import { EdgeLocation, type Origin } from './location.ts'

const POLICY: CachePolicyPlan = {
  maxTtl: 1000,
  headers: ['authorization'],
  queryStrings: ['q'],
  gzip: true,
  brotli: false,
}

let clock: ManualClock
let edge: EdgeLocation
/** What the origin was asked, and what it says next. */
let asked: EdgeRequest[]
let next: { status?: number; headers?: Record<string, string>; cookies?: string[]; body?: string; wait?: Promise<void> }

const origin: Origin = async (request) => {
  asked.push(request)
  const { status = 200, headers = {}, cookies = [], body = `answer ${asked.length}`, wait } = next
  await wait
  if (status === 0) throw new Error('nobody is there')
  return { status, headers, cookies, body: Buffer.from(body) }
}

const get = async (url: string, headers: EdgeRequest['headers'] = {}, method = 'GET') => {
  const answer = await edge.answer({ method, url, headers }, origin)
  const { 'x-cache': cache = '', age, etag } = answer.headers
  return {
    cache: cache.replace(' from cloudfront', ''),
    body: answer.body.toString(),
    age,
    etag,
    status: answer.status,
  }
}

const says = (cacheControl: string, more: typeof next = {}) => {
  next = { ...more, headers: { 'cache-control': cacheControl, ...more.headers } }
}

beforeEach(() => {
  clock = new ManualClock()
  edge = new EdgeLocation({ name: 'FRA56-P1', policy: POLICY, clock })
  asked = []
  next = {}
})

describe('what may be kept', () => {
  it('is given again for as long as it is fresh, with its age', async () => {
    says('public, max-age=10')
    expect(await get('/a')).toMatchObject({ cache: 'Miss', body: 'answer 1', age: '0' })
    await clock.advance(9000)
    expect(await get('/a')).toMatchObject({ cache: 'Hit', body: 'answer 1', age: '9' })
    await clock.advance(2000)
    expect(await get('/a')).toMatchObject({ cache: 'Miss', body: 'answer 2' })
  })

  it('is given at once while it is renewed, for as long as the origin lets it be stale', async () => {
    says('public, max-age=5, stale-while-revalidate=10')
    await get('/a')
    await clock.advance(14_000)
    expect(await get('/a')).toMatchObject({ cache: 'RefreshHit', body: 'answer 1', age: '14' })
    await new Promise(setImmediate)
    expect(await get('/a')).toMatchObject({ cache: 'Hit', body: 'answer 2', age: '0' })
    await clock.advance(16_000)
    expect(await get('/a')).toMatchObject({ cache: 'Miss', body: 'answer 3' })
  })

  it('stays when its renewal fails, and a failure that is waited for is told', async () => {
    says('public, max-age=5, stale-while-revalidate=10')
    await get('/a')
    await clock.advance(6000)
    next = { status: 0 }
    expect(await get('/a')).toMatchObject({ cache: 'RefreshHit', body: 'answer 1' })
    await new Promise(setImmediate)
    expect(await get('/a')).toMatchObject({ cache: 'RefreshHit', body: 'answer 1' })
    await clock.advance(20_000)
    expect(await get('/a')).toMatchObject({ cache: 'Error', status: 502 })
    await expect(get('/b')).rejects.toThrow('nobody is there')
  })

  it('is given instead of an error when the origin lets it', async () => {
    says('public, max-age=5, stale-if-error=60')
    await get('/a')
    await clock.advance(30_000)
    says('no-store', { status: 503, body: 'down' })
    expect(await get('/a')).toMatchObject({ cache: 'RefreshHit', body: 'answer 1', status: 200 })
    await clock.advance(60_000)
    expect(await get('/a')).toMatchObject({ cache: 'Error', body: 'down', status: 503 })
  })

  it('is renewed by its tag, and a visitor who has it is told so', async () => {
    says('public, max-age=0, s-maxage=5', { headers: { etag: '"one"' } })
    await get('/a')
    await clock.advance(6000)
    says('public, max-age=0, s-maxage=5', { status: 304, body: '', headers: { etag: '"one"' } })
    expect(await get('/a')).toMatchObject({ cache: 'RefreshHit', body: 'answer 1' })
    expect(asked[1]?.headers['if-none-match']).toBe('"one"')
    expect(await get('/a', { 'if-none-match': '"one"' })).toMatchObject({ cache: 'Hit', status: 304, body: '' })
  })

  it('is renewed again and again by a server that says no more than that nothing has changed', async () => {
    const lastModified = new Date(0).toUTCString()
    says('public, s-maxage=5', { headers: { etag: 'W/"one"', 'last-modified': lastModified } })
    await get('/a')
    next = { status: 304, body: '' }
    for (const _time of [1, 2, 3]) {
      await clock.advance(6000)
      expect(await get('/a')).toMatchObject({ cache: 'RefreshHit', body: 'answer 1', age: '0' })
      expect(await get('/a')).toMatchObject({ cache: 'Hit', body: 'answer 1' })
    }
  })

  it('is kept no longer than the cache policy lets it', async () => {
    says('public, max-age=5000')
    await get('/a')
    await clock.advance(1001 * 1000)
    expect(await get('/a')).toMatchObject({ cache: 'Miss' })
  })

  it('is not asked for anew because a visitor wants to: CloudFront does not heed that either', async () => {
    says('public, max-age=10')
    await get('/a')
    expect(await get('/a', { 'cache-control': 'no-cache', pragma: 'no-cache' })).toMatchObject({ cache: 'Hit' })
  })
})

describe('the key', () => {
  it('holds what the policy names, and nothing else', async () => {
    says('public, max-age=10')
    await get('/a?q=1&other=1', { cookie: 'a=1' })
    expect(await get('/a?q=1&other=2', { cookie: 'b=2', 'user-agent': 'x' })).toMatchObject({ cache: 'Hit' })
    expect(await get('/a?q=2')).toMatchObject({ cache: 'Miss' })
    expect(await get('/b?q=1')).toMatchObject({ cache: 'Miss' })
    expect(await get('/a?q=1', { authorization: 'Bearer x' })).toMatchObject({ cache: 'Miss' })
  })

  it('holds what the answers vary by, once they say so', async () => {
    says('public, max-age=10', { headers: { vary: 'Accept-Language' } })
    await get('/a', { 'accept-language': 'de' })
    expect(await get('/a', { 'accept-language': 'en' })).toMatchObject({ cache: 'Miss', body: 'answer 2' })
    expect(await get('/a', { 'accept-language': 'de' })).toMatchObject({ cache: 'Hit', body: 'answer 1' })
    says('public, max-age=10', { headers: { vary: '*' } })
    await get('/any')
    expect(await get('/any')).toMatchObject({ cache: 'Miss' })
  })

  it('holds the encoding, of which each visitor is given one that it takes', async () => {
    says('public, max-age=10', { headers: { 'content-type': 'text/html', etag: '"one"' }, body: 'x'.repeat(5000) })
    const zipped = await edge.answer({ method: 'GET', url: '/a', headers: { 'accept-encoding': 'gzip, br' } }, origin)
    expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', etag: 'W/"one"', vary: 'Accept-Encoding' })
    expect(gunzipSync(zipped.body).toString()).toBe('x'.repeat(5000))
    expect((await get('/a')).body).toBe('x'.repeat(5000))
    expect(await get('/a', { 'accept-encoding': 'gzip;q=0' })).toMatchObject({ cache: 'Hit' })
    expect(await get('/a', { 'accept-encoding': 'gzip', 'if-none-match': '"one"' })).toMatchObject({ status: 304 })
  })
})

describe('what is for one visitor', () => {
  it.each([
    ['private', 'private, max-age=60'],
    ['not to be stored', 'no-store'],
    ['not said to be for anybody', ''],
  ])('is not kept when it is %s', async (_why, cacheControl) => {
    says(cacheControl)
    for (const body of ['answer 1', 'answer 2']) expect(await get('/a')).toMatchObject({ cache: 'Miss', body })
  })

  it('is not kept when it comes with a cookie, or to somebody with a token', async () => {
    says('public, max-age=60', { cookies: ['session=1'] })
    await get('/a')
    expect(await get('/a')).toMatchObject({ cache: 'Miss' })
    says('max-age=60')
    await get('/b', { authorization: 'Bearer x' })
    expect(await get('/b', { authorization: 'Bearer x' })).toMatchObject({ cache: 'Miss' })
  })

  it('is not shared by those who ask at the same time', async () => {
    says('private, no-store')
    const answers = await Promise.all([get('/a'), get('/a'), get('/a')])
    expect(new Set(answers.map(({ body }) => body)).size).toBe(3)
  })
})

describe('who asks at the same time', () => {
  it('waits for one call to the origin', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    says('public, max-age=10', { wait: promise })
    const answers = [get('/a'), get('/a'), get('/a')]
    resolve()
    expect((await Promise.all(answers)).map(({ cache }) => cache)).toEqual(['Miss', 'Hit', 'Hit'])
    expect(asked).toHaveLength(1)
  })

  it('asks by itself when that call fails', async () => {
    next = { status: 0 }
    const answers = await Promise.allSettled([get('/a'), get('/a')])
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(asked).toHaveLength(2)
  })
})

it('answers a HEAD from what is kept, and keeps nothing of its own', async () => {
  says('public, max-age=10', { body: '' })
  await get('/a', {}, 'HEAD')
  says('public, max-age=10')
  expect(await get('/a')).toMatchObject({ cache: 'Miss' })
  expect(await get('/a', {}, 'HEAD')).toMatchObject({ cache: 'Hit' })
})

it('makes room by what was not asked for the longest, and tells what it holds', async () => {
  edge = new EdgeLocation({ name: 'FRA56-P1', policy: POLICY, clock, capacity: 2500 })
  says('public, max-age=60', { body: 'x'.repeat(1000) })
  await get('/a')
  await get('/b')
  await get('/a')
  await get('/c')
  expect(edge.figures).toMatchObject({ entries: 2, bytes: 2000, evicted: 1, hits: 1, misses: 3, originCalls: 3 })
  expect(await get('/a')).toMatchObject({ cache: 'Hit' })
  expect(await get('/b')).toMatchObject({ cache: 'Miss' })
  says('public, max-age=60', { body: 'x'.repeat(3000) })
  expect(await get('/large')).toMatchObject({ cache: 'Miss' })
  expect(await get('/large')).toMatchObject({ cache: 'Miss' })
  edge.clear()
  expect(edge.figures).toMatchObject({ entries: 0, bytes: 0 })
})
