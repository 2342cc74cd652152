import type { IncomingMessage } from 'node:http'
import { S3Error } from './errors.ts'

/** A request of S3: which bucket, which key, and what of it. */
export interface S3Request {
  readonly message: IncomingMessage
  readonly method: string
  readonly rawPath: string
  readonly query: URLSearchParams
  /** Empty for the service itself. */
  readonly bucket: string
  /** Empty for the bucket itself. */
  readonly key: string
  /** A header, or the query parameter that a presigned URL carries in its place. */
  lookup(name: string): string | undefined
}

/**
 * Reads a request, whether the bucket stands in the path or, as `<bucket>.localhost`, in the host name.
 * @throws S3Error
 */
export const parseRequest = (message: IncomingMessage): S3Request => {
  const { url = '/', method = 'GET', headers } = message
  const mark = url.indexOf('?')
  const rawPath = mark < 0 ? url : url.slice(0, mark)
  const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1).replaceAll('+', '%2B'))
  const [, hosted] = /^(.+)\.(?:s3\.)?localhost(?::\d+)?$/.exec(headers.host ?? '') ?? []
  const path = hosted === undefined ? rawPath.slice(1) : `${hosted}${rawPath}`
  const [bucket = '', ...rest] = path.split('/')
  return {
    message,
    method,
    rawPath,
    query,
    bucket: decoded(bucket),
    key: decoded(rest.join('/')),
    lookup: (name) => {
      const header = headers[name]
      if (header !== undefined) return String(header)
      return name.startsWith('x-amz-') ? (query.get(name) ?? undefined) : undefined
    },
  }
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new S3Error('InvalidArgument', 'Could not parse the specified URI.')
  }
}
