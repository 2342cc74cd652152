import type { IncomingMessage } from 'node:http'
import { ACCOUNT } from '../config/make-plan.ts'
import { randomPart } from '../random.ts'
import { sourceIpOf } from './request.ts'
import type { RouteMatch } from './routes.ts'

/** What an authorizer adds to the event. */
export interface AuthorizerContext {
  readonly jwt?: { readonly claims: Record<string, string>; readonly scopes: string[] | null }
  readonly lambda?: Record<string, unknown> | null
  readonly iam?: Record<string, unknown>
}

/** Where a request came in: an HTTP API, or the URL of a function (`accountId`: of the caller, `anonymous` without authorization). */
export interface EventSource {
  readonly apiId: string
  readonly accountId?: string
}

/** A request to the gateway with its body read. */
export interface GatewayRequest {
  readonly message: IncomingMessage
  readonly body: Buffer
  readonly requestId: string
  readonly receivedAt: Date
  /** X-Ray's tracing header. */
  readonly traceId: string
}

/**
 * Content types that API Gateway passes on as text; everything else is base64, also a form (application/x-www-form-urlencoded)
 * and a body without a content type. AWS documents no list; this one was read off the real service (ministackorg/ministack#766).
 */
const TEXT = /^(text\/[^;]*|application\/(json|javascript|xml))\s*(;|$)/i

/** Headers that are between a client and the gateway only (RFC 9110, section 7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/**
 * The event of a Lambda proxy integration, payload format 2.0 ("Create AWS Lambda proxy integrations for HTTP APIs"):
 * header names in lower case and repeated ones joined, cookies apart, the raw query as it was sent, repeated query values
 * joined with commas, path parameters decoded.
 */
export const eventOf = (
  { apiId, accountId = ACCOUNT }: EventSource,
  { message, body, requestId, receivedAt, traceId }: GatewayRequest,
  { route, pathParameters }: RouteMatch,
  authorizer?: AuthorizerContext,
): Record<string, unknown> => {
  const { path, rawPath, rawQueryString } = targetOf(message)
  const queryStringParameters = queryOf(rawQueryString)
  const { headers, cookies } = headersOf(message, body.length, traceId)
  const isBase64Encoded = body.length > 0 && !TEXT.test(headers['content-type'] ?? '')
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath,
    rawQueryString,
    ...(cookies.length > 0 && { cookies }),
    headers,
    ...(queryStringParameters && { queryStringParameters }),
    requestContext: {
      accountId,
      apiId,
      ...(authorizer && { authorizer }),
      domainName: headers.host?.replace(/:\d+$/, '') ?? 'localhost',
      domainPrefix: headers.host?.split(/[.:]/)[0] ?? 'localhost',
      http: {
        method: message.method ?? 'GET',
        path,
        protocol: `HTTP/${message.httpVersion}`,
        sourceIp: sourceIpOf(message) ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: route.routeKey,
      stage: '$default',
      time: commonLogTime(receivedAt),
      timeEpoch: receivedAt.getTime(),
    },
    ...(pathParameters && { pathParameters }),
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  }
}

/** The tracing header of a request, or a new one (AWS X-Ray, "Tracing header"). */
export const traceIdOf = ({ headers }: IncomingMessage): string => {
  const given = headers['x-amzn-trace-id']
  if (typeof given === 'string') return given
  return `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${randomPart(12).toString('hex')}`
}

/** The path of a request, decoded and as sent, and its query as sent. */
export const targetOf = ({ url = '/' }: IncomingMessage): { path: string; rawPath: string; rawQueryString: string } => {
  const mark = url.indexOf('?')
  const sent = mark < 0 ? url : url.slice(0, mark)
  const rawQueryString = mark < 0 ? '' : url.slice(mark + 1)
  let path = sent
  // Decoding what is not encoded would take longer than looking.
  if (!sent.includes('%')) return { path, rawPath: path, rawQueryString }
  try {
    path = decodeURI(sent)
  } catch {
    // A malformed escape stays as it was sent.
  }
  return { path, rawPath: path, rawQueryString }
}

const queryOf = (query: string): Record<string, string> | undefined => {
  if (query === '') return undefined
  const values: Record<string, string> = Object.create(null) as Record<string, string>
  for (const [name, value] of new URLSearchParams(query)) {
    values[name] = name in values ? `${values[name]},${value}` : value
  }
  return { ...values }
}

const headersOf = (
  message: IncomingMessage,
  bodyLength: number,
  traceId: string,
): { headers: Record<string, string>; cookies: string[] } => {
  const headers: Record<string, string> = {}
  const cookies: string[] = []
  const { rawHeaders } = message
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase()
    const value = rawHeaders[index + 1] ?? ''
    if (name === 'cookie') cookies.push(...value.split(/;\s*/))
    else if (!HOP_BY_HOP.has(name)) headers[name] = Object.hasOwn(headers, name) ? `${headers[name]},${value}` : value
  }
  const sourceIp = sourceIpOf(message) ?? '127.0.0.1'
  const before = headers['x-forwarded-for']
  headers['x-amzn-trace-id'] = traceId
  // What the client says of itself stands before what the gateway knows.
  headers['x-forwarded-for'] = before === undefined ? sourceIp : `${before}, ${sourceIp}`
  headers['x-forwarded-port'] = String(message.socket.localPort)
  headers['x-forwarded-proto'] = 'http'
  headers['content-length'] = String(bodyLength)
  return { headers, cookies }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The second that was written last: the requests of one second have the same time. */
let written = { second: Number.NaN, text: '' }

/** CLF time, for example `12/Mar/2020:19:03:58 +0000`. */
export const commonLogTime = (time: Date): string => {
  const second = Math.floor(time.getTime() / 1000)
  if (written.second !== second) {
    const [date = '', clock = ''] = time.toISOString().split('T')
    const [year, month, day] = date.split('-')
    written = { second, text: `${day}/${MONTHS[Number(month) - 1]}/${year}:${clock.slice(0, 8)} +0000` }
  }
  return written.text
}
