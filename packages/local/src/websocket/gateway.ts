import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocketServer } from 'ws'
import type { Meter } from '../bill/meter.ts'
import type { Clock } from '../clock.ts'
import type { WebSocketPlan } from '../config/plan.ts'
import { commonLogTime } from '../gateway/event.ts'
import { TokenBucket } from '../gateway/throttle.ts'
import type { Invocation } from '../lambda/pool.ts'
import { authorizeConnect } from './authorizer.ts'
import { Connection } from './connection.ts'
import { gatewayId, type Handshake, type Moment, requestContextOf, sourceIpOf, upgradeOf } from './event.ts'
import { MAX_MESSAGE } from './frames.ts'
import { handleManagement } from './management.ts'
import { routeKeyOf } from './routes.ts'

/** What a WebSocket gateway needs. */
export interface WebSocketGatewayOptions {
  readonly api: WebSocketPlan
  readonly port: number
  readonly clock: Clock
  /** Takes down the messages of functions. */
  readonly meter?: Meter | undefined
  invoke(functionArn: string, payload: string): Promise<Invocation>
  /** One line an event, in the shape of SST's access log. */
  accessLog(entry: SocketLogEntry): void
  /** API Gateway's limit on an integration, in milliseconds; 29,000 unless a test shortens it. */
  readonly integrationLimit?: number | undefined
}

/** SST's access log format for WebSocket APIs. */
export interface SocketLogEntry {
  readonly requestTime: string
  readonly requestId: string
  readonly eventType: string
  readonly routeKey: string
  readonly status: number
  readonly integrationRequestId: string
  readonly integrationStatus: string
  readonly integrationLatency: number
  readonly integrationServiceStatus: string
  readonly ip: string
  readonly userAgent: string
  readonly connectedAt: number
  readonly connectionId: string
}

const INTEGRATION_LIMIT = 29_000

/** How long the gateway waits for its functions when it stops, in milliseconds. */
const LAST_MOMENT = 3000

/** The outcome of an integration: a status, and what the function answered when it did. */
interface Outcome {
  readonly status: number
  /** Of the invocation, when there was one. */
  readonly requestId?: string | undefined
  readonly answer?: { readonly headers?: Record<string, unknown> } | undefined
}

/** An API Gateway WebSocket API: connections of clients, the events of their routes, and the management API. */
export class WebSocketGateway {
  readonly connections = new Map<string, Connection>()
  readonly #options: WebSocketGatewayOptions
  readonly #sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_MESSAGE,
    // What $connect answered; the library puts it into the handshake.
    handleProtocols: (_offered, request) => this.#protocols.get(request) ?? false,
  })
  readonly #protocols = new WeakMap<IncomingMessage, string>()
  readonly #throttle: TokenBucket | undefined
  /** The invocations that are not over. */
  readonly #running = new Set<Promise<unknown>>()

  constructor(options: WebSocketGatewayOptions) {
    this.#options = options
    const { throttling } = options.api
    this.#throttle = throttling && new TokenBucket(throttling.rate, throttling.burst)
  }

  /** Answers requests of a server: the management API. */
  readonly serve = (request: IncomingMessage, response: ServerResponse): void =>
    void handleManagement(this.connections, request, response, this.#options.meter)

  /** Takes a client's upgrade request: the connection is there once $connect has agreed. */
  readonly upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    stream.on('error', () => stream.destroy())
    this.#connect(request, stream, head).catch(() => refuse(stream, 500))
  }

  /** Ends every connection; $disconnect is not called. What functions were told of before, they are given a moment to finish. */
  async stop(): Promise<void> {
    for (const connection of this.connections.values()) connection.drop()
    this.connections.clear()
    await Promise.race([Promise.allSettled(this.#running), sleep(LAST_MOMENT, undefined, { ref: false })])
  }

  async #connect(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    const { api, clock, port, invoke } = this.#options
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (!/^\/(\$|%24)default\/?$/.test(pathname)) return refuse(stream, 403)
    if (this.#throttle && !this.#throttle.take()) return refuse(stream, 429)
    const handshake: Handshake = {
      connectionId: gatewayId(),
      connectedAt: clock.now(),
      sourceIp: sourceIpOf(request),
      userAgent: request.headers['user-agent'],
      host: request.headers.host ?? 'localhost',
    }
    const route = api.routes.find(({ routeKey }) => routeKey === '$connect')
    const upgrade = upgradeOf(request, port)
    const authorizer = api.authorizers.find(({ id }) => id === route?.authorizerId)
    if (authorizer) {
      const moment = this.#moment('$connect', 'CONNECT')
      const event = { ...upgrade, requestContext: requestContextOf(api, handshake, moment) }
      const decision = await authorizeConnect(api, authorizer, request, event, invoke)
      if ('refusal' in decision) return refuse(stream, decision.refusal)
      handshake.authorizer = decision.authorizer
    }
    if (route) {
      const { status, answer } = await this.#run(handshake, this.#moment('$connect', 'CONNECT'), upgrade)
      if (status < 200 || status > 299) return refuse(stream, status)
      const protocol = Object.entries(answer?.headers ?? {}).find(([name]) => /^sec-websocket-protocol$/i.test(name))
      if (protocol) this.#protocols.set(request, String(protocol[1]))
    }
    this.#open(request, stream, head, handshake)
  }

  #open(request: IncomingMessage, stream: Duplex, head: Buffer, handshake: Handshake): void {
    const { connectionId } = handshake
    this.#sockets.handleUpgrade(request, stream, head, (socket) => {
      const connection = new Connection({
        handshake,
        socket,
        stream,
        clock: this.#options.clock,
        onMessage: (text) => void this.#message(connection, text),
        onClose: (disconnectStatusCode, disconnectReason) => {
          if (!this.connections.delete(connectionId)) return
          void this.#disconnected(handshake, { disconnectStatusCode, disconnectReason })
        },
      })
      this.connections.set(connectionId, connection)
    })
  }

  async #message(connection: Connection, body: string): Promise<void> {
    const { api } = this.#options
    const { handshake } = connection
    const routeKey = routeKeyOf(api, body)
    const moment = { ...this.#moment(routeKey ?? '$default', 'MESSAGE'), messageId: gatewayId() }
    const { connectionId } = handshake
    const tell = (message: string) =>
      connection.send(JSON.stringify({ message, connectionId, requestId: moment.requestId }))
    if (this.#throttle && !this.#throttle.take()) return void tell('Too Many Requests')
    if (routeKey === undefined) return void tell('Forbidden')
    const { status, answer } = await this.#run(handshake, moment, { body })
    // What the function answers goes nowhere: SST configures no route response. That it failed is told.
    if (!answer) tell(status === 504 ? 'Endpoint request timed out' : 'Internal server error')
  }

  async #disconnected(handshake: Handshake, end: Pick<Moment, 'disconnectStatusCode' | 'disconnectReason'>) {
    const { host, sourceIp } = handshake
    const headers = { Host: host, 'x-api-key': '', 'X-Forwarded-For': sourceIp, 'x-restapi': '' }
    const multiValueHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]))
    const moment = { ...this.#moment('$disconnect', 'DISCONNECT'), ...end }
    if (this.#options.api.routes.some(({ routeKey }) => routeKey === '$disconnect')) {
      await this.#run(handshake, moment, { headers, multiValueHeaders })
    }
  }

  /** Invokes the function of a route; an answer without a status, a failure and a late answer are told as a status. */
  async #run(handshake: Handshake, moment: Moment, parts: Record<string, unknown>): Promise<Outcome> {
    const { api, invoke, integrationLimit = INTEGRATION_LIMIT } = this.#options
    const functionArn = api.routes.find(({ routeKey }) => routeKey === moment.routeKey)?.functionArn ?? ''
    const event = { ...parts, requestContext: requestContextOf(api, handshake, moment), isBase64Encoded: false }
    const started = performance.now()
    let timer: NodeJS.Timeout | undefined
    const limit = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, integrationLimit, undefined)
    })
    const running = invoke(functionArn, JSON.stringify(event)).catch(() => 'refused' as const)
    this.#running.add(running)
    void running.then(() => this.#running.delete(running))
    const invocation = await Promise.race([running, limit])
    clearTimeout(timer)
    const outcome = outcomeOf(invocation)
    this.#log(handshake, moment, outcome, performance.now() - started)
    return outcome
  }

  #moment(routeKey: string, eventType: Moment['eventType']): Moment {
    return { routeKey, eventType, requestId: gatewayId(), now: this.#options.clock.now() }
  }

  #log(handshake: Handshake, moment: Moment, { status, requestId: invocationId }: Outcome, ms: number): void {
    const { connectionId, connectedAt, sourceIp: ip, userAgent = '-' } = handshake
    const { now, requestId, eventType, routeKey } = moment
    this.#options.accessLog({
      requestTime: commonLogTime(new Date(now)),
      requestId,
      eventType,
      routeKey,
      status,
      integrationRequestId: invocationId ?? '-',
      integrationStatus: String(status),
      integrationLatency: Math.round(ms),
      integrationServiceStatus: invocationId === undefined ? '-' : '200',
      ip,
      userAgent,
      connectedAt,
      connectionId,
    })
  }
}

const outcomeOf = (invocation: Invocation | 'refused' | undefined): Outcome => {
  if (invocation === undefined) return { status: 504 }
  if (invocation === 'refused') return { status: 500 }
  const { requestId } = invocation
  if (invocation.functionError) return { status: 502, requestId }
  const answer = JSON.parse(invocation.payload) as { statusCode?: unknown; headers?: Record<string, unknown> } | null
  const status = Number(answer?.statusCode)
  if (!answer || !Number.isInteger(status) || status < 100 || status > 599) return { status: 502, requestId }
  return { status, requestId, answer }
}

const MESSAGES: Record<number, string> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  429: 'Too Many Requests',
  504: 'Endpoint request timed out',
}

/** Answers an upgrade request with a status; the connection is not made. */
const refuse = (stream: Duplex, status: number): void => {
  const message = MESSAGES[status] ?? (status >= 500 ? 'Internal server error' : undefined)
  const body = message === undefined ? '' : JSON.stringify({ message })
  const lines = [
    `HTTP/1.1 ${status} ${message ?? 'Refused'}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `x-amzn-RequestId: ${crypto.randomUUID()}`,
  ]
  stream.end(`${lines.join('\r\n')}\r\n\r\n${body}`)
}
