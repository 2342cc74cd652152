import { randomBytes } from 'node:crypto'
import type { FunctionPlan } from '../config/plan.ts'
import { Channel } from './channel.ts'
import type { FrameSocket } from './frames.ts'
import type { Exit, Host } from './host.ts'
import { watchMemory } from './memory.ts'
import {
  type Assignment,
  type ChunkMessage,
  type FunctionFailure,
  type InvokeMessage,
  MAX_STREAMED_RESPONSE,
  type ResultMessage,
} from './protocol.ts'

/** What an environment needs to come up. */
export interface EnvironmentOptions {
  readonly fn: FunctionPlan
  /** Limit of the init phase in milliseconds. */
  readonly initLimit: number
  /** While it answers true nothing times out: a debugger is attached. */
  readonly debugged: () => boolean
  /** A debugger may attach at any time, which a frozen process would not hear: it is never frozen. */
  readonly inspected: boolean
  /** Starts, or finds, the listener. */
  host(environment: Environment): Host
  /** What to serve; undefined for a spare, which is told later. */
  readonly assignment: Assignment | undefined
  /** Called once, when the process is gone. */
  onExit(environment: Environment): void
}

/** An invocation for one environment. */
export interface EnvironmentRequest extends Pick<InvokeMessage, 'requestId' | 'traceId' | 'clientContext'> {
  readonly payload: string
  /** Takes the parts of a streamed answer. */
  readonly onChunk?: ((message: ChunkMessage, part: Buffer) => void) | undefined
}

/** What came of it. `duration` in milliseconds, `maxMemory` in MB. */
export interface EnvironmentResult {
  readonly payload: string
  readonly failed: boolean
  /** The listener was gone before its handler ran: the invocation may go to another. */
  readonly begun: boolean
  readonly timedOut: boolean
  readonly duration: number
  readonly maxMemory: number
  readonly printed: boolean
}

/** How long an environment is idle before it is frozen, in milliseconds: a busy one does not pay for it. */
const QUIET = 10

/**
 * One execution environment: a listener on a channel of its own that takes one invocation at a time. It is `starting`
 * until its init phase is over (a spare has none yet), then `idle` or `busy`, and `stopped` for good.
 */
export class Environment {
  readonly id = randomBytes(16).toString('hex')
  readonly options: EnvironmentOptions
  state: 'starting' | 'idle' | 'busy' | 'stopped' = 'starting'
  /** Idle and stopped where it was. */
  frozen = false
  /** Of the invocation it was sent and has not answered. */
  requestId: string | undefined
  /** Of the newest invocation: what the process prints is put down to it. */
  lastRequestId: string | undefined
  idleSince = 0
  /** When its init phase began, in milliseconds of this process. */
  startedAt = performance.now()
  /** Milliseconds of the init phase, until the first invocation has reported it. */
  initDuration: number | undefined
  /** True once the code it runs has been replaced: it finishes its invocation and goes. */
  retired = false
  /** Settles when the init phase is over: undefined, or the failure. */
  readonly initialized: Promise<FunctionFailure | undefined>
  readonly #channel: Channel
  readonly #host: Host
  #assignment: Assignment | undefined
  #subscribed = false
  #initDone: (failure: FunctionFailure | undefined) => void = () => undefined
  #answer: ((payload: string, message: Pick<ResultMessage, 'failed' | 'printed' | 'maxMemory'>) => void) | undefined
  #onChunk: EnvironmentRequest['onChunk']
  #runs = 0
  #chunks = 0
  #streamed = 0
  #killedFor: 'timeout' | 'memory' | 'size' | undefined
  #freezer: NodeJS.Timeout | undefined
  #maxMemory = 0

  constructor(options: EnvironmentOptions) {
    this.options = options
    this.#assignment = options.assignment
    this.initialized = new Promise((resolve) => {
      this.#initDone = resolve
    })
    this.#channel = new Channel(
      {
        assignment: () => this.#assignment,
        begun: (run) => this.#host.begun(run),
        onSubscribed: () => this.#onSubscribed(),
        onInit: (failure) => this.#onInit(failure),
        onChunk: (message, part) => this.#onPart(message, part),
        onResult: (message, payload) => this.#onResult(message, payload),
        onDown: () => this.#thaw(),
        onLost: () => this.kill(),
      },
      options.debugged,
    )
    this.#host = options.host(this)
    if (this.#host.pipe) this.#channel.connect(this.#host.pipe)
    void this.#host.exited.then((exit) => this.#ended(exit))
    if (options.assignment) this.#limitInit()
  }

  get pid(): number | undefined {
    return this.#host.pid
  }

  /** The invocation it is serving, once its handler runs: killing the process then fails it. */
  get serving(): string | undefined {
    return this.#channel.received ? this.requestId : undefined
  }

  /** A process that runs, subscribed, and waits to be told what to serve. */
  get isSpare(): boolean {
    return this.#assignment === undefined && this.state !== 'stopped'
  }

  /** Tells a spare what to serve: its init phase begins. */
  assign(assignment: Assignment): void {
    this.#assignment = assignment
    this.startedAt = performance.now()
    this.#thaw()
    this.#limitInit()
    if (this.#subscribed) this.#channel.assign()
  }

  /** Takes the connection of a listener that was started elsewhere, its first or a new one. */
  connect(socket: FrameSocket): void {
    this.#channel.connect(socket)
  }

  /** Sends one invocation and waits for its answer, its timeout, or the end of the process. */
  invoke(request: EnvironmentRequest): Promise<EnvironmentResult> {
    const { requestId, traceId, payload, clientContext, onChunk } = request
    const { fn, debugged } = this.options
    this.state = 'busy'
    this.requestId = requestId
    this.lastRequestId = requestId
    this.#onChunk = onChunk
    this.#chunks = 0
    this.#streamed = 0
    const thawed = this.#thaw()
    const started = performance.now()
    const remaining = debugged() ? null : fn.timeout * 1000
    const streaming = onChunk !== undefined
    this.#runs += 1
    const about = { requestId, traceId, arn: fn.arn, remaining, clientContext, thawed, streaming }
    this.#channel.invoke({ run: this.#runs, ...about }, payload)
    // The process is at work: what is left to do here takes none of its time.
    const stopClock = this.#limit(fn.timeout * 1000)
    const unwatch = watchMemory(this)
    return new Promise((resolve) => {
      this.#answer = (payload, { failed, printed, maxMemory }) => {
        stopClock()
        unwatch()
        this.#answer = undefined
        this.requestId = undefined
        if (this.state === 'busy') this.state = 'idle'
        this.#rest()
        const timedOut = this.#killedFor === 'timeout'
        const duration = timedOut ? fn.timeout * 1000 : performance.now() - started
        resolve({ payload, failed, printed, maxMemory, timedOut, duration, begun: this.#channel.received })
      }
    })
  }

  /** Finds out whether an idle listener is alive; one that is not ends. A frozen one runs for that moment. */
  async heartbeat(limit: number): Promise<void> {
    if (this.state !== 'idle' || this.isSpare) return
    this.#thaw()
    await this.#channel.heartbeat(limit)
    if (this.state === 'idle') this.#freeze()
  }

  /** Looks at the memory of a busy process; one that has more than the function's setting ends. */
  checkMemory(): void {
    this.#maxMemory = Math.max(this.#maxMemory, this.#host.memory() ?? 0)
    if (this.#maxMemory > this.options.fn.memory) this.kill('memory')
  }

  /** Ends the process at once. */
  kill(reason?: 'timeout' | 'memory' | 'size'): void {
    if (this.state === 'stopped') return
    this.#killedFor ??= reason
    this.#channel.close()
    this.#host.kill()
  }

  /** Ends the process and waits until it is gone. */
  async stop(): Promise<void> {
    this.kill()
    await this.#host.exited
  }

  #onSubscribed(): void {
    this.#subscribed = true
    if (this.isSpare) this.#rest()
  }

  #onInit(failure: FunctionFailure | undefined): void {
    if (!failure) {
      this.initDuration = performance.now() - this.startedAt
      this.state = 'idle'
      this.#rest()
    }
    this.#initDone(failure)
  }

  #onPart(message: ChunkMessage, part: Buffer): void {
    // A part is missing: it was lost with a connection, and half an answer is none.
    if (message.index !== this.#chunks) return void this.kill()
    this.#chunks += 1
    this.#streamed += part.length
    if (this.#streamed > MAX_STREAMED_RESPONSE) return void this.kill('size')
    this.#onChunk?.(message, part)
  }

  #onResult(message: ResultMessage, payload: string): void {
    if (message.fatal) this.state = 'stopped'
    this.#answer?.(payload, message)
  }

  async #ended({ code, signal }: Exit): Promise<void> {
    clearTimeout(this.#freezer)
    // An answer that was sent before the end may not have been read yet.
    await this.#channel.drained()
    this.state = 'stopped'
    const failure = this.#failure(code, signal)
    this.#initDone(failure)
    this.#answer?.(JSON.stringify(failure), { failed: true, printed: true, maxMemory: this.#maxMemory })
    this.options.onExit(this)
  }

  /** The failure that Lambda reports for an environment that ended, in its words. */
  #failure(code: number | null, signal: NodeJS.Signals | null): FunctionFailure {
    const prefix = this.requestId ? `RequestId: ${this.requestId} Error: ` : ''
    if (this.#killedFor === 'timeout') {
      const limit = this.requestId ? this.options.fn.timeout : this.options.initLimit / 1000
      return {
        errorType: 'Sandbox.Timedout',
        errorMessage: `${prefix}Task timed out after ${limit.toFixed(2)} seconds`,
      }
    }
    if (this.#killedFor === 'memory') {
      return { errorType: 'Runtime.OutOfMemory', errorMessage: `${prefix}Runtime exited with error: signal: killed` }
    }
    if (this.#killedFor === 'size') {
      const errorMessage = `Response payload size exceeded maximum allowed payload size (${MAX_STREAMED_RESPONSE} bytes).`
      return { errorType: 'Function.ResponseSizeTooLarge', errorMessage }
    }
    const names: Partial<Record<NodeJS.Signals, string>> = {
      SIGKILL: 'killed',
      SIGABRT: 'aborted',
      SIGSEGV: 'segmentation fault',
    }
    const how = signal ? `signal: ${names[signal] ?? signal}` : `exit status ${code}`
    const reason = code === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: ${how}`
    return { errorType: 'Runtime.ExitError', errorMessage: prefix + reason }
  }

  #limitInit(): void {
    void this.initialized.then(this.#limit(this.options.initLimit))
  }

  /** Ends the process after `ms`; the time that a debugger is attached does not count. Answers how to call it off. */
  #limit(ms: number): () => void {
    let timer: NodeJS.Timeout
    const check = () => {
      if (this.options.debugged()) timer = setTimeout(check, ms)
      else this.kill('timeout')
    }
    timer = setTimeout(check, ms)
    return () => clearTimeout(timer)
  }

  /** Nothing to do: frozen after a moment. */
  #rest(): void {
    this.idleSince = performance.now()
    if (this.#freezer) this.#freezer.refresh()
    else this.#freezer = setTimeout(() => this.#freeze(), QUIET)
  }

  #freeze(): void {
    const resting = this.state === 'idle' || (this.isSpare && this.#subscribed)
    if (!resting || this.frozen || this.options.inspected) return
    this.frozen = true
    this.#host.freeze()
  }

  /** Lets a frozen process run on; true when it was one. */
  #thaw(): boolean {
    if (!this.frozen) return false
    this.frozen = false
    this.#host.thaw()
    return true
  }
}
