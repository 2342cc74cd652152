import type { IncomingMessage } from 'node:http'
import type { CorsPlan } from '../config/plan.ts'

/**
 * The CORS headers that API Gateway puts on every response of an API with a CORS configuration ("Configure CORS for HTTP
 * APIs"); it ignores those of the function. Empty for a request without Origin or from an origin that is not allowed.
 */
export const corsHeaders = (cors: CorsPlan, message: IncomingMessage): Record<string, string> => {
  const { origin } = message.headers
  const allowed = origin === undefined ? undefined : allowedOrigin(cors, origin)
  if (allowed === undefined) return {}
  return {
    'access-control-allow-origin': allowed,
    ...(allowed !== '*' && { vary: 'origin' }),
    ...(cors.allowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...(cors.exposeHeaders.length > 0 && { 'access-control-expose-headers': cors.exposeHeaders.join(',') }),
  }
}

/** True for a preflight: API Gateway answers it itself, 204, even when a route is there for OPTIONS. */
export const isPreflight = ({ method, headers }: IncomingMessage): boolean =>
  method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined

/** The headers of the answer to a preflight; empty when origin or method is not allowed. */
export const preflightHeaders = (cors: CorsPlan, message: IncomingMessage): Record<string, string> => {
  const basic = corsHeaders(cors, message)
  const method = message.headers['access-control-request-method'] ?? ''
  if (Object.keys(basic).length === 0 || !matches(cors.allowMethods, method.toUpperCase())) return {}
  const asked = message.headers['access-control-request-headers']
  return {
    ...basic,
    'access-control-allow-methods': cors.allowMethods.includes('*') ? '*' : cors.allowMethods.join(','),
    ...(asked !== undefined && { 'access-control-allow-headers': cors.allowHeaders.join(',') }),
    ...(cors.maxAge !== undefined && { 'access-control-max-age': String(cors.maxAge) }),
  }
}

const allowedOrigin = ({ allowOrigins }: CorsPlan, origin: string): string | undefined => {
  if (allowOrigins.includes('*')) return '*'
  const fits = allowOrigins.some((allowed) => {
    if (allowed === origin) return true
    return (
      allowed.includes('*') &&
      new RegExp(`^${allowed.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`).test(origin)
    )
  })
  return fits ? origin : undefined
}

const matches = (allowed: readonly string[], wanted: string): boolean =>
  allowed.includes('*') || allowed.includes(wanted)
