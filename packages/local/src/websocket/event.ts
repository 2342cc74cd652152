import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { WebSocketPlan } from '../config/plan.ts'
import { commonLogTime } from '../gateway/event.ts'

/** What stays the same for all events of a connection. Times are milliseconds since 1970. */
export interface Handshake {
  readonly connectionId: string
  readonly connectedAt: number
  readonly sourceIp: string
  readonly userAgent: string | undefined
  readonly host: string
  /** What the authorizer of $connect said: `principalId` and its context. */
  authorizer?: Record<string, unknown> | undefined
}

/** What differs from event to event. */
export interface Moment {
  readonly routeKey: string
  readonly eventType: 'CONNECT' | 'MESSAGE' | 'DISCONNECT'
  readonly requestId: string
  readonly now: number
  readonly messageId?: string | undefined
  readonly disconnectStatusCode?: number | undefined
  readonly disconnectReason?: string | undefined
}

/** An id as API Gateway makes them for connections, messages and requests. */
export const gatewayId = (): string => `${randomBytes(11).toString('base64url')}=`

/** `requestContext` of a WebSocket API ("API Gateway WebSocket API mapping template reference"). */
export const requestContextOf = (api: WebSocketPlan, handshake: Handshake, moment: Moment): Record<string, unknown> => {
  const { connectionId, connectedAt, sourceIp, userAgent, host, authorizer } = handshake
  const { routeKey, eventType, requestId, now, messageId, disconnectStatusCode, disconnectReason } = moment
  return {
    routeKey,
    ...(authorizer && { authorizer }),
    ...(disconnectStatusCode !== undefined && { disconnectStatusCode }),
    ...(messageId !== undefined && { messageId }),
    eventType,
    extendedRequestId: requestId,
    requestTime: commonLogTime(new Date(now)),
    messageDirection: 'IN',
    ...(disconnectReason !== undefined && { disconnectReason }),
    stage: '$default',
    connectedAt,
    requestTimeEpoch: now,
    identity: { ...(userAgent !== undefined && { userAgent }), sourceIp },
    requestId,
    domainName: host.replace(/:\d+$/, ''),
    connectionId,
    apiId: api.apiId,
  }
}

/** Headers and query of the upgrade request, as $connect and its authorizer get them: the last value, and all of them. */
export const upgradeOf = (request: IncomingMessage, port: number): Record<string, unknown> => {
  const multiValueHeaders: Record<string, string[]> = {}
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const [name = '', value = ''] = request.rawHeaders.slice(index, index + 2)
    // Between the client and its gateway only.
    if (!/^(connection|upgrade)$/i.test(name)) multiValueHeaders[name] = [...(multiValueHeaders[name] ?? []), value]
  }
  const time = Math.floor(Date.now() / 1000).toString(16)
  multiValueHeaders['X-Amzn-Trace-Id'] ??= [`Root=1-${time}-${randomBytes(12).toString('hex')}`]
  multiValueHeaders['X-Forwarded-For'] ??= [sourceIpOf(request)]
  multiValueHeaders['X-Forwarded-Port'] ??= [String(port)]
  multiValueHeaders['X-Forwarded-Proto'] ??= ['http']
  const multiValueQueryStringParameters: Record<string, string[]> = {}
  for (const [name, value] of new URL(request.url ?? '/', 'http://localhost').searchParams) {
    multiValueQueryStringParameters[name] = [...(multiValueQueryStringParameters[name] ?? []), value]
  }
  const hasQuery = Object.keys(multiValueQueryStringParameters).length > 0
  return {
    headers: lastOf(multiValueHeaders),
    multiValueHeaders,
    ...(hasQuery && {
      queryStringParameters: lastOf(multiValueQueryStringParameters),
      multiValueQueryStringParameters,
    }),
  }
}

/** The address of a client. */
export const sourceIpOf = ({ socket }: IncomingMessage): string =>
  socket.remoteAddress?.replace(/^::ffff:/, '') ?? '127.0.0.1'

const lastOf = (values: Record<string, string[]>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, list]) => [name, list.at(-1) ?? '']))
