import { type ExecutionResult, GraphQLError, type GraphQLFormattedError, responsePathAsArray } from 'graphql'
import { DataSourceError, ResolverError } from './errors.ts'
import type { AppendedError, RequestContext } from './types.ts'

/** The errors that resolvers added with `util.appendError`, as graphql-js would have located them. */
export function appendedErrorsOf(context: RequestContext): GraphQLError[] {
  return context.appendedErrors.map(located)
}

/** An execution's result with the errors that its resolvers appended. A server calls it before it answers. */
export function withAppendedErrors<Result extends ExecutionResult>(result: Result, context: RequestContext): Result {
  const added = appendedErrorsOf(context)
  return added.length === 0 ? result : { ...result, errors: [...(result.errors ?? []), ...added] }
}

/** How errors are shown. */
export interface ErrorFormat {
  /** `appsync` puts `errorType`, `errorInfo` and `data` beside the message too, where AppSync's clients look. */
  shape: 'extensions' | 'appsync'
  /** Is told of each error that is masked. */
  log: (id: string, error: unknown) => void
}

/** An error in AppSync's shape. */
export interface AppSyncFormattedError extends GraphQLFormattedError {
  errorType: string
  errorInfo: unknown
  data: unknown
}

/**
 * Formats one error: what resolvers said on purpose and what is wrong with the query itself goes out as it is; anything
 * else is masked with an id that is in the log.
 * @param formatted the error as the GraphQL server would send it
 * @param error the error itself, or the GraphQLError around it
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  { shape, log }: ErrorFormat,
): GraphQLFormattedError | AppSyncFormattedError {
  const origin = originOf(error)
  const shown = isMeant(origin, formatted) ? formatted : masked(formatted, origin, log)
  if (shape === 'extensions') return shown
  const { errorType, code, errorInfo = null, data = null } = shown.extensions ?? {}
  return { ...shown, errorType: String(errorType ?? code ?? 'UnknownError'), errorInfo, data }
}

/** What a GraphQLError was made around; undefined when GraphQL itself made it, of a bad query or a bad variable. */
function originOf(error: unknown): unknown {
  return error instanceof GraphQLError ? originOf(error.originalError) : error
}

/** GraphQL's own errors are about the query, except those that a server marks as its own fault. */
function isMeant(origin: unknown, formatted: GraphQLFormattedError): boolean {
  if (origin instanceof DataSourceError) return origin.isMeant
  return origin instanceof ResolverError || (!origin && formatted.extensions?.code !== 'INTERNAL_SERVER_ERROR')
}

function masked(formatted: GraphQLFormattedError, error: unknown, log: ErrorFormat['log']): GraphQLFormattedError {
  const id = crypto.randomUUID()
  log(id, error)
  return {
    ...formatted,
    message: `An internal error occurred. Its id in the log is ${id}.`,
    extensions: { code: 'InternalFailure', errorType: 'InternalFailure', errorInfo: { id } },
  }
}

function located({ error, info }: AppendedError): GraphQLError {
  return new GraphQLError(error.message, {
    originalError: error,
    ...(info ? { nodes: info.fieldNodes, path: responsePathAsArray(info.path) } : {}),
  })
}
