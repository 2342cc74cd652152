import type * as net from 'node:net'
import type * as tls from 'node:tls'
import { type Answer, AnswerReader } from './answer.ts'

export type { Answer }

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

/**
 * Makes ready to connect to an endpoint, for example `https://dynamodb.eu-central-1.amazonaws.com`. It speaks HTTP/1.1 itself, as
 * much of it as a POST and its answer are: Node's client takes three times as long for a call (measured with Node 24.21), and is
 * loaded at the start.
 */
export function createConnection(endpoint: string, timeouts: Timeouts): Connection {
  const url = new URL(endpoint)
  const kept = new KeptConnections(url, timeouts)
  return {
    host: url.host,
    post: (headers, body, signal) => kept.send(requestOf(headers, body), signal),
    connect: () => kept.connect(),
    destroy: () => kept.destroy(),
  }
}

class KeptConnections {
  readonly #url: URL
  readonly #timeouts: Timeouts
  readonly #open = new Set<Line>()
  /** Those that nobody uses: the last that was used is taken first. */
  readonly #idle: Line[] = []
  /** Of the last TLS connection: the next one need not agree on everything anew. */
  #session: Buffer | undefined

  constructor(url: URL, timeouts: Timeouts) {
    this.#url = url
    this.#timeouts = timeouts
  }

  async send(request: string, signal: AbortSignal | undefined): Promise<Answer> {
    const line = this.#idle.pop() ?? this.#newLine()
    const answer = await line.send(request, this.#timeouts.requestTimeout, signal)
    if (line.isOpen) this.#idle.push(line)
    return answer
  }

  async connect(): Promise<void> {
    const line = this.#newLine()
    // What is sent before it is connected waits in its buffer.
    this.#idle.push(line)
    await line.ready
  }

  destroy(): void {
    for (const line of this.#open) line.close()
  }

  #newLine(): Line {
    const line = new Line(this.#connect(), this.#timeouts.connectionTimeout, () => {
      this.#open.delete(line)
      const at = this.#idle.indexOf(line)
      if (at >= 0) this.#idle.splice(at, 1)
    })
    this.#open.add(line)
    return line
  }

  #connect(): net.Socket {
    const { protocol, hostname, port } = this.#url
    const host = hostname.replace(/^\[|\]$/g, '')
    // Not imported: what is not needed is not loaded.
    const { connect, isIP } = process.getBuiltinModule('node:net')
    if (protocol !== 'https:') return connect({ host, port: Number(port || 80) })
    const options: tls.ConnectionOptions = { host, port: Number(port || 443), ALPNProtocols: ['http/1.1'] }
    if (!isIP(host)) options.servername = host
    if (this.#session) options.session = this.#session
    const socket = process.getBuiltinModule('node:tls').connect(options)
    return socket.on('session', (session) => {
      this.#session = session
    })
  }
}

/** One connection, on which one call is under way at most. */
class Line {
  /** When it is connected, or never will be. */
  readonly ready: Promise<void>
  readonly #socket: net.Socket
  #reader: AnswerReader | undefined
  #settle: { resolve: (answer: Answer) => void; reject: (error: unknown) => void } | undefined

  constructor(socket: net.Socket, connectionTimeout: number, gone: () => void) {
    this.#socket = socket
    socket.setNoDelay(true).setKeepAlive(true, 1000).unref()
    const late = setTimeout(() => {
      this.#fail(timeoutError('There is no connection to DynamoDB', connectionTimeout))
    }, connectionTimeout).unref()
    const { promise, resolve } = Promise.withResolvers<void>()
    this.ready = promise
    const connected = () => {
      clearTimeout(late)
      resolve()
    }
    socket
      .once('encrypted' in socket ? 'secureConnect' : 'connect', connected)
      .on('data', (part) => this.#receive(part))
      .on('end', () => this.#end())
      .on('error', (error) => this.#fail(error))
      .on('close', () => {
        connected()
        gone()
        this.#fail(new Error('The connection to DynamoDB broke.'))
      })
  }

  get isOpen(): boolean {
    return !this.#socket.destroyed && this.#socket.writable
  }

  async send(request: string, requestTimeout: number, signal: AbortSignal | undefined): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    this.#settle = { resolve, reject }
    this.#reader = new AnswerReader()
    const late = setTimeout(() => this.#fail(timeoutError('DynamoDB gave no answer', requestTimeout)), requestTimeout)
    const abort = () => this.#fail(Object.assign(new Error('The call was aborted.'), { name: 'AbortError' }))
    signal?.addEventListener('abort', abort)
    if (signal?.aborted) abort()
    else this.#socket.ref().write(request)
    try {
      return await promise
    } finally {
      clearTimeout(late)
      signal?.removeEventListener('abort', abort)
    }
  }

  close(): void {
    this.#socket.destroy()
  }

  #receive(part: Buffer): void {
    try {
      if (!this.#reader) throw new Error('DynamoDB answered what nobody asked.')
      const answer = this.#reader.push(part)
      if (answer) this.#succeed(answer)
    } catch (error) {
      this.#fail(error)
    }
  }

  #end(): void {
    const answer = this.#reader?.end()
    if (answer) this.#succeed(answer)
    this.#socket.destroy()
  }

  #succeed(answer: Answer): void {
    if (answer.headers.connection?.toLowerCase() === 'close') this.#socket.destroy()
    this.#settle?.resolve(answer)
    this.#settle = undefined
    this.#reader = undefined
    this.#socket.unref()
  }

  #fail(error: unknown): void {
    this.#settle?.reject(error)
    this.#settle = undefined
    this.#socket.destroy()
  }
}

const timeoutError = (what: string, after: number): Error =>
  Object.assign(new Error(`${what} within ${after} ms`), { name: 'TimeoutError' })

function requestOf(headers: Record<string, string>, body: string): string {
  let head = 'POST / HTTP/1.1\r\n'
  for (const name in headers) head += `${name}: ${headers[name]}\r\n`
  return `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}
