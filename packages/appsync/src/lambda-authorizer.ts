import { ResolverError } from './errors.ts'
import type { LambdaIdentity } from './types.ts'

/** What a Lambda authorizer answers, as on AppSync. */
export interface AuthorizerResponse {
  isAuthorized: boolean
  resolverContext?: Record<string, unknown>
  /** Fields that are null for this caller, as `Type.field` or as ARN. */
  deniedFields?: string[]
  /** Seconds for which this answer holds; 0 forgets it at once. */
  ttlOverride?: number
}

/** What `createRequestContext` needs of an authorized caller. */
export interface AuthorizedCaller {
  authMode: 'AWS_LAMBDA'
  identity: LambdaIdentity
  deniedFields: string[]
}

/** An authorizer and how long its answers hold. */
export interface AuthorizerOptions<Request> {
  authorize: (event: { authorizationToken: string; requestContext: Request }) => Promise<AuthorizerResponse>
  /** Seconds for which an answer holds; AppSync's default is 300, its most 3600. */
  ttl?: number
  /** How many tokens are remembered. Default 1000. */
  maxEntries?: number
}

/**
 * AppSync's Lambda authorization: asks the authorizer for each token, and remembers its answer as long as it holds.
 * @returns a function of the token (the Authorization header) and what the authorizer is told of the request
 * @throws ResolverError `UnauthorizedException` when the authorizer says no (from the returned function)
 */
export function createLambdaAuthorizer<Request>(options: AuthorizerOptions<Request>) {
  const { authorize, ttl = 300, maxEntries = 1000 } = options
  const answers = new Map<string, { response: AuthorizerResponse; until: number }>()

  return async (authorizationToken: string, requestContext: Request): Promise<AuthorizedCaller> => {
    const known = answers.get(authorizationToken)
    let response = known && known.until > Date.now() ? known.response : undefined
    if (!response) {
      response = await authorize({ authorizationToken, requestContext })
      answers.delete(authorizationToken)
      const holds = (response.ttlOverride ?? ttl) * 1000
      if (holds > 0) answers.set(authorizationToken, { response, until: Date.now() + holds })
      const [oldest] = answers.keys()
      if (answers.size > maxEntries && oldest !== undefined) answers.delete(oldest)
    }
    if (!response.isAuthorized)
      throw new ResolverError('You are not authorized to make this call.', 'UnauthorizedException')
    const { resolverContext = {}, deniedFields = [] } = response
    return { authMode: 'AWS_LAMBDA', identity: { resolverContext }, deniedFields }
  }
}
