import { ApolloServer } from '@apollo/server'
import { describe, expect, it } from 'vitest'
import { appsyncPlugin } from './apollo.ts'
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
