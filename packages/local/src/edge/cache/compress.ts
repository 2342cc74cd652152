import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { EdgeAnswer } from './location.ts'

/** CloudFront compresses what is not smaller and not larger, in bytes. */
const SMALLEST = 1000
const LARGEST = 10_000_000

/** Of the types in CloudFront's list ("Serve compressed files") those that pages and APIs have. */
const TYPES =
  /^(text\/(html|css|plain|xml|javascript|csv)|application\/(json|graphql-response\+json|javascript|xml|manifest\+json|wasm)|image\/svg\+xml|font\/(otf|ttf))\b/

/** An answer in the encoding that the visitor takes; as it is when CloudFront would not compress it. */
export const compressed = (answer: EdgeAnswer, encoding: 'br' | 'gzip' | 'identity'): EdgeAnswer => {
  const { headers, body, status } = answer
  const fits = body.length >= SMALLEST && body.length <= LARGEST && TYPES.test(String(headers['content-type'] ?? ''))
  if (encoding === 'identity' || status !== 200 || headers['content-encoding'] || !fits) return answer
  const shorter =
    encoding === 'br' ? brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : gzipSync(body)
  const { etag, vary } = headers
  return {
    ...answer,
    body: shorter,
    headers: {
      ...headers,
      'content-encoding': encoding,
      'content-length': String(shorter.length),
      vary: vary ? `${vary}, Accept-Encoding` : 'Accept-Encoding',
      // Not the same bytes any more.
      ...(etag && !etag.startsWith('W/') && { etag: `W/${etag}` }),
    },
  }
}
