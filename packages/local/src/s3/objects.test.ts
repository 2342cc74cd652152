import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  DeleteObjectTaggingCommand,
  GetBucketAclCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListMultipartUploadsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  PutObjectTaggingCommand,
  S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bucketPlan, startS3, type TestS3 } from '../testing/buckets.ts'

const Bucket = 'files'
let s3: TestS3

beforeAll(async () => {
  s3 = await startS3([bucketPlan(Bucket), bucketPlan('other')])
})

afterAll(() => s3.stop())

const put = (Key: string, Body: string | Buffer, more: Partial<PutObjectCommandInput> = {}) =>
  s3.client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }))
const get = async (Key: string, more: object = {}) => {
  const answer = await s3.client.send(new GetObjectCommand({ Bucket, Key, ...more }))
  return { ...answer, text: (await answer.Body?.transformToString()) ?? '' }
}
const status = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { name: string; $metadata?: { httpStatusCode?: number } }) => [error.name, error.$metadata?.httpStatusCode],
  )

describe('an object', () => {
  it('comes back as it was put, with its headers, metadata and checksum', async () => {
    const { ETag } = await put('a folder/ü?+&.txt', 'cola', {
      ContentType: 'text/plain',
      CacheControl: 'max-age=60',
      Metadata: { machine: 'm-1' },
    })
    const object = await get('a folder/ü?+&.txt', { ChecksumMode: 'ENABLED' })
    expect(object).toMatchObject({
      text: 'cola',
      ETag,
      ContentType: 'text/plain',
      CacheControl: 'max-age=60',
      ContentLength: 4,
      Metadata: { machine: 'm-1' },
      ChecksumCRC32: expect.any(String),
      AcceptRanges: 'bytes',
    })
    expect(ETag).toBe('"a1e05ee2564dbf16b04f09a23d482d06"')
  })

  it('can be put as a stream, which the SDK sends in chunks with a checksum behind them', async () => {
    const Body = Readable.from([Buffer.alloc(100_000, 'a'), Buffer.alloc(50_000, 'b')])
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'stream', Body, ContentLength: 150_000 }))
    const { text } = await get('stream')
    expect([text.length, text[0], text.at(-1)]).toEqual([150_000, 'a', 'b'])
  })

  it('is not taken when its checksum is another', async () => {
    expect(await status(put('bad', 'cola', { ChecksumCRC32: 'AAAAAA==' }))).toEqual(['BadDigest', 400])
    expect(await status(put('bad', 'cola', { ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' }))).toEqual(['BadDigest', 400])
    expect(await status(get('bad'))).toEqual(['NoSuchKey', 404])
  })

  it('can be read in part', async () => {
    await put('digits', '0123456789')
    const parts = await Promise.all(
      ['bytes=2-4', 'bytes=7-', 'bytes=-2', 'bytes=8-99'].map((Range) => get('digits', { Range })),
    )
    expect(parts.map(({ text, ContentRange }) => [text, ContentRange])).toEqual([
      ['234', 'bytes 2-4/10'],
      ['789', 'bytes 7-9/10'],
      ['89', 'bytes 8-9/10'],
      ['89', 'bytes 8-9/10'],
    ])
    expect(await status(get('digits', { Range: 'bytes=10-' }))).toEqual(['InvalidRange', 416])
  })

  it('tells its headers without its bytes', async () => {
    await put('head', 'cola')
    const head = await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'head' }))
    expect(head).toMatchObject({ ContentLength: 4, LastModified: expect.any(Date) })
    expect(await status(s3.client.send(new HeadObjectCommand({ Bucket, Key: 'none' })))).toEqual(['NotFound', 404])
  })

  it('is read under conditions', async () => {
    const { ETag = '' } = await put('conditional', 'cola')
    expect((await get('conditional', { IfMatch: ETag })).text).toBe('cola')
    expect(await status(get('conditional', { IfMatch: '"other"' }))).toEqual(['PreconditionFailed', 412])
    expect(await status(get('conditional', { IfNoneMatch: ETag }))).toEqual(['Unknown', 304])
    const later = new Date(Date.now() + 60_000)
    expect(await status(get('conditional', { IfModifiedSince: later }))).toEqual(['Unknown', 304])
    expect(await status(get('conditional', { IfUnmodifiedSince: new Date(0) }))).toEqual(['PreconditionFailed', 412])
  })

  it('is written under conditions: of many writers of a new object one wins', async () => {
    const writes = Array.from({ length: 8 }, (_, index) => status(put('once', `${index}`, { IfNoneMatch: '*' })))
    const outcomes = await Promise.all(writes)
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome !== 'done')[0]).toEqual(['PreconditionFailed', 412])
    const { ETag = '', text } = await get('once')
    expect(text).toBe(String(outcomes.indexOf('done')))
    expect(await status(put('once', 'new', { IfMatch: ETag }))).toBe('done')
    expect(await status(put('once', 'newer', { IfMatch: ETag }))).toEqual(['PreconditionFailed', 412])
  })

  it('is copied with its metadata, or with other', async () => {
    await put('source', 'cola', { Metadata: { a: '1' }, ContentType: 'text/plain' })
    const CopySource = `${Bucket}/source`
    await s3.client.send(new CopyObjectCommand({ Bucket: 'other', Key: 'copy', CopySource }))
    const copy = await s3.client.send(new GetObjectCommand({ Bucket: 'other', Key: 'copy' }))
    expect(copy).toMatchObject({ Metadata: { a: '1' }, ContentType: 'text/plain' })
    await s3.client.send(
      new CopyObjectCommand({ Bucket, Key: 'source', CopySource, MetadataDirective: 'REPLACE', Metadata: { b: '2' } }),
    )
    expect(await get('source')).toMatchObject({ text: 'cola', Metadata: { b: '2' } })
  })

  it('has tags that leave its bytes alone', async () => {
    await put('tagged', 'cola', { Tagging: 'kind=drink' })
    const tags = async () => (await s3.client.send(new GetObjectTaggingCommand({ Bucket, Key: 'tagged' }))).TagSet
    expect(await tags()).toEqual([{ Key: 'kind', Value: 'drink' }])
    const TagSet = [
      { Key: 'kind', Value: 'snack' },
      { Key: 'a', Value: '1' },
    ]
    await s3.client.send(new PutObjectTaggingCommand({ Bucket, Key: 'tagged', Tagging: { TagSet } }))
    expect(await tags()).toEqual(TagSet)
    expect(await get('tagged')).toMatchObject({ text: 'cola', TagCount: 2 })
    await s3.client.send(new DeleteObjectTaggingCommand({ Bucket, Key: 'tagged' }))
    expect(await tags()).toEqual([])
  })

  it('is deleted, and deleting what is not there is no error', async () => {
    await put('gone', 'cola')
    for (const _time of [1, 2]) await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }))
    expect(await status(get('gone'))).toEqual(['NoSuchKey', 404])
    await put('gone-1', '1')
    const Objects = [{ Key: 'gone-1' }, { Key: 'gone-2' }]
    const { Deleted } = await s3.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }))
    expect(Deleted).toEqual(Objects)
  })
})

describe('a multipart upload', () => {
  const MB = 1024 * 1024
  const begin = async (Key: string) => {
    const { UploadId } = await s3.client.send(
      new CreateMultipartUploadCommand({ Bucket, Key, ContentType: 'image/png' }),
    )
    const upload = (PartNumber: number, Body: Buffer) =>
      s3.client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }))
    const complete = (Parts: { PartNumber: number; ETag?: string | undefined }[]) =>
      s3.client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }))
    return { UploadId, upload, complete }
  }

  it('makes one object of its parts, in the order of their numbers', async () => {
    const { UploadId, upload, complete } = await begin('big')
    const second = await upload(2, Buffer.alloc(10, 'b'))
    const first = await upload(1, Buffer.alloc(5 * MB, 'a'))
    const listed = await s3.client.send(new ListPartsCommand({ Bucket, Key: 'big', UploadId }))
    expect(listed.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
      [1, 5 * MB],
      [2, 10],
    ])
    const { Uploads } = await s3.client.send(new ListMultipartUploadsCommand({ Bucket }))
    expect(Uploads?.map(({ Key }) => Key)).toEqual(['big'])
    const { ETag } = await complete([
      { PartNumber: 1, ETag: first.ETag },
      { PartNumber: 2, ETag: second.ETag },
    ])
    expect(ETag).toMatch(/^"[0-9a-f]{32}-2"$/)
    const { ContentLength, ContentType } = await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'big' }))
    expect([ContentLength, ContentType]).toEqual([5 * MB + 10, 'image/png'])
    expect((await get('big', { Range: 'bytes=-12' })).text).toBe('aabbbbbbbbbb')
  })

  it('takes a part of another object', async () => {
    await put('part-source', '0123456789')
    const { UploadId, complete } = await begin('from-copy')
    const { CopyPartResult } = await s3.client.send(
      new UploadPartCopyCommand({
        Bucket,
        Key: 'from-copy',
        UploadId,
        PartNumber: 1,
        CopySource: `${Bucket}/part-source`,
        CopySourceRange: 'bytes=3-5',
      }),
    )
    await complete([{ PartNumber: 1, ETag: CopyPartResult?.ETag }])
    expect((await get('from-copy')).text).toBe('345')
  })

  it('refuses what S3 refuses', async () => {
    const { upload, complete, UploadId } = await begin('refused')
    const one = await upload(1, Buffer.from('small'))
    const two = await upload(2, Buffer.from('last'))
    const parts = [
      { PartNumber: 1, ETag: one.ETag },
      { PartNumber: 2, ETag: two.ETag },
    ]
    expect(await status(complete(parts))).toEqual(['EntityTooSmall', 400])
    expect(await status(complete(parts.toReversed()))).toEqual(['InvalidPartOrder', 400])
    expect(await status(complete([{ PartNumber: 3, ETag: two.ETag }]))).toEqual(['InvalidPart', 400])
    await s3.client.send(new AbortMultipartUploadCommand({ Bucket, Key: 'refused', UploadId }))
    expect(await status(complete(parts))).toEqual(['NoSuchUpload', 404])
    expect(await status(get('refused'))).toEqual(['NoSuchKey', 404])
  })
})

describe('a bucket', () => {
  it('lists its objects by prefix and delimiter, page by page', async () => {
    for (const Key of ['list/b.txt', 'list/a/1', 'list/a/2', 'list/c/1', 'list/ä']) {
      await s3.client.send(new PutObjectCommand({ Bucket: 'other', Key, Body: Key }))
    }
    const pages: string[][] = []
    let ContinuationToken: string | undefined
    do {
      const input = { Bucket: 'other', Prefix: 'list/', Delimiter: '/', MaxKeys: 2, ContinuationToken }
      const page = await s3.client.send(new ListObjectsV2Command(input))
      pages.push([
        ...(page.CommonPrefixes ?? []).map(({ Prefix = '' }) => Prefix),
        ...(page.Contents ?? []).map(({ Key = '' }) => Key),
      ])
      ContinuationToken = page.NextContinuationToken
    } while (ContinuationToken)
    expect(pages).toEqual([
      ['list/a/', 'list/b.txt'],
      ['list/c/', 'list/ä'],
    ])
    const after = await s3.client.send(new ListObjectsV2Command({ Bucket: 'other', StartAfter: 'list/c/' }))
    expect(after.Contents?.map(({ Key }) => Key)).toEqual(['list/c/1', 'list/ä'])
    const old = await s3.client.send(new ListObjectsCommand({ Bucket: 'other', Prefix: 'list/a/', MaxKeys: 1 }))
    expect([old.IsTruncated, old.Contents?.[0]?.Key]).toEqual([true, 'list/a/1'])
  })

  it('is one of the configuration, and no request makes another', async () => {
    const { Buckets } = await s3.client.send(new ListBucketsCommand({}))
    expect(Buckets?.map(({ Name }) => Name)).toEqual([Bucket, 'other'])
    expect(await status(s3.client.send(new HeadBucketCommand({ Bucket })))).toBe('done')
    expect(await status(s3.client.send(new ListObjectsV2Command({ Bucket: 'none' })))).toEqual(['NoSuchBucket', 404])
    expect(await status(s3.client.send(new CreateBucketCommand({ Bucket: 'none' })))).toEqual(['NoSuchBucket', 404])
  })

  it('refuses a subresource that this S3 does not know, instead of ignoring it', async () => {
    expect(await status(s3.client.send(new GetBucketAclCommand({ Bucket })))).toEqual(['NotImplemented', 501])
  })

  it('is found by its host name, too', async () => {
    const endpoint = s3.url.replace('127.0.0.1', 'localhost')
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
    const hosted = new S3Client({ endpoint, region: 'us-east-1', credentials, forcePathStyle: true })
    await put('hosted', 'cola')
    const answer = await hosted.send(new GetObjectCommand({ Bucket, Key: 'hosted' }))
    expect(await answer.Body?.transformToString()).toBe('cola')
    hosted.destroy()
  })

  it('keeps its objects over a restart', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'local-s3-kept-'))
    const before = await startS3([bucketPlan(Bucket)], directory)
    await before.client.send(new PutObjectCommand({ Bucket, Key: 'kept', Body: 'one' }))
    await before.client.send(new PutObjectCommand({ Bucket, Key: 'kept', Body: 'two' }))
    await before.stop()
    const after = await startS3([bucketPlan(Bucket)], directory)
    const { Body } = await after.client.send(new GetObjectCommand({ Bucket, Key: 'kept' }))
    expect(await Body?.transformToString()).toBe('two')
    await after.stop()
    await rm(directory, { recursive: true })
  })
})
