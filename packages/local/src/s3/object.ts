import { hash, readBody } from './body.ts'
import type { BucketContext, S3Answer } from './bucket.ts'
import { checkRead, checkWrite } from './conditions.ts'
import { S3Error } from './errors.ts'
import type { S3Request } from './request.ts'
import type { ObjectMeta } from './store.ts'
import { parseXml, xmlOf } from './xml.ts'

/** Headers that S3 keeps with an object and gives back. */
const KEPT = ['cache-control', 'content-disposition', 'content-encoding', 'content-language', 'content-type', 'expires']
/** Query parameters of a signed GET that stand in for headers of its answer. */
const OVERRIDES = KEPT.map((name) => [`response-${name}`, name] as const)
/** Longest key in bytes, and largest user-defined metadata. */
const MAX_KEY = 1024
const MAX_METADATA = 2048

/** The headers of a request that stay with the object. */
export const keptHeaders = ({ message, lookup }: S3Request): Record<string, string> => {
  const kept: Record<string, string> = { 'content-type': 'binary/octet-stream' }
  for (const name of KEPT) {
    const value = lookup(name)?.replace(/(?:^|,)\s*aws-chunked\s*/, '')
    if (value) kept[name] = value
  }
  const own = Object.entries(message.headers).filter(([name]) => name.startsWith('x-amz-meta-'))
  const size = own.reduce((sum, [name, value]) => sum + Buffer.byteLength(name.slice(11) + String(value)), 0)
  if (size > MAX_METADATA)
    throw new S3Error('InvalidArgument', 'Your metadata headers exceed the maximum allowed metadata size')
  return { ...kept, ...Object.fromEntries(own.map(([name, value]) => [name, String(value)])) }
}

/** PutObject. */
export const putObject = async (context: BucketContext, request: S3Request): Promise<S3Answer> => {
  const { store, now, notify } = context
  const { key, lookup, message } = request
  if (Buffer.byteLength(key) > MAX_KEY) throw new S3Error('KeyTooLongError')
  if (message.headers['content-length'] === undefined && message.headers['transfer-encoding'] === undefined) {
    throw new S3Error('MissingContentLength')
  }
  const { body, checksums } = await readBody(message)
  const tags = Object.fromEntries(new URLSearchParams(lookup('x-amz-tagging') ?? ''))
  const draft = { etag: hash('md5', body, 'hex'), lastModified: now(), headers: keptHeaders(request), tags, checksums }
  const meta = await store.write(key, body, draft, () => checkWrite(message, store.find(key)))
  notify('ObjectCreated:Put', meta)
  return { status: 200, headers: { etag: `"${meta.etag}"`, ...checksums } }
}

/** GetObject and HeadObject. */
export const getObject = async (
  { store }: BucketContext,
  { message, key, query, method }: S3Request,
): Promise<S3Answer> => {
  const meta = store.find(key) ?? missing('NoSuchKey')
  const headers = headersOf(meta)
  if (checkRead(message, meta) === 304) return { status: 304, headers }
  for (const [parameter, name] of OVERRIDES) {
    const value = query.get(parameter)
    if (value !== null) headers[name] = value
  }
  const range = rangeOf(message.headers.range, meta.size)
  if (message.headers['x-amz-checksum-mode'] === 'ENABLED' && !range) Object.assign(headers, meta.checksums)
  const [start, end] = range ?? [0, meta.size - 1]
  headers['content-length'] = String(end - start + 1)
  if (range) headers['content-range'] = `bytes ${start}-${end}/${meta.size}`
  const body = method === 'HEAD' ? undefined : await store.read(meta, start, end)
  return { status: range ? 206 : 200, headers, body }
}

/** DeleteObject: success whether it was there or not. */
export const deleteObject = async (
  { store, notify }: BucketContext,
  { key, message }: S3Request,
): Promise<S3Answer> => {
  const meta = store.find(key)
  if (message.headers['if-match'] !== undefined) checkWrite(message, meta)
  if (meta && (await store.delete(key))) notify('ObjectRemoved:Delete', meta)
  return { status: 204 }
}

/** CopyObject. */
export const copyObject = async (context: BucketContext, request: S3Request): Promise<S3Answer> => {
  const { store, now, notify } = context
  const { lookup, message, key } = request
  const { body, meta: source } = await copySource(context, request)
  const replaces = lookup('x-amz-metadata-directive') === 'REPLACE'
  const given = new URLSearchParams(lookup('x-amz-tagging') ?? '')
  const tags = lookup('x-amz-tagging-directive') === 'REPLACE' ? Object.fromEntries(given) : source.tags
  const headers = replaces ? keptHeaders(request) : source.headers
  const draft = { etag: hash('md5', body, 'hex'), lastModified: now(), headers, tags, checksums: source.checksums }
  const meta = await store.write(key, body, draft, () => checkWrite(message, store.find(key)))
  notify('ObjectCreated:Copy', meta)
  const result = { ETag: `"${meta.etag}"`, LastModified: new Date(meta.lastModified).toISOString() }
  return { status: 200, xml: xmlOf('CopyObjectResult', result) }
}

/** The bytes that `x-amz-copy-source` and its range name. */
export const copySource = async (
  { storeOf }: BucketContext,
  { lookup, message }: S3Request,
): Promise<{ body: Buffer; meta: ObjectMeta }> => {
  const [bucket = '', ...rest] = decodeURIComponent(lookup('x-amz-copy-source') ?? '')
    .replace(/^\//, '')
    .split('/')
  const store = storeOf(bucket)
  const meta = store.find(rest.join('/')) ?? missing('NoSuchKey')
  const wanted = lookup('x-amz-copy-source-if-match')
  if (wanted !== undefined && wanted.replaceAll('"', '') !== meta.etag) throw new S3Error('PreconditionFailed')
  const range = rangeOf(message.headers['x-amz-copy-source-range'] as string | undefined, meta.size)
  return { meta, body: await store.read(meta, ...(range ?? [0, meta.size - 1])) }
}

/** PutObjectTagging, GetObjectTagging and DeleteObjectTagging: the bytes of the object stay as they are. */
export const objectTagging = async (context: BucketContext, { key, method, message }: S3Request): Promise<S3Answer> => {
  const { store, notify } = context
  const meta = store.find(key) ?? missing('NoSuchKey')
  if (method === 'GET') {
    const Tag = Object.entries(meta.tags).map(([Key, Value]) => ({ Key, Value }))
    return { status: 200, xml: xmlOf('Tagging', { TagSet: { Tag } }) }
  }
  if (method === 'DELETE') {
    await store.change(meta, { tags: {} })
    notify('ObjectTagging:Delete', meta)
    return { status: 204 }
  }
  const { body } = await readBody(message)
  const { TagSet } = parseXml(body.toString(), 'Tagging') as { TagSet?: { Tag?: { Key?: string; Value?: string }[] } }
  const tags = (TagSet?.Tag ?? []).map(({ Key = '', Value = '' }) => [String(Key), String(Value)] as const)
  const valid = tags.every(([name, value]) => name.length > 0 && name.length <= 128 && value.length <= 256)
  if (tags.length > 10 || !valid || new Set(tags.map(([name]) => name)).size < tags.length)
    throw new S3Error('InvalidTag')
  await store.change(meta, { tags: Object.fromEntries(tags) })
  notify('ObjectTagging:Put', meta)
  return { status: 200 }
}

const headersOf = (meta: ObjectMeta): Record<string, string> => {
  const tagCount = Object.keys(meta.tags).length
  return {
    ...meta.headers,
    'accept-ranges': 'bytes',
    etag: `"${meta.etag}"`,
    'last-modified': new Date(meta.lastModified).toUTCString(),
    ...(tagCount > 0 && { 'x-amz-tagging-count': String(tagCount) }),
  }
}

/** First and last byte of `bytes=a-b`, `a-` or `-n`; undefined for what is no range of one part, which S3 ignores. */
const rangeOf = (header: string | undefined, size: number): [start: number, end: number] | undefined => {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === undefined || last === undefined || first + last === '') return undefined
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (start >= size || start > end) throw new S3Error('InvalidRange')
  return [start, end]
}

const missing = (code: 'NoSuchKey'): never => {
  throw new S3Error(code)
}
