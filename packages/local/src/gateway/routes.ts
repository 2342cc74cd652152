import type { RoutePlan } from '../config/plan.ts'

/** A route that matches a request, with the values of its path parameters, percent-decoded. */
export interface RouteMatch {
  readonly route: RoutePlan
  readonly pathParameters: Record<string, string> | undefined
}

/**
 * Finds the route of a request by API Gateway's order ("Routing API requests"): a full match, then a route with
 * path variables, then a greedy one ({proxy+}), then $default; the method itself before ANY.
 */
export const matchRoute = (routes: readonly RoutePlan[], method: string, path: string): RouteMatch | undefined => {
  const segments = segmentsOf(path)
  let best: { rank: number[]; match: RouteMatch } | undefined
  for (const route of routes) {
    const candidate = candidateOf(route, method, segments)
    if (candidate && (!best || compare(candidate.rank, best.rank) < 0)) best = candidate
  }
  return best?.match
}

const candidateOf = (route: RoutePlan, method: string, segments: string[]) => {
  if (route.routeKey === '$default') return { rank: [2], match: { route, pathParameters: undefined } }
  const [wantedMethod, wantedPath = ''] = route.routeKey.split(' ')
  if (wantedMethod !== 'ANY' && wantedMethod !== method) return undefined
  const parameters: Record<string, string> = {}
  const rank: number[] = []
  const wanted = segmentsOf(wantedPath)
  for (const [index, part] of wanted.entries()) {
    const variable = /^\{([^+}]+)(\+)?\}$/.exec(part)
    const given = segments[index]
    if (variable?.[2]) {
      if (given === undefined) return undefined
      parameters[variable[1] ?? ''] = segments.slice(index).map(decoded).join('/')
      return { rank: [1, ...rank, 2], match: { route, pathParameters: parameters } }
    }
    if (given === undefined || (!variable && given !== part) || (variable && given === '')) return undefined
    if (variable) parameters[variable[1] ?? ''] = decoded(given)
    rank.push(variable ? 1 : 0)
  }
  if (wanted.length !== segments.length) return undefined
  const pathParameters = Object.keys(parameters).length > 0 ? parameters : undefined
  return { rank: [0, ...rank, wantedMethod === 'ANY' ? 1 : 0], match: { route, pathParameters } }
}

const segmentsOf = (path: string): string[] => path.replace(/^\//, '').split('/')

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

const compare = (a: number[], b: number[]): number => {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
