import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { availableParallelism } from 'node:os'
import type { Duplex } from 'node:stream'
import type { WebSocket, WebSocketServer } from 'ws'
import { type Meter, NO_USAGE } from '../bill/meter.ts'
import { type Clock, systemClock } from '../clock.ts'
import type { FunctionPlan } from '../config/plan.ts'
import { keyOf } from '../credentials.ts'
import type { SendTo } from '../destinations.ts'
import { type DynamoProfile, ownProfile, type Profile } from '../profile.ts'
import { AsyncEvents } from './async-events.ts'
import type { Bundler } from './bundler.ts'
import { DebuggerPort } from './debugger.ts'
import { Environment } from './environment.ts'
import { FunctionNotFoundError, RequestTooLargeError, TooManyRequestsError } from './errors.ts'
import { EventFile } from './event-file.ts'
import { Guard } from './guard.ts'
import { lambdaVariables, remoteHost, startProcess } from './host.ts'
import { handleInvokeApi } from './invoke-api.ts'
import type { FunctionLogLine } from './log.ts'
import { type EnvironmentHooks, type Invocation, type InvokeOptions, Pool } from './pool.ts'
import { type Assignment, MAX_ASYNC_REQUEST, MAX_FRAME, MAX_REQUEST } from './protocol.ts'

/** What the control plane needs. */
export interface ControlPlaneOptions {
  readonly functions: readonly FunctionPlan[]
  readonly bundler: Bundler
  /** Variables that every function gets: endpoints and credentials for the AWS SDK. Read when an environment starts. */
  variables(): Readonly<Record<string, string>>
  /** Where Node keeps compiled code, so that a cold start does not compile again. */
  readonly compileCache: string
  readonly log: (line: FunctionLogLine) => void
  /** What the functions' calls consume; without it they are not counted. */
  readonly meter?: Meter | undefined
  /** Told of what is no line of a function: an event that was given up. */
  readonly notify?: ((message: string) => void) | undefined
  /** On which asynchronous events wait; default the computer's own. */
  readonly clock?: Clock | undefined
  /** Where asynchronous events are kept over a restart; without it in memory only. */
  readonly eventFile?: string | undefined
  /** Invocations at once in the account; default 1000, as on AWS. */
  readonly accountConcurrency?: number | undefined
  /** Environments of a function at once; default what the cores carry, at least 4. */
  readonly maxEnvironments?: number | undefined
  /** Port of the debugger for the first environment. */
  readonly inspectPort?: number | undefined
  /** Lambda's limit on the init phase, in milliseconds; 10,000 unless a test shortens it. */
  readonly initLimit?: number | undefined
  /** Keep a process ready beside every function in use, so that a save is served sooner; default false. */
  readonly spares?: boolean | undefined
}

const INIT_LIMIT = 10_000

/** How often listeners are asked for a sign of life, in milliseconds. */
const HEARTBEAT = 15_000

/** Lambda: the channels of the environments, the pools, and the Invoke API, on one HTTP server. */
export class ControlPlane {
  readonly #options: ControlPlaneOptions
  readonly #pools: Pool[] = []
  readonly #byName = new Map<string, Pool>()
  /** Those that somebody else started, by the id that they give themselves. */
  readonly #listeners = new Map<string, Environment>()
  readonly #guard = new Guard()
  readonly #events: AsyncEvents
  #sendTo: SendTo = async (arn, { body }) => void this.accept(arn, body)
  #dynamodb: () => DynamoProfile | undefined = () => undefined
  readonly #debugger: DebuggerPort | undefined
  readonly #server: Server
  /** Made when a listener comes from elsewhere. */
  #sockets: WebSocketServer | undefined
  #heartbeat: NodeJS.Timeout | undefined
  #inspected: Environment | undefined
  #port = 0
  #concurrency = 0

  constructor(options: ControlPlaneOptions) {
    this.#options = options
    this.#debugger = options.inspectPort === undefined ? undefined : new DebuggerPort(options.inspectPort)
    for (const fn of options.functions) {
      const pool = this.#newPool(fn)
      this.#pools.push(pool)
      for (const key of [fn.arn, fn.functionName, fn.name]) this.#byName.set(key, pool)
    }
    this.#events = new AsyncEvents({
      clock: options.clock ?? systemClock,
      invoke: (fn, payload, given) => this.invoke(fn.arn, payload, given),
      sendTo: (arn, message) => this.#sendTo(arn, message),
      file: options.eventFile === undefined ? undefined : new EventFile(options.eventFile),
      log: (message) => options.notify?.(message),
    })
    options.bundler.onChange(
      async (fn) => this.#byName.get(fn.arn)?.renew(),
      (fn) => this.#byName.get(fn.arn)?.lastUsed ?? 0,
    )
    this.#server = createServer((request, response) => void handleInvokeApi(this, request, response))
    this.#server.on('upgrade', (request, socket, head) => void this.#upgrade(request, socket, head))
  }

  /**
   * Listens on a free port of 127.0.0.1.
   * @throws PortInUseError for the debugger's port
   */
  async start(): Promise<void> {
    await this.#debugger?.start()
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(0, '127.0.0.1', resolve)
    })
    this.#port = (this.#server.address() as AddressInfo).port
    this.#heartbeat = setInterval(() => {
      for (const pool of this.#pools) pool.tend()
    }, HEARTBEAT)
    this.#heartbeat.unref()
  }

  /** Where the AWS SDK's LambdaClient finds the Invoke API. */
  get endpoint(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** Every environment that runs now, but for the spares. */
  environments(): { functionName: string; environment: Environment }[] {
    return this.#pools.flatMap((pool) =>
      [...pool.environments]
        .filter(({ isSpare }) => !isSpare)
        .map((environment) => ({ functionName: pool.options.fn.name, environment })),
    )
  }

  /**
   * The function that a name, an ARN, a partial ARN or the name in sst.config.ts means.
   * @throws FunctionNotFoundError
   */
  find(name: string): FunctionPlan {
    return this.#pool(name).options.fn
  }

  /**
   * Invokes a function with an event (JSON text) and waits for its answer.
   * @throws FunctionNotFoundError, RequestTooLargeError, TooManyRequestsError
   */
  async invoke(name: string, payload: string, options?: InvokeOptions): Promise<Invocation> {
    const pool = this.#pool(name)
    if (Buffer.byteLength(payload) > MAX_REQUEST) throw new RequestTooLargeError(MAX_REQUEST)
    const { reservedConcurrency } = pool.options.fn
    if (reservedConcurrency !== undefined && pool.concurrency >= reservedConcurrency) {
      throw new TooManyRequestsError('ReservedFunctionConcurrentInvocationLimitExceeded')
    }
    if (this.#concurrency >= (this.#options.accountConcurrency ?? 1000))
      throw new TooManyRequestsError('ConcurrentInvocationLimitExceeded')
    this.#concurrency += 1
    try {
      return await pool.invoke(payload, options)
    } finally {
      this.#concurrency -= 1
    }
  }

  /** Makes a process ready for a function that will be wanted soon, where spares are kept. */
  prepare(name: string): void {
    this.#pool(name).prepare()
  }

  /**
   * Takes an event for a function and delivers it with Lambda's retries; answers the request id.
   * @throws FunctionNotFoundError, RequestTooLargeError
   */
  accept(name: string, payload: string, options?: InvokeOptions): string {
    const { fn } = this.#pool(name).options
    if (Buffer.byteLength(payload) > MAX_ASYNC_REQUEST) throw new RequestTooLargeError(MAX_ASYNC_REQUEST)
    return this.#events.accept(fn, payload, options)
  }

  /** Delivers the asynchronous events that an earlier start has left. */
  resume(): void {
    this.#events.resume((arn) => this.#byName.get(arn)?.options.fn)
  }

  /** Says where dead letters and invocation records go; before, a function can only have other functions there. */
  deliverTo(sendTo: SendTo): void {
    this.#sendTo = sendTo
  }

  /** Says where it is known what DynamoDB has used. */
  profileOf(dynamodb: () => DynamoProfile): void {
    this.#dynamodb = dynamodb
  }

  /** What all of the cloud has used so far. */
  profile(): Profile {
    return { ...ownProfile(), dynamodb: this.#dynamodb(), functions: this.#pools.map((pool) => pool.profile()) }
  }

  /** Ends every environment and the server. */
  async stop(): Promise<void> {
    clearInterval(this.#heartbeat)
    this.#events.stop()
    await Promise.all(this.#pools.map((pool) => pool.stop()))
    await this.#guard.stop()
    this.#sockets?.close()
    this.#server.closeAllConnections()
    await this.#debugger?.stop()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
    this.#events.close()
  }

  #newPool(fn: FunctionPlan): Pool {
    const { log, meter, maxEnvironments = Math.max(4, availableParallelism()), spares = false } = this.#options
    const { initLimit = INIT_LIMIT } = this.#options
    return new Pool({
      fn,
      maxEnvironments,
      initLimit,
      log,
      usage: (environmentId) => meter?.take(environmentId) ?? NO_USAGE,
      // A debugger stays with the first process it found.
      spares: spares && this.#debugger === undefined,
      create: (hooks) => this.#create(fn, hooks),
      assign: (spare) => spare.assign(this.#assignment(fn, this.#variables(spare))),
    })
  }

  #pool(name: string): Pool {
    const found = this.#byName.get(name)
    if (found) return found
    const last = /([^:]+)(:\$LATEST)?$/.exec(name)?.[1] ?? name
    const pool = this.#byName.get(last)
    if (!pool) throw new FunctionNotFoundError(`Function not found: ${name}`)
    return pool
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const [, name = '', listener = ''] = /^\/listeners\/([\w-]+)(?:\?id=([\w-]+))?$/.exec(request.url ?? '') ?? []
    const pool = this.#byName.get(name)
    // A page of a browser names its origin; none has a place here.
    if (request.headers.origin !== undefined || !pool) {
      return void socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
    }
    const { WebSocketServer } = await import('ws')
    this.#sockets ??= new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: MAX_FRAME })
    this.#sockets.handleUpgrade(request, socket, head, (connection) => {
      const known = this.#listeners.get(listener)
      if (known) known.connect(connection)
      else this.#adopt(pool, listener, connection)
    })
  }

  /** Takes in a listener that somebody else started: in a debugger, or on another machine. */
  #adopt(pool: Pool, listener: string, socket: WebSocket): void {
    const { fn } = pool.options
    const environment: Environment = new Environment({
      fn,
      initLimit: A_DAY,
      // Nobody knows whether it stands at a breakpoint.
      debugged: () => true,
      inspected: true,
      assignment: this.#assignment(fn, { ...lambdaVariables(fn), ...this.#options.variables() }),
      host: remoteHost,
      onExit: () => {
        this.#listeners.delete(listener)
        pool.environments.delete(environment)
      },
    })
    if (listener !== '') this.#listeners.set(listener, environment)
    pool.adopt(environment)
    environment.connect(socket)
  }

  #create(fn: FunctionPlan, { spare, initLimit, onLine, onExit }: EnvironmentHooks): Environment {
    const { bundler, compileCache } = this.#options
    const inspect = this.#debugger !== undefined && (this.#inspected?.state ?? 'stopped') === 'stopped'
    const environment = new Environment({
      fn,
      initLimit,
      debugged: () => inspect && this.#debugger?.attached === true,
      inspected: inspect,
      assignment: spare ? undefined : this.#assignment(fn),
      host: (self) => {
        const host = startProcess({
          fn,
          worker: bundler.worker,
          variables: this.#variables(self),
          compileCache,
          preload: spare ? bundler.find(fn)?.packages : undefined,
          inspect,
          onLine: (line) => (inspect && this.#debugger?.read(line)) || onLine(self, line),
        })
        if (host.pid !== undefined) this.#guard.add(host.pid)
        return host
      },
      onExit: (self) => {
        if (self.pid !== undefined) this.#guard.remove(self.pid)
        onExit(self)
      },
    })
    if (inspect) this.#inspected = environment
    return environment
  }

  /** Of one process: its calls are told by its key. One that is made early learns of the endpoints later. */
  #variables({ id }: Environment): Readonly<Record<string, string>> {
    return { ...this.#options.variables(), AWS_ACCESS_KEY_ID: keyOf(id) }
  }

  /** `variables`: what the process was not started with. */
  #assignment(fn: FunctionPlan, variables?: Readonly<Record<string, string>>): Assignment {
    return {
      bundle: this.#options.bundler.current(fn).bundle,
      exportName: fn.handler.slice(fn.handler.lastIndexOf('.') + 1),
      logFormat: fn.logging.format,
      ...(variables && { variables: { ...variables, ...fn.environment } }),
    }
  }
}

const A_DAY = 24 * 60 * 60 * 1000
