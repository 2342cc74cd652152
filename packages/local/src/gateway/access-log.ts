import type { IncomingMessage } from 'node:http'
import { commonLogTime, targetOf } from './event.ts'
import { sourceIpOf } from './request.ts'
import type { RouteMatch } from './routes.ts'

/** SST's access log format for HTTP APIs; `-` stands for what API Gateway has no value for. Latencies in milliseconds. */
export interface AccessLogEntry {
  readonly requestTime: string
  readonly requestId: string
  readonly httpMethod: string
  readonly path: string
  readonly routeKey: string
  readonly status: number
  readonly responseLatency: number
  readonly integrationRequestId: string
  readonly integrationStatus: string
  readonly integrationLatency: string
  readonly integrationServiceStatus: string
  readonly ip: string
  readonly userAgent: string
}

/** What is learned about a request on its way, for the access log. */
export interface Trail {
  readonly receivedAt: Date
  match?: RouteMatch
  /** Set when the function was invoked and answered. */
  integration?: { readonly requestId: string; readonly status: number; readonly latency: number }
}

/** The line of the access log about a request. */
export const entryOf = ({
  message,
  requestId,
  status,
  latency,
  trail: { receivedAt, match, integration },
}: {
  message: IncomingMessage
  requestId: string
  status: number
  latency: number
  trail: Trail
}): AccessLogEntry => ({
  requestTime: commonLogTime(receivedAt),
  requestId,
  httpMethod: message.method ?? 'GET',
  path: targetOf(message).rawPath,
  routeKey: match?.route.routeKey ?? '-',
  status,
  responseLatency: Math.round(latency),
  integrationRequestId: integration?.requestId ?? '-',
  integrationStatus: String(integration?.status ?? '-'),
  integrationLatency: integration ? String(Math.round(integration.latency)) : '-',
  // Lambda itself took the invocation, whatever the function made of it.
  integrationServiceStatus: integration ? '200' : '-',
  ip: sourceIpOf(message) ?? '-',
  userAgent: message.headers['user-agent'] ?? '-',
})
