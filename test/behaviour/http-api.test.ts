import { request } from 'node:http'
import { request as secureRequest } from 'node:https'
import { describe, expect, it } from 'vitest'
import { outputOf } from './target.ts'

/* Each chapter is the title of a page of the API Gateway Developer Guide; each case is what that page says. */

interface Answer {
  readonly status: number | undefined
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** A request as it is written, which fetch() would tidy. */
const send = (
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: object; body?: string | Buffer } = {},
) =>
  new Promise<Answer>((done, failed) => {
    const url = new URL(outputOf('api'))
    const { hostname, port, protocol } = url
    const options = { hostname, port, method, path, headers: { ...headers } }
    const sent = (protocol === 'https:' ? secureRequest : request)(options, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk)
      done({ status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() })
    })
    sent.once('error', failed)
    sent.end(body)
  })

const echo = async (path: string, options = {}) =>
  JSON.parse((await send(path, options)).text) as Record<string, unknown>
const answer = (result: unknown) =>
  send('/answer', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ result }) })

describe('“Create AWS Lambda proxy integrations for HTTP APIs in API Gateway”', () => {
  it('duplicate query strings and headers are combined with commas, and the raw query is kept', async () => {
    const headers = { 'X-Twice': ['one', 'two'] }
    const event = await echo('/echo/a/b?k=1&k=2&other=%C3%A4', { headers })
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /echo/{proxy+}',
      rawQueryString: 'k=1&k=2&other=%C3%A4',
      queryStringParameters: { k: '1,2', other: 'ä' },
      headers: { 'x-twice': 'one,two' },
      pathParameters: { proxy: 'a/b' },
    })
  })

  it('cookies are a list of their own, and each cookie of the answer becomes a set-cookie header', async () => {
    const event = await echo('/echo/a/b', { headers: { Cookie: 'a=1; b=2' } })
    expect(event.cookies).toEqual(['a=1', 'b=2'])
    const { headers } = await answer({ statusCode: 200, cookies: ['c=3', 'd=4; Secure'] })
    expect(headers['set-cookie']).toEqual(['c=3', 'd=4; Secure'])
  })

  it('a binary body is base64-encoded, both ways', async () => {
    const body = Buffer.from([0, 255, 1])
    const event = await echo('/echo/a/b', { method: 'POST', headers: { 'content-type': 'image/png' }, body })
    expect([event.isBase64Encoded, event.body]).toEqual([true, body.toString('base64')])
    const { text } = await answer({ statusCode: 200, body: 'Y29sYQ==', isBase64Encoded: true })
    expect(text).toBe('cola')
  })

  it('an answer without a status code is a 200 of application/json', async () => {
    const { status, headers, text } = await answer({ drink: 'cola' })
    expect([status, headers['content-type'], text]).toEqual([200, 'application/json', '{"drink":"cola"}'])
  })

  it('a function that fails is a 500 with a message that tells nothing', async () => {
    const headers = { 'content-type': 'application/json' }
    const { status, text } = await send('/answer', { method: 'POST', headers, body: '{"fail":"secret"}' })
    expect([status, text]).toEqual([500, '{"message":"Internal Server Error"}'])
  })
})

describe('“Create routes for HTTP APIs in API Gateway”', () => {
  it('a full match is chosen before a path variable, and that before a greedy one', async () => {
    const texts = await Promise.all(['/echo/exact', '/echo/7'].map(async (path) => (await send(path)).text))
    expect(texts).toEqual(['exact', 'one'])
    expect(await echo('/echo/7/8')).toMatchObject({ routeKey: 'ANY /echo/{proxy+}' })
  })

  it('a request that no route matches is a 404', async () => {
    const { status, text } = await send('/none')
    expect([status, text]).toEqual([404, '{"message":"Not Found"}'])
  })
})

describe('“Configure CORS for HTTP APIs in API Gateway”', () => {
  const origin = 'https://page.example'

  it('API Gateway answers a preflight itself', async () => {
    const headers = { origin, 'access-control-request-method': 'POST' }
    const { status, headers: answered } = await send('/answer', { method: 'OPTIONS', headers })
    expect(status).toBe(204)
    expect(answered).toMatchObject({ 'access-control-allow-origin': origin, 'access-control-max-age': '60' })
  })

  it('an origin that is not allowed gets no headers', async () => {
    const { headers } = await send('/echo/a/b', { headers: { origin: 'https://evil.example' } })
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  it('CORS headers of the function are ignored', async () => {
    const { headers } = await answer({ statusCode: 200, headers: { 'access-control-allow-origin': '*' } })
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('“Control access to HTTP APIs with AWS Lambda authorizers”', () => {
  it('a request without the identity source is a 401, and the function is not called', async () => {
    const { status, text } = await send('/private')
    expect([status, text]).toEqual([401, '{"message":"Unauthorized"}'])
  })

  it('isAuthorized decides, and the context is in the event', async () => {
    const refused = await send('/private', { headers: { authorization: 'no' } })
    expect([refused.status, refused.text]).toEqual([403, '{"message":"Forbidden"}'])
    const event = await echo('/private', { headers: { authorization: 'yes' } })
    expect(event.requestContext).toMatchObject({ authorizer: { lambda: { by: 'authorizer' } } })
  })
})
