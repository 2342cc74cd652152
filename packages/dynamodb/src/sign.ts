import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto'
import type { Credentials } from './credentials.ts'

/** What of a request is signed: all are POSTs to `/`. */
export interface Signed {
  host: string
  region: string
  /** For example `GetItem`. */
  operation: string
  body: string
  credentials: Credentials
  /** Epoch milliseconds. */
  at: number
}

/**
 * The headers of a signed request to DynamoDB ("AWS Signature Version 4 for API requests", IAM User Guide). A library signs any
 * request, and with a key of bytes, which Node turns into a key object each time: six times this (measured with aws4).
 */
export function sign({ host, region, operation, body, credentials, at }: Signed): Record<string, string> {
  const time = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')
  const { accessKeyId, secretAccessKey, sessionToken } = credentials
  // In the order of their names, as the signature has them.
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    host,
    'x-amz-date': time,
    ...(sessionToken && { 'x-amz-security-token': sessionToken }),
    'x-amz-target': `DynamoDB_20120810.${operation}`,
  }
  const names = sessionToken ? NAMES_WITH_TOKEN : NAMES
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`)
  const canonical = `POST\n/\n\n${lines.join('')}\n${names}\n${hash('sha256', body)}`
  const day = time.slice(0, 8)
  const scope = `${day}/${region}/dynamodb/aws4_request`
  const signature = createHmac('sha256', signingKey(secretAccessKey, day, region))
    .update(`AWS4-HMAC-SHA256\n${time}\n${scope}\n${hash('sha256', canonical)}`)
    .digest('hex')
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`
  return { ...headers, authorization }
}

const NAMES = 'content-type;host;x-amz-date;x-amz-target'
const NAMES_WITH_TOKEN = 'content-type;host;x-amz-date;x-amz-security-token;x-amz-target'

/** The key that was used last: it is the same all day, as long as the credentials are. */
let last: { secret: string; day: string; region: string; key: KeyObject } | undefined

function signingKey(secret: string, day: string, region: string): KeyObject {
  if (last?.secret === secret && last.day === day && last.region === region) return last.key
  const bytes = [day, region, 'dynamodb', 'aws4_request'].reduce<Buffer>(
    (key, text) => createHmac('sha256', key).update(text).digest(),
    Buffer.from(`AWS4${secret}`),
  )
  last = { secret, day, region, key: createSecretKey(bytes) }
  return last.key
}
