import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { availableParallelism } from 'node:os'
import { WebSocketServer } from 'ws'
import type { FunctionPlan } from '../config/plan.ts'
import type { Bundler } from './bundler.ts'
import { Environment, type EnvironmentOptions } from './environment.ts'
import { handleInvokeApi } from './invoke-api.ts'
import type { FunctionLogLine } from './log.ts'
import { type Invocation, type InvokeOptions, Pool } from './pool.ts'
import { MAX_FRAME, MAX_REQUEST } from './protocol.ts'

/** A function that does not exist: the Invoke API's ResourceNotFoundException. */
export class FunctionNotFoundError extends Error {
  override readonly name = 'ResourceNotFoundException'
}

/** Too many invocations at once: the Invoke API's TooManyRequestsException with its reason. */
export class TooManyRequestsError extends Error {
  override readonly name = 'TooManyRequestsException'
  readonly reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' | 'ConcurrentInvocationLimitExceeded'

  constructor(reason: TooManyRequestsError['reason']) {
    super('Rate Exceeded.')
    this.reason = reason
  }
}

/** An event over Lambda's limit: the Invoke API's RequestTooLargeException. */
export class RequestTooLargeError extends Error {
  override readonly name = 'RequestTooLargeException'

  constructor() {
    super(`Request must be smaller than ${MAX_REQUEST} bytes for the InvokeFunction operation`)
  }
}

/** What the control plane needs. */
export interface ControlPlaneOptions {
  readonly functions: readonly FunctionPlan[]
  readonly bundler: Bundler
  /** Variables that every function gets: endpoints and credentials for the AWS SDK. Read when an environment starts. */
  variables(): Readonly<Record<string, string>>
  /** Where Node keeps compiled code, so that a cold start does not compile again. */
  readonly compileCache: string
  readonly log: (line: FunctionLogLine) => void
  /** Invocations at once in the account; default 1000, as on AWS. */
  readonly accountConcurrency?: number | undefined
  /** Environments of a function at once; default what the cores carry, at least 4. */
  readonly maxEnvironments?: number | undefined
  /** Port of the debugger for the first environment. */
  readonly inspectPort?: number | undefined
}

/** How often listeners are asked for a sign of life, in milliseconds. */
const HEARTBEAT = 15_000

/** Lambda: the channels of the environments, the pools, and the Invoke API, on one HTTP server. */
export class ControlPlane {
  readonly #options: ControlPlaneOptions
  readonly #pools = new Map<string, Pool>()
  readonly #server: Server
  readonly #sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: MAX_FRAME })
  #heartbeat: NodeJS.Timeout | undefined
  #inspected: Environment | undefined
  #port = 0

  constructor(options: ControlPlaneOptions) {
    this.#options = options
    const maxEnvironments = options.maxEnvironments ?? Math.max(4, availableParallelism())
    for (const fn of options.functions) {
      const pool = new Pool({ fn, maxEnvironments, log: options.log, create: (hooks) => this.#create(fn, hooks) })
      for (const key of [fn.arn, fn.functionName, fn.name]) this.#pools.set(key, pool)
    }
    options.bundler.onChange(
      async (fn) => this.#pools.get(fn.arn)?.renew(),
      (fn) => this.#pools.get(fn.arn)?.lastUsed ?? 0,
    )
    this.#server = createServer((request, response) => void handleInvokeApi(this, request, response))
    this.#server.on('upgrade', (request, socket, head) => {
      const environment = this.#environment(request.url)
      if (environment) this.#sockets.handleUpgrade(request, socket, head, (socket) => environment.connect(socket))
      else socket.destroy()
    })
  }

  /** Listens on a free port of 127.0.0.1. */
  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(0, '127.0.0.1', resolve)
    })
    this.#port = (this.#server.address() as AddressInfo).port
    this.#heartbeat = setInterval(() => {
      for (const pool of this.#all()) pool.tend()
    }, HEARTBEAT)
    this.#heartbeat.unref()
  }

  /** Where the AWS SDK's LambdaClient finds the Invoke API. */
  get endpoint(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** Every environment that runs now. */
  environments(): { functionName: string; environment: Environment }[] {
    return this.#all().flatMap((pool) =>
      [...pool.environments].map((environment) => ({ functionName: pool.options.fn.name, environment })),
    )
  }

  /** The function that a name, an ARN, a partial ARN or the name in sst.config.ts means. */
  find(name: string): FunctionPlan {
    return this.#pool(name).options.fn
  }

  /**
   * Invokes a function with an event (JSON text) and waits for its answer.
   * @throws FunctionNotFoundError, RequestTooLargeError, TooManyRequestsError
   */
  async invoke(name: string, payload: string, options?: InvokeOptions): Promise<Invocation> {
    const pool = this.#pool(name)
    if (Buffer.byteLength(payload) > MAX_REQUEST) throw new RequestTooLargeError()
    const { reservedConcurrency } = pool.options.fn
    if (reservedConcurrency !== undefined && pool.concurrency >= reservedConcurrency) {
      throw new TooManyRequestsError('ReservedFunctionConcurrentInvocationLimitExceeded')
    }
    const total = this.#all().reduce((sum, { concurrency }) => sum + concurrency, 0)
    if (total >= (this.#options.accountConcurrency ?? 1000))
      throw new TooManyRequestsError('ConcurrentInvocationLimitExceeded')
    return pool.invoke(payload, options)
  }

  /** Ends every environment and the server. */
  async stop(): Promise<void> {
    clearInterval(this.#heartbeat)
    await Promise.all(this.#all().map((pool) => pool.stop()))
    this.#sockets.close()
    this.#server.closeAllConnections()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  #all(): Pool[] {
    return [...new Set(this.#pools.values())]
  }

  #pool(name: string): Pool {
    const last =
      name
        .replace(/:\$LATEST$/, '')
        .split(':')
        .at(-1) ?? name
    const pool = this.#pools.get(name) ?? this.#pools.get(last)
    if (!pool) throw new FunctionNotFoundError(`Function not found: ${name}`)
    return pool
  }

  #environment(url = ''): Environment | undefined {
    const id = /^\/channels\/([0-9a-f]{32})$/.exec(url)?.[1]
    return this.environments().find(({ environment }) => environment.id === id)?.environment
  }

  #create(fn: FunctionPlan, hooks: Pick<EnvironmentOptions, 'initLimit' | 'onLine' | 'onExit'>): Environment {
    const { inspectPort, bundler, compileCache } = this.#options
    const inspect = inspectPort !== undefined && (this.#inspected?.state ?? 'stopped') === 'stopped'
    const environment = new Environment({
      fn,
      ...bundler.current(fn),
      channels: `ws://127.0.0.1:${this.#port}/channels`,
      variables: this.#options.variables(),
      compileCache,
      inspectPort: inspect ? inspectPort : undefined,
      ...hooks,
    })
    if (inspect) this.#inspected = environment
    return environment
  }
}
