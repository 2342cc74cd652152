/* GraphQL Yoga as its documentation has it for Lambda, with ElectroDB over the AWS SDK. */
import { createSchema, createYoga } from 'graphql-yoga'
import { resolvers } from './electro.mjs'
import { jsonAnswer, typeDefs } from './schema.mjs'

const yoga = createYoga({ schema: createSchema({ typeDefs, resolvers }), graphiql: false, logging: false })

export const handler = async (event) =>
  jsonAnswer(await yoga.fetch('http://localhost/graphql', { method: 'POST', headers: event.headers, body: event.body }))
