import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { answers } from './answers.ts'
import { Meter } from './bill/meter.ts'
import { type Clock, systemClock } from './clock.ts'
import { CLOUD_FILE } from './cloud-file.ts'
import { makePlan, REGION } from './config/make-plan.ts'
import type { CommandPlan, Plan } from './config/plan.ts'
import { startCommands } from './dev-commands.ts'
import type { Database } from './dynamo/dynamo.ts'
import type { PlannedRefusal } from './dynamo/refusals.ts'
import { type SiteMode, serveRouter } from './edge/router.ts'
import { type Endpoints, sdkVariables } from './endpoints.ts'
import type { AccessLogEntry } from './gateway/access-log.ts'
import { Gateway } from './gateway/gateway.ts'
import { Bundler } from './lambda/bundler.ts'
import { ControlPlane } from './lambda/control-plane.ts'
import type { FunctionLogLine } from './lambda/log.ts'
import type { Listener } from './listen.ts'
import { type Listeners, openListeners, urlsOf } from './listeners.ts'
import { startMessaging } from './messaging.ts'
import { startUserPools } from './oidc/start.ts'
import { serveBuckets } from './s3/serve.ts'
import { scheduledInput } from './schedule/scheduler.ts'
import { keepSecrets, readSecrets } from './secrets.ts'
import { attachStripe, stripeSecrets } from './stripe/attach.ts'
import type { SocketLogEntry } from './websocket/gateway.ts'
import { serveWebSockets } from './websocket/serve.ts'

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
  const closers: (() => Promise<unknown>)[] = []
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

/** Closes in the opposite order of opening. */
const closeAll = async (closers: (() => Promise<unknown>)[]): Promise<void> => {
  for (let close = closers.pop(); close; close = closers.pop()) await close()
}

const start = async (
  options: CloudOptions,
  closers: (() => Promise<unknown>)[],
  stop: () => Promise<void>,
): Promise<Cloud> => {
  const { port = 0, clock = systemClock, schedules = true, log = () => undefined } = options
  const logStep = (message: string) => log({ type: 'step', message })
  const root = resolve(options.root)
  const dataDir = options.dataDir ? resolve(options.dataDir) : await temporary(closers)
  await mkdir(dataDir, { recursive: true })
  const listeners = await openListeners(port, options.host, closers)
  const { api, oidc, aws, socket, s3, functions: urls, web } = listeners
  const plan = await planOf(options, root, dataDir, listeners)
  const meter = options.bill ? new Meter() : undefined
  // Functions end before the tables that they call, whichever of them was up first.
  const ofTables: (() => Promise<unknown>)[] = []
  closers.push(() => closeAll(ofTables))
  const starting = startFunctions(options, plan, root, dataDir, meter, closers)
  // Java takes longest, so everything else starts meanwhile.
  const [dynamo, functions, stripe] = await settleAll([
    startTables(plan, options, meter, ofTables),
    starting,
    attachStripe(plan, options, `http://localhost:${api.port}`, closers),
    startUserPools(plan, oidc, options, dataDir, async (...call) => (await starting).plane.invoke(...call)),
  ])
  const endpoints = {
    lambda: functions.plane.endpoint,
    dynamodb: dynamo?.endpoint,
    s3: `http://127.0.0.1:${s3.port}`,
    sqs: `http://localhost:${aws.port}`,
    stripe: stripe?.url,
  }
  const variables = { ...sdkVariables(endpoints), ...options.env }
  functions.provide(variables)
  if (dynamo) functions.plane.profileOf(dynamo.profile)
  serveApi(plan, api, functions.plane, dynamo, options)
  await serveUrls(plan, urls, functions.plane)
  const integrationLimit = options.inspect === undefined ? undefined : A_DAY
  closers.push(serveWebSockets({ plan, listener: socket, plane: functions.plane, clock, meter, integrationLimit, log }))
  const messaging = startMessaging({
    plan,
    plane: functions.plane,
    listener: aws,
    clock,
    file: options.dataDir && join(dataDir, 'queues.json'),
    schedules,
    log: logStep,
  })
  closers.push(() => messaging.stop())
  const { sendTo } = messaging
  const directory = join(dataDir, 's3')
  const buckets = serveBuckets({ plan, listener: s3, directory, clock, meter, sendTo, log: logStep })
  closers.push(buckets.stop)
  closers.push(async () => dynamo?.unfollow())
  await dynamo?.follow({ invoke: (arn, payload) => functions.plane.invoke(arn, payload), sendTo })
  await writeFile(join(dataDir, 'outputs.json'), `${JSON.stringify(plan.outputs, null, 2)}\n`)
  const names = plan.functions.map(({ name }) => name)
  const tables = plan.tables.map(({ tableName }) => tableName)
  const { lambda, dynamodb } = endpoints
  // For commands that find the running cloud by its data: `npm run invoke`, `npm run logs`, `npm run simulate`.
  await writeFile(join(dataDir, CLOUD_FILE), JSON.stringify({ lambda, functions: names, dynamodb, tables }))
  const commands = { root, variables: { ...variables, DISPENSE_DATA_DIR: dataDir }, ...commandLog(log) }
  const sites = options.sites ?? (options.commands ? 'dev' : 'off')
  closers.push(await serveRouter({ plan, listener: web, sites, buckets, clock, locations: options.edges, ...commands }))
  if (options.commands) {
    const alone = plan.sites.filter(({ route }) => !route)
    closers.push(startCommands([...alone, ...plan.commands], commands).stop)
  }
  return cloudOf({ plan, dataDir, api, plane: functions.plane, endpoints, dynamo, stop })
}

interface Running {
  readonly plan: Plan
  readonly dataDir: string
  readonly api: Listener
  readonly plane: ControlPlane
  readonly endpoints: Endpoints
  readonly dynamo: Database | undefined
  readonly stop: () => Promise<void>
}

const cloudOf = ({ plan, dataDir, api, plane, endpoints, dynamo, stop }: Running): Cloud => ({
  url: `http://localhost:${api.port}`,
  socketUrl: plan.webSockets[0]?.url,
  webUrl: plan.routers[0]?.url,
  issuer: plan.userPools[0]?.issuer,
  outputs: plan.outputs,
  plan,
  dataDir,
  endpoints,
  environments: () =>
    plane.environments().map(({ functionName, environment }) => {
      const { id, pid, state, frozen, serving } = environment
      return { id, functionName, pid, state: frozen ? 'frozen' : state, requestId: serving }
    }),
  invoke: (name, event) => invoke(plane, name, JSON.stringify(event ?? {})),
  trigger: (name) => {
    const schedule = plan.schedules.find((candidate) => candidate.name === name)
    if (!schedule) {
      const known = plan.schedules.map((candidate) => candidate.name).join(', ')
      throw new Error(`No schedule is named ${name}: the configuration has ${known || 'none'}`)
    }
    return invoke(plane, schedule.functionArn, scheduledInput(schedule, new Date(), 1))
  },
  refuse: (refusal) => {
    if (!dynamo) throw new Error('The configuration has no table')
    dynamo.refuse(refusal)
  },
  stop,
})

const invoke = async (plane: ControlPlane, name: string, event: string): Promise<InvokeAnswer> => {
  const { payload, functionError, logTail } = await plane.invoke(name, event)
  const answer = JSON.parse(payload) as unknown
  return { result: functionError ? undefined : answer, error: functionError ? answer : undefined, log: logTail }
}

/** Promise.all that waits for the others when one fails, so that the clean-up finds all that they started. */
const settleAll = async <T extends readonly unknown[]>(parts: { [K in keyof T]: Promise<T[K]> }): Promise<T> => {
  await Promise.allSettled(parts)
  return (await Promise.all(parts)) as unknown as T
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

const startTables = async (
  plan: Plan,
  { dataDir, clock, log = () => undefined }: CloudOptions,
  meter: Meter | undefined,
  closers: (() => Promise<unknown>)[],
): Promise<Database | undefined> => {
  if (plan.tables.length === 0) return undefined
  const started = performance.now()
  // Loaded when it is wanted: the AWS SDK and the OpenID provider take longer to load than all the rest.
  const { startDatabase } = await import('./dynamo/dynamo.ts')
  const database = await startDatabase({
    plan,
    region: REGION,
    directory: dataDir && join(resolve(dataDir), 'dynamodb'),
    clock,
    meter,
    log: (message) => log({ type: 'step', message }),
  })
  closers.push(() => database.stop())
  log({ type: 'step', message: `DynamoDB is up (${((performance.now() - started) / 1000).toFixed(1)} s)` })
  return database
}

/** The functions, and the way to tell them what is known only when the rest is up. */
interface Functions {
  readonly plane: ControlPlane
  provide(variables: Readonly<Record<string, string>>): void
}

const startFunctions = async (
  options: CloudOptions,
  plan: Plan,
  root: string,
  dataDir: string,
  meter: Meter | undefined,
  closers: (() => Promise<unknown>)[],
): Promise<Functions> => {
  const { log = () => undefined } = options
  const bundler = new Bundler({
    root,
    directory: join(dataDir, 'functions'),
    functions: plan.functions,
    watch: options.watch ?? false,
    log: (message) => log({ type: 'step', message }),
  })
  closers.push(() => bundler.stop())
  await bundler.start()
  let variables: Readonly<Record<string, string>> = {}
  const plane = new ControlPlane({
    functions: plan.functions,
    bundler,
    variables: () => variables,
    compileCache: join(dataDir, 'compile-cache'),
    inspectPort: options.inspect,
    maxEnvironments: options.maxEnvironments,
    spares: options.watch ?? false,
    clock: options.clock,
    meter,
    log: (line) => log({ type: 'function', line }),
    notify: (message) => log({ type: 'step', message }),
  })
  closers.push(() => plane.stop())
  await plane.start()
  return {
    plane,
    provide: (known) => {
      variables = known
    },
  }
}

/** Under a debugger nothing times out, in milliseconds. */
const A_DAY = 24 * 60 * 60 * 1000

const serveApi = (
  plan: Plan,
  { handle, port }: Listener,
  plane: ControlPlane,
  dynamo: Database | undefined,
  { inspect, log = () => undefined }: CloudOptions,
): void => {
  const url = `http://localhost:${port}`
  const noApi = { name: 'none', apiId: 'local', url, authorizers: [], routes: [], accessLog: { retention: '1 month' } }
  const gateway = new Gateway({
    api: plan.apis[0] ?? noApi,
    invoke: (arn, payload, options) => plane.invoke(arn, payload, options),
    health: async () => (dynamo && !(await answers(dynamo.endpoint)) ? ['DynamoDB'] : []),
    accessLog: (entry) => log({ type: 'access', entry }),
    integrationLimit: inspect === undefined ? undefined : A_DAY,
  })
  handle(gateway.serve)
}

const serveUrls = async ({ functions }: Plan, { handle }: Listener, plane: ControlPlane): Promise<void> => {
  if (!functions.some(({ url }) => url)) return
  const { FunctionUrls } = await import('./gateway/function-urls.ts')
  handle(new FunctionUrls(plane, functions).serve)
}

const commandLog = (log: (event: CloudEvent) => void) => ({
  onLine: ({ name }: CommandPlan, line: string) => log({ type: 'command', name, line }),
  onExit: ({ name }: CommandPlan, code: number) =>
    code === 0 ? undefined : log({ type: 'step', message: `The command ${name} ended with exit code ${code}` }),
})

const temporary = async (closers: (() => Promise<unknown>)[]): Promise<string> => {
  const directory = await mkdtemp(join(tmpdir(), 'local-cloud-'))
  closers.push(() => rm(directory, { recursive: true, force: true, maxRetries: 3 }))
  return directory
}
