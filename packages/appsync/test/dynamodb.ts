import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  ListTablesCommand,
  type ProjectionType,
} from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { inject } from 'vitest'
import { sdkTransport } from '../src/sdk.ts'
import type { DynamoTransport } from '../src/types.ts'

/** The tables of one test file in the DynamoDB Local of its run. */
export interface TestDynamo {
  /** For a client of the test's own, with the credentials beside it and the region `local`. */
  endpoint: string
  /** DynamoDB Local gives each access key tables of its own. */
  credentials: { accessKeyId: string; secretAccessKey: string }
  client: DynamoDBDocumentClient
  /** The same client, as `createRequestContext` takes it. */
  transport: DynamoTransport
  /** Makes a table with keys `pk` and `sk` and indexes `gsi1`, ... that hold so much, one with keys only by default; returns its name. */
  createTable(...indexes: ProjectionType[]): Promise<string>
  stop(): void
}

/** Waits until DynamoDB Local, which global-setup.ts has started, answers. */
export async function startDynamo(): Promise<TestDynamo> {
  const endpoint = inject('dynamodb')
  const credentials = { accessKeyId: randomUUID().replaceAll('-', ''), secretAccessKey: 'local' }
  const database = new DynamoDBClient({ endpoint, region: 'local', credentials })
  await untilItAnswers(database)
  let tables = 0
  const client = DynamoDBDocumentClient.from(database, { marshallOptions: { removeUndefinedValues: true } })
  return {
    endpoint,
    credentials,
    client,
    transport: sdkTransport(client),
    async createTable(...indexes) {
      const TableName = `table-${++tables}`
      await database.send(
        new CreateTableCommand({ ...tableOf(indexes.length > 0 ? indexes : ['KEYS_ONLY']), TableName }),
      )
      return TableName
    },
    stop: () => database.destroy(),
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
