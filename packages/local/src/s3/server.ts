import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Meter } from '../bill/meter.ts'
import type { Clock } from '../clock.ts'
import type { BucketPlan } from '../config/plan.ts'
import { type BucketContext, deleteObjects, listObjects, type S3Answer } from './bucket.ts'
import { bucketCorsHeaders } from './cors.ts'
import { S3Error } from './errors.ts'
import { MultipartUploads } from './multipart.ts'
import { copyObject, deleteObject, getObject, objectTagging, putObject } from './object.ts'
import { postObject } from './post.ts'
import { parseRequest, type S3Request } from './request.ts'
import { verifyRequest } from './signature.ts'
import { BucketStore, type ObjectMeta } from './store.ts'
import { errorXml, xmlOf } from './xml.ts'

/** A change of an object that subscribers are told of. */
export interface ObjectEvent {
  readonly plan: BucketPlan
  /** Without its `s3:`, for example `ObjectCreated:Put`. */
  readonly eventName: string
  readonly meta: ObjectMeta
  readonly sourceIp: string
  readonly requestId: string
}

/** What the S3 server needs. */
export interface S3ServerOptions {
  readonly buckets: readonly BucketPlan[]
  /** The folder of the objects. */
  readonly directory: string
  readonly clock: Clock
  notify(event: ObjectEvent): void
  readonly log: (message: string) => void
  readonly meter?: Meter | undefined
}

/** Subresources that the local cloud knows; another one is answered with NotImplemented instead of being ignored. */
const KNOWN =
  /^(x-id|x-amz-.*|X-Amz-.*|response-.*|list-type|prefix|delimiter|max-keys|marker|start-after|continuation-token|encoding-type|fetch-owner|max-uploads|max-parts|part-number-marker|key-marker|upload-id-marker|partNumber|uploadId|uploads|delete|location|tagging|versioning)$/

/** S3 for the AWS SDK and for browsers: buckets of the configuration, requests signed with the local credentials. */
export class S3Server {
  readonly #options: S3ServerOptions
  readonly #stores = new Map<string, BucketStore>()
  readonly #uploads = new MultipartUploads()

  constructor(options: S3ServerOptions) {
    this.#options = options
    for (const { bucketName } of options.buckets) {
      this.#stores.set(bucketName, new BucketStore(join(options.directory, bucketName)))
    }
  }

  /** The objects of a bucket, by its plan. */
  storeOf(bucketName: string): BucketStore {
    const store = this.#stores.get(bucketName)
    if (!store) throw new S3Error('NoSuchBucket')
    return store
  }

  /** Aborts multipart uploads of a bucket that were begun before a time (milliseconds since 1970). */
  abortUploads(bucketName: string, before: number): void {
    this.#uploads.abortOlder(bucketName, before)
  }

  /** Answers a request of a server. */
  readonly serve = (message: IncomingMessage, response: ServerResponse): void => void this.#serve(message, response)

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomBytes(8).toString('hex').toUpperCase()
    const ids = { 'x-amz-request-id': requestId, 'x-amz-id-2': randomBytes(24).toString('base64') }
    let cors: Record<string, string> = {}
    let answer: S3Answer
    try {
      const request = parseRequest(message)
      const plan = this.#options.buckets.find(({ bucketName }) => bucketName === request.bucket)
      cors = bucketCorsHeaders(plan?.cors, message)
      answer = message.method === 'OPTIONS' ? preflight(cors) : await this.#run(request, plan, requestId)
    } catch (error) {
      answer = this.#failure(error, message, requestId)
    }
    const { status, headers, body, xml } = answer
    const content = xml === undefined ? body : Buffer.from(xml)
    const type = xml === undefined ? {} : { 'content-type': 'application/xml' }
    const length = content && status !== 204 ? { 'content-length': String(content.length) } : {}
    response.writeHead(status, { ...type, ...length, ...headers, ...cors, ...ids })
    response.end(message.method === 'HEAD' || status === 204 || status === 304 ? undefined : content)
    // What was not read, because the request was refused before.
    message.resume()
  }

  async #run(request: S3Request, plan: BucketPlan | undefined, requestId: string): Promise<S3Answer> {
    const { clock, meter } = this.#options
    const isForm = request.method === 'POST' && request.key === '' && !request.query.has('delete')
    if (!isForm) {
      const { message, method, rawPath, query } = request
      const signed = verifyRequest({ method, rawPath, query, headers: message.headers }, clock.now())
      if (method !== 'DELETE') meter?.add(message.headers, isReadOf(request) ? 's3Reads' : 's3Writes', 1)
      const isPublicRead = plan?.public && request.key !== '' && ['GET', 'HEAD'].includes(method)
      if (!signed && !isPublicRead) throw new S3Error('AccessDenied')
    }
    const unknown = [...request.query.keys()].find((name) => !KNOWN.test(name))
    if (unknown !== undefined) throw new S3Error('NotImplemented', `The local cloud does not support ?${unknown}`)
    if (request.bucket === '') return this.#listBuckets()
    if (!plan) throw new S3Error('NoSuchBucket')
    const context = this.#context(plan, request.message, requestId)
    if (isForm) return postObject(context, request)
    return request.key === '' ? this.#onBucket(context, request) : this.#onObject(context, request)
  }

  #context(plan: BucketPlan, message: IncomingMessage, requestId: string): BucketContext {
    const sourceIp = message.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '127.0.0.1'
    return {
      plan,
      store: this.storeOf(plan.bucketName),
      storeOf: (bucket) => this.storeOf(bucket),
      now: () => this.#options.clock.now(),
      notify: (eventName, meta) => this.#options.notify({ plan, eventName, meta, sourceIp, requestId }),
    }
  }

  #onBucket(context: BucketContext, request: S3Request): S3Answer | Promise<S3Answer> {
    const { method, query } = request
    if (method === 'HEAD') return { status: 200, headers: { 'x-amz-bucket-region': 'us-east-1' } }
    if (method === 'POST' && query.has('delete')) return deleteObjects(context, request)
    if (method !== 'GET') throw new S3Error('MethodNotAllowed', 'Buckets are made and deleted by sst.config.ts')
    if (query.has('location')) return { status: 200, xml: xmlOf('LocationConstraint', {}) }
    if (query.has('versioning')) return { status: 200, xml: xmlOf('VersioningConfiguration', {}) }
    return query.has('uploads') ? this.#uploads.list(context) : listObjects(context, request)
  }

  #onObject(context: BucketContext, request: S3Request): S3Answer | Promise<S3Answer> {
    const { method, query, lookup } = request
    if (query.has('tagging') && ['GET', 'PUT', 'DELETE'].includes(method)) return objectTagging(context, request)
    if (query.has('uploadId')) return this.#onUpload(context, request)
    if (method === 'POST' && query.has('uploads')) return this.#uploads.create(context, request)
    if (method === 'PUT')
      return lookup('x-amz-copy-source') ? copyObject(context, request) : putObject(context, request)
    if (method === 'GET' || method === 'HEAD') return getObject(context, request)
    if (method === 'DELETE') return deleteObject(context, request)
    throw new S3Error('MethodNotAllowed')
  }

  #onUpload(context: BucketContext, request: S3Request): S3Answer | Promise<S3Answer> {
    if (request.method === 'PUT') return this.#uploads.uploadPart(context, request)
    if (request.method === 'POST') return this.#uploads.complete(context, request)
    if (request.method === 'DELETE') return this.#uploads.abort(context, request)
    if (request.method === 'GET') return this.#uploads.listParts(context, request)
    throw new S3Error('MethodNotAllowed')
  }

  #listBuckets(): S3Answer {
    const Bucket = this.#options.buckets.map(({ bucketName: Name }) => ({
      Name,
      CreationDate: '2026-01-01T00:00:00.000Z',
    }))
    const Owner = { ID: '000000000000', DisplayName: 'local' }
    return { status: 200, xml: xmlOf('ListAllMyBucketsResult', { Owner, Buckets: { Bucket } }) }
  }

  #failure(error: unknown, { url = '/' }: IncomingMessage, RequestId: string): S3Answer {
    if (!(error instanceof S3Error)) {
      this.#options.log(`S3: ${error instanceof Error ? error.stack : String(error)}`)
      return {
        status: 500,
        xml: errorXml({
          Code: 'InternalError',
          Message: 'We encountered an internal error. Please try again.',
          RequestId,
        }),
      }
    }
    const Resource = url.split('?')[0]
    return { status: error.status, xml: errorXml({ Code: error.code, Message: error.message, Resource, RequestId }) }
  }
}

/** S3 charges lists as it charges writes, and deletions not at all. */
const isReadOf = ({ method, key }: S3Request): boolean => ['GET', 'HEAD'].includes(method) && key !== ''

const preflight = (cors: Record<string, string>): S3Answer => {
  if (Object.keys(cors).length > 0) return { status: 200 }
  const Message =
    "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec."
  return { status: 403, xml: errorXml({ Code: 'AccessForbidden', Message }) }
}
