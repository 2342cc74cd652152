import type { BucketPlan } from '../config/plan.ts'
import { readBody } from './body.ts'
import { S3Error } from './errors.ts'
import type { S3Request } from './request.ts'
import type { BucketStore, ObjectMeta } from './store.ts'
import { parseXml, xmlOf } from './xml.ts'

/** What an operation on a bucket works with. */
export interface BucketContext {
  readonly plan: BucketPlan
  readonly store: BucketStore
  /** @throws S3Error NoSuchBucket */
  storeOf(bucket: string): BucketStore
  now(): number
  /** Tells the subscribers. The event is named without its `s3:`. */
  notify(eventName: string, meta: ObjectMeta): void
}

/** What an operation answers. */
export interface S3Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: Buffer | undefined
  /** A body of XML. */
  readonly xml?: string | undefined
}

/** ListObjectsV2 and, without `list-type=2`, ListObjects. */
export const listObjects = ({ plan, store }: BucketContext, { query }: S3Request): S3Answer => {
  const isV2 = query.get('list-type') === '2'
  const prefix = query.get('prefix') ?? ''
  const delimiter = query.get('delimiter') ?? ''
  const max = Number(query.get('max-keys') ?? 1000)
  if (!Number.isInteger(max) || max < 0) throw new S3Error('InvalidArgument', 'Argument max-keys must be an integer')
  const token = query.get('continuation-token')
  const after = isV2 ? (token ? unpack(token) : (query.get('start-after') ?? '')) : (query.get('marker') ?? '')
  const page = pageOf(store.list(), { prefix, delimiter, after, max: Math.min(1000, max) })
  const encode = (text: string) =>
    query.get('encoding-type') === 'url' ? encodeURIComponent(text).replaceAll('%2F', '/') : text
  const Contents = page.objects.map(({ key, size, etag, lastModified }) => ({
    Key: encode(key),
    LastModified: new Date(lastModified).toISOString(),
    ETag: `"${etag}"`,
    Size: size,
    StorageClass: 'STANDARD',
  }))
  const common = {
    Name: plan.bucketName,
    Prefix: encode(prefix),
    ...(delimiter && { Delimiter: encode(delimiter) }),
    MaxKeys: max,
    ...(query.has('encoding-type') && { EncodingType: 'url' }),
    IsTruncated: page.next !== undefined,
    Contents,
    CommonPrefixes: page.prefixes.map((common) => ({ Prefix: encode(common) })),
  }
  const place = isV2
    ? {
        KeyCount: Contents.length + page.prefixes.length,
        ...(token && { ContinuationToken: token }),
        ...(query.has('start-after') && { StartAfter: encode(after) }),
        ...(page.next !== undefined && { NextContinuationToken: pack(page.next) }),
      }
    : { Marker: encode(after), ...(page.next !== undefined && delimiter && { NextMarker: encode(page.next) }) }
  return { status: 200, xml: xmlOf('ListBucketResult', { ...common, ...place }) }
}

interface Page {
  readonly objects: ObjectMeta[]
  readonly prefixes: string[]
  /** The last key or common prefix of the page, when there are more. */
  readonly next: string | undefined
}

const pageOf = (
  all: readonly ObjectMeta[],
  { prefix, delimiter, after, max }: { prefix: string; delimiter: string; after: string; max: number },
): Page => {
  const objects: ObjectMeta[] = []
  const prefixes: string[] = []
  let last: string | undefined
  for (const meta of all) {
    if (!meta.key.startsWith(prefix)) continue
    const cut = delimiter === '' ? -1 : meta.key.indexOf(delimiter, prefix.length)
    const entry = cut < 0 ? meta.key : meta.key.slice(0, cut + delimiter.length)
    if (Buffer.compare(Buffer.from(entry), Buffer.from(after)) <= 0 || entry === last) continue
    if (objects.length + prefixes.length === max) return { objects, prefixes, next: max === 0 ? undefined : last }
    if (cut < 0) objects.push(meta)
    else prefixes.push(entry)
    last = entry
  }
  return { objects, prefixes, next: undefined }
}

/** DeleteObjects. */
export const deleteObjects = async ({ store, notify }: BucketContext, { message }: S3Request): Promise<S3Answer> => {
  const { body } = await readBody(message)
  const { Object: given, Quiet } = parseXml(body.toString(), 'Delete') as {
    Object?: { Key?: string }[]
    Quiet?: string
  }
  if (!given || given.length > 1000) throw new S3Error('MalformedXML')
  const Deleted: object[] = []
  for (const { Key = '' } of given) {
    const meta = store.find(String(Key))
    if (meta && (await store.delete(meta.key))) notify('ObjectRemoved:Delete', meta)
    Deleted.push({ Key })
  }
  return { status: 200, xml: xmlOf('DeleteResult', Quiet === 'true' ? {} : { Deleted }) }
}

const pack = (key: string): string => Buffer.from(key).toString('base64url')
const unpack = (token: string): string => Buffer.from(token, 'base64url').toString()
