import type { FunctionFailure } from '../protocol.ts'

/** What was thrown, as Lambda's Node.js runtime puts it into an answer. */
export const failureOf = (error: unknown): FunctionFailure => {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] }
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
}

/** A rejection that nobody handles, as that runtime names it. */
export const rejectionOf = (reason: unknown): FunctionFailure => {
  const { errorMessage, errorType, trace } = failureOf(reason)
  return {
    errorType: 'Runtime.UnhandledPromiseRejection',
    errorMessage: `${errorType}: ${errorMessage}`,
    ...(trace && { trace }),
  }
}
