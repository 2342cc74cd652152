import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { answers } from './answers.ts'
import { Meter } from './bill/meter.ts'
import { type Clock, systemClock } from './clock.ts'
import { type Closers, closeAll } from './closers.ts'
import type { Cloud, CloudEvent, CloudOptions, InvokeAnswer } from './cloud.ts'
import { CLOUD_FILE } from './cloud-file.ts'
import { REGION } from './config/make-plan.ts'
import type { CommandPlan, Plan } from './config/plan.ts'
import type { SendTo } from './destinations.ts'
import { type CommandOptions, startCommands } from './dev-commands.ts'
import type { Database } from './dynamo/dynamo.ts'
import { type Endpoints, sdkVariables } from './endpoints.ts'
import { Gateway } from './gateway/gateway.ts'
import type { Bundler } from './lambda/bundler.ts'
import { ControlPlane } from './lambda/control-plane.ts'
import type { Listener } from './listen.ts'
import type { Listeners } from './listeners.ts'
import { startMessaging } from './messaging.ts'
import { startUserPools } from './oidc/start.ts'
import { scheduledInput } from './schedule/scheduler.ts'
import { attachStripe } from './stripe/attach.ts'

/** What the services of a cloud need. */
interface ServicesOptions {
  readonly options: CloudOptions
  readonly root: string
  readonly dataDir: string
  readonly listeners: Listeners
  readonly bundler: Bundler
  readonly plan: Plan
  readonly closers: Closers
  readonly stop: () => Promise<void>
}

/**
 * Starts what a configuration describes, as far as it describes any: what takes long to load is loaded when it is wanted.
 * @throws ConfigError, PortInUseError, DynamoStartError, TableMismatchError, BundleError
 */
export const startServices = async (services: ServicesOptions): Promise<Cloud> => {
  const { options, root, dataDir, listeners, bundler, plan, closers, stop } = services
  const { clock = systemClock, schedules = true, log = () => undefined } = options
  const logStep = (message: string) => log({ type: 'step', message })
  const { api, oidc, aws, s3, functions: urls } = listeners
  const meter = options.bill ? new Meter() : undefined
  // Functions end before the tables that they call, whichever of them was up first.
  const ofTables: Closers = []
  closers.push(() => closeAll(ofTables))
  const starting = startFunctions(options, plan, bundler, dataDir, meter, closers)
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
  await serveSockets({ ...services, plane: functions.plane, clock, meter })
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
  const commands = { root, variables: { ...variables, DISPENSE_DATA_DIR: dataDir }, ...commandLog(log) }
  await serveWeb({ ...services, clock, meter, sendTo, commands })
  closers.push(async () => dynamo?.unfollow())
  await dynamo?.follow({ invoke: (arn, payload) => functions.plane.invoke(arn, payload), sendTo })
  functions.plane.resume()
  await announce(plan, dataDir, endpoints)
  if (options.commands) {
    const alone = plan.sites.filter(({ route }) => !route)
    closers.push(startCommands([...alone, ...plan.commands], commands).stop)
  }
  return cloudOf({ plan, dataDir, api, plane: functions.plane, endpoints, dynamo, stop })
}

interface Shared extends ServicesOptions {
  readonly clock: Clock
  readonly meter: Meter | undefined
}

const serveSockets = async (shared: Shared & { readonly plane: ControlPlane }): Promise<void> => {
  const { plan, plane, clock, meter, listeners, options, closers } = shared
  if (plan.webSockets.length === 0) return
  const { serveWebSockets } = await import('./websocket/serve.ts')
  const { inspect, log = () => undefined } = options
  const integrationLimit = inspect === undefined ? undefined : A_DAY
  closers.push(serveWebSockets({ plan, listener: listeners.socket, plane, clock, meter, integrationLimit, log }))
}

/** Serves the buckets and, before them and the sites, the router. */
const serveWeb = async (
  shared: Shared & { readonly sendTo: SendTo; readonly commands: CommandOptions },
): Promise<void> => {
  const { plan, clock, meter, listeners, options, dataDir, closers, sendTo, commands } = shared
  if (plan.buckets.length + plan.routers.length === 0) return
  const log = (message: string) => options.log?.({ type: 'step', message })
  const { serveBuckets } = await import('./s3/serve.ts')
  const directory = join(dataDir, 's3')
  const buckets = serveBuckets({ plan, listener: listeners.s3, directory, clock, meter, sendTo, log })
  closers.push(buckets.stop)
  const { serveRouter } = await import('./edge/router.ts')
  const sites = options.sites ?? (options.commands ? 'dev' : 'off')
  const { edges: locations } = options
  closers.push(await serveRouter({ plan, listener: listeners.web, sites, buckets, clock, locations, ...commands }))
}

/** Writes the outputs, and what the commands find the running cloud by: `npm run invoke`, `npm run logs`, `npm run simulate`. */
const announce = async (plan: Plan, dataDir: string, { lambda, dynamodb }: Endpoints): Promise<void> => {
  const functions = plan.functions.map(({ name }) => name)
  const tables = plan.tables.map(({ tableName }) => tableName)
  await writeFile(join(dataDir, 'outputs.json'), `${JSON.stringify(plan.outputs, null, 2)}\n`)
  await writeFile(join(dataDir, CLOUD_FILE), JSON.stringify({ lambda, functions, dynamodb, tables }))
}

/** Promise.all that waits for the others when one fails, so that the clean-up finds all that they started. */
const settleAll = async <T extends readonly unknown[]>(parts: { [K in keyof T]: Promise<T[K]> }): Promise<T> => {
  await Promise.allSettled(parts)
  return (await Promise.all(parts)) as unknown as T
}

const startTables = async (
  plan: Plan,
  { dataDir, clock, log = () => undefined }: CloudOptions,
  meter: Meter | undefined,
  closers: Closers,
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
  { functions, apis }: Plan,
  bundler: Bundler,
  dataDir: string,
  meter: Meter | undefined,
  closers: Closers,
): Promise<Functions> => {
  const { log = () => undefined } = options
  let variables: Readonly<Record<string, string>> = {}
  const plane = new ControlPlane({
    functions,
    bundler,
    variables: () => variables,
    compileCache: join(dataDir, 'compile-cache'),
    inspectPort: options.inspect,
    maxEnvironments: options.maxEnvironments,
    spares: options.watch ?? false,
    clock: options.clock,
    eventFile: options.dataDir && join(dataDir, 'events.jsonl'),
    meter,
    log: (line) => log({ type: 'function', line }),
    notify: (message) => log({ type: 'step', message }),
  })
  closers.push(() => plane.stop())
  await plane.start()
  const [route] = apis.flatMap(({ routes }) => routes)
  // The process that most likely is the first to be wanted comes up while the code is built.
  if (route) plane.prepare(route.functionArn)
  await bundler.start(functions)
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
