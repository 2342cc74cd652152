import { randomBytes } from 'node:crypto'
import { hash, readBody } from './body.ts'
import type { BucketContext, S3Answer } from './bucket.ts'
import { checkWrite } from './conditions.ts'
import { S3Error } from './errors.ts'
import { copySource, keptHeaders } from './object.ts'
import type { S3Request } from './request.ts'
import { parseXml, xmlOf } from './xml.ts'

interface Part {
  readonly body: Buffer
  readonly etag: string
  readonly lastModified: number
}

interface Upload {
  readonly bucket: string
  readonly key: string
  readonly headers: Record<string, string>
  readonly tags: Record<string, string>
  readonly startedAt: number
  readonly parts: Map<number, Part>
}

/** Smallest part but the last, in bytes, and most parts of an upload ("Amazon S3 multipart upload limits"). */
const MIN_PART = 5 * 1024 * 1024
const MAX_PARTS = 10_000

/** The multipart uploads that are under way. They are in memory: a restart of the cloud aborts them. */
export class MultipartUploads {
  readonly #uploads = new Map<string, Upload>()

  /** CreateMultipartUpload. */
  create({ plan, now }: BucketContext, request: S3Request): S3Answer {
    const uploadId = randomBytes(32).toString('base64url')
    const { bucketName: bucket } = plan
    const tags = Object.fromEntries(new URLSearchParams(request.lookup('x-amz-tagging') ?? ''))
    const upload = { bucket, key: request.key, headers: keptHeaders(request), tags, startedAt: now(), parts: new Map() }
    this.#uploads.set(uploadId, upload)
    return {
      status: 200,
      xml: xmlOf('InitiateMultipartUploadResult', { Bucket: bucket, Key: request.key, UploadId: uploadId }),
    }
  }

  /** UploadPart and UploadPartCopy. */
  async uploadPart(context: BucketContext, request: S3Request): Promise<S3Answer> {
    const upload = this.#find(context, request)
    const number = Number(request.query.get('partNumber'))
    if (!(Number.isInteger(number) && number >= 1 && number <= MAX_PARTS)) {
      throw new S3Error('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive')
    }
    const copies = request.lookup('x-amz-copy-source') !== undefined
    const read = copies
      ? { body: (await copySource(context, request)).body, checksums: {} }
      : await readBody(request.message)
    const etag = hash('md5', read.body, 'hex')
    const lastModified = context.now()
    upload.parts.set(number, { body: read.body, etag, lastModified })
    if (!copies) return { status: 200, headers: { etag: `"${etag}"`, ...read.checksums } }
    const result = { ETag: `"${etag}"`, LastModified: new Date(lastModified).toISOString() }
    return { status: 200, xml: xmlOf('CopyPartResult', result) }
  }

  /** CompleteMultipartUpload. */
  async complete(context: BucketContext, request: S3Request): Promise<S3Answer> {
    const { store, now, notify, plan } = context
    const upload = this.#find(context, request)
    const { body: document } = await readBody(request.message)
    const { Part: wanted } = parseXml(document.toString(), 'CompleteMultipartUpload') as {
      Part?: { PartNumber?: string; ETag?: string }[]
    }
    const parts = partsOf(upload, wanted ?? [])
    const digests = Buffer.concat(parts.map(({ etag }) => Buffer.from(etag, 'hex')))
    const etag = `${hash('md5', digests, 'hex')}-${parts.length}`
    const { headers, tags, key } = upload
    const draft = { etag, lastModified: now(), headers, tags, checksums: {} }
    const whole = Buffer.concat(parts.map(({ body }) => body))
    const meta = await store.write(key, whole, draft, () => checkWrite(request.message, store.find(key)))
    this.#uploads.delete(request.query.get('uploadId') ?? '')
    notify('ObjectCreated:CompleteMultipartUpload', meta)
    const result = { Bucket: plan.bucketName, Key: key, ETag: `"${etag}"` }
    return { status: 200, xml: xmlOf('CompleteMultipartUploadResult', result) }
  }

  /** AbortMultipartUpload. */
  abort(context: BucketContext, request: S3Request): S3Answer {
    this.#find(context, request)
    this.#uploads.delete(request.query.get('uploadId') ?? '')
    return { status: 204 }
  }

  /** Aborts those of a bucket that were begun before a time (milliseconds since 1970). */
  abortOlder(bucketName: string, before: number): void {
    for (const [id, { bucket, startedAt }] of this.#uploads) {
      if (bucket === bucketName && startedAt < before) this.#uploads.delete(id)
    }
  }

  /** ListParts. */
  listParts(context: BucketContext, request: S3Request): S3Answer {
    const { key, parts } = this.#find(context, request)
    const Part = [...parts.entries()]
      .sort(([a], [b]) => a - b)
      .map(([PartNumber, { etag, body, lastModified }]) => ({
        PartNumber,
        LastModified: new Date(lastModified).toISOString(),
        ETag: `"${etag}"`,
        Size: body.length,
      }))
    const uploadId = request.query.get('uploadId')
    const common = { Bucket: context.plan.bucketName, Key: key, UploadId: uploadId, IsTruncated: false }
    return { status: 200, xml: xmlOf('ListPartsResult', { ...common, Part }) }
  }

  /** ListMultipartUploads. */
  list({ plan }: BucketContext): S3Answer {
    const Upload = [...this.#uploads.entries()]
      .filter(([, { bucket }]) => bucket === plan.bucketName)
      .map(([UploadId, { key, startedAt }]) => ({ Key: key, UploadId, Initiated: new Date(startedAt).toISOString() }))
    const result = { Bucket: plan.bucketName, IsTruncated: false, Upload }
    return { status: 200, xml: xmlOf('ListMultipartUploadsResult', result) }
  }

  #find({ plan }: BucketContext, { key, query }: S3Request): Upload {
    const upload = this.#uploads.get(query.get('uploadId') ?? '')
    if (upload?.bucket !== plan.bucketName || upload.key !== key) throw new S3Error('NoSuchUpload')
    return upload
  }
}

const partsOf = (upload: Upload, wanted: readonly { PartNumber?: string; ETag?: string }[]): Part[] => {
  if (wanted.length === 0) throw new S3Error('MalformedXML')
  const numbers = wanted.map(({ PartNumber }) => Number(PartNumber))
  if (numbers.some((number, index) => index > 0 && number <= (numbers[index - 1] ?? 0)))
    throw new S3Error('InvalidPartOrder')
  const parts = wanted.map(({ ETag = '' }, index) => {
    const part = upload.parts.get(numbers[index] ?? 0)
    if (!part || part.etag !== String(ETag).replace(/&quot;|"/g, '')) throw new S3Error('InvalidPart')
    return part
  })
  if (parts.slice(0, -1).some(({ body }) => body.length < MIN_PART)) throw new S3Error('EntityTooSmall')
  return parts
}
