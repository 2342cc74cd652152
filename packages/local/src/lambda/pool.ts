import type { Usage } from '../bill/meter.ts'
import type { FunctionPlan } from '../config/plan.ts'
import { type FunctionProfile, processorTime } from '../profile.ts'
import { randomPart } from '../random.ts'
import type { Environment, EnvironmentOptions, EnvironmentRequest, EnvironmentResult } from './environment.ts'
import { Journal, tailOf } from './journal.ts'
import type { FunctionLogLine } from './log.ts'
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
  /** Takes the parts of a streamed answer as they come; the payload of the invocation is then empty. */
  readonly onChunk?: EnvironmentRequest['onChunk']
  /** The answer may come before its log is written: who waits for it reads no log. */
  readonly logLater?: boolean | undefined
}

/** What a new environment gets from its pool. */
export interface EnvironmentHooks extends Pick<EnvironmentOptions, 'initLimit' | 'onExit'> {
  /** A process without code, ready to be told what to serve. */
  readonly spare: boolean
  onLine(environment: Environment, line: string): void
}

/** What a pool needs of the control plane. */
export interface PoolOptions {
  readonly fn: FunctionPlan
  /** Most environments at once: what a laptop can carry. Invocations beyond it wait for one to be free. */
  readonly maxEnvironments: number
  /** Keep a process ready for the next environment. */
  readonly spares: boolean
  /** Limit of the init phase in milliseconds; a second try has the function's own timeout (Lambda's life cycle). */
  readonly initLimit: number
  readonly log: (line: FunctionLogLine) => void
  /** What an environment's calls have consumed since the last time. */
  usage(environmentId: string): Usage
  /** Makes an environment, with the newest code unless it is a spare. */
  create(hooks: EnvironmentHooks): Environment
  /** Gives a spare the newest code. */
  assign(spare: Environment): void
}

interface Waiting {
  readonly request: EnvironmentRequest
  readonly resolve: (invocation: Invocation) => void
  readonly since: number
  readonly logLater: boolean
  retriedInit: boolean
  moves: number
}

/** An environment that was idle this long is ended, in milliseconds. */
const IDLE_LIMIT = 10 * 60_000
const HEARTBEAT_LIMIT = 5000
/** A spare is made when the environment before it has had this time to come up, in milliseconds. */
const SPARE_DELAY = 500
/** How often an invocation goes on to another environment, because the one it went to was gone before it began. */
const MAX_MOVES = 5

/** The environments of one function and the invocations that wait for one. */
export class Pool {
  readonly options: PoolOptions
  readonly environments = new Set<Environment>()
  /** When it was last invoked, in milliseconds since the process started; 0 for never. */
  lastUsed = 0
  /** Invocations running or waiting: what counts against reserved concurrency. */
  concurrency = 0
  readonly #journal: Journal
  readonly #waiting: Waiting[] = []
  readonly #counts = { started: 0, invocations: 0, ran: 0, waited: 0 }
  /** The most recently used last: it is taken first, as on Lambda, and the others can then be let go. */
  #idle: Environment[] = []
  #spare: Environment | undefined
  #spareTimer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(options: PoolOptions) {
    this.options = options
    this.#journal = new Journal(options.fn, options.log)
  }

  /** Runs one invocation in a free environment, or in a new one. The event is JSON text. */
  async invoke(payload: string, options: InvokeOptions = {}): Promise<Invocation> {
    const {
      requestId = crypto.randomUUID(),
      traceId = newTraceId(),
      clientContext,
      onChunk,
      logLater = false,
    } = options
    if (this.#stopped) return stopping(requestId)
    const request = { requestId, traceId, payload, clientContext, onChunk }
    this.concurrency += 1
    this.lastUsed = performance.now()
    try {
      return await new Promise<Invocation>((resolve) => {
        this.#waiting.push({ request, resolve, since: performance.now(), logLater, retriedInit: false, moves: 0 })
        this.#pump()
      })
    } finally {
      this.concurrency -= 1
    }
  }

  /** Replaces every environment after a change of the code; resolves when the new code is in service. */
  async renew(): Promise<void> {
    const before = this.#current()
    if (this.#stopped || before.length === 0) return
    // The code before serves until the new one is up; ending it at once would make many environments start together.
    await this.#start(this.options.initLimit).initialized
    await retire(before)
  }

  /** What it has used so far. */
  profile(): FunctionProfile {
    const environments = this.#current()
    const times = environments.map(({ pid }) => processorTime(pid))
    const cpu = times.reduce((sum, time) => (sum === undefined || time === undefined ? undefined : sum + time), 0)
    return { name: this.options.fn.name, environments: environments.length, cpu, ...this.#counts }
  }

  /** Makes a process ready for the first environment. */
  prepare(): void {
    if (this.options.spares && !this.#stopped && !this.#spare) this.#makeSpare()
  }

  /** Takes in a listener that somebody else started. */
  adopt(environment: Environment): void {
    this.#add(environment)
  }

  /** Finds dead listeners and lets go of environments nobody has needed for long. */
  tend(): void {
    for (const environment of this.environments) {
      const { state, idleSince, pid } = environment
      const spent = performance.now() - idleSince > IDLE_LIMIT && pid !== undefined
      if ((state === 'idle' || environment.isSpare) && spent) environment.kill()
      else void environment.heartbeat(HEARTBEAT_LIMIT)
    }
  }

  /** Ends every environment; invocations that wait for one fail. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#spareTimer)
    for (const { request, resolve } of this.#waiting.splice(0)) resolve(stopping(request.requestId))
    await Promise.all([...this.environments].map((environment) => environment.stop()))
  }

  #current(): Environment[] {
    return [...this.environments].filter(
      (environment) => environment.state !== 'stopped' && !environment.retired && !environment.isSpare,
    )
  }

  #pump(): void {
    if (this.#stopped) return
    while (this.#waiting.length > 0) {
      const environment = this.#takeIdle()
      if (!environment) return void this.#startMissing()
      void this.#run(environment, this.#waiting.shift() as Waiting)
    }
  }

  #takeIdle(): Environment | undefined {
    for (let found = this.#idle.pop(); found; found = this.#idle.pop()) {
      if (found.state === 'idle' && !found.retired) return found
    }
    return undefined
  }

  #startMissing(): void {
    const current = this.#current()
    const starting = current.filter(({ state }) => state === 'starting').length
    const room = this.options.maxEnvironments - current.length
    const wanted = Math.min(this.#waiting.length - starting, room)
    const initLimit = this.#waiting[0]?.retriedInit ? this.options.fn.timeout * 1000 : this.options.initLimit
    for (let index = 0; index < wanted; index++) this.#start(initLimit)
  }

  #start(initLimit: number): Environment {
    this.#counts.started += 1
    const environment = this.#takeSpare(initLimit) ?? this.options.create(this.#hooks(initLimit, false))
    this.#add(environment)
    this.#prepareSpare()
    return environment
  }

  #hooks(initLimit: number, spare: boolean): EnvironmentHooks {
    return {
      initLimit,
      spare,
      onLine: (from, line) => this.#journal.line(from.id, from.lastRequestId, line),
      onExit: (from) => {
        this.environments.delete(from)
        if (this.#spare === from) this.#spare = undefined
        this.#pump()
      },
    }
  }

  #add(environment: Environment): void {
    this.environments.add(environment)
    void environment.initialized.then((failure) => this.#started(environment, failure))
  }

  #takeSpare(initLimit: number): Environment | undefined {
    const spare = this.#spare
    if (!spare || spare.state === 'stopped') return undefined
    // The second try of an init phase has another limit than the spare was made with.
    if (spare.options.initLimit !== initLimit) return undefined
    this.#spare = undefined
    this.options.assign(spare)
    return spare
  }

  #prepareSpare(): void {
    if (!this.options.spares) return
    clearTimeout(this.#spareTimer)
    this.#spareTimer = setTimeout(() => this.prepare(), SPARE_DELAY).unref()
  }

  #makeSpare(): void {
    this.#spare = this.options.create(this.#hooks(this.options.initLimit, true))
    this.environments.add(this.#spare)
  }

  #started(environment: Environment, failure: FunctionFailure | undefined): void {
    if (!failure) this.#idle.push(environment)
    else {
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
    const { requestId } = first.request
    const duration = performance.now() - environment.startedAt
    this.#journal.start(environment.id, requestId)
    this.#journal.initFailed(environment.id, requestId, failure, duration)
    if (failure.errorType === 'Sandbox.Timedout' && !first.retriedInit) {
      first.retriedInit = true
      return
    }
    this.#waiting.shift()
    const result = { ...NOTHING, payload: JSON.stringify(failure), failed: true }
    this.#finish(environment, first, result, duration)
  }

  async #run(environment: Environment, next: Waiting): Promise<void> {
    this.#counts.waited += performance.now() - next.since
    const initDuration = environment.initDuration
    environment.initDuration = undefined
    const running = environment.invoke(next.request)
    this.#journal.start(environment.id, next.request.requestId)
    const result = limited(await running)
    // It was ended by us, which is no failure of the function's that anybody should read of.
    if (this.#stopped && environment.state === 'stopped') return next.resolve(stopping(next.request.requestId))
    if (environment.retired) environment.kill()
    else if (environment.state === 'idle') this.#idle.push(environment)
    if (!result.begun && !result.timedOut && next.moves < MAX_MOVES && !this.#stopped) {
      next.moves += 1
      this.#waiting.unshift(next)
    } else {
      // What the function printed is in the pipe by now, but may not have been read: one turn of the loop reads it.
      if (result.printed) await new Promise(setImmediate)
      this.#finish(environment, next, result, initDuration)
    }
    this.#pump()
  }

  #finish(
    { id }: Environment,
    { request, resolve, logLater }: Waiting,
    result: EnvironmentResult,
    initDuration: number | undefined,
  ): void {
    let lines: readonly string[] = []
    const log = () => {
      lines = this.#journal.finish(id, request, result, initDuration, this.options.usage(id))
    }
    // After the answer has left, unless another invocation is about to start: its log comes after this one's.
    if (logLater && this.#waiting.length === 0) process.nextTick(log)
    else log()
    const functionError = result.failed ? ('Unhandled' as const) : undefined
    const { payload, duration } = result
    this.#counts.invocations += 1
    this.#counts.ran += duration
    resolve({
      requestId: request.requestId,
      payload,
      functionError,
      duration,
      // Few ask for it.
      get logTail() {
        return tailOf(lines)
      },
    })
  }
}

/** What comes of an invocation when the control plane stops. */
const stopping = (requestId: string): Invocation => {
  const failure: FunctionFailure = { errorType: 'Runtime.ExitError', errorMessage: 'The local cloud is stopping' }
  return { requestId, payload: JSON.stringify(failure), functionError: 'Unhandled', logTail: '', duration: 0 }
}

/** The result of an invocation whose handler never ran. */
const NOTHING = { begun: false, timedOut: false, duration: 0, maxMemory: 0, printed: false }

/** Ends environments whose code was replaced: idle ones now, busy ones after their invocation. */
const retire = async (environments: readonly Environment[]): Promise<void> => {
  for (const environment of environments) environment.retired = true
  await Promise.all(environments.map((environment) => (environment.state === 'busy' ? undefined : environment.stop())))
}

/** Lambda's limit on the response of a synchronous invocation. */
const limited = (result: EnvironmentResult): EnvironmentResult => {
  // A character of UTF-16 has three bytes of UTF-8 at most: short answers need not be measured.
  if (result.payload.length * 3 <= MAX_RESPONSE) return result
  const bytes = Buffer.byteLength(result.payload)
  if (bytes <= MAX_RESPONSE) return result
  const failure: FunctionFailure = {
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${MAX_RESPONSE} bytes).`,
  }
  return { ...result, failed: true, payload: JSON.stringify(failure) }
}

/** A new X-Ray trace header (AWS X-Ray, "Tracing header"). */
const newTraceId = (): string => {
  const time = Math.floor(Date.now() / 1000).toString(16)
  return `Root=1-${time}-${randomPart(12).toString('hex')};Parent=${randomPart(8).toString('hex')};Sampled=0`
}
