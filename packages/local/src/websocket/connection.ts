import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Clock } from '../clock.ts'
import type { Handshake } from './event.ts'
import { frameReader, MAX_FRAME } from './frames.ts'

/** What a connection needs. */
export interface ConnectionOptions {
  readonly handshake: Handshake
  readonly socket: WebSocket
  /** The socket below, where the frames can be seen. */
  readonly stream: Duplex
  readonly clock: Clock
  onMessage(text: string): void
  /** Called once, when it is closed, with the close code and the reason as $disconnect gets them. */
  onClose(code: number, reason: string): void
}

/** "Idle Connection Timeout" and "Connection duration for WebSocket API", in milliseconds. */
const IDLE_LIMIT = 10 * 60_000
const DURATION_LIMIT = 2 * 60 * 60_000

/** An open connection of a client, with the limits of API Gateway. */
export class Connection {
  readonly handshake: Handshake
  lastActiveAt: number
  readonly #options: ConnectionOptions
  /** The first close that this side began. */
  #closing: { readonly code: number; readonly reason: string } | undefined
  #cancelIdle: () => void = () => undefined
  readonly #cancelDuration: () => void

  constructor(options: ConnectionOptions) {
    const { handshake, socket, stream, clock } = options
    this.#options = options
    this.handshake = handshake
    this.lastActiveAt = clock.now()
    const readFrames = frameReader((length) => {
      if (length > MAX_FRAME) this.close(1009, 'Message too long')
    })
    // Before the library's own listener, so that a frame is judged before its message is told.
    stream.prependListener('data', (chunk: Buffer) => {
      this.lastActiveAt = clock.now()
      readFrames(chunk)
    })
    socket.on('message', (data, isBinary) => {
      // "API Gateway WebSocket APIs don't currently support binary frames in incoming message payloads."
      if (isBinary) this.close(1003, 'Binary frames are not supported')
      else if (!this.#closing) options.onMessage(String(data))
    })
    socket.on('error', () => undefined)
    socket.once('close', (code, reason) => this.#closed(code, String(reason)))
    this.#watchIdle()
    this.#cancelDuration = clock.after(DURATION_LIMIT, () => this.close(1001, 'Going away'))
  }

  /** Sends a text in frames of at most 32 KB; false when the connection is closed. */
  send(text: string | Buffer): boolean {
    const { socket, clock } = this.#options
    if (this.#closing || socket.readyState !== socket.OPEN) return false
    const data = Buffer.from(text as string)
    this.lastActiveAt = clock.now()
    for (let start = 0; start === 0 || start < data.length; start += MAX_FRAME) {
      const part = data.subarray(start, start + MAX_FRAME)
      socket.send(part, { binary: false, fin: start + MAX_FRAME >= data.length })
    }
    return true
  }

  /** Begins to close it; the client has 2 seconds to answer. */
  close(code: number, reason: string): void {
    if (this.#closing) return
    this.#closing = { code, reason }
    const { socket } = this.#options
    socket.close(code, reason)
    setTimeout(() => socket.terminate(), 2000).unref()
  }

  /** Ends it at once and tells nobody: the gateway itself stops. */
  drop(): void {
    this.#closing = { code: 1001, reason: 'Going away' }
    this.#options.socket.terminate()
  }

  #watchIdle(): void {
    const { clock } = this.#options
    const left = this.lastActiveAt + IDLE_LIMIT - clock.now()
    if (left <= 0) return void this.close(1001, 'Going away')
    this.#cancelIdle = clock.after(left, () => this.#watchIdle())
  }

  #closed(code: number, reason: string): void {
    this.#cancelIdle()
    this.#cancelDuration()
    const end = this.#closing ?? { code, reason: reason || (REASONS[code] ?? '') }
    this.#options.onClose(end.code, end.reason)
  }
}

/** The reason that API Gateway gives when the client gave none. */
const REASONS: Record<number, string> = {
  1000: 'Connection Closed Normally',
  1001: 'Going away',
  1005: 'Client-side close frame status not set',
  1006: 'Connection closed abnormally',
  1009: 'Message too long',
}
