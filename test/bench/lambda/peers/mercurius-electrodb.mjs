/* Mercurius with its just-in-time compiler, with ElectroDB over the AWS SDK. */
import fastify from 'fastify'
import mercurius from 'mercurius'
import { resolvers } from './electro.mjs'
import { typeDefs } from './schema.mjs'

const app = fastify()
app.register(mercurius, { schema: typeDefs, resolvers, jit: 1 })
await app.ready()

export const handler = async (event) => {
  const { statusCode, body } = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: event.headers,
    payload: event.body,
  })
  return { statusCode, body }
}
