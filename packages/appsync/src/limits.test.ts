import { buildSchema, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createApi } from '../test/api.ts'
import { assertResponseSize, depthLimit } from './limits.ts'

const schema = buildSchema('type Query { a: Query b: Int }')

describe('the depth limit', () => {
  it('counts levels of fields, through fragments', () => {
    const query = '{ a { ...F } } fragment F on Query { a { ... { b } } }'
    expect(validate(schema, parse(query), [depthLimit(3)])).toHaveLength(0)
    const [error] = validate(schema, parse(query), [depthLimit(2)])
    expect(error?.message).toBe('The query has 3 levels; at most 2 are allowed. Ask in several requests.')
    expect(error?.extensions.code).toBe('QueryDepthLimitReached')
  })

  it('measures a bomb of nested fragments at once', () => {
    const fragments = Array.from(
      { length: 60 },
      (_, n) => `fragment F${n} on Query { x: a { ...F${n + 1} } y: a { ...F${n + 1} } }`,
    )
    const bomb = `{ ...F0 } ${fragments.join(' ')} fragment F60 on Query { b }`
    const start = performance.now()
    expect(validate(schema, parse(bomb), [depthLimit(10)])[0]?.message).toContain('61 levels')
    expect(performance.now() - start).toBeLessThan(1000)
  })

  it('ends on a fragment that spreads itself', () => {
    expect(validate(schema, parse('{ ...F } fragment F on Query { a { ...F } }'), [depthLimit(5)])).toHaveLength(0)
  })
})

describe('the limits of a request', () => {
  const api = createApi({
    typeDefs: 'type Query { list: [Item] } type Item { n: Int }',
    resolvers: {
      Query: { list: { request: () => ({ payload: [1, 2, 3].map(() => ({})) }) } },
      Item: { n: { request: () => ({ payload: 1 }) } },
    },
  })

  it('stop the resolvers beyond the most', async () => {
    const { data, errors } = await api.ask('{ list { n } }', { limits: { maxResolvers: 3 } })
    expect(data).toEqual({ list: [{ n: 1 }, { n: 1 }, { n: null }] })
    expect(errors?.[0]?.extensions?.code).toBe('ResolverCountLimitExceeded')
  })

  it('stop what is not started when the time is over', async () => {
    const { errors } = await api.ask('{ list { n } }', { limits: { maxExecutionMs: 100 } })
    expect(errors?.[0]).toMatchObject({ message: 'Execution timed out.', extensions: { code: 'ExecutionTimeout' } })
  })

  it('stop waiting for a resolver that takes longer than there is', async () => {
    const slow = { request: () => new Promise((resolve) => setTimeout(resolve, 5000).unref()) }
    const never = createApi({
      typeDefs: 'type Query { request: Int response: Int pipeline: Int quick: Int }',
      resolvers: {
        Query: {
          request: slow,
          response: { response: async () => await slow.request() },
          pipeline: { functions: [slow] },
          quick: { request: async () => ({ payload: 1 }) },
        },
      },
    })
    const start = performance.now()
    const { data, errors } = await never.ask('{ request response pipeline quick }', { limits: { maxExecutionMs: 500 } })
    expect(performance.now() - start).toBeLessThan(3000)
    expect(data).toEqual({ request: null, response: null, pipeline: null, quick: 1 })
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(Array(3).fill('ExecutionTimeout'))
  })

  it('refuse an answer that is too large', () => {
    expect(() => assertResponseSize('é', 2)).not.toThrow()
    expect(() => assertResponseSize('éa', 2)).toThrow('3 bytes; at most 2')
  })
})
