import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bucketPlan, startS3, type TestS3 } from '../testing/buckets.ts'

const Bucket = 'files'
const CORS = {
  allowHeaders: ['content-type', 'x-amz-*'],
  allowMethods: ['GET', 'PUT', 'POST'],
  allowOrigins: ['https://console.example', 'https://*.vending.example'],
  exposeHeaders: ['ETag'],
  maxAge: 60,
}
let s3: TestS3

beforeAll(async () => {
  s3 = await startS3([bucketPlan(Bucket, { cors: CORS }), bucketPlan('open', { public: true })])
})

afterAll(() => s3.stop())

const code = async (response: Response): Promise<[number, string]> => [
  response.status,
  /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1] ?? '',
]
const read = async (Key: string, bucket = Bucket) => {
  const { Body, ContentType } = await s3.client.send(new GetObjectCommand({ Bucket: bucket, Key }))
  return [await Body?.transformToString(), ContentType]
}

describe('a presigned URL', () => {
  const putUrl = (Key: string) =>
    getSignedUrl(s3.client, new PutObjectCommand({ Bucket, Key, ContentType: 'image/png' }), {
      expiresIn: 60,
      signableHeaders: new Set(['content-type']),
    })

  it('puts an object of the content type that was signed, and no other', async () => {
    const url = await putUrl('picture.png')
    const put = (type: string) => fetch(url, { method: 'PUT', body: 'png', headers: { 'content-type': type } })
    expect(await code(await put('text/html'))).toEqual([403, 'SignatureDoesNotMatch'])
    expect((await put('image/png')).status).toBe(200)
    expect(await read('picture.png')).toEqual(['png', 'image/png'])
  })

  it('gets an object, with the headers that were signed for the answer', async () => {
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'report', Body: 'a,b' }))
    const command = new GetObjectCommand({
      Bucket,
      Key: 'report',
      ResponseContentDisposition: 'attachment; filename="r.csv"',
    })
    const response = await fetch(await getSignedUrl(s3.client, command, { expiresIn: 60 }))
    expect(await response.text()).toBe('a,b')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="r.csv"')
  })

  it('is good for its method, its key and its query only', async () => {
    const url = await putUrl('mine')
    const headers = { 'content-type': 'image/png' }
    expect(await code(await fetch(url, { headers }))).toEqual([403, 'SignatureDoesNotMatch'])
    expect(await code(await fetch(url.replace('mine', 'yours'), { method: 'PUT', body: 'x', headers }))).toEqual([
      403,
      'SignatureDoesNotMatch',
    ])
    expect(await code(await fetch(`${url}&tagging`, { method: 'PUT', body: 'x', headers }))).toEqual([
      403,
      'SignatureDoesNotMatch',
    ])
    const longer = url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600')
    expect(await code(await fetch(longer, { method: 'PUT', body: 'x', headers }))).toEqual([
      403,
      'SignatureDoesNotMatch',
    ])
  })

  it('refuses a header of S3 that was not signed', async () => {
    const headers = { 'content-type': 'image/png', 'x-amz-meta-owner': 'me' }
    const response = await fetch(await putUrl('mine'), { method: 'PUT', body: 'x', headers })
    expect(await code(response)).toEqual([403, 'AccessDenied'])
  })

  it('expires after the time that it was signed for', async () => {
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'short', Body: 'x' }))
    const own = await startS3([bucketPlan(Bucket)], s3.directory)
    const url = await getSignedUrl(own.client, new GetObjectCommand({ Bucket, Key: 'short' }), { expiresIn: 60 })
    await own.clock.advance(58_000)
    expect((await fetch(url)).status).toBe(200)
    await own.clock.advance(4000)
    expect(await code(await fetch(url))).toEqual([403, 'AccessDenied'])
    await own.stop()
  })

  it('may live seven days at most', async () => {
    const url = await getSignedUrl(s3.client, new GetObjectCommand({ Bucket, Key: 'a' }), { expiresIn: 60 })
    const response = await fetch(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=604801'))
    expect(await code(response)).toEqual([400, 'AuthorizationQueryParametersError'])
  })
})

describe('a request', () => {
  it('without a signature is refused, but for reading a public bucket', async () => {
    expect(await code(await fetch(`${s3.url}/${Bucket}/any`))).toEqual([403, 'AccessDenied'])
    await s3.client.send(new PutObjectCommand({ Bucket: 'open', Key: 'a', Body: 'open' }))
    expect(await (await fetch(`${s3.url}/open/a`)).text()).toBe('open')
    expect(await code(await fetch(`${s3.url}/open/a`, { method: 'DELETE' }))).toEqual([403, 'AccessDenied'])
    expect(await code(await fetch(`${s3.url}/open`))).toEqual([403, 'AccessDenied'])
  })

  it.each([
    ['of an unknown key', { accessKeyId: 'other', secretAccessKey: 'local' }, 'InvalidAccessKeyId'],
    ['of a wrong secret', { accessKeyId: 'local', secretAccessKey: 'other' }, 'SignatureDoesNotMatch'],
  ])('with the signature %s is refused', async (_what, credentials, name) => {
    const client = new S3Client({ endpoint: s3.url, region: 'us-east-1', credentials })
    await expect(client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'b' }))).rejects.toMatchObject({ name })
    client.destroy()
  })
})

describe('a form with a signed policy', () => {
  const post = async (
    options: Partial<PresignedPostOptions>,
    change: (form: FormData) => void = () => undefined,
    file = 'png',
  ): Promise<Response> => {
    const { url, fields } = await createPresignedPost(s3.client, { Bucket, Key: 'form', Expires: 60, ...options })
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    change(form)
    form.set('file', new Blob([file]), 'own.png')
    return fetch(url, { method: 'POST', body: form, redirect: 'manual' })
  }
  const LIMITS: Partial<PresignedPostOptions> = {
    Conditions: [
      ['content-length-range', 2, 5],
      ['starts-with', '$Content-Type', 'image/'],
    ],
    Fields: { 'Content-Type': 'image/png' },
  }

  it('puts an object', async () => {
    const response = await post(LIMITS)
    expect([response.status, response.headers.get('etag')]).toEqual([204, expect.stringMatching(/^"[0-9a-f]{32}"$/)])
    expect(await read('form')).toEqual(['png', 'image/png'])
  })

  it('takes the name of the file, and answers as it asks', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: S3's own placeholder
    const Key = 'up/${filename}'
    const Conditions = [['starts-with', '$key', 'up/']] as PresignedPostOptions['Conditions']
    const response = await post({ Key, Conditions, Fields: { success_action_status: '201' } })
    expect(response.status).toBe(201)
    expect(await response.text()).toContain('<Key>up/own.png</Key>')
    expect(await read('up/own.png')).toEqual(['png', 'binary/octet-stream'])
    const redirected = await post({ Fields: { success_action_redirect: 'https://console.example/done' } })
    expect(redirected.status).toBe(303)
    expect(redirected.headers.get('location')).toMatch(/^https:\/\/console\.example\/done\?bucket=files&key=form&etag=/)
  })

  it.each([
    ['too large a file', () => post(LIMITS, undefined, 'png png'), [400, 'EntityTooLarge']],
    ['too small a file', () => post(LIMITS, undefined, 'p'), [400, 'EntityTooSmall']],
    [
      'another content type',
      () => post(LIMITS, (form) => form.set('Content-Type', 'text/html')),
      [403, 'AccessDenied'],
    ],
    ['another key', () => post({}, (form) => form.set('key', 'other')), [403, 'AccessDenied']],
    [
      'a field that no condition allows',
      () => post({}, (form) => form.set('x-amz-meta-a', '1')),
      [403, 'AccessDenied'],
    ],
    ['another policy', () => post({}, (form) => form.set('Policy', btoa('{}'))), [403, 'SignatureDoesNotMatch']],
    ['no policy', () => post({}, (form) => form.delete('Policy')), [403, 'AccessDenied']],
    ['a policy that is over', () => post({ Expires: -60 }), [403, 'AccessDenied']],
  ])('is refused with %s', async (_what, send, expected) => {
    expect(await code(await send())).toEqual(expected)
  })
})

describe('a page of another origin', () => {
  const preflight = (origin: string, method: string, headers = 'content-type') =>
    fetch(`${s3.url}/${Bucket}/a`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': headers },
    })

  it('that the rule allows may ask', async () => {
    const response = await preflight('https://a.vending.example', 'PUT', 'Content-Type, x-amz-meta-a')
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': 'https://a.vending.example',
      'access-control-allow-methods': 'GET, PUT, POST',
      'access-control-allow-headers': 'content-type, x-amz-meta-a',
      'access-control-max-age': '60',
    })
  })

  it.each([
    ['an origin', 'https://evil.example', 'PUT', 'content-type'],
    ['a method', 'https://console.example', 'DELETE', 'content-type'],
    ['a header', 'https://console.example', 'PUT', 'authorization'],
  ])('may not ask with %s that the rule does not name', async (_what, origin, method, headers) => {
    const response = await preflight(origin, method, headers)
    expect([await code(response), response.headers.get('access-control-allow-origin')]).toEqual([
      [403, 'AccessForbidden'],
      null,
    ])
  })

  it('reads answers, refusals too', async () => {
    const allowed = await fetch(`${s3.url}/${Bucket}/a`, { headers: { origin: 'https://console.example' } })
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([
      403,
      'https://console.example',
    ])
    expect(allowed.headers.get('access-control-expose-headers')).toBe('ETag')
    const other = await fetch(`${s3.url}/${Bucket}/a`, { headers: { origin: 'https://evil.example' } })
    expect(other.headers.get('access-control-allow-origin')).toBeNull()
  })
})
