import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { WebSocket } from 'ws'
import type { FunctionPlan } from '../config/plan.ts'
import { decode, encode, type FromWorker, type FunctionFailure, type ToWorker } from './protocol.ts'

/** What an environment needs to come up. */
export interface EnvironmentOptions {
  readonly fn: FunctionPlan
  /** The bundle to load. */
  readonly bundle: string
  readonly bundleDirectory: string
  /** `ws://127.0.0.1:<port>/channels`. */
  readonly channels: string
  /** Variables besides those of Lambda and of the function: endpoints and credentials for the AWS SDK. */
  readonly variables: Readonly<Record<string, string>>
  /** Limit of the init phase in milliseconds. */
  readonly initLimit: number
  /** Port of the debugger; the environment then has no time limits. */
  readonly inspectPort?: number | undefined
  readonly compileCache: string
  onLine(environment: Environment, line: string): void
  /** Called once, when the process is gone. */
  onExit(environment: Environment): void
}

/** An invocation for one environment. */
export interface EnvironmentRequest {
  readonly requestId: string
  readonly traceId: string
  readonly payload: string
  readonly clientContext?: unknown
}

/** What came of it. `duration` in milliseconds, `maxMemory` in MB. */
export interface EnvironmentResult {
  readonly payload: string
  readonly failed: boolean
  readonly timedOut: boolean
  readonly duration: number
  readonly maxMemory: number
}

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url))

/**
 * One execution environment: a process that listens on a channel of its own and takes one invocation at a time.
 * It is `starting` until its init phase is over, then `idle` or `busy`, and `stopped` for good.
 */
export class Environment {
  readonly id = randomBytes(16).toString('hex')
  readonly options: EnvironmentOptions
  readonly startedAt = performance.now()
  state: 'starting' | 'idle' | 'busy' | 'stopped' = 'starting'
  /** Of the invocation it is serving. */
  requestId: string | undefined
  /** Of the newest invocation: what the process prints is put down to it. */
  lastRequestId: string | undefined
  idleSince = 0
  /** Milliseconds of the init phase, until the first invocation has reported it. */
  initDuration: number | undefined
  /** True once the code it runs has been replaced: it finishes its invocation and goes. */
  retired = false
  /** Settles when the init phase is over: undefined, or the failure. */
  readonly initialized: Promise<FunctionFailure | undefined>
  readonly #process: ChildProcess
  readonly #exited: Promise<void>
  #socket: WebSocket | undefined
  #initDone: (failure: FunctionFailure | undefined) => void = () => undefined
  #answer: ((payload: string, failed: boolean, maxMemory: number) => void) | undefined
  #killedFor: 'timeout' | 'memory' | 'heartbeat' | undefined
  #maxMemory = 0

  constructor(options: EnvironmentOptions) {
    this.options = options
    this.initialized = new Promise((resolve) => {
      this.#initDone = resolve
    })
    this.#process = spawnWorker(this.id, options)
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => options.onLine(this, line))
    }
    this.#exited = new Promise((resolve) => {
      this.#process.once('exit', (code, signal) => {
        this.#ended(code, signal)
        resolve()
      })
      this.#process.once('error', () => {
        this.#ended(1, null)
        resolve()
      })
    })
    if (options.inspectPort === undefined) this.#limitInit()
  }

  get pid(): number | undefined {
    return this.#process.pid
  }

  /** Takes the connection of the worker; the subscription is confirmed before anything else is sent. */
  connect(socket: WebSocket): void {
    this.#socket = socket
    socket.on('message', (data) => this.#receive(String(data)))
    socket.on('close', () => this.kill())
    socket.on('error', () => this.kill())
  }

  /** Sends one invocation and waits for its answer, its timeout, or the end of the process. */
  invoke(request: EnvironmentRequest): Promise<EnvironmentResult> {
    const { fn, inspectPort } = this.options
    const limit = inspectPort === undefined ? fn.timeout * 1000 : null
    this.state = 'busy'
    this.requestId = request.requestId
    this.lastRequestId = request.requestId
    const started = performance.now()
    return new Promise((resolve) => {
      const timer = limit === null ? undefined : setTimeout(() => this.kill('timeout'), limit)
      const watch = setInterval(() => this.#watchMemory(), 100)
      this.#answer = (payload, failed, maxMemory) => {
        clearTimeout(timer)
        clearInterval(watch)
        this.#answer = undefined
        this.requestId = undefined
        if (this.state === 'busy') this.state = 'idle'
        this.idleSince = performance.now()
        const duration = performance.now() - started
        resolve({ payload, failed, timedOut: this.#killedFor === 'timeout', duration, maxMemory })
      }
      const { requestId, traceId, payload, clientContext } = request
      this.#send({ type: 'invoke', requestId, traceId, arn: fn.arn, remaining: limit, clientContext }, payload)
    })
  }

  /** Asks the listener for a sign of life; an idle one that does not answer within `limit` ms is ended. */
  heartbeat(limit: number): void {
    if (this.state !== 'idle' || !this.#socket) return
    const timer = setTimeout(() => this.state === 'idle' && this.kill('heartbeat'), limit)
    this.#socket.once('pong', () => clearTimeout(timer))
    this.#socket.ping()
  }

  /** Ends the process at once. */
  kill(reason?: 'timeout' | 'memory' | 'heartbeat'): void {
    if (this.state === 'stopped') return
    this.#killedFor ??= reason
    this.#process.kill('SIGKILL')
  }

  /** Ends the process and waits until it is gone. */
  async stop(): Promise<void> {
    this.kill()
    await this.#exited
  }

  #receive(frame: string): void {
    const { message, payload } = decode<FromWorker>(frame)
    const { fn, bundle } = this.options
    if (message.type === 'subscribe') {
      const exportName = fn.handler.slice(fn.handler.lastIndexOf('.') + 1)
      this.#send({ type: 'subscribed', bundle, exportName, logFormat: fn.logging.format })
    } else if (message.type === 'ready') {
      this.initDuration = performance.now() - this.startedAt
      this.state = 'idle'
      this.idleSince = performance.now()
      this.#initDone(undefined)
    } else if (message.type === 'init-failed') {
      this.#initDone(JSON.parse(payload) as FunctionFailure)
    } else if (message.requestId === this.requestId) {
      if (message.type === 'failed' && message.fatal) this.state = 'stopped'
      this.#answer?.(payload, message.type === 'failed', message.maxMemory)
    }
  }

  #send(message: ToWorker, payload?: string): void {
    this.#socket?.send(encode(message, payload))
  }

  #ended(code: number | null, signal: NodeJS.Signals | null): void {
    this.state = 'stopped'
    const failure = this.#failure(code, signal)
    this.#initDone(failure)
    this.#answer?.(JSON.stringify(failure), true, this.#maxMemory)
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
    const timer = setTimeout(() => this.kill('timeout'), this.options.initLimit)
    const clear = () => clearTimeout(timer)
    this.initialized.then(clear, clear)
  }

  /** The memory setting is a limit on the whole process, not only on V8's heap. Only Linux tells a process's memory cheaply. */
  #watchMemory(): void {
    if (process.platform !== 'linux' || this.pid === undefined) return
    try {
      const pages = Number(readFileSync(`/proc/${this.pid}/statm`, 'utf8').split(' ')[1])
      this.#maxMemory = Math.max(this.#maxMemory, Math.round((pages * 4096) / 1024 / 1024))
    } catch {
      return
    }
    if (this.#maxMemory > this.options.fn.memory) this.kill('memory')
  }
}

const spawnWorker = (id: string, options: EnvironmentOptions): ChildProcess => {
  const { fn, channels, inspectPort } = options
  const flags = ['--enable-source-maps', `--max-old-space-size=${Math.floor(fn.memory * 0.9)}`]
  if (inspectPort !== undefined) flags.push(`--inspect=127.0.0.1:${inspectPort}`)
  return spawn(process.execPath, [...flags, WORKER], {
    cwd: options.bundleDirectory,
    // A group of its own: Ctrl-C in the terminal must not end a worker in the middle of an invocation.
    detached: true,
    env: {
      ...lambdaVariables(fn, options.bundleDirectory),
      ...options.variables,
      ...fn.environment,
      LOCAL_CHANNEL: `${channels}/${id}`,
      NODE_COMPILE_CACHE: options.compileCache,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** The variables that Lambda sets ("Defined runtime environment variables"). */
const lambdaVariables = (fn: FunctionPlan, taskRoot: string): Record<string, string> => ({
  AWS_EXECUTION_ENV: `AWS_Lambda_${fn.runtime}`,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memory),
  AWS_LAMBDA_FUNCTION_NAME: fn.functionName,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_FORMAT: fn.logging.format === 'json' ? 'JSON' : 'Text',
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${fn.functionName}`,
  AWS_LAMBDA_LOG_STREAM_NAME: `${new Date().toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${randomBytes(16).toString('hex')}`,
  HOME: process.env.HOME ?? '/tmp',
  LAMBDA_TASK_ROOT: taskRoot,
  LANG: 'en_US.UTF-8',
  PATH: process.env.PATH ?? '',
  TZ: ':UTC',
  _HANDLER: fn.handler,
})
