import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { crc32 } from 'node:zlib'
import { S3Error } from './errors.ts'

/** Most bytes of one request: what one PutObject may have on S3 is 5 GB, which a laptop's memory does not hold. */
const MAX_BODY = 1024 * 1024 * 1024

/** A body that was read, and the checksums that its sender gave, by header name. */
export interface ReadBody {
  readonly body: Buffer
  readonly checksums: Readonly<Record<string, string>>
}

/**
 * Reads a body, taken out of its chunks when it is `aws-chunked`, and holds it against every checksum in a header. One in the
 * query of a presigned URL is ignored, as S3 does: the SDK puts there that of an empty body.
 * @throws S3Error
 */
export const readBody = async (request: IncomingMessage): Promise<ReadBody> => {
  const raw = await collect(request)
  const sha256 = String(request.headers['x-amz-content-sha256'] ?? '')
  const { body, trailers }: { body: Buffer; trailers: Record<string, string> } = sha256.startsWith('STREAMING-')
    ? unchunk(raw)
    : { body: raw, trailers: {} }
  if (/^[0-9a-f]{64}$/.test(sha256) && hash('sha256', body, 'hex') !== sha256)
    throw new S3Error('XAmzContentSHA256Mismatch')
  const md5 = request.headers['content-md5']
  if (md5 !== undefined && hash('md5', body, 'base64') !== md5) throw new S3Error('BadDigest')
  const checksums: Record<string, string> = {}
  for (const name of ['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256'].map((kind) => `x-amz-checksum-${kind}`)) {
    const value = trailers[name] ?? request.headers[name]
    if (value !== undefined) checksums[name] = String(value)
  }
  for (const [name, value] of Object.entries(checksums)) {
    const computed = CHECKSUMS[name]?.(body)
    if (computed !== undefined && computed !== value) throw new S3Error('BadDigest')
  }
  return { body, checksums }
}

/** MD5 and the like of some bytes. */
export const hash = (algorithm: 'md5' | 'sha1' | 'sha256', bytes: Buffer, encoding: 'hex' | 'base64'): string =>
  createHash(algorithm).update(bytes).digest(encoding)

/** The checksums that Node.js can compute; CRC32C and CRC64NVME are taken as they are. */
const CHECKSUMS: Readonly<Record<string, (body: Buffer) => string>> = {
  'x-amz-checksum-crc32': (body) => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(crc32(body))
    return bytes.toString('base64')
  },
  'x-amz-checksum-sha1': (body) => hash('sha1', body, 'base64'),
  'x-amz-checksum-sha256': (body) => hash('sha256', body, 'base64'),
}

const collect = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= MAX_BODY) chunks.push(chunk)
  }
  if (size > MAX_BODY)
    throw new S3Error(
      'EntityTooLarge',
      `The local cloud takes ${MAX_BODY} bytes in one request: use a multipart upload`,
    )
  return Buffer.concat(chunks)
}

/** Takes a body out of `aws-chunked` ("Transferring Payload in Multiple Chunks"), with the headers after the last one. */
const unchunk = (raw: Buffer): { body: Buffer; trailers: Record<string, string> } => {
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const end = raw.indexOf('\r\n', at)
    const size = end < 0 ? Number.NaN : Number.parseInt(raw.toString('latin1', at, end), 16)
    if (Number.isNaN(size) || end + 2 + size > raw.length) throw new S3Error('IncompleteBody')
    at = end + 2
    if (size === 0) break
    parts.push(raw.subarray(at, at + size))
    at += size + 2
  }
  const lines = raw.toString('latin1', at).split('\r\n')
  const pairs = lines.map((line) => /^([\w-]+):(.*)$/.exec(line)).filter((match) => match !== null)
  return {
    body: Buffer.concat(parts),
    trailers: Object.fromEntries(pairs.map(([, name = '', value = '']) => [name.toLowerCase(), value.trim()])),
  }
}
