import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { CREDENTIALS, isLocalKey } from '../credentials.ts'
import { S3Error } from './errors.ts'

/** A request as far as its signature is concerned. */
export interface SignedRequest {
  readonly method: string
  /** As sent, without the query. */
  readonly rawPath: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
}

const ALGORITHM = 'AWS4-HMAC-SHA256'
/** "Authenticating Requests": a signature in the header is good for 15 minutes around its time, in milliseconds. */
const SKEW = 15 * 60_000
/** Longest life of a presigned URL in seconds: 7 days. */
const LONGEST = 604_800

/**
 * Checks Signature Version 4 in the Authorization header or in the query ("Authenticating Requests (AWS Signature Version
 * 4)").
 * @returns false for a request that is not signed at all
 * @throws S3Error
 */
export const verifyRequest = (request: SignedRequest, now: number): boolean => {
  const { headers, query } = request
  if (query.has('X-Amz-Algorithm') || query.has('X-Amz-Signature')) return verifyQuery(request, now)
  if (headers.authorization === undefined) return false
  const [, credential = '', signedHeaders = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]{64})$/.exec(
      headers.authorization,
    ) ?? []
  if (!credential) throw new S3Error('AuthorizationHeaderMalformed')
  const date = String(headers['x-amz-date'] ?? '')
  if (Math.abs(now - timeOf(date)) > SKEW) throw new S3Error('RequestTimeTooSkewed')
  const payload = String(headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD')
  check(request, { credential, signedHeaders, signature, date, payload })
  return true
}

/** A presigned URL ("Authenticating Requests: Using Query Parameters"). */
const verifyQuery = (request: SignedRequest, now: number): true => {
  const text = (name: string): string => {
    const value = request.query.get(name)
    if (value) return value
    throw new S3Error('AuthorizationQueryParametersError', `Query-string authentication requires ${name}`)
  }
  if (text('X-Amz-Algorithm') !== ALGORITHM) throw new S3Error('AuthorizationQueryParametersError')
  const expires = Number(text('X-Amz-Expires'))
  if (!(expires >= 1 && expires <= LONGEST)) {
    throw new S3Error('AuthorizationQueryParametersError', `X-Amz-Expires must be between 1 and ${LONGEST} seconds`)
  }
  const date = text('X-Amz-Date')
  const parts = {
    credential: text('X-Amz-Credential'),
    signedHeaders: text('X-Amz-SignedHeaders'),
    signature: text('X-Amz-Signature'),
    date,
  }
  check(request, { ...parts, payload: 'UNSIGNED-PAYLOAD' })
  if (now > timeOf(date) + expires * 1000) throw new S3Error('AccessDenied', 'Request has expired')
  if (timeOf(date) - now > SKEW) throw new S3Error('AccessDenied', 'Request is not valid yet')
  return true
}

/**
 * Checks the signature of a POST policy ("Authenticating Requests: Browser-Based Uploads Using POST").
 * @param policy as it was sent, in base64
 */
export const verifyPolicy = (
  policy: string,
  { credential, date, signature }: { credential: string; date: string; signature: string },
): void => {
  const key = signingKey(credential, date)
  if (!same(createHmac('sha256', key).update(policy).digest('hex'), signature))
    throw new S3Error('SignatureDoesNotMatch')
}

interface Parts {
  readonly credential: string
  readonly signedHeaders: string
  readonly signature: string
  readonly date: string
  readonly payload: string
}

const check = (request: SignedRequest, parts: Parts): void => {
  const { credential, signedHeaders, signature, date, payload } = parts
  const key = signingKey(credential, date)
  const scope = credential.split('/').slice(1).join('/')
  const canonical = canonicalRequest(request, signedHeaders, payload)
  const hash = createHash('sha256').update(canonical).digest('hex')
  const expected = createHmac('sha256', key).update([ALGORITHM, date, scope, hash].join('\n')).digest('hex')
  if (!same(expected, signature)) throw new S3Error('SignatureDoesNotMatch')
}

const canonicalRequest = (
  { method, rawPath, query, headers }: SignedRequest,
  signedHeaders: string,
  payload: string,
): string => {
  const names = signedHeaders.split(';')
  const unsigned = Object.keys(headers).find((name) => name.startsWith('x-amz-') && !names.includes(name))
  if (unsigned !== undefined) {
    throw new S3Error('AccessDenied', `There were headers present in the request which were not signed: ${unsigned}`)
  }
  if (!names.includes('host')) throw new S3Error('AccessDenied', 'The header host must be signed')
  const path = rawPath
    .split('/')
    .map((segment) => encode(decodeURIComponent(segment)))
    .join('/')
  const pairs = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => (a === b ? Number(x > y) : a < b ? -1 : 1))
  const lines = names.map(
    (name) =>
      `${name}:${String(headers[name] ?? '')
        .trim()
        .replace(/\s+/g, ' ')}\n`,
  )
  return [method, path, pairs.map((pair) => pair.join('=')).join('&'), lines.join(''), signedHeaders, payload].join(
    '\n',
  )
}

const signingKey = (credential: string, date: string): Buffer => {
  const [id, day = '', region = '', service = '', end] = credential.split('/')
  if (!isLocalKey(id ?? '')) throw new S3Error('InvalidAccessKeyId')
  if (service !== 's3' || end !== 'aws4_request' || !date.startsWith(day))
    throw new S3Error('AuthorizationHeaderMalformed')
  return ['aws4_request', service, region, day].reduceRight<Buffer>(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    Buffer.from(`AWS4${CREDENTIALS.secretAccessKey}`),
  )
}

/** Everything but unreserved characters is escaped. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)

/** `20260101T080000Z` in milliseconds since 1970; NaN for anything else. */
const timeOf = (date: string): number =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
