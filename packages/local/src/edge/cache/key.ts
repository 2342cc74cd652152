import type { IncomingHttpHeaders } from 'node:http'
import type { CachePolicyPlan } from '../../config/plan-of-edge.ts'

/** A request as the edge looks at it: names of headers in lower case, the path with its query. */
export interface EdgeRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
}

/**
 * What a stored answer is found by: the path, and of the rest what the cache policy names. Whatever else a request holds may
 * change nothing of the answer, or one visitor would be given what was meant for another.
 * @param path by which the origin finds the answer, when that is not the path of the request
 */
export const cacheKey = ({ url, headers }: EdgeRequest, policy: CachePolicyPlan, path?: string): string => {
  const { pathname, searchParams } = new URL(url, 'http://edge')
  const { queryStrings } = policy
  const inKey = (name: string) => queryStrings === 'all' || queryStrings.includes(name)
  const query = [...searchParams].filter(([name]) => inKey(name))
  const named = policy.headers.map((name) => headers[name] ?? null)
  return JSON.stringify([path ?? pathname, query, named, encodingOf(headers, policy)])
}

/** The encoding that a visitor is given, of those that the policy offers: the best that it takes. */
export const encodingOf = (
  { 'accept-encoding': accepted = '' }: IncomingHttpHeaders,
  { brotli, gzip }: CachePolicyPlan,
): 'br' | 'gzip' | 'identity' => {
  const names = String(accepted)
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.replace(/;.*/, '').trim())
  if (brotli && names.includes('br')) return 'br'
  return gzip && names.includes('gzip') ? 'gzip' : 'identity'
}

/** The values of the headers that an answer's `Vary` names. */
export const variantOf = (vary: readonly string[], headers: IncomingHttpHeaders): string =>
  vary.length === 0 ? '' : JSON.stringify(vary.map((name) => headers[name] ?? null))
