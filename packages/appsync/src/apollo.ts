import type { ApolloServerPlugin } from '@apollo/server'
import type { GraphQLError, GraphQLFormattedError } from 'graphql'
import { appendedErrorsOf } from './response.ts'
import type { RequestContext } from './types.ts'

/** How appended errors are shown. */
export interface AppsyncPluginOptions {
  /** The server's own `formatError`, so that appended errors look like all others. */
  formatError?: (formatted: GraphQLFormattedError, error: GraphQLError) => GraphQLFormattedError
}

/**
 * An Apollo Server plugin that sends what resolvers gave to `util.appendError` and `util.http.addResponseHeader`.
 * The server's context value is that of `createRequestContext`.
 */
export function appsyncPlugin<Value extends RequestContext>(
  options: AppsyncPluginOptions = {},
): ApolloServerPlugin<Value> {
  const { formatError = (formatted) => formatted } = options
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, response }) {
          for (const [name, value] of Object.entries(contextValue.responseHeaders)) {
            response.http.headers.set(name, value)
          }
          const added = appendedErrorsOf(contextValue).map((error) => formatError(error.toJSON(), error))
          if (added.length === 0 || response.body.kind !== 'single') return
          const { singleResult } = response.body
          response.body.singleResult = { ...singleResult, errors: [...(singleResult.errors ?? []), ...added] }
        },
      }
    },
  }
}
