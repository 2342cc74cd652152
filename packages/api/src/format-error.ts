import { type ApolloServerOptions, type BaseContext, HeaderMap } from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import { ResolverError } from '@dispense/appsync'
import { CATALOGUE, type ErrorCode, Refusal } from '@dispense/core'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'

/** Writes down an error that nobody foresaw. */
export type LogError = (message: string, error: unknown) => void

type FormatError = NonNullable<ApolloServerOptions<BaseContext>['formatError']>

/**
 * The one place where errors become what a caller sees: `{ message, extensions: { code, errorType, fix, errorInfo } }`.
 * What nobody foresaw is written to the log and answered as INTERNAL, without its words. In production graphql-js's
 * suggestions are left out: Apollo Server's own option hides those of the document, and not those of the variables.
 */
export const formatError =
  (log: LogError, production: boolean): FormatError =>
  (formatted, error) => {
    const original = causeOf(error)
    if (original instanceof Refusal) return ofRefusal(formatted, original)
    if (original instanceof ResolverError || isForeseen(error)) {
      return withErrorType(production ? withoutSuggestion(formatted) : formatted)
    }
    if (isBadRequest(error)) {
      return withErrorType({ ...formatted, extensions: { ...formatted.extensions, code: 'BAD_REQUEST' } })
    }
    log('Unforeseen error', original)
    return ofRefusal(formatted, new Refusal('INTERNAL'))
  }

/**
 * The error of a request whose token is no token: HTTP 401, and nothing of the operation is looked at. RFC 6750 section 3
 * asks for the header.
 */
export const unauthenticated = (refusal: Refusal): GraphQLError =>
  new GraphQLError(refusal.message, {
    originalError: refusal,
    extensions: { http: { status: 401, headers: new HeaderMap([['www-authenticate', 'Bearer']]) } },
  })

/** What was thrown, in a resolver or while it was found out who calls. */
function causeOf(error: unknown): unknown {
  const cause = unwrapResolverError(error)
  return cause instanceof GraphQLError && cause.originalError instanceof Refusal ? cause.originalError : cause
}

function ofRefusal({ locations, path }: GraphQLFormattedError, refusal: Refusal): GraphQLFormattedError {
  const { code, message, fix, info } = refusal
  return {
    message,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code, errorType: code, fix, ...(info && { errorInfo: info }) },
  }
}

/** Errors about the request itself, made by graphql-js, Apollo Server and `limits`: they have a code and no cause. */
function isForeseen(error: unknown): boolean {
  if (!(error instanceof GraphQLError)) return false
  const { code } = error.extensions
  return code !== undefined && code !== 'INTERNAL_SERVER_ERROR'
}

/** Apollo Server's errors about a persisted query that cannot be one: they have a status and no code. */
function isBadRequest(error: unknown): boolean {
  const { status } = (error instanceof GraphQLError && (error.extensions.http as { status?: number } | undefined)) || {}
  return status === 400
}

function withErrorType(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { stacktrace: _, ...extensions } = formatted.extensions ?? {}
  const code = String(extensions.code)
  const fix = extensions.fix ?? CATALOGUE[code as ErrorCode]?.[1]
  return { ...formatted, extensions: { ...extensions, errorType: code, ...(fix !== undefined && { fix }) } }
}

const withoutSuggestion = (formatted: GraphQLFormattedError): GraphQLFormattedError => ({
  ...formatted,
  message: formatted.message.replace(/ ?Did you mean .+\?$/, ''),
})
