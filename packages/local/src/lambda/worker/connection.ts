import type { FrameSocket } from '../frames.ts'
import {
  type Assignment,
  type ChunkMessage,
  decode,
  encode,
  encodeBytes,
  type FromWorker,
  type InvokeMessage,
  type ToWorker,
} from '../protocol.ts'

/** What a connection hands on. */
export interface ConnectionHooks {
  onSubscribed(assignment: Assignment): void
  /** Notes that a run begins, where that takes no message. */
  begin?: ((run: number) => void) | undefined
  onInvoke(message: InvokeMessage, payload: string): void
  /** The control plane is gone, or wants no more of this listener. */
  onEnd(): void
}

/** How long and how often a lost connection is tried again, in milliseconds. */
const RETURN_LIMIT = 3000
const RETURN_PAUSE = 50

/** The listener's end of a channel: it confirms what arrives, and after a lost connection says what it has. */
export class Connection {
  readonly #open: () => FrameSocket
  readonly #hooks: ConnectionHooks
  #socket: FrameSocket | undefined
  #received: number | undefined
  #ready = false
  /** The newest answer, kept until the next invocation shows that it arrived. */
  #answer: string | undefined
  #lostAt: number | undefined

  /** `open` begins to connect, the first time and again after a lost connection. */
  constructor(open: () => FrameSocket, hooks: ConnectionHooks) {
    this.#open = open
    this.#hooks = hooks
    this.#connect()
  }

  /** Tells that the init phase is over. */
  ready(): void {
    this.#ready = true
    this.#send(encode({ type: 'ready' }))
  }

  /** Sends a part of an answer; the parts are counted, so that one which is lost on the way is missed. */
  chunk(message: ChunkMessage, part: Uint8Array): void {
    this.#send(encodeBytes({ type: 'chunk', ...message }, part))
  }

  /** Sends an answer, or the failure of the init phase; `sent` is called when it is on its way. */
  answer(message: Extract<FromWorker, { type: 'result' | 'init-failed' }>, payload: string, sent?: () => void): void {
    this.#answer = encode(message, payload)
    this.#send(this.#answer, sent)
  }

  #connect(): void {
    const socket = this.#open()
    socket.once('open', () => {
      this.#socket = socket
      this.#lostAt = undefined
      this.#send(encode({ type: 'subscribe', received: this.#received, ready: this.#ready }))
      if (this.#ready && this.#answer) this.#send(this.#answer)
    })
    socket.on('message', (data) => this.#receive(data))
    socket.on('error', () => undefined)
    socket.on('close', (code) => this.#closed(code))
  }

  #receive(data: Buffer): void {
    const { message, payload } = decode<ToWorker>(data)
    if (message.type === 'subscribed') return void this.#hooks.onSubscribed(message)
    if (message.run === this.#received) return
    this.#received = message.run
    this.#answer = undefined
    if (this.#hooks.begin) this.#hooks.begin(message.run)
    else this.#send(encode({ type: 'received', run: message.run }))
    this.#hooks.onInvoke(message, payload.toString())
  }

  /** Code 1000 is meant: the control plane wants no more of this listener. */
  #closed(code: number): void {
    this.#socket = undefined
    this.#lostAt ??= performance.now()
    const tooLong = performance.now() - this.#lostAt > RETURN_LIMIT
    if (code === 1000 || tooLong) return void this.#hooks.onEnd()
    setTimeout(() => this.#connect(), RETURN_PAUSE)
  }

  #send(frame: string | Buffer, sent?: () => void): void {
    if (this.#socket) this.#socket.send(frame, sent)
    else sent?.()
  }
}
