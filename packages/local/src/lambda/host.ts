import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import type { Duplex } from 'node:stream'
import type { FunctionPlan } from '../config/plan.ts'
import { FramePipe } from './frames.ts'
import { Mark } from './mark.ts'

/** How a listener ended: an exit code or a signal. */
export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** Where a listener runs. */
export interface Host {
  /** Of its process, when that is one of ours. */
  readonly pid: number | undefined
  /** The channel to it, when that is one of ours; a listener of somebody else's connects by itself. */
  readonly pipe?: FramePipe
  readonly exited: Promise<Exit>
  /** Whether it has noted that it began an invocation, which outlives it. */
  begun(run: number): boolean
  kill(): void
  /** Stops it where it is; no timer runs on. */
  freeze(): void
  thaw(): void
  /** Resident memory in MB; undefined where that is not cheap to tell. */
  memory(): number | undefined
}

/** What a process of ours needs. */
export interface ProcessOptions {
  readonly fn: FunctionPlan
  /** The worker's code, in one file. */
  readonly worker: string
  /** Variables besides those of Lambda and of the function: endpoints and credentials for the AWS SDK. */
  readonly variables: Readonly<Record<string, string>>
  readonly compileCache: string
  /** Imported ahead of the code. */
  readonly preload?: string | undefined
  /** Open a debugger on a port of its own, which its first line names. */
  readonly inspect: boolean
  onLine(line: string): void
}

/** What a process printed may be read after its end; it is waited for this long, in milliseconds. */
const LAST_LINES = 100

/** Starts the process of an environment. */
export const startProcess = (options: ProcessOptions): Host => {
  const mark = new Mark()
  const child = spawnWorker(options, mark.file)
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', options.onLine)
  }
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      mark.close()
      const done = () => resolve({ code, signal })
      child.once('close', done)
      setTimeout(done, LAST_LINES)
    })
    child.once('error', () => resolve({ code: 1, signal: null }))
  })
  return {
    pid: child.pid,
    pipe: new FramePipe(child.stdio[3] as Duplex),
    exited,
    begun: (run) => mark.has(run),
    kill: () => child.kill('SIGKILL'),
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    memory: () => residentMemory(child.pid),
  }
}

/** A listener that somebody else started: it can be let go, and nothing more. */
export const remoteHost = (): Host => {
  const { promise: exited, resolve } = Promise.withResolvers<Exit>()
  return {
    pid: undefined,
    exited,
    begun: () => false,
    kill: () => resolve({ code: null, signal: null }),
    freeze: () => undefined,
    thaw: () => undefined,
    memory: () => undefined,
  }
}

const PAGE = 4096

const residentMemory = (pid: number | undefined): number | undefined => {
  if (process.platform !== 'linux' || pid === undefined) return undefined
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    return Math.round((pages * PAGE) / 1024 / 1024)
  } catch {
    return undefined
  }
}

const spawnWorker = (options: ProcessOptions, mark: number): ChildProcess => {
  const { fn, worker, variables, compileCache, preload, inspect } = options
  const flags = ['--enable-source-maps', `--max-old-space-size=${Math.floor(fn.memory * 0.9)}`]
  if (inspect) flags.push('--inspect=127.0.0.1:0')
  return spawn(process.execPath, [...flags, worker], {
    // It goes to the folder of the function's code when that is known.
    cwd: dirname(worker),
    // A group of its own: Ctrl-C in the terminal must not end a worker in the middle of an invocation.
    detached: true,
    env: {
      ...lambdaVariables(fn),
      ...variables,
      ...fn.environment,
      ...(preload && { LOCAL_PRELOAD: preload }),
      NODE_COMPILE_CACHE: compileCache,
    },
    // The channel and the mark are where the worker looks for them.
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', mark],
  })
}

/** The variables that Lambda sets ("Defined runtime environment variables"); the worker adds LAMBDA_TASK_ROOT. */
export const lambdaVariables = (fn: FunctionPlan): Record<string, string> => ({
  AWS_EXECUTION_ENV: `AWS_Lambda_${fn.runtime}`,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memory),
  AWS_LAMBDA_FUNCTION_NAME: fn.functionName,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_FORMAT: fn.logging.format === 'json' ? 'JSON' : 'Text',
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${fn.functionName}`,
  AWS_LAMBDA_LOG_STREAM_NAME: `${new Date().toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${randomBytes(16).toString('hex')}`,
  HOME: process.env.HOME ?? '/tmp',
  LANG: 'en_US.UTF-8',
  PATH: process.env.PATH ?? '',
  TZ: ':UTC',
  _HANDLER: fn.handler,
})
