import type { RequestListener } from 'node:http'
import type { BucketStore } from '../s3/store.ts'

/** Answers with objects of a bucket, as CloudFront reads them: the path without its slash is the key. */
export const bucketReader =
  (store: BucketStore): RequestListener =>
  (request, response) => {
    const { method = 'GET', url = '/' } = request
    if (method !== 'GET' && method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end()
      return
    }
    const meta = store.find(keyOf(url))
    if (!meta) {
      // What S3 tells whoever may read objects and not list them.
      response.writeHead(403, { 'content-type': 'application/xml' }).end('<Error><Code>AccessDenied</Code></Error>')
      return
    }
    const headers = {
      ...meta.headers,
      etag: `"${meta.etag}"`,
      'last-modified': new Date(meta.lastModified).toUTCString(),
    }
    if (request.headers['if-none-match'] === headers.etag) response.writeHead(304, headers).end()
    else if (method === 'HEAD') response.writeHead(200, { ...headers, 'content-length': meta.size }).end()
    else {
      store.read(meta).then(
        (body) => response.writeHead(200, { ...headers, 'content-length': body.length }).end(body),
        () => response.writeHead(500).end(),
      )
    }
  }

/** A path that cannot be decoded names no object. */
const keyOf = (url: string): string => {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/, '').slice(1))
  } catch {
    return ''
  }
}
