import type { IncomingMessage } from 'node:http'
import type { BucketCorsPlan } from '../config/plan.ts'

/** The headers of an answer to a page of an origin that the bucket's rule allows; empty for any other. */
export const bucketCorsHeaders = (
  cors: BucketCorsPlan | undefined,
  { headers, method }: IncomingMessage,
): Record<string, string> => {
  const { origin } = headers
  const asked = method === 'OPTIONS' ? headers['access-control-request-method'] : method
  if (!cors || origin === undefined || !asked || !cors.allowMethods.includes(asked)) return {}
  const any = cors.allowOrigins.includes('*')
  if (!any && !cors.allowOrigins.some((pattern) => matches(pattern, origin))) return {}
  const requested = (headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  if (
    !requested.every((name) => cors.allowHeaders.some((pattern) => matches(pattern.toLowerCase(), name.toLowerCase())))
  )
    return {}
  return {
    'access-control-allow-origin': any ? '*' : origin,
    'access-control-allow-methods': cors.allowMethods.join(', '),
    ...(requested.length > 0 && { 'access-control-allow-headers': requested.join(', ').toLowerCase() }),
    ...(cors.exposeHeaders.length > 0 && { 'access-control-expose-headers': cors.exposeHeaders.join(', ') }),
    ...(cors.maxAge > 0 && { 'access-control-max-age': String(cors.maxAge) }),
    ...(!any && { 'access-control-allow-credentials': 'true' }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  }
}

/** A pattern of S3 has one `*` at most. */
const matches = (pattern: string, text: string): boolean => {
  const [before = '', after] = pattern.split('*')
  if (after === undefined) return pattern === text
  return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after)
}
