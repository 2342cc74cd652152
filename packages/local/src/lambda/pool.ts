import { randomBytes } from 'node:crypto'
import type { FunctionPlan } from '../config/plan.ts'
import type { Environment, EnvironmentOptions, EnvironmentRequest, EnvironmentResult } from './environment.ts'
import { type FunctionLogLine, reportLines, startLine } from './log.ts'
import { type FunctionFailure, MAX_RESPONSE } from './protocol.ts'

/** What came of an invocation, as the Invoke API tells it. `duration` in milliseconds. */
export interface Invocation {
  readonly requestId: string
  readonly payload: string
  /** Set when the function failed; the payload is then the failure. */
  readonly functionError?: 'Unhandled' | undefined
  /** The last lines of the log, 4 KB at most. */
  readonly logTail: string
  readonly duration: number
}

/** What an invocation may bring besides its event. */
export interface InvokeOptions {
  readonly requestId?: string | undefined
  readonly traceId?: string | undefined
  readonly clientContext?: unknown
}

/** What a pool needs of the control plane. */
export interface PoolOptions {
  readonly fn: FunctionPlan
  /** Most environments at once: what a laptop can carry. Invocations beyond it wait for one to be free. */
  readonly maxEnvironments: number
  readonly log: (line: FunctionLogLine) => void
  /** Makes an environment with the newest code. */
  create(hooks: Pick<EnvironmentOptions, 'initLimit' | 'onLine' | 'onExit'>): Environment
}

interface Waiting {
  readonly request: EnvironmentRequest
  readonly resolve: (invocation: Invocation) => void
  retriedInit: boolean
}

/** Limit of the init phase in milliseconds; a second try has the function's own timeout (Lambda's life cycle). */
const INIT_LIMIT = 10_000
/** An environment that was idle this long is ended, in milliseconds. */
const IDLE_LIMIT = 10 * 60_000
const HEARTBEAT_LIMIT = 5000

/** The environments of one function and the invocations that wait for one. */
export class Pool {
  readonly options: PoolOptions
  readonly environments = new Set<Environment>()
  /** When it was last invoked, in milliseconds since the process started; 0 for never. */
  lastUsed = 0
  readonly #waiting: Waiting[] = []
  readonly #logs = new Map<string, string[]>()
  #inFlight = 0
  #stopped = false

  constructor(options: PoolOptions) {
    this.options = options
  }

  /** Invocations running or waiting: what counts against reserved concurrency. */
  get concurrency(): number {
    return this.#inFlight
  }

  /** Runs one invocation in a free environment, or in a new one. The event is JSON text. */
  async invoke(payload: string, options: InvokeOptions = {}): Promise<Invocation> {
    const requestId = options.requestId ?? uuid()
    const request = { requestId, traceId: options.traceId ?? traceId(), payload, clientContext: options.clientContext }
    this.#inFlight += 1
    this.lastUsed = performance.now()
    try {
      return await new Promise<Invocation>((resolve) => {
        this.#waiting.push({ request, resolve, retriedInit: false })
        this.#pump()
      })
    } finally {
      this.#inFlight -= 1
    }
  }

  /** Replaces every environment after a change of the code; resolves when the new code is in service. */
  async renew(): Promise<void> {
    const before = [...this.environments]
    if (this.#stopped || before.length === 0) return
    // The port of a debugger is free only once the process that had it is gone.
    if (before.some(({ options }) => options.inspectPort !== undefined)) return retire(before).then(() => this.warm())
    // The code before serves until the new one is up; ending it at once would make many environments start together.
    await this.#start(INIT_LIMIT).initialized
    void retire(before)
  }

  /** Starts an environment ahead of the next invocation. */
  warm(): void {
    if (!this.#stopped && this.#current().length === 0) this.#start(INIT_LIMIT)
  }

  /** Finds dead listeners and lets go of environments nobody has needed for long. */
  tend(): void {
    for (const environment of this.environments) {
      if (environment.state === 'idle' && performance.now() - environment.idleSince > IDLE_LIMIT) environment.kill()
      else environment.heartbeat(HEARTBEAT_LIMIT)
    }
  }

  /** Ends every environment; invocations that wait for one fail. */
  async stop(): Promise<void> {
    this.#stopped = true
    const failure = { errorType: 'Runtime.ExitError', errorMessage: 'The local cloud is stopping' }
    for (const { request, resolve } of this.#waiting.splice(0)) {
      const { requestId } = request
      resolve({ requestId, payload: JSON.stringify(failure), functionError: 'Unhandled', logTail: '', duration: 0 })
    }
    await Promise.all([...this.environments].map((environment) => environment.stop()))
  }

  #current(): Environment[] {
    return [...this.environments].filter(({ state, retired }) => state !== 'stopped' && !retired)
  }

  #pump(): void {
    if (this.#stopped) return
    const idle = this.#current().filter(({ state }) => state === 'idle')
    // The most recently used first, as on Lambda: the others can then be let go.
    idle.sort((a, b) => b.idleSince - a.idleSince)
    for (const environment of idle) {
      const next = this.#waiting.shift()
      if (!next) return
      void this.#run(environment, next)
    }
    const current = this.#current()
    const starting = current.filter(({ state }) => state === 'starting').length
    const room = this.options.maxEnvironments - current.length
    const wanted = Math.min(this.#waiting.length - starting, room)
    for (let index = 0; index < wanted; index++) this.#start(this.#initLimit())
  }

  #initLimit(): number {
    return this.#waiting[0]?.retriedInit ? this.options.fn.timeout * 1000 : INIT_LIMIT
  }

  #start(initLimit: number): Environment {
    const environment = this.options.create({
      initLimit,
      onLine: (from, line) => this.#log(from, line, 'function'),
      onExit: (from) => {
        this.environments.delete(from)
        this.#pump()
      },
    })
    this.environments.add(environment)
    void environment.initialized.then((failure) => this.#started(environment, failure))
    return environment
  }

  #started(environment: Environment, failure: FunctionFailure | undefined): void {
    if (failure) {
      this.environments.delete(environment)
      // One that was replaced while it started: its failure is not the new code's.
      if (!environment.retired) this.#initFailed(environment, failure)
    }
    this.#pump()
  }

  /** Answers the invocation that the environment was started for; after a timeout it gets one more try. */
  #initFailed(environment: Environment, failure: FunctionFailure): void {
    const [first] = this.#waiting
    if (!first) return
    if (failure.errorType === 'Sandbox.Timedout' && !first.retriedInit) {
      first.retriedInit = true
      return
    }
    this.#waiting.shift()
    const { requestId } = first.request
    this.#logs.set(requestId, [])
    this.#log(environment, startLine(this.#format, requestId), 'platform', requestId)
    this.#log(environment, `${failure.errorType}: ${failure.errorMessage}`, 'platform', requestId)
    const result = { payload: JSON.stringify(failure), failed: true, timedOut: false, duration: 0, maxMemory: 0 }
    this.#report(environment, first, result, performance.now() - environment.startedAt)
  }

  async #run(environment: Environment, next: Waiting): Promise<void> {
    const { requestId } = next.request
    this.#logs.set(requestId, [])
    this.#log(environment, startLine(this.#format, requestId), 'platform', requestId)
    const initDuration = environment.initDuration
    environment.initDuration = undefined
    const result = limited(await environment.invoke(next.request))
    // What the function printed is in the pipe by now, but may not have been read: one turn of the loop reads it.
    await new Promise(setImmediate)
    this.#report(environment, next, result, initDuration)
    if (environment.retired) environment.kill()
    this.#pump()
  }

  #report(
    environment: Environment,
    { request, resolve }: Waiting,
    result: EnvironmentResult,
    initDuration: number | undefined,
  ): void {
    const { requestId } = request
    if (result.timedOut)
      this.#log(
        environment,
        `${new Date().toISOString()} ${requestId} Task timed out after ${this.options.fn.timeout.toFixed(2)} seconds`,
        'platform',
        requestId,
      )
    const report = {
      requestId,
      duration: result.duration,
      initDuration,
      maxMemoryUsed: result.maxMemory,
      memorySize: this.options.fn.memory,
      status: result.timedOut ? ('timeout' as const) : result.failed ? ('error' as const) : undefined,
      traceId: request.traceId,
    }
    for (const line of reportLines(this.#format, report)) this.#log(environment, line, 'platform', requestId)
    const logTail = `${(this.#logs.get(requestId) ?? []).join('\n')}\n`.slice(-4096)
    this.#logs.delete(requestId)
    const functionError = result.failed ? ('Unhandled' as const) : undefined
    resolve({ requestId, payload: result.payload, functionError, logTail, duration: result.duration })
  }

  get #format(): 'text' | 'json' {
    return this.options.fn.logging.format
  }

  #log(
    environment: Environment,
    line: string,
    source: 'function' | 'platform',
    requestId = environment.lastRequestId,
  ): void {
    if (requestId !== undefined) this.#logs.get(requestId)?.push(line)
    this.options.log({ functionName: this.options.fn.name, environmentId: environment.id, requestId, source, line })
  }
}

/** Ends environments whose code was replaced: idle ones now, busy ones after their invocation. */
const retire = async (environments: readonly Environment[]): Promise<void> => {
  for (const environment of environments) environment.retired = true
  await Promise.all(environments.map((environment) => (environment.state === 'busy' ? undefined : environment.stop())))
}

/** Lambda's limit on the response of a synchronous invocation. */
const limited = (result: EnvironmentResult): EnvironmentResult => {
  const bytes = Buffer.byteLength(result.payload)
  if (bytes <= MAX_RESPONSE) return result
  const failure: FunctionFailure = {
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${MAX_RESPONSE} bytes).`,
  }
  return { ...result, failed: true, payload: JSON.stringify(failure) }
}

const uuid = (): string => crypto.randomUUID()

/** A new X-Ray trace header (AWS X-Ray, "Tracing header"). */
const traceId = (): string => {
  const time = Math.floor(Date.now() / 1000).toString(16)
  return `Root=1-${time}-${randomBytes(12).toString('hex')};Parent=${randomBytes(8).toString('hex')};Sampled=0`
}
