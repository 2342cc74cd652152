import { createRequestContext, createSchema, util } from '@dispense/appsync'
import { graphql } from 'graphql'

const schema = createSchema({
  typeDefs: `
    type Query { greet(name: String!): String! @aws_api_key }
  `,
  resolvers: {
    Query: {
      greet: {
        request: (ctx) => ({ payload: ctx.args.name.trim() }),
        response: (ctx) => ctx.result || util.error('Nobody to greet.', 'NO_NAME'),
      },
    },
  },
  defaultAuthMode: 'AMAZON_COGNITO_USER_POOLS',
})

const contextValue = createRequestContext({
  identity: null,
  authMode: 'API_KEY',
  electro: { client: { send: () => Promise.reject(new Error('There is no table.')) }, table: 'none' },
})

console.log(JSON.stringify(await graphql({ schema, source: '{ greet(name: " Ada ") }', contextValue })))
