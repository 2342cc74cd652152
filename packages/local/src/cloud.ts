import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Clock } from './clock.ts'
import { type Closers, closeAll } from './closers.ts'
import { makePlan } from './config/make-plan.ts'
import type { Plan } from './config/plan.ts'
import type { PlannedRefusal } from './dynamo/refusals.ts'
import type { SiteMode } from './edge/router.ts'
import type { Endpoints } from './endpoints.ts'
import type { AccessLogEntry } from './gateway/access-log.ts'
import type { Bundler } from './lambda/bundler.ts'
import type { FunctionLogLine } from './lambda/log.ts'
import { type Listeners, openListeners, urlsOf } from './listeners.ts'
import { keepSecrets, readSecrets } from './secrets.ts'
import { stripeSecrets } from './stripe/attach.ts'
import type { SocketLogEntry } from './websocket/gateway.ts'

/** What the local cloud tells while it runs. */
export type CloudEvent =
  | { readonly type: 'step'; readonly message: string }
  | { readonly type: 'function'; readonly line: FunctionLogLine }
  | { readonly type: 'access'; readonly entry: AccessLogEntry | SocketLogEntry }
  | { readonly type: 'command'; readonly name: string; readonly line: string }

/** How to start a local cloud; all but `root` has a default. */
export interface CloudOptions {
  /** The folder of the project. */
  readonly root: string
  /** Default `<root>/sst.config.ts`. */
  readonly config?: string | undefined
  /** Default `local`. */
  readonly stage?: string | undefined
  /** Port of the API; the OpenID provider has the next one, the stand-in of Stripe the third. 0, the default, means free ones. */
  readonly port?: number | undefined
  /** Lets other devices reach the pages and what they ask, by this address of the machine or, 0.0.0.0, by all; default none. */
  readonly host?: string | undefined
  /** Where tables, secrets and keys are kept; without it a fresh temporary folder and tables in memory. */
  readonly dataDir?: string | undefined
  /** File of the user pool's demo users. */
  readonly users?: string | undefined
  /** Variables for functions and commands besides those of the configuration. */
  readonly env?: Readonly<Record<string, string>> | undefined
  /** Port of the debugger for the first environment. */
  readonly inspect?: number | undefined
  /** Rebuild functions when a source file is saved; default false. */
  readonly watch?: boolean | undefined
  /** Run the `sst.x.DevCommand`s; default false. */
  readonly commands?: boolean | undefined
  /** The sites behind the router: their dev servers, as they would be deployed, or none; default `dev` with the commands. */
  readonly sites?: SiteMode | undefined
  /** Names of the edge locations before the router; default `LOCATIONS` of `edge/cache/edge.ts`, the first for who names none. */
  readonly edges?: readonly string[] | undefined
  /** Environments of a function at once; default: as many as there are cores, at least 4. */
  readonly maxEnvironments?: number | undefined
  /** For what waits minutes or hours; default the system's. A `ManualClock` lets a test pass them in no time. */
  readonly clock?: Clock | undefined
  /** Run the schedules at their times; default true. `Cloud.trigger` runs them either way. */
  readonly schedules?: boolean | undefined
  /** Say of each invocation what its calls of DynamoDB, S3 and the WebSocket API would cost; default false: it takes time. */
  readonly bill?: boolean | undefined
  /** Default: nothing is told. */
  readonly log?: ((event: CloudEvent) => void) | undefined
}

/** An environment as `Cloud.environments` shows it. */
export interface EnvironmentInfo {
  readonly id: string
  readonly functionName: string
  readonly pid: number | undefined
  readonly state: 'starting' | 'idle' | 'frozen' | 'busy' | 'stopped'
  /** Of the invocation whose handler runs: one that is killed before is given to another environment. */
  readonly requestId: string | undefined
}

/** What came of an invocation; `error` is set when the function failed. */
export interface InvokeAnswer {
  readonly result: unknown
  readonly error: unknown
  readonly log: string
}

/** A running local cloud. */
export interface Cloud {
  /** Of the HTTP API, for example `http://localhost:4000`. */
  readonly url: string
  /** Of the WebSocket API, for example `ws://localhost:4004/$default`; undefined when the configuration has none. */
  readonly socketUrl: string | undefined
  /** Of the router in front of the sites; undefined when the configuration has none. */
  readonly webUrl: string | undefined
  /** Of the user pool; undefined when the configuration has none. */
  readonly issuer: string | undefined
  /** What `run()` returned. */
  readonly outputs: Readonly<Record<string, unknown>>
  readonly plan: Plan
  readonly dataDir: string
  readonly endpoints: Endpoints
  environments(): EnvironmentInfo[]
  /** Invokes a function by its name in sst.config.ts; `error` is set when it failed. */
  invoke(name: string, event: unknown): Promise<InvokeAnswer>
  /** Invokes the function of a schedule now, with the schedule's input, by its name in sst.config.ts. */
  trigger(schedule: string): Promise<InvokeAnswer>
  /** Makes DynamoDB refuse calls to come, as a busy one does: transaction conflicts and throttling. */
  refuse(refusal: PlannedRefusal): void
  /** Ends everything that was started. */
  stop(): Promise<void>
}

/**
 * Starts the local cloud of a configuration: what it describes, on this machine.
 * @throws ConfigError, PortInUseError, HostError, DynamoStartError, TableMismatchError, BundleError, each with the next step
 */
export const startCloud = async (options: CloudOptions): Promise<Cloud> => {
  const closers: Closers = []
  let stopped: Promise<void> | undefined
  const stop = (): Promise<void> => {
    stopped ??= closeAll(closers)
    return stopped
  }
  try {
    return await start(options, closers, stop)
  } catch (error) {
    await stop()
    throw error
  }
}

const start = async (options: CloudOptions, closers: Closers, stop: () => Promise<void>): Promise<Cloud> => {
  const root = resolve(options.root)
  const dataDir = options.dataDir ? resolve(options.dataDir) : await temporary(closers)
  await mkdir(dataDir, { recursive: true })
  const listeners = await openListeners(options.port ?? 0, options.host, closers)
  const bundler = await newBundler(options, root, dataDir, closers)
  // esbuild is a process of its own; meanwhile this one loads what comes next.
  const [{ startServices }] = await Promise.all([import('./services.ts'), bundler.prepare()])
  // A thread of its own executes the configuration; nothing is to run beside it: V8 has died of code that one thread compiled
  // while another with WebAssembly in it ended (nodejs/node#64500).
  const plan = await planOf(options, root, dataDir, listeners)
  return startServices({ options, root, dataDir, listeners, bundler, plan, closers, stop })
}

const newBundler = async (
  { watch = false, log = () => undefined }: CloudOptions,
  root: string,
  dataDir: string,
  closers: Closers,
): Promise<Bundler> => {
  const { Bundler } = await import('./lambda/bundler.ts')
  const bundler = new Bundler({
    root,
    directory: join(dataDir, 'functions'),
    watch,
    log: (message) => log({ type: 'step', message }),
  })
  closers.push(() => bundler.stop())
  return bundler
}

const planOf = async (options: CloudOptions, root: string, dataDir: string, listeners: Listeners): Promise<Plan> => {
  const file = join(dataDir, 'secrets.json')
  const plan = await makePlan({
    config: options.config ?? join(root, 'sst.config.ts'),
    stage: options.stage,
    ...urlsOf(listeners),
    secrets: { ...(await readSecrets(file)), ...stripeSecrets(process.env) },
  })
  await keepSecrets(file, plan.secrets)
  return plan
}

const temporary = async (closers: Closers): Promise<string> => {
  const directory = await mkdtemp(join(tmpdir(), 'local-cloud-'))
  closers.push(() => rm(directory, { recursive: true, force: true, maxRetries: 3 }))
  return directory
}
