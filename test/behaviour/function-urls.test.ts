import { createHash, createHmac } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'
import { describe, expect, it } from 'vitest'
import { clientSettings, outputOf } from './target.ts'

/* Each chapter is the title of a page of the AWS Lambda Developer Guide; each case is what that page says. */

const urlOf = (name: string, path = '', query: Record<string, string> = {}) => {
  const url = new URL(`${outputOf(name)}${path}`)
  url.search = new URLSearchParams(query).toString()
  return url
}

const told = (answer: unknown) => fetch(urlOf('buffered', '', { answer: JSON.stringify(answer) }))

describe('“Invoking Lambda function URLs”', () => {
  it('the event has the format of payload version 2.0, with one route, and the caller is anonymous', async () => {
    const response = await fetch(`${outputOf('buffered')}my/path?a=1&a=2`, {
      method: 'POST',
      headers: { cookie: 'one=1; two=2', 'content-type': 'text/plain' },
      body: 'Hello',
    })
    expect(await response.json()).toMatchObject({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/my/path',
      rawQueryString: 'a=1&a=2',
      cookies: ['one=1', 'two=2'],
      queryStringParameters: { a: '1,2' },
      requestContext: { accountId: 'anonymous', stage: '$default', http: { method: 'POST', path: '/my/path' } },
      body: 'Hello',
      isBase64Encoded: false,
    })
  })

  it('an answer without a status code is the body of a 200 of application/json', async () => {
    const response = await told({ message: 'Hello' })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json'])
    expect(await response.json()).toEqual({ message: 'Hello' })
  })

  it('an answer with a status code is the response: headers, cookies, and a body that may be base64', async () => {
    const body = Buffer.from('<p>').toString('base64')
    const headers = { 'Content-Type': 'text/html' }
    const response = await told({ statusCode: 201, headers, cookies: ['a=1', 'b=2'], body, isBase64Encoded: true })
    expect([response.status, response.headers.get('content-type')]).toEqual([201, 'text/html'])
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(await response.text()).toBe('<p>')
  })

  it('a function that fails is a 502', async () => {
    const response = await fetch(urlOf('buffered', '', { answer: 'throw' }))
    expect(response.status).toBe(502)
    expect(await response.text()).toContain('Internal Server Error')
  })

  it('with AWS_IAM a request that is not signed is refused, and so is one that was changed after it was signed', async () => {
    const url = urlOf('signed')
    expect((await fetch(url)).status).toBe(403)
    expect((await signed(url, { changed: true })).status).toBe(403)
  })

  it('with AWS_IAM the event says who signed', async () => {
    const response = await signed(urlOf('signed', 'a path/ä', { q: 'x y' }))
    expect(response.status).toBe(200)
    const { requestContext } = (await response.json()) as { requestContext: Record<string, unknown> }
    expect(requestContext).toMatchObject({ authorizer: { iam: { accessKey: expect.any(String) } } })
    expect(requestContext.accountId).toMatch(/^\d{12}$/)
  })
})

describe('“Creating and managing Lambda function URLs”', () => {
  const preflight = (origin: string) => {
    const headers = { origin, 'access-control-request-method': 'GET' }
    return fetch(urlOf('buffered'), { method: 'OPTIONS', headers })
  }

  it('a preflight is answered from the configuration, without the function', async () => {
    const { headers } = await preflight('https://page.example')
    expect(headers.get('access-control-allow-origin')).toBe('https://page.example')
    expect(headers.get('access-control-allow-methods')).toBe('GET')
    expect(headers.get('access-control-max-age')).toBe('60')
    expect((await preflight('https://other.example')).headers.get('access-control-allow-origin')).toBeNull()
  })

  it("the configuration's CORS headers replace those of the function", async () => {
    const { headers } = await fetch(urlOf('buffered'), { headers: { origin: 'https://page.example' } })
    expect(headers.get('access-control-allow-origin')).toBe('https://page.example')
  })
})

describe('“Configuring a Lambda function to stream responses”', () => {
  it('each part leaves when it is written', async () => {
    const { body, headers } = await fetch(urlOf('streamed', '', { parts: 'one,two,three' }))
    expect(headers.get('content-type')).toBe('text/plain')
    const parts: { text: string; at: number }[] = []
    for await (const part of body ?? []) parts.push({ text: Buffer.from(part).toString(), at: performance.now() })
    expect(parts.map(({ text }) => text).join('')).toBe('onetwothree')
    expect((parts.at(-1)?.at ?? 0) - (parts[0]?.at ?? 0)).toBeGreaterThan(150)
  })

  it('status, headers and cookies can go before the first part', async () => {
    const metadata = { statusCode: 418, headers: { 'Content-Type': 'text/html' }, cookies: ['a=1', 'b=2'] }
    const response = await fetch(urlOf('streamed', '', { metadata: JSON.stringify(metadata), parts: '<p>,x' }))
    expect([response.status, response.headers.get('content-type')]).toEqual([418, 'text/html'])
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(await response.text()).toBe('<p>x')
  })

  it('a failure before the first part is a 502; after it the answer is cut off', async () => {
    expect((await fetch(urlOf('streamed', '', { fail: 'first' }))).status).toBe(502)
    const response = await fetch(urlOf('streamed', '', { parts: 'one', fail: 'later' }))
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow()
  })
})

/** A request as the AWS SDK's own signer signs it; `changed`: with another query than was signed. */
const signed = async (url: URL, { changed = false } = {}) => {
  const { credentials = environment(), region = process.env.AWS_REGION ?? '' } = clientSettings('lambda')
  const signer = new SignatureV4({ credentials, region, service: 'lambda', sha256: Sha256 })
  const { headers } = await signer.sign({
    method: 'GET',
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: { host: url.host },
  })
  const { host: _, ...rest } = headers
  const sent = new URL(url)
  if (changed) sent.searchParams.set('changed', 'yes')
  return fetch(sent, { headers: rest })
}

const environment = () => ({
  accessKeyId: process.env.AWS_ACCESS_KEY_ID ?? '',
  secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY ?? '',
})

/** What the signer wants of a hash. */
class Sha256 {
  readonly #hash
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const key = typeof secret === 'string' ? secret : secret && new Uint8Array(secret as ArrayBuffer)
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', key)
  }
  reset() {}
  update(data: Uint8Array | string) {
    this.#hash.update(data)
  }
  async digest() {
    return new Uint8Array(this.#hash.digest())
  }
}
