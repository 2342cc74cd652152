import { ApolloServer } from '@apollo/server'
import { compileQuery } from 'graphql-jit'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { compiledExecution } from './apollo.ts'
import { createRequestContext } from './runtime/request-context.ts'
import { createSchema } from './runtime/schema.ts'
import type { AuthMode, RequestContext } from './types.ts'
import { util } from './util/index.ts'

vi.mock('graphql-jit', { spy: true })

const slot = (code: string) => ({ code, price: code === 'B2' ? null : 150, product: { name: `Product ${code}` } })

let counted = 0

const schema = createSchema({
  typeDefs: /* GraphQL */ `
    enum Status { ONLINE OFFLINE }
    type Query {
      machine(id: ID!, limit: Int = 2): Machine
      machines: [Machine!]!
    }
    type Mutation { count: Int }
    type Machine {
      id: ID!
      status: Status
      slots: [Slot!]
      later: [Slot]
      broken: Int
      secret: String @aws_cognito_user_pools
    }
    type Slot { code: String! price: Int! product: Product }
    type Product { name: String! }
  `,
  defaultAuthMode: 'API_KEY',
  resolvers: {
    Query: {
      machine: {
        request: ({ args }: { args: { id: string; limit: number } }) => ({
          payload: { id: args.id, status: 'ONLINE', limit: args.limit, secret: 's' },
        }),
      },
      machines: { request: async () => ({ payload: ['a', 'b'].map((id) => ({ id, status: 'WEIRD' })) }) },
    },
    Mutation: { count: { response: () => ++counted } },
    Machine: {
      slots: { response: ({ source }) => ['A1', 'B2'].slice(0, (source as { limit: number }).limit).map(slot) },
      later: { request: async () => ({ payload: ['A1', 'B2'].map(slot) }) },
      broken: { request: () => util.error('Broken.', 'BROKEN', null, { part: 'motor' }) },
    },
  },
})

const servers = [0, Number.POSITIVE_INFINITY].map(
  (after) => new ApolloServer<RequestContext>({ gateway: compiledExecution(schema, { after }) }),
)

afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()))
})

async function answerOf(
  server: ApolloServer<RequestContext>,
  query: string,
  variables: Record<string, unknown> = {},
  authMode: AuthMode = 'API_KEY',
) {
  const electro = { client: { call: () => Promise.reject(new Error('There is no table.')) }, table: 'none' }
  const contextValue = createRequestContext({ identity: null, authMode, electro })
  const { body } = await server.executeOperation({ query, variables }, { contextValue })
  const { data, errors } = (body as { singleResult: { data?: unknown; errors?: { message: string }[] } }).singleResult
  return JSON.parse(JSON.stringify({ data, errors: errors?.toSorted((a, b) => a.message.localeCompare(b.message)) }))
}

/** What the compiled and the plain execution answer. */
const both = (...asked: [query: string, variables?: Record<string, unknown>, authMode?: AuthMode]) =>
  Promise.all(servers.map((server) => answerOf(server, ...asked)))

const machine = (fields: string, more = '') =>
  `query ($id: ID! = "m", $limit: Int${more}) { machine(id: $id, limit: $limit) { ${fields} } }`

describe('a compiled query', () => {
  it.each<[string, string, Record<string, unknown>?]>([
    ['plain values and enums', machine('id status __typename')],
    ['aliases and merged fields', machine('a: id b: id slots { code } slots { product { name } }'), { limit: 1 }],
    ['lists, and what is not null in them', machine('id slots { code price }'), { limit: 1 }],
    ['a null that takes its list along', machine('id slots { code price }')],
    ['a null that comes later and takes its item along', machine('id later { code price product { name } }')],
    ['an error of a resolver, with what it carries', machine('id broken')],
    ['an enum that has no such value, in a list that must not be null', '{ machines { id status } }'],
    ['a field for others', machine('id secret')],
    [
      'a field that a variable leaves out',
      machine('id @skip(if: $no) status @include(if: $no)', ', $no: Boolean = false'),
    ],
    ['fragments', `${machine('...f')} fragment f on Machine { id ... on Machine { status } }`],
    ['a variable that is missing', 'query ($id: ID!) { machine(id: $id) { id } }'],
    ['a variable of the wrong kind', machine('id'), { limit: 'many' }],
    ['an operation that is not named', 'query A { machines { id } } query B { machines { id } }'],
    ['the schema', '{ __type(name: "Machine") { fields { name } } }'],
  ])('is answered as graphql-js answers it: %s', async (_what, query, variables = {}) => {
    const [compiled, plain] = await both(query, variables)
    expect(compiled).toEqual(plain)
    expect(JSON.stringify(plain)).not.toContain('GRAPHQL_VALIDATION_FAILED')
  })

  it('is guarded for each caller anew', async () => {
    const query = machine('secret')
    expect((await both(query))[0]).toMatchObject({ data: { machine: { secret: null } }, errors: [{}] })
    expect((await both(query, {}, 'AMAZON_COGNITO_USER_POOLS'))[0]).toMatchObject({ errors: [{ path: ['machine'] }] })
  })
})

it('keeps so many compiled queries, and compiles one anew only when it has come as often again', async () => {
  const compile = vi.mocked(compileQuery).mockClear()
  const server = new ApolloServer<RequestContext>({ gateway: compiledExecution(schema, { after: 2, most: 2 }) })
  const ask = async (name: string, times: number) => {
    for (let n = 0; n < times; n++) await answerOf(server, `query ${name} { machines { id } }`)
    return compile.mock.calls.length
  }
  expect(await ask('A', 2)).toBe(0)
  expect(await ask('A', 3)).toBe(1)
  expect(await ask('B', 3)).toBe(2)
  expect(await ask('A', 1)).toBe(2)
  expect(await ask('C', 3)).toBe(3)
  // C took the place of B, which was asked for before A.
  expect(await ask('A', 1)).toBe(3)
  expect(await ask('B', 2)).toBe(3)
  expect(await ask('B', 1)).toBe(4)
  await server.stop()
})

it('leaves mutations to graphql-js: each runs once', async () => {
  await both('mutation { count }')
  expect(counted).toBe(servers.length)
})
