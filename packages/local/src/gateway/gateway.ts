import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { ApiPlan } from '../config/plan.ts'
import type { Invocation, InvokeOptions } from '../lambda/pool.ts'
import { randomPart } from '../random.ts'
import { type AccessLogEntry, entryOf, type Trail } from './access-log.ts'
import { type Authorize, createAuthorize } from './authorizers.ts'
import { isPreflight, preflightHeaders } from './cors.ts'
import { eventOf, type GatewayRequest, targetOf, traceIdOf } from './event.ts'
import { readBody } from './request.ts'
import { type GatewayResponse, headersOf, internalServerError, messageResponse, responseOf } from './response.ts'
import { type MatchRoute, type RouteMatch, routeMatcher } from './routes.ts'
import { TokenBucket } from './throttle.ts'

/** What a gateway needs. */
export interface GatewayOptions {
  readonly api: ApiPlan
  invoke(functionArn: string, payload: string, options?: InvokeOptions): Promise<Invocation>
  /** What is not up, for `GET /healthz` when the configuration does not route it. */
  health(): Promise<string[]>
  /** One line a request, in the shape of SST's access log. */
  accessLog(entry: AccessLogEntry): void
  /** API Gateway's limit on an integration, in milliseconds; 29,000 unless a test shortens it. */
  readonly integrationLimit?: number | undefined
}

/** Largest request of an HTTP API in bytes ("Quotas for HTTP APIs": payload size 10 MB). */
const MAX_BODY = 10 * 1024 * 1024
const INTEGRATION_LIMIT = 29_000

/** An API Gateway HTTP API, answering on a server that is already listening. */
export class Gateway {
  readonly #options: GatewayOptions
  readonly #authorize: Authorize
  readonly #match: MatchRoute
  readonly #throttle: TokenBucket | undefined

  constructor(options: GatewayOptions) {
    this.#options = options
    this.#authorize = createAuthorize(options.api, options.invoke)
    this.#match = routeMatcher(options.api.routes)
    const { throttling } = options.api
    this.#throttle = throttling && new TokenBucket(throttling.rate, throttling.burst)
  }

  /** Answers a request of a server. */
  readonly serve = (message: IncomingMessage, response: ServerResponse): void => void this.#serve(message, response)

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now()
    const requestId = `${randomPart(11).toString('base64url').slice(0, 14)}=`
    const trail: Trail = { receivedAt: new Date() }
    const answer = await this.#answer(message, requestId, trail).catch(() => internalServerError())
    const headers: OutgoingHttpHeaders = headersOf(answer.headers, this.#options.api.cors, message)
    if (answer.cookies.length > 0) headers['set-cookie'] = answer.cookies
    headers['apigw-requestid'] = requestId
    // With its length known, an answer leaves in one piece.
    if (answer.status !== 204) headers['content-length'] = Buffer.byteLength(answer.body)
    response.writeHead(answer.status, headers)
    response.end(message.method === 'HEAD' || answer.status === 204 ? undefined : answer.body)
    const latency = performance.now() - started
    this.#options.accessLog(entryOf({ message, requestId, status: answer.status, latency, trail }))
  }

  async #answer(message: IncomingMessage, requestId: string, trail: Trail): Promise<GatewayResponse> {
    const { api } = this.#options
    if (api.cors && isPreflight(message)) {
      return { status: 204, headers: preflightHeaders(api.cors, message), cookies: [], body: '' }
    }
    const { rawPath } = targetOf(message)
    const match = this.#match(message.method ?? 'GET', rawPath)
    if (!match) return this.#unrouted(message, rawPath)
    trail.match = match
    if (this.#throttle && !this.#throttle.take()) return messageResponse(429, 'Too Many Requests')
    const body = await readBody(message, MAX_BODY)
    if (!body) return messageResponse(413, 'Request Entity Too Large')
    const { receivedAt } = trail
    return this.#integrate({ message, body, requestId, receivedAt, traceId: traceIdOf(message) }, match, trail)
  }

  async #integrate(request: GatewayRequest, match: RouteMatch, trail: Trail): Promise<GatewayResponse> {
    const { api, invoke, integrationLimit = INTEGRATION_LIMIT } = this.#options
    const decision = await this.#authorize(request, match)
    if ('refusal' in decision) return decision.refusal
    const event = JSON.stringify(eventOf(api, request, match, decision.authorizer))
    const started = performance.now()
    try {
      const running = invoke(match.route.functionArn, event, { traceId: request.traceId, logLater: true })
      const invocation = await within(integrationLimit, running)
      if (!invocation) return messageResponse(503, 'Service Unavailable')
      const response = (invocation.functionError ? undefined : responseOf(invocation.payload)) ?? internalServerError()
      const { requestId } = invocation
      trail.integration = { requestId, status: response.status, latency: performance.now() - started }
      return response
    } catch (error) {
      return refusedByLambda(error)
    }
  }

  async #unrouted(message: IncomingMessage, path: string): Promise<GatewayResponse> {
    if (message.method !== 'GET' || path !== '/healthz') return messageResponse(404, 'Not Found')
    const down = await this.#options.health()
    const body = down.length === 0 ? { status: 'ok' } : { status: 'unavailable', down }
    return {
      status: down.length === 0 ? 200 : 503,
      headers: { 'content-type': 'application/json' },
      cookies: [],
      body: JSON.stringify(body),
    }
  }
}

/** What comes of something within `limit` milliseconds; undefined when nothing does. */
const within = <T>(limit: number, running: Promise<T>): Promise<T | undefined> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, limit, undefined)
    running.then(
      (value) => {
        clearTimeout(timer)
        resolve(value)
      },
      (error: unknown) => {
        clearTimeout(timer)
        reject(error)
      },
    )
  })

/** What API Gateway makes of an error of Lambda's own: a throttled function is a 503 at an HTTP API. */
const refusedByLambda = (error: unknown): GatewayResponse => {
  const { name } = error as Error
  if (name === 'TooManyRequestsException') return messageResponse(503, 'Service Unavailable')
  if (name === 'RequestTooLargeException') return messageResponse(413, 'Request Entity Too Large')
  return internalServerError()
}
