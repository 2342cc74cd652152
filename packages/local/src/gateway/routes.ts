import type { RoutePlan } from '../config/plan.ts'

/** A route that matches a request, with the values of its path parameters, percent-decoded. */
export interface RouteMatch {
  readonly route: RoutePlan
  readonly pathParameters: Record<string, string> | undefined
}

/** Finds the route of a request. */
export type MatchRoute = (method: string, path: string) => RouteMatch | undefined

/** A part of a route's path: a literal one, `{variable}` or `{greedy+}`. */
interface Part {
  readonly text: string
  readonly variable: string | undefined
  readonly greedy: boolean
}

interface Pattern {
  readonly route: RoutePlan
  readonly method: string
  readonly parts: readonly Part[]
}

/**
 * Finds the route of a request by API Gateway's order ("Routing API requests"): a full match, then a route with
 * path variables, then a greedy one ({proxy+}), then $default; the method itself before ANY.
 */
export const routeMatcher = (routes: readonly RoutePlan[]): MatchRoute => {
  const patterns = routes.map(patternOf)
  return (method, path) => {
    const segments = segmentsOf(path)
    let best: { rank: number[]; match: RouteMatch } | undefined
    for (const pattern of patterns) {
      const candidate = candidateOf(pattern, method, segments)
      if (candidate && (!best || compare(candidate.rank, best.rank) < 0)) best = candidate
    }
    return best?.match
  }
}

const patternOf = (route: RoutePlan): Pattern => {
  const [method = '', path = ''] = route.routeKey.split(' ')
  const parts = segmentsOf(path).map((text): Part => {
    const [, variable, greedy] = /^\{([^+}]+)(\+)?\}$/.exec(text) ?? []
    return { text, variable, greedy: greedy !== undefined }
  })
  return { route, method, parts }
}

const candidateOf = ({ route, method: wantedMethod, parts }: Pattern, method: string, segments: string[]) => {
  if (wantedMethod === '$default') return { rank: [2], match: { route, pathParameters: undefined } }
  if (wantedMethod !== 'ANY' && wantedMethod !== method) return undefined
  let pathParameters: Record<string, string> | undefined
  const rank: number[] = []
  for (const [index, { text, variable, greedy }] of parts.entries()) {
    const given = segments[index]
    if (given === undefined || (variable === undefined ? given !== text : given === '' && !greedy)) return undefined
    rank.push(variable === undefined ? 0 : 1)
    if (variable === undefined) continue
    pathParameters ??= {}
    pathParameters[variable] = greedy ? segments.slice(index).map(decoded).join('/') : decoded(given)
    if (greedy) return { rank: [1, ...rank.slice(0, -1), 2], match: { route, pathParameters } }
  }
  if (parts.length !== segments.length) return undefined
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
