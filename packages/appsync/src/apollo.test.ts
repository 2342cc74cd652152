import { ApolloServer, HeaderMap } from '@apollo/server'
import { describe, expect, it } from 'vitest'
import { appsyncPlugin, cacheHeaders } from './apollo.ts'
import { createRequestContext } from './runtime/request-context.ts'
import { createSchema } from './runtime/schema.ts'
import type { RequestContext } from './types.ts'
import { util } from './util/index.ts'

describe('the Apollo plugin', () => {
  it('sends appended errors, formatted as the others, and response headers', async () => {
    const schema = createSchema({
      typeDefs: 'type Query { count: Int }',
      defaultAuthMode: 'API_KEY',
      resolvers: {
        Query: {
          count: {
            response() {
              util.appendError('Nearly empty.', 'LOW')
              util.http.addResponseHeader('itemsCount', 7)
              return 1
            },
          },
        },
      },
    })
    const plugin = appsyncPlugin<RequestContext>({
      formatError: (formatted) => ({ ...formatted, extensions: { ...formatted.extensions, requestId: 'r' } }),
    })
    const server = new ApolloServer<RequestContext>({ schema, plugins: [plugin] })
    const contextValue = createRequestContext({
      identity: null,
      authMode: 'API_KEY',
      electro: { client: { call: () => Promise.reject(new Error('There is no table.')) }, table: 'none' },
    })
    const { body, http } = await server.executeOperation({ query: '{ count }' }, { contextValue })
    expect(http.headers.get('itemscount')).toBe('7')
    expect(body).toMatchObject({
      singleResult: {
        data: { count: 1 },
        errors: [{ message: 'Nearly empty.', path: ['count'], extensions: { code: 'LOW', requestId: 'r' } }],
      },
    })
    await server.stop()
  })
})

describe('the plugin that says who may keep an answer', () => {
  const schema = createSchema({
    typeDefs: /* GraphQL */ `
      type Query {
        menu: Int @cacheControl(maxAge: 30, staleWhileRevalidate: 60)
        me: Int
        broken: Int @cacheControl(maxAge: 30)
      }
      type Mutation {
        change: Int @cacheControl(maxAge: 30)
      }
    `,
    defaultAuthMode: 'API_KEY',
    resolvers: { Query: { broken: { request: () => util.error('Broken.', 'BROKEN') } } },
  })
  const plugins = [cacheHeaders<RequestContext>({ schema, defaultAuthMode: 'API_KEY', personalHeaders: ['x-mine'] })]
  const server = new ApolloServer<RequestContext>({ schema, plugins })
  const context = async () =>
    createRequestContext({
      identity: null,
      authMode: 'API_KEY',
      electro: { client: { call: () => Promise.reject(new Error('There is no table.')) }, table: 'none' },
    })

  const ask = async (query: string, { method = 'GET', headers = {} as Record<string, string>, name = '' } = {}) => {
    const search = new URLSearchParams({ query, ...(name && { operationName: name }) }).toString()
    const all = new HeaderMap([
      ['apollo-require-preflight', '1'],
      ['content-type', 'application/json'],
      ...Object.entries(headers),
    ])
    const httpGraphQLRequest = { method, headers: all, search, body: { query } }
    return (await server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context })).headers.get('cache-control')
  }

  it('lets everybody keep what anybody would be told, for the seconds of the schema', async () => {
    await server.start()
    expect(await ask('{ menu }')).toBe('public, max-age=30, stale-while-revalidate=60')
    const two = 'query One { menu } query Two { me }'
    expect(await ask(two, { name: 'One' })).toMatch(/^public/)
    expect(await ask(two, { name: 'Two' })).toBe('private, no-store')
    expect(await ask(two, { name: 'One' })).toMatch(/^public/)
  })

  it('lets nobody keep anything else', async () => {
    for (const query of ['{ me }', '{ menu broken }', '{ menu nothing }', '{ menu', '']) {
      expect(await ask(query)).toBe('private, no-store')
    }
    expect(await ask('mutation { change }', { method: 'POST' })).toBe('private, no-store')
    expect(await ask('{ menu }', { method: 'POST' })).toBe('private, no-store')
    expect(await ask('{ menu }', { headers: { authorization: 'Bearer x' } })).toBe('private, no-store')
    expect(await ask('{ menu }', { headers: { 'x-mine': '1' } })).toBe('private, no-store')
    await server.stop()
  })
})
