import type * as http from 'node:http'

/**
 * Node's HTTP client. Not imported: an ES module's import of `node:http` reads each of its exports, and one of them loads the
 * whole of undici for a WebSocket that nobody asked for, a fifth of a function's start (measured with Node 24.21).
 */
const client = (secure: boolean): Pick<typeof http, 'Agent' | 'request'> =>
  process.getBuiltinModule(secure ? 'node:https' : 'node:http')

/** An HTTP answer, read whole. */
export interface Answer {
  status: number
  headers: Record<string, string | undefined>
  body: Buffer
}

/** Connections to one host, kept open between calls. */
export interface Connection {
  /** The host as a signature names it: with the port when it is not the usual one. */
  readonly host: string
  /**
   * Posts to `/`.
   * @throws Error when there is no answer in time or the connection breaks; an `AbortError` when aborted
   */
  post(headers: Record<string, string>, body: string, signal?: AbortSignal): Promise<Answer>
  /** Opens a connection and keeps it for the next `post`. Never fails. */
  connect(): Promise<void>
  /** Closes everything. */
  destroy(): void
}

/** How long to wait, in milliseconds. */
export interface Timeouts {
  connectionTimeout: number
  requestTimeout: number
}

/** Makes ready to connect to an endpoint, for example `https://dynamodb.eu-central-1.amazonaws.com`. */
export function createConnection(endpoint: string, timeouts: Timeouts): Connection {
  const { protocol, host, hostname, port } = new URL(endpoint)
  const { Agent, request: send } = client(protocol === 'https:')
  const agent = new Agent({ keepAlive: true })
  const target = { agent, hostname, port, path: '/' }
  return {
    host,
    post: (headers, body, signal) =>
      new Promise((resolve, reject) => {
        const options = { ...target, method: 'POST', headers, ...(signal && { signal }) }
        const request = send(options, (response) => readAnswer(response, resolve, reject))
        limit(request, timeouts)
        request.on('error', reject)
        request.end(body)
      }),
    connect: () =>
      new Promise((resolve) => {
        const request = send(target, (response) => {
          // A turn later, when the connection is free again.
          response.resume().on('end', () => setImmediate(resolve))
        })
        limit(request, timeouts)
        request.on('error', () => resolve())
        request.end()
      }),
    destroy: () => agent.destroy(),
  }
}

function readAnswer(response: http.IncomingMessage, resolve: (answer: Answer) => void, reject: (error: Error) => void) {
  const chunks: Buffer[] = []
  response.on('data', (chunk: Buffer) => chunks.push(chunk))
  response.on('error', reject)
  response.on('end', () =>
    resolve({
      status: response.statusCode ?? 0,
      headers: response.headers as Answer['headers'],
      body: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks),
    }),
  )
}

/** Gives up a connection that does not come, and a request whose answer does not. */
function limit(request: http.ClientRequest, { connectionTimeout, requestTimeout }: Timeouts): void {
  const giveUp = (what: string, after: number) =>
    setTimeout(
      () => request.destroy(Object.assign(new Error(`${what} within ${after} ms`), { name: 'TimeoutError' })),
      after,
    )
  const answer = giveUp('DynamoDB gave no answer', requestTimeout)
  request.on('close', () => clearTimeout(answer))
  request.on('socket', (socket) => {
    if (!socket.connecting) return
    const connected = giveUp('There is no connection to DynamoDB', connectionTimeout)
    const clear = () => clearTimeout(connected)
    socket.once('connect', clear)
    request.on('close', clear)
  })
}
