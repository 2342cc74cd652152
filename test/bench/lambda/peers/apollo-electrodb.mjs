/* Apollo Server as its documentation has it, with ElectroDB over the AWS SDK. */
import { ApolloServer, HeaderMap } from '@apollo/server'
import { resolvers } from './electro.mjs'
import { typeDefs } from './schema.mjs'

const server = new ApolloServer({ typeDefs, resolvers, introspection: false })
server.startInBackgroundHandlingStartupErrorsByLoggingAndFailingAllRequests()

export const handler = async (event) => {
  const headers = new HeaderMap(Object.entries(event.headers))
  const httpGraphQLRequest = { method: 'POST', headers, search: '', body: JSON.parse(event.body) }
  const { status, body } = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => ({}) })
  return { statusCode: status ?? 200, body: body.string }
}
