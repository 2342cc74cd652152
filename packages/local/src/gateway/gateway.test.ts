import { request as httpRequest, type RequestOptions } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import type { ApiPlan, RoutePlan } from '../config/plan.ts'
import { TooManyRequestsError } from '../lambda/errors.ts'
import type { Invocation } from '../lambda/pool.ts'
import { type Listener, listen } from '../listen.ts'
import type { AccessLogEntry } from './access-log.ts'
import { Gateway, type GatewayOptions } from './gateway.ts'

const listeners: Listener[] = []

afterEach(async () => {
  for (const listener of listeners.splice(0)) await listener.close()
})

type Handler = (event: Record<string, never>) => unknown

/** A gateway on a real server before functions of this process. */
const serve = async (
  routes: Record<string, Handler>,
  api: Partial<ApiPlan> = {},
  options: Partial<GatewayOptions> = {},
) => {
  const plan: ApiPlan = {
    name: 'Api',
    apiId: 'local',
    url: '',
    authorizers: [],
    routes: Object.keys(routes).map((routeKey): RoutePlan => ({ routeKey, functionArn: routeKey })),
    accessLog: { retention: '1 week' },
    ...api,
  }
  const log: AccessLogEntry[] = []
  const listener = await listen(0)
  listeners.push(listener)
  const gateway = new Gateway({
    api: plan,
    invoke: async (arn, payload) => answer(await routes[arn]?.(JSON.parse(payload))),
    health: async () => [],
    accessLog: (entry) => log.push(entry),
    ...options,
  })
  listener.handle(gateway.serve)
  return { url: `http://127.0.0.1:${listener.port}`, port: listener.port, log }
}

const answer = (result: unknown): Invocation => ({
  requestId: 'r',
  payload: JSON.stringify(result ?? null),
  logTail: '',
  duration: 1,
})

/** A request as it is written, which fetch() would tidy. */
const raw = (options: RequestOptions, body?: Buffer | string) =>
  new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', ...options }, (response) => {
      let text = ''
      response.on('data', (data) => {
        text += data
      })
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: text }))
    })
    sent.once('error', reject)
    sent.end(body)
  })

const echo: Handler = (event) => ({ statusCode: 200, body: JSON.stringify(event) })

const eventOf = async (options: RequestOptions, body?: Buffer | string, route = 'ANY /{proxy+}') => {
  const { port } = await serve({ [route]: echo })
  return JSON.parse((await raw({ port, ...options }, body)).body)
}

describe('the event of a request', () => {
  it('has payload format 2.0, whole', async () => {
    const event = await eventOf(
      {
        method: 'POST',
        path: '/my/path?a=1&b=2&a=3&c=%C3%A4+%20',
        headers: {
          'Content-Type': 'application/json',
          Cookie: 'one=1; two=2',
          Host: 'api.example:4000',
          'User-Agent': 'test',
          'X-Two': ['a', 'b'],
        },
      },
      '{"x":1}',
    )
    const { headers, requestContext, ...rest } = event
    expect(rest).toEqual({
      version: '2.0',
      routeKey: 'ANY /{proxy+}',
      rawPath: '/my/path',
      rawQueryString: 'a=1&b=2&a=3&c=%C3%A4+%20',
      cookies: ['one=1', 'two=2'],
      queryStringParameters: { a: '1,3', b: '2', c: 'ä  ' },
      pathParameters: { proxy: 'my/path' },
      body: '{"x":1}',
      isBase64Encoded: false,
    })
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      host: 'api.example:4000',
      'x-two': 'a,b',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
    })
    expect(headers).not.toHaveProperty('cookie')
    expect(requestContext).toEqual({
      accountId: '000000000000',
      apiId: 'local',
      domainName: 'api.example',
      domainPrefix: 'api',
      http: { method: 'POST', path: '/my/path', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: expect.stringMatching(/^[\w-]{14}=$/),
      routeKey: 'ANY /{proxy+}',
      stage: '$default',
      time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
      timeEpoch: expect.any(Number),
    })
  })

  it('leaves out what a request does not have', async () => {
    const event = await eventOf({ path: '/plain' }, undefined, 'GET /plain')
    for (const name of ['body', 'cookies', 'queryStringParameters', 'pathParameters'])
      expect(event).not.toHaveProperty(name)
  })

  it.each([
    ['application/json; charset=utf-8', false],
    ['text/csv', false],
    ['application/xml', false],
    ['application/x-www-form-urlencoded', true],
    ['application/vnd.api+json', true],
    ['multipart/form-data; boundary=x', true],
    [undefined, true],
  ])('has a body of the content type %s as text or in base64, as the real service does', async (type, isBase64) => {
    const headers = type === undefined ? {} : { 'content-type': type }
    const event = await eventOf({ method: 'POST', path: '/x', headers }, 'a=1')
    expect([event.isBase64Encoded, event.body]).toEqual([isBase64, isBase64 ? 'YT0x' : 'a=1'])
  })

  it('tells who really asked, whatever the client says of itself', async () => {
    const headers = { 'X-Forwarded-For': '203.0.113.7', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Port': '443' }
    const event = await eventOf({ path: '/x', headers })
    expect(event.headers).toMatchObject({
      'x-forwarded-for': '203.0.113.7, 127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-port': expect.not.stringMatching('443'),
    })
    expect(event.requestContext.http.sourceIp).toBe('127.0.0.1')
  })

  it('has the length of a body that came in chunks, and no header of the connection', async () => {
    const headers = { 'Transfer-Encoding': 'chunked', Connection: 'close', 'Content-Type': 'text/plain' }
    const event = await eventOf({ method: 'POST', path: '/x', headers }, 'chunked')
    expect(event.headers['content-length']).toBe('7')
    for (const name of ['transfer-encoding', 'connection']) expect(event.headers).not.toHaveProperty(name)
  })

  it('has a body that is no text in base64', async () => {
    const bytes = Buffer.from([0, 255, 128, 10])
    const event = await eventOf({ method: 'POST', path: '/x', headers: { 'content-type': 'image/png' } }, bytes)
    expect([event.isBase64Encoded, event.body]).toEqual([true, bytes.toString('base64')])
  })
})

describe('the response', () => {
  it('has every cookie in a header of its own, and an id of the request', async () => {
    const { port } = await serve({ 'GET /': () => ({ statusCode: 204, cookies: ['a=1', 'b=2'] }) })
    const { status, headers } = await raw({ port, path: '/' })
    expect([status, headers['set-cookie']]).toEqual([204, ['a=1', 'b=2']])
    expect(headers['apigw-requestid']).toMatch(/=$/)
  })

  it('is 404 {"message":"Not Found"} without a route', async () => {
    const { url } = await serve({ 'GET /here': echo })
    const response = await fetch(`${url}/there`)
    expect([response.status, await response.text()]).toEqual([404, '{"message":"Not Found"}'])
  })

  it('is 500 {"message":"Internal Server Error"} when the function fails', async () => {
    const failed = async () => ({ ...answer({ errorType: 'Error' }), functionError: 'Unhandled' as const })
    const { url } = await serve({ 'GET /': echo }, {}, { invoke: failed })
    const response = await fetch(url)
    expect([response.status, await response.text()]).toEqual([500, '{"message":"Internal Server Error"}'])
  })

  it('is 503 {"message":"Service Unavailable"} when the function takes longer than the limit', async () => {
    const { url } = await serve(
      { 'GET /': () => new Promise((resolve) => setTimeout(resolve, 500)) },
      {},
      { integrationLimit: 50 },
    )
    const response = await fetch(url)
    expect([response.status, await response.text()]).toEqual([503, '{"message":"Service Unavailable"}'])
  })

  it('is 503 when Lambda throttles the function', async () => {
    const throttled = async () => {
      throw new TooManyRequestsError('ConcurrentInvocationLimitExceeded')
    }
    const { url } = await serve({ 'GET /': echo }, {}, { invoke: throttled })
    expect((await fetch(url)).status).toBe(503)
  })

  it('is 429 {"message":"Too Many Requests"} over the rate of the stage', async () => {
    const { url } = await serve({ 'GET /': echo }, { throttling: { rate: 0.001, burst: 2 } })
    const statuses: number[] = []
    for (const _request of [1, 2, 3]) statuses.push((await fetch(url)).status)
    expect(statuses).toEqual([200, 200, 429])
  })

  it('is 413 for a body over 10 MB, and not for one of 5 MB', async () => {
    const { url } = await serve({ 'POST /': (event) => String(event.body).length })
    const send = (bytes: number) =>
      fetch(url, { method: 'POST', body: 'x'.repeat(bytes), headers: { 'content-type': 'text/plain' } })
    expect(await (await send(5 * 1024 * 1024)).text()).toBe(String(5 * 1024 * 1024))
    expect((await send(10 * 1024 * 1024 + 1)).status).toBe(413)
  })

  it('is in the access log', async () => {
    const { url, log } = await serve({ 'GET /items/{id}': echo })
    await fetch(`${url}/items/7`, { headers: { 'user-agent': 'test' } })
    await fetch(`${url}/none`)
    expect(log).toEqual([
      {
        requestTime: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
        requestId: expect.stringMatching(/=$/),
        httpMethod: 'GET',
        path: '/items/7',
        routeKey: 'GET /items/{id}',
        status: 200,
        responseLatency: expect.any(Number),
        integrationRequestId: 'r',
        integrationStatus: '200',
        integrationLatency: expect.stringMatching(/^\d+$/),
        integrationServiceStatus: '200',
        ip: '127.0.0.1',
        userAgent: 'test',
      },
      expect.objectContaining({
        path: '/none',
        routeKey: '-',
        status: 404,
        integrationRequestId: '-',
        integrationStatus: '-',
      }),
    ])
  })
})

describe('GET /healthz', () => {
  it('is 200 when everything is up', async () => {
    const { url } = await serve({})
    const response = await fetch(`${url}/healthz`)
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }])
  })

  it('is 503 and says what is not', async () => {
    const { url } = await serve({}, {}, { health: async () => ['DynamoDB'] })
    const response = await fetch(`${url}/healthz`)
    expect([response.status, await response.json()]).toEqual([503, { status: 'unavailable', down: ['DynamoDB'] }])
  })

  it("is the function's when the configuration routes it", async () => {
    const { url } = await serve({ 'GET /healthz': () => 'own' })
    expect(await (await fetch(`${url}/healthz`)).text()).toBe('own')
  })
})

const CORS = {
  allowCredentials: true,
  allowHeaders: ['authorization'],
  allowMethods: ['GET', 'POST'],
  allowOrigins: ['https://a.example', 'https://*.b.example'],
  exposeHeaders: ['x-own'],
  maxAge: 60,
}

const preflight = (port: number, origin: string, method: string) =>
  raw({
    port,
    path: '/',
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': 'authorization' },
  })

describe('CORS', () => {
  it('is answered for a preflight without asking a function', async () => {
    const { port } = await serve({ $default: () => 'never' }, { cors: CORS })
    const { status, headers, body } = await preflight(port, 'https://a.example', 'POST')
    expect([status, body]).toEqual([204, ''])
    expect(headers).toMatchObject({
      'access-control-allow-origin': 'https://a.example',
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'authorization',
      'access-control-allow-credentials': 'true',
      'access-control-max-age': '60',
    })
  })

  it.each([
    ['an origin that is not allowed', 'https://evil.example', 'POST'],
    ['an origin that only begins like one', 'https://a.example.evil', 'POST'],
    ['a method that is not allowed', 'https://a.example', 'DELETE'],
  ])('says nothing to a preflight from %s', async (_title, origin, method) => {
    const { port } = await serve({ 'GET /': echo }, { cors: CORS })
    const { headers } = await preflight(port, origin, method)
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  })

  it('takes a pattern of origins', async () => {
    const { url } = await serve({ 'GET /': echo }, { cors: CORS })
    const { headers } = await fetch(url, { headers: { origin: 'https://shop.b.example' } })
    expect(headers.get('access-control-allow-origin')).toBe('https://shop.b.example')
    expect(headers.get('access-control-expose-headers')).toBe('x-own')
  })

  it('replaces what the function itself says', async () => {
    const own = () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' } })
    const { url } = await serve({ 'GET /': own }, { cors: CORS })
    const { headers } = await fetch(url, { headers: { origin: 'https://evil.example' } })
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })

  it("leaves the function's own headers and preflights alone without a configuration", async () => {
    const own = () => ({ statusCode: 200, headers: { 'access-control-allow-origin': '*' }, body: 'own' })
    const { port } = await serve({ 'ANY /': own })
    const { headers, body } = await preflight(port, 'https://a.example', 'GET')
    expect([headers['access-control-allow-origin'], body]).toEqual(['*', 'own'])
  })
})
