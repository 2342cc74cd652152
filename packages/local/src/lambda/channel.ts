import type { FrameSocket } from './frames.ts'
import {
  type Assignment,
  type ChunkMessage,
  decode,
  encode,
  type FromWorker,
  type FunctionFailure,
  type InvokeMessage,
  type ResultMessage,
  type ToWorker,
} from './protocol.ts'

/** What a channel tells of its listener. */
export interface ChannelHooks {
  /** What the listener is to serve; undefined while that is not known yet. */
  assignment(): Assignment | undefined
  /** Whether the listener has noted that it began a run; one that cannot note it sends `received`. */
  begun(run: number): boolean
  onSubscribed(): void
  /** The init phase is over, well or not. */
  onInit(failure: FunctionFailure | undefined): void
  onChunk(message: ChunkMessage, part: Buffer): void
  onResult(message: ResultMessage, payload: string): void
  /** The connection is down: a listener that is frozen has to run to come back. */
  onDown(): void
  /** The listener is dead: it does not confirm, does not come back, or does not answer the heartbeat. */
  onLost(): void
}

/** How long a listener may take to confirm an invocation, and to come back after a lost connection, in milliseconds. */
const CONFIRM_LIMIT = 5000
const RETURN_LIMIT = 3000

interface Current {
  readonly message: InvokeMessage
  readonly payload: string
  sent: number
}

/** The control plane's end of a channel: one listener, one invocation at a time, nothing lost and nothing twice. */
export class Channel {
  readonly #hooks: ChannelHooks
  readonly #patient: () => boolean
  #socket: FrameSocket | undefined
  #current: Current | undefined
  #newest: number | undefined
  #received = false
  #ready = false
  #confirmTimer: NodeJS.Timeout | undefined
  #returnTimer: NodeJS.Timeout | undefined
  #closed = Promise.resolve()

  /** `patient`: while it answers true (a debugger is attached) no listener is taken for dead. */
  constructor(hooks: ChannelHooks, patient: () => boolean) {
    this.#hooks = hooks
    this.#patient = patient
  }

  /** Whether the listener has confirmed the newest invocation: if not, its handler has not run. */
  get received(): boolean {
    if (!this.#received && this.#newest !== undefined) this.#received = this.#hooks.begun(this.#newest)
    return this.#received
  }

  /** Takes the connection of the listener, the first one or a new one after that was lost. */
  connect(socket: FrameSocket): void {
    clearTimeout(this.#returnTimer)
    const before = this.#socket
    this.#socket = socket
    before?.terminate()
    this.#closed = new Promise((resolve) => socket.once('close', () => resolve()))
    socket.on('message', (data: Buffer) => this.#receive(data))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => this.#socket === socket && this.#down())
  }

  /** Tells a listener that subscribed before its assignment was known what to serve. */
  assign(): void {
    const assignment = this.#hooks.assignment()
    if (assignment) this.#send({ type: 'subscribed', ...assignment })
  }

  /** Sends an invocation; a listener whose connection is down gets it when it is back. */
  invoke(message: InvokeMessage, payload: string): void {
    this.#received = false
    this.#newest = message.run
    this.#current = { message, payload, sent: 0 }
    if (this.#socket) this.#deliver(this.#current)
  }

  /** Asks the listener for a sign of life; it is lost when none comes within `limit` milliseconds. */
  heartbeat(limit: number): Promise<void> {
    const socket = this.#socket
    if (!socket) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        resolve()
        if (!this.#patient()) this.#hooks.onLost()
      }, limit)
      socket.once('pong', () => {
        clearTimeout(timer)
        resolve()
      })
      socket.ping()
    })
  }

  /** Resolves when everything that the listener ever sent has been read: its process must be gone. */
  async drained(): Promise<void> {
    clearTimeout(this.#returnTimer)
    await this.#closed
    clearTimeout(this.#returnTimer)
    clearTimeout(this.#confirmTimer)
  }

  /** Closes the connection for good; a listener that was not started by us ends then. */
  close(): void {
    this.#socket?.close(1000)
  }

  #receive(data: Buffer): void {
    const { message, payload } = decode<FromWorker>(data)
    if (message.type === 'subscribe') this.#subscribed(message)
    else if (message.type === 'ready') this.#initialized()
    else if (message.type === 'init-failed') this.#hooks.onInit(JSON.parse(payload.toString()) as FunctionFailure)
    else if (message.run === this.#current?.message.run) this.#ofCurrent(message, payload)
  }

  /** A message about the current invocation; of an earlier one it would be the repetition of what is known. */
  #ofCurrent(message: Extract<FromWorker, { run: number }>, payload: Buffer): void {
    this.#received = true
    if (message.type === 'chunk') this.#hooks.onChunk(message, payload)
    else if (message.type === 'result') {
      this.#current = undefined
      this.#hooks.onResult(message, payload.toString())
    }
  }

  #subscribed({ received, ready }: Extract<FromWorker, { type: 'subscribe' }>): void {
    this.#hooks.onSubscribed()
    if (!this.#ready && !ready) return void this.assign()
    if (!this.#ready) this.#initialized()
    const current = this.#current
    if (!current) return
    if (received === current.message.run) this.#received = true
    else if (!this.received && current.sent < 2) this.#deliver(current)
    else this.#hooks.onLost()
  }

  #initialized(): void {
    if (this.#ready) return
    this.#ready = true
    this.#hooks.onInit(undefined)
  }

  #deliver(current: Current): void {
    current.sent += 1
    this.#send({ type: 'invoke', ...current.message }, current.payload)
    if (this.#confirmTimer) this.#confirmTimer.refresh()
    else this.#confirmTimer = setTimeout(() => this.#confirm(), CONFIRM_LIMIT)
  }

  #confirm(): void {
    if (this.#current && !this.received && !this.#patient()) this.#hooks.onLost()
  }

  #down(): void {
    this.#socket = undefined
    clearTimeout(this.#confirmTimer)
    this.#confirmTimer = undefined
    this.#returnTimer = setTimeout(() => this.#hooks.onLost(), RETURN_LIMIT)
    this.#hooks.onDown()
  }

  #send(message: ToWorker, payload?: string): void {
    this.#socket?.send(encode(message, payload))
  }
}
