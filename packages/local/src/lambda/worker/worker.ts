import module from 'node:module'
import { type OnReadOpts, Socket } from 'node:net'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { FramePipe } from '../frames.ts'
import { mark } from '../mark.ts'
import type { Assignment, FunctionFailure, InvokeMessage, ResultMessage } from '../protocol.ts'
import { Connection } from './connection.ts'
import { hasPrinted, patchConsole, printFor } from './console.ts'
import { failureOf, rejectionOf } from './failure.ts'
import { contextOf, type Handler, loadHandler } from './handler.ts'
import { awslambda, isStreaming, ResponseStream } from './streaming.ts'
import { installTraceId, setTraceId } from './trace.ts'

/*
 * The process of one execution environment: what the Node.js runtime interface client is on AWS. It listens on its
 * channel and answers invocations; when the control plane is gone, it ends.
 */

const { LOCAL_CHANNEL, LOCAL_PRELOAD } = process.env
for (const name of ['LOCAL_CHANNEL', 'LOCAL_PRELOAD', 'NODE_COMPILE_CACHE']) delete process.env[name]

let handler: Handler | undefined
/** The run that is not answered yet. */
let current: number | undefined

process.on('uncaughtException', (error) => endWith(failureOf(error)))
process.on('unhandledRejection', (reason) => endWith(rejectionOf(reason)))

installTraceId()
Object.assign(globalThis, { awslambda })
const preloaded = LOCAL_PRELOAD ? preload(LOCAL_PRELOAD) : Promise.resolve()

const hooks = {
  onSubscribed: (assignment: Assignment) => void preloaded.then(() => init(assignment)),
  onInvoke: (message: InvokeMessage, payload: string) => void invoke(message, payload),
  onEnd: () => process.exit(0),
}
let connection: Connection
// Started by the control plane, it has its channel and its mark as open files; otherwise it is told where to connect.
if (LOCAL_CHANNEL === undefined) {
  const pipe: FramePipe = new FramePipe(new Socket({ fd: 3, onread: intoOneBuffer((data) => pipe.read(data)) }))
  connection = new Connection(() => pipe, { ...hooks, begin: (run) => mark(4, run) })
} else void connectTo(LOCAL_CHANNEL)

/** Reads into the same memory each time: to allocate some for each message takes longer than to read it. */
function intoOneBuffer(take: (data: Buffer) => void): OnReadOpts {
  const buffer = Buffer.allocUnsafeSlow(64 * 1024)
  const callback = (length: number) => {
    take(buffer.subarray(0, length))
    return true
  }
  return { buffer, callback }
}

async function connectTo(url: string): Promise<void> {
  const { openWebSocket } = await import('./web-socket.ts')
  connection = new Connection(openWebSocket(url), hooks)
}

/** Loads packages ahead of the code that uses them; what does not load fails with that code. */
async function preload(file: string): Promise<void> {
  await import(pathToFileURL(file).href).catch(() => undefined)
  module.flushCompileCache()
}

async function init(assignment: Assignment): Promise<void> {
  Object.assign(process.env, assignment.variables)
  process.env.LAMBDA_TASK_ROOT = dirname(assignment.bundle)
  process.chdir(dirname(assignment.bundle))
  patchConsole(assignment.logFormat)
  try {
    handler = await loadHandler(assignment)
    connection.ready()
    // The process ends by a signal, so Node would never write what it has compiled.
    setImmediate(() => module.flushCompileCache())
  } catch (error) {
    connection.answer({ type: 'init-failed' }, JSON.stringify(failureOf(error)), () => process.exit(1))
  }
}

async function invoke(message: InvokeMessage, payload: string): Promise<void> {
  if (!handler) return
  current = message.run
  printFor(message.requestId)
  setTraceId(message.traceId)
  // Connections that broke while the process was frozen are seen to be broken before the handler uses them.
  if (message.thawed) await new Promise(setImmediate)
  try {
    const event = JSON.parse(payload) as unknown
    if (isStreaming(handler)) await stream(handler, event, message)
    else
      answer(message, JSON.stringify(await Promise.resolve(handler(event, contextOf(message)))) ?? 'null', {
        failed: false,
      })
  } catch (error) {
    const failure = failureOf(error)
    console.error('Invoke Error', failure)
    answer(message, JSON.stringify(failure), { failed: true })
  }
}

/** Runs a streaming handler; who asked for no stream gets the parts as one answer. */
async function stream(handle: Handler, event: unknown, message: InvokeMessage): Promise<void> {
  const { run, streaming } = message
  const parts: Buffer[] = []
  let index = 0
  const response = new ResponseStream((part) => {
    if (streaming) connection.chunk({ run, index: index++, contentType: response.contentType }, part)
    else parts.push(part)
  })
  const finished = new Promise<void>((resolve, reject) => response.once('finish', resolve).once('error', reject))
  await Promise.resolve(handle(event, response, contextOf(message)))
  if (!response.writableEnded) response.end()
  await finished
  answer(message, Buffer.concat(parts).toString(), { failed: false })
}

function answer(
  { run }: Pick<InvokeMessage, 'run'>,
  payload: string,
  how: Pick<ResultMessage, 'failed' | 'fatal'>,
  sent?: () => void,
): void {
  if (current !== run) return
  current = undefined
  const message = { type: 'result' as const, run, maxMemory: maxMemory(), printed: hasPrinted(), ...how }
  connection.answer(message, payload, sent)
}

/** Peak resident memory of this process in MB: what Lambda reports as Max Memory Used. */
function maxMemory(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}

/** Reports a failure that no code caught, then ends the process: Lambda makes a new environment after it. */
function endWith(failure: FunctionFailure): void {
  console.error('Uncaught Exception', failure)
  if (current === undefined) process.exit(handler ? 129 : 1)
  answer({ run: current }, JSON.stringify(failure), { failed: true, fatal: true }, () => process.exit(129))
}
