import { pathToFileURL } from 'node:url'
import { inspect } from 'node:util'
import { WebSocket } from 'ws'
import { decode, encode, type FromWorker, type FunctionFailure, MAX_FRAME, type ToWorker } from './protocol.ts'

/*
 * The process of one execution environment: what the Node.js runtime interface client is on AWS. It listens on its
 * channel and answers invocations; when the channel closes, whoever closed it, the process ends.
 */

type Invoke = Extract<ToWorker, { type: 'invoke' }>
type Handler = (event: unknown, context: object) => unknown

const channel = process.env.LOCAL_CHANNEL ?? ''
for (const name of ['LOCAL_CHANNEL', 'NODE_COMPILE_CACHE']) delete process.env[name]

const socket = new WebSocket(channel, { perMessageDeflate: false, maxPayload: MAX_FRAME })
let handler: Handler | undefined
let current: string | undefined
let logFormat: 'text' | 'json' = 'text'

socket.on('open', () => send({ type: 'subscribe' }))
socket.on('close', () => process.exit(0))
socket.on('error', () => process.exit(1))
socket.on('message', (data) => {
  const { message, payload } = decode<ToWorker>(String(data))
  if (message.type === 'subscribed') void init(message)
  else void invoke(message, payload)
})

process.on('uncaughtException', (error) => endWith(failureOf(error)))
process.on('unhandledRejection', (reason) => {
  const { errorMessage, errorType, trace } = failureOf(reason)
  endWith({
    errorType: 'Runtime.UnhandledPromiseRejection',
    errorMessage: `${errorType}: ${errorMessage}`,
    ...(trace && { trace }),
  })
})

const send = (message: FromWorker, payload?: string, sent?: () => void): void =>
  socket.send(encode(message, payload), sent)

/** Peak resident memory of this process in MB: what Lambda reports as Max Memory Used. */
const maxMemory = (): number => Math.round(process.resourceUsage().maxRSS / 1024)

const init = async ({
  bundle,
  exportName,
  logFormat: format,
}: Extract<ToWorker, { type: 'subscribed' }>): Promise<void> => {
  logFormat = format
  patchConsole()
  try {
    const module = (await import(pathToFileURL(bundle).href)) as Record<string, unknown>
    handler = handlerOf(module, exportName)
    send({ type: 'ready', maxMemory: maxMemory() })
  } catch (error) {
    send({ type: 'init-failed' }, JSON.stringify(failureOf(error)), () => process.exit(1))
  }
}

/** Finds the handler; the errors are those of the Node.js 24 runtime. */
const handlerOf = (module: Record<string, unknown>, exportName: string): Handler => {
  const found = module[exportName] ?? (module.default as Record<string, unknown> | undefined)?.[exportName]
  if (typeof found !== 'function') {
    const what = found === undefined ? 'undefined or not exported' : 'not a function'
    throw Object.assign(new Error(`${exportName} is ${what}`), { name: 'Runtime.HandlerNotFound' })
  }
  if (found.length > 2) {
    const message = 'AWS Lambda has removed support for callback-based function handlers starting with Node.js 24'
    throw Object.assign(new Error(message), { name: 'Runtime.CallbackHandlerDeprecated' })
  }
  return found as Handler
}

const invoke = async (message: Invoke, payload: string): Promise<void> => {
  const { requestId } = message
  if (!handler) return
  current = requestId
  process.env._X_AMZN_TRACE_ID = message.traceId
  let frame: { message: FromWorker; payload: string }
  try {
    const result: unknown = await Promise.resolve(handler(JSON.parse(payload), contextOf(message)))
    frame = {
      message: { type: 'result', requestId, maxMemory: maxMemory() },
      payload: JSON.stringify(result) ?? 'null',
    }
  } catch (error) {
    const failure = failureOf(error)
    console.error('Invoke Error', failure)
    frame = {
      message: { type: 'failed', requestId, maxMemory: maxMemory(), fatal: false },
      payload: JSON.stringify(failure),
    }
  }
  current = undefined
  send(frame.message, frame.payload)
}

const contextOf = ({ requestId, arn, remaining, clientContext }: Invoke): object => {
  const deadline = remaining === null ? Infinity : performance.now() + remaining
  return {
    awsRequestId: requestId,
    clientContext,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
    identity: undefined,
    invokedFunctionArn: arn,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  }
}

/** Reports a failure that no code caught, then ends the process: Lambda makes a new environment after it. */
const endWith = (failure: FunctionFailure): void => {
  console.error(`Uncaught Exception`, failure)
  if (current === undefined) process.exit(handler ? 129 : 1)
  send({ type: 'failed', requestId: current, maxMemory: maxMemory(), fatal: true }, JSON.stringify(failure), () =>
    process.exit(129),
  )
}

const failureOf = (error: unknown): FunctionFailure => {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] }
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
}

/** Lambda's console: each line carries the time and the request id, as text or as JSON. */
const patchConsole = (): void => {
  const levels = { debug: 'DEBUG', error: 'ERROR', info: 'INFO', log: 'INFO', trace: 'TRACE', warn: 'WARN' } as const
  for (const [method, level] of Object.entries(levels)) {
    Object.assign(console, { [method]: (...parts: unknown[]) => process.stdout.write(`${lineOf(level, parts)}\n`) })
  }
}

const lineOf = (level: string, parts: unknown[]): string => {
  const timestamp = new Date().toISOString()
  const requestId = current ?? 'undefined'
  if (logFormat === 'text') {
    return `${timestamp}\t${requestId}\t${level}\t${parts.map(textOf).join(' ')}`.replaceAll('\n', '\r')
  }
  const message = parts.length === 1 && typeof parts[0] === 'object' ? parts[0] : parts.map(textOf).join(' ')
  return JSON.stringify({ timestamp, level, requestId, message })
}

const textOf = (part: unknown): string => (typeof part === 'string' ? part : inspect(part))
