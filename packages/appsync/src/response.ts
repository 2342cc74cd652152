import { type ExecutionResult, GraphQLError, responsePathAsArray } from 'graphql'
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

function located({ error, info }: AppendedError): GraphQLError {
  return new GraphQLError(error.message, {
    originalError: error,
    ...(info ? { nodes: info.fieldNodes, path: responsePathAsArray(info.path) } : {}),
  })
}
