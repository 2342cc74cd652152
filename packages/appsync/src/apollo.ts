import type { ApolloServerPlugin } from '@apollo/server'
import type { DocumentNode, GraphQLError, GraphQLFormattedError, GraphQLSchema } from 'graphql'
import { type CachePolicy, cachePolicyOf } from './cache-control.ts'
import { appendedErrorsOf } from './response.ts'
import type { AuthMode, RequestContext } from './types.ts'

export { type CompiledExecutionOptions, compiledExecution } from './compiled.ts'

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

/** What the answers' `Cache-Control` follows from. */
export interface CacheHeaderOptions {
  /** That of `createSchema`, with `@cacheControl` in its SDL. */
  schema: GraphQLSchema
  /** That of `createSchema`. */
  defaultAuthMode: AuthMode
  /** Headers, in lower case, that an answer depends on besides `authorization`: who sends one is answered alone. */
  personalHeaders?: readonly string[]
}

/**
 * An Apollo Server plugin that says of every answer who may keep it. `public`, for the seconds of `cachePolicyOf`: the answer
 * without errors to a GET whose sender has no token. `private, no-store`: any other. It follows from the document alone, and is
 * worked out once for each, where Apollo's own plugin goes around every resolver. Put it behind the plugins that add errors.
 */
export function cacheHeaders<Value extends RequestContext>(options: CacheHeaderOptions): ApolloServerPlugin<Value> {
  const { schema, defaultAuthMode, personalHeaders = [] } = options
  const known = new WeakMap<DocumentNode, Map<string | undefined, CachePolicy | null>>()
  const policyOf = (document: DocumentNode, name: string | undefined): CachePolicy | null => {
    const ofDocument = known.get(document) ?? new Map<string | undefined, CachePolicy | null>()
    known.set(document, ofDocument)
    if (!ofDocument.has(name)) ofDocument.set(name, cachePolicyOf(schema, document, name, defaultAuthMode))
    return ofDocument.get(name) ?? null
  }
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ request, document, response: { body, http } }) {
          const { method, headers } = request.http ?? {}
          const isPersonal = ['authorization', ...personalHeaders].some((name) => headers?.has(name))
          const isWhole = body.kind === 'single' && body.singleResult.data && !body.singleResult.errors
          const mayBeKept = method === 'GET' && !isPersonal && isWhole && document
          const policy = mayBeKept ? policyOf(document, request.operationName) : null
          http.headers.set('cache-control', policy ? publicFor(policy) : 'private, no-store')
        },
      }
    },
  }
}

function publicFor({ maxAge, staleWhileRevalidate }: CachePolicy): string {
  const seconds = `public, max-age=${maxAge}`
  return staleWhileRevalidate === 0 ? seconds : `${seconds}, stale-while-revalidate=${staleWhileRevalidate}`
}
