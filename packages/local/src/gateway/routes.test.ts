import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RoutePlan } from '../config/plan.ts'
import { routeMatcher } from './routes.ts'

const routes = (...keys: string[]): RoutePlan[] =>
  keys.map((routeKey) => ({ routeKey, functionArn: `arn:${routeKey}` }))

const match = (keys: string[], method: string, path: string) => {
  const found = routeMatcher(routes(...keys))(method, path)
  return found && [found.route.routeKey, found.pathParameters]
}

describe('the route of a request', () => {
  it.each([
    ['the full path before a variable', ['GET /a/{x}', 'GET /a/b'], 'GET', '/a/b', ['GET /a/b', undefined]],
    ['a variable before a greedy one', ['GET /a/{x+}', 'GET /a/{x}'], 'GET', '/a/b', ['GET /a/{x}', { x: 'b' }]],
    [
      'a greedy variable before $default',
      ['$default', 'ANY /{proxy+}'],
      'GET',
      '/a/b',
      ['ANY /{proxy+}', { proxy: 'a/b' }],
    ],
    [
      'the longer greedy route',
      ['ANY /{proxy+}', 'ANY /a/{rest+}'],
      'GET',
      '/a/b/c',
      ['ANY /a/{rest+}', { rest: 'b/c' }],
    ],
    ['the method before ANY', ['ANY /a', 'GET /a'], 'GET', '/a', ['GET /a', undefined]],
    ['ANY for another method', ['ANY /a', 'GET /a'], 'PUT', '/a', ['ANY /a', undefined]],
    [
      'a better path with ANY before a worse one with the method',
      ['GET /{x}', 'ANY /a'],
      'GET',
      '/a',
      ['ANY /a', undefined],
    ],
    ['$default when nothing else fits', ['$default', 'GET /a'], 'POST', '/a', ['$default', undefined]],
    ['nothing without $default', ['GET /a'], 'POST', '/a', undefined],
    ['nothing for a path that is longer', ['GET /a'], 'GET', '/a/b', undefined],
    ['nothing for a greedy route without a rest', ['GET /a/{x+}'], 'GET', '/a', undefined],
    ['several variables, decoded', ['GET /{a}/{b}'], 'GET', '/x%20y/%C3%A4', ['GET /{a}/{b}', { a: 'x y', b: 'ä' }]],
    ['a malformed escape as it was sent', ['GET /{a}'], 'GET', '/%zz', ['GET /{a}', { a: '%zz' }]],
  ])('is %s', (_title, keys, method, path, expected) => {
    expect(match(keys, method, path)).toEqual(expected)
  })

  it('does not depend on the order in which routes are defined', () => {
    const keys = ['GET /', 'GET /a', 'ANY /a', 'GET /{x}', 'GET /a/{y}', 'ANY /{proxy+}', 'POST /a/{rest+}', '$default']
    const path = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }).map((parts) => `/${parts.join('/')}`)
    fc.assert(
      fc.property(
        fc.shuffledSubarray(keys, { minLength: 8 }),
        fc.constantFrom('GET', 'POST'),
        path,
        (order, method, at) => {
          expect(match(order, method, at)).toEqual(match(keys, method, at))
        },
      ),
    )
  })
})
