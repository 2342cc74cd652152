import { getCompileCacheDir } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { ConfigError } from './errors.ts'
import type { ExecutionAnswer } from './execute.ts'
import type { Plan } from './plan.ts'
import type { ExecutionContext } from './registry.ts'

/** The region that local ARNs carry. */
export const REGION = 'us-east-1'
/** The account that local ARNs carry. */
export const ACCOUNT = '000000000000'

/** What a plan is made from; every option has a default for a plan that nothing will be started from. */
export interface PlanOptions {
  /** Path of the configuration file. */
  readonly config: string
  /** Default `local`. */
  readonly stage?: string | undefined
  /** `$dev` of the configuration; default true, as under `sst dev`. */
  readonly dev?: boolean | undefined
  /** Where the HTTP API will listen, without a slash at the end. */
  readonly apiUrl?: string | undefined
  /** Where the OpenID provider will listen. */
  readonly oidcUrl?: string | undefined
  /** Where SQS will listen. */
  readonly awsUrl?: string | undefined
  /** Where S3 will listen. */
  readonly s3Url?: string | undefined
  /** Where the WebSocket API will listen, as http://. */
  readonly socketUrl?: string | undefined
  /** Where the URLs of functions will listen. */
  readonly functionUrl?: string | undefined
  /** Where the router will listen. */
  readonly webUrl?: string | undefined
  /** Secrets by name. */
  readonly secrets?: Readonly<Record<string, string>> | undefined
}

/**
 * Executes sst.config.ts and answers what it describes; starts and writes nothing. The execution has a thread of its
 * own, so that the globals of SST never meet those of the caller and every call reads the file afresh.
 * @throws ConfigError when the configuration uses what the local cloud does not know, with the place and what it knows
 */
export const makePlan = async (options: PlanOptions): Promise<Plan> => {
  const path = resolve(options.config)
  const context: ExecutionContext = {
    configUrl: pathToFileURL(path).href,
    stage: options.stage ?? 'local',
    dev: options.dev ?? true,
    apiUrl: options.apiUrl ?? 'http://localhost:4000',
    oidcUrl: options.oidcUrl ?? 'http://localhost:4001',
    awsUrl: options.awsUrl ?? 'http://localhost:4002',
    s3Url: options.s3Url ?? 'http://127.0.0.1:4005',
    socketUrl: options.socketUrl ?? 'http://localhost:4004',
    functionUrl: options.functionUrl ?? 'http://localhost:4006',
    webUrl: options.webUrl ?? 'http://localhost:4007',
    region: REGION,
    accountId: ACCOUNT,
    secrets: options.secrets ?? {},
  }
  const answer = await execute(context)
  if ('plan' in answer) return answer.plan
  throw restored(answer.error)
}

/** What a thread may still do after its answer, in milliseconds: a configuration can leave a timer or a socket behind. */
const GRACE = 200

/** The thread ends by itself if it can: a process has died of SIGSEGV while a thread was terminated right after its answer. */
const execute = (context: ExecutionContext): Promise<ExecutionAnswer> =>
  new Promise((resolve, reject) => {
    const workerData = { ...context, compileCache: getCompileCacheDir() }
    const thread = new Worker(new URL('./thread.mjs', import.meta.url), { workerData, execArgv: [] })
    let answer: ExecutionAnswer | undefined
    let patience: NodeJS.Timeout | undefined
    thread.once('message', (message: ExecutionAnswer) => {
      answer = message
      patience = setTimeout(() => thread.terminate().catch(reject), GRACE)
    })
    thread.once('error', reject)
    thread.once('exit', () => {
      clearTimeout(patience)
      if (answer) resolve(answer)
      else reject(new ConfigError('its execution ended without an answer', undefined))
    })
  })

/** An error of the thread as one of this thread. */
const restored = ({ name, message, stack }: { name: string; message: string; stack: string }): Error => {
  const error = new (name === 'ConfigError' ? RestoredConfigError : Error)(message)
  error.stack = stack
  return error
}

/** Its message has its place already. */
class RestoredConfigError extends ConfigError {
  constructor(message: string) {
    super('', undefined)
    this.message = message
  }
}
