import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildExplore } from './build.ts'
import { createExplore, type ExploreResponse } from './serve.ts'

const root = resolve(import.meta.dirname, '../../../..')

/** "Invocation payload (request and response): 6 MB each" (AWS Lambda quotas); what API Gateway adds is left over. */
const lambdaLimit = 6_000_000

let folder: string
let get: (file?: string, headers?: Record<string, string>) => Promise<ExploreResponse>

beforeAll(async () => {
  folder = join(root, await buildExplore())
  const explore = createExplore(folder)
  get = (file, headers = {}) => explore({ file, headers })
})

/** The files that the page names itself. */
async function namedFiles(): Promise<string[]> {
  const { body } = await get()
  return [...String(body).matchAll(/(?:src|href)="explore\/([^"]+)"/g)].map(([, file]) => file ?? '')
}

describe('the page', () => {
  it('is HTML that is asked for every time and may load nothing from elsewhere', async () => {
    const { status, headers } = await get()
    expect(status).toBe(200)
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' })
    const sources = headers['content-security-policy']
      ?.split('; ')
      .flatMap((directive) => directive.split(' ').slice(1))
    expect(new Set(sources)).toEqual(new Set([`'none'`, `'self'`, `'unsafe-inline'`, 'data:']))
    expect(headers['content-security-policy']).toContain(`script-src 'self';`)
  })

  it('names a script and a style sheet that are there and never change', async () => {
    const files = await namedFiles()
    expect(files).toEqual([expect.stringMatching(/^main-\w{8}\.css$/), expect.stringMatching(/^main-\w{8}\.js$/)])
    for (const file of files) {
      const { status, headers } = await get(file)
      expect(status).toBe(200)
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    }
  })
})

describe('a file', () => {
  it('comes in the smallest form that the client accepts, and is the same in every form', async () => {
    const [file] = await namedFiles()
    const plain = await get(file)
    expect(plain.headers).not.toHaveProperty('content-encoding')
    expect(plain.headers.vary).toBe('accept-encoding')

    const brotli = await get(file, { 'accept-encoding': 'gzip, deflate, br, zstd' })
    expect(brotli.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(brotli.body ?? '')).toEqual(plain.body)

    const gzip = await get(file, { 'accept-encoding': 'gzip, br;q=0' })
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(gzip.body ?? '')).toEqual(plain.body)
    expect(new Set([plain, brotli, gzip].map(({ headers }) => headers.etag)).size).toBe(3)
  })

  it('is not sent again to a client that has it', async () => {
    const { headers } = await get()
    for (const tag of [headers.etag ?? '', `W/${headers.etag}`, `"other", ${headers.etag}`, '*']) {
      expect(await get(undefined, { 'if-none-match': tag })).toMatchObject({ status: 304, body: undefined })
    }
    expect(await get(undefined, { 'if-none-match': '"other"' })).toMatchObject({ status: 200 })
  })

  it('fits into a response of Lambda in every form', async () => {
    for (const file of await readdir(folder)) {
      if (/\.(br|gzip)$|^manifest\.json$/.test(file)) continue
      for (const encoding of ['identity', 'gzip', 'br']) {
        const { body } = await get(file, { 'accept-encoding': encoding })
        expect(body?.toString('base64').length, `${file} as ${encoding}`).toBeLessThan(lambdaLimit)
      }
    }
  })
})

it('serves nothing that the build did not list', async () => {
  for (const file of ['manifest.json', '../explore/index.html', '%2e%2e/index.mjs', 'constructor', '__proto__', '']) {
    expect(await get(file), file).toMatchObject({ status: 404 })
  }
})
