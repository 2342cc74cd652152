import type { JWTPayload, JWTVerifyGetKey } from 'jose'
import type { ApiPlan, AuthorizerPlan } from '../config/plan.ts'
import type { Invocation } from '../lambda/pool.ts'
import { type AuthorizerContext, eventOf, type GatewayRequest } from './event.ts'
import { allowedByPolicy, type PolicyDocument } from './policy.ts'
import { type GatewayResponse, internalServerError, messageResponse } from './response.ts'
import type { RouteMatch } from './routes.ts'

/** Either what goes into the event, or the answer to a refused request. */
export type Decision = { readonly authorizer?: AuthorizerContext | undefined } | { readonly refusal: GatewayResponse }

/** Decides about a request by the authorizer of its route. */
export type Authorize = (request: GatewayRequest, match: RouteMatch) => Promise<Decision>

type Jwt = Extract<AuthorizerPlan, { type: 'jwt' }>
type Lambda = Extract<AuthorizerPlan, { type: 'lambda' }>
type Invoke = (functionArn: string, payload: string) => Promise<Invocation>

const UNAUTHORIZED = (): Decision => ({ refusal: messageResponse(401, 'Unauthorized') })
const FORBIDDEN = (): Decision => ({ refusal: messageResponse(403, 'Forbidden') })

/** Makes the authorizers of an API, with their caches. */
export const createAuthorize = (api: ApiPlan, invoke: Invoke): Authorize => {
  const made = new Map<string, Authorize>()
  for (const authorizer of api.authorizers) {
    made.set(
      authorizer.id,
      authorizer.type === 'jwt' ? jwtAuthorizer(authorizer) : lambdaAuthorizer(api, authorizer, invoke),
    )
  }
  return async (request, match) => {
    if (match.route.authorizerId === undefined) return {}
    const authorize = made.get(match.route.authorizerId)
    return authorize ? authorize(request, match) : UNAUTHORIZED()
  }
}

/**
 * "Control access to HTTP APIs with JWT authorizers": RSA signatures only, issuer, audience (`client_id` where there is no
 * `aud`), times, then one of the scopes in `scope` or `scp`.
 */
const jwtAuthorizer = ({ issuer, audiences, identitySource }: Jwt): Authorize => {
  let keys: Promise<JWTVerifyGetKey> | undefined
  return async (request, { route }) => {
    // Loaded when it is wanted, and only once.
    const { errors, jwtVerify } = await import('jose')
    const token = identityOf(request, identitySource)?.replace(/^Bearer\s+/i, '')
    if (!token) return UNAUTHORIZED()
    let claims: JWTPayload
    try {
      keys ??= discover(issuer)
      const options = { issuer, algorithms: ['RS256', 'RS384', 'RS512'] }
      claims = (await jwtVerify(token, await keys, options)).payload
      if (!isMeant(claims, audiences) || (claims.iat ?? 0) > Date.now() / 1000) return UNAUTHORIZED()
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) keys = undefined
      return UNAUTHORIZED()
    }
    const scopes = scopesOf(claims)
    if (route.scopes && !route.scopes.some((scope) => scopes?.includes(scope))) return FORBIDDEN()
    return { authorizer: { jwt: { claims: textClaims(claims), scopes: route.scopes ? scopes : null } } }
  }
}

const isMeant = ({ aud, client_id: clientId }: JWTPayload, audiences: readonly string[]): boolean =>
  [aud ?? clientId].flat().some((audience) => audiences.includes(String(audience)))

const scopesOf = ({ scope, scp }: JWTPayload): string[] | null => {
  const given = [scope, scp].flat().filter((value) => typeof value === 'string')
  return given.length > 0 ? given.flatMap((value) => value.split(' ')) : null
}

const discover = async (issuer: string): Promise<JWTVerifyGetKey> => {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`)
  const { createRemoteJWKSet } = await import('jose')
  const { jwks_uri } = (await response.json()) as { jwks_uri: string }
  return createRemoteJWKSet(new URL(jwks_uri))
}

/** API Gateway hands every claim on as text; lists are written `[a b]`. */
const textClaims = (claims: JWTPayload): Record<string, string> =>
  Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
    ]),
  )

/**
 * "Control access to HTTP APIs with AWS Lambda authorizers", format 2.0, simple and IAM policy responses. What is kept for
 * an identity is the function's answer: a policy is held against every request.
 */
const lambdaAuthorizer = (api: ApiPlan, authorizer: Lambda, invoke: Invoke): Authorize => {
  const cache = new Map<string, { readonly until: number; readonly answer: AuthorizerAnswer | null }>()
  return async (request, match) => {
    const identity = authorizer.identitySources.map((source) => identityOf(request, source, match))
    if (identity.some((value) => !value)) return UNAUTHORIZED()
    const key = JSON.stringify(identity)
    const cached = cache.get(key)
    if (cached && cached.until > performance.now()) return decide(api, authorizer, request, cached.answer)
    const asked = await ask(api, authorizer, request, match, identity, invoke)
    if ('refusal' in asked) return asked
    const { answer } = asked
    if (authorizer.ttl > 0) cache.set(key, { until: performance.now() + authorizer.ttl * 1000, answer })
    return decide(api, authorizer, request, answer)
  }
}

const ask = async (
  api: ApiPlan,
  authorizer: Lambda,
  request: GatewayRequest,
  match: RouteMatch,
  identitySource: (string | undefined)[],
  invoke: Invoke,
): Promise<{ readonly answer: AuthorizerAnswer | null } | { readonly refusal: GatewayResponse }> => {
  const { body: _body, isBase64Encoded: _encoded, ...event } = eventOf(api, request, match)
  const routeArn = routeArnOf(api, request)
  const payload = JSON.stringify({ ...event, type: 'REQUEST', routeArn, identitySource })
  const invocation = await invoke(authorizer.functionArn, payload)
  if (!invocation.functionError) return { answer: JSON.parse(invocation.payload) as AuthorizerAnswer | null }
  const { errorMessage } = JSON.parse(invocation.payload) as { errorMessage?: string }
  return { refusal: errorMessage === 'Unauthorized' ? messageResponse(401, 'Unauthorized') : internalServerError() }
}

const decide = (
  api: ApiPlan,
  { response }: Lambda,
  request: GatewayRequest,
  answer: AuthorizerAnswer | null,
): Decision => {
  const allowed =
    response === 'simple' ? answer?.isAuthorized : allowedByPolicy(answer?.policyDocument, routeArnOf(api, request))
  if (typeof allowed !== 'boolean') return { refusal: internalServerError() }
  return allowed ? { authorizer: { lambda: answer?.context ?? null } } : FORBIDDEN()
}

interface AuthorizerAnswer {
  readonly isAuthorized?: boolean
  readonly context?: Record<string, unknown>
  readonly policyDocument?: PolicyDocument
}

const routeArnOf = (api: ApiPlan, { message }: GatewayRequest): string =>
  `arn:aws:execute-api:us-east-1:000000000000:${api.apiId}/$default/${message.method ?? 'GET'}${(message.url ?? '/').split('?')[0]}`

/** The value that an identity source names: `$request.header.X`, `$request.querystring.X` or `$context.routeKey`. */
const identityOf = ({ message }: GatewayRequest, source: string, match?: RouteMatch): string | undefined => {
  if (source === '$context.routeKey') return match?.route.routeKey
  const [, kind, name = ''] = /^\$request\.(header|querystring)\.(.+)$/.exec(source) ?? []
  if (kind === 'header') return message.headersDistinct[name.toLowerCase()]?.join(',')
  return new URL(message.url ?? '/', 'http://localhost').searchParams.get(name) ?? undefined
}
