import { pathToFileURL } from 'node:url'
import type { Assignment, InvokeMessage } from '../protocol.ts'
import { isStreaming } from './streaming.ts'

/** A handler as a function exports it. */
export type Handler = (event: unknown, contextOrStream: object, context?: object) => unknown

/**
 * Loads the code and finds the handler.
 * @throws what the module throws, and the errors of the Node.js 24 runtime for a handler that cannot be one
 */
export const loadHandler = async ({ bundle, exportName }: Assignment): Promise<Handler> => {
  const module = (await import(pathToFileURL(bundle).href)) as Record<string, unknown>
  const found = module[exportName] ?? (module.default as Record<string, unknown> | undefined)?.[exportName]
  if (typeof found !== 'function') {
    const what = found === undefined ? 'undefined or not exported' : 'not a function'
    throw Object.assign(new Error(`${exportName} is ${what}`), { name: 'Runtime.HandlerNotFound' })
  }
  if (found.length > 2 && !isStreaming(found)) {
    const message = 'AWS Lambda has removed support for callback-based function handlers starting with Node.js 24'
    throw Object.assign(new Error(message), { name: 'Runtime.CallbackHandlerDeprecated' })
  }
  return found as Handler
}

/** What the context objects of this process have in common: reading variables takes longer than all the rest. */
let common: Readonly<Record<string, string | undefined>> | undefined

const commonOf = ({ env }: NodeJS.Process) => ({
  functionName: env.AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
  logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
  logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
  memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
})

/** The context object of an invocation ("Using the Lambda context object to retrieve Node.js function information"). */
export const contextOf = ({ requestId, arn, remaining, clientContext }: InvokeMessage): object => {
  const deadline = remaining === null ? Infinity : performance.now() + remaining
  common ??= commonOf(process)
  return {
    ...common,
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    clientContext,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
    identity: undefined,
    invokedFunctionArn: arn,
  }
}
