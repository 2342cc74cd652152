import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { createRequestContext } from '../src/runtime/request-context.ts'
import { dynamodbDataSource } from '../src/sources/dynamodb.ts'
import type { LambdaInvoker } from '../src/sources/lambda.ts'
import { mockContext } from '../src/testing.ts'
import type { DynamoTransport, SyncConfig } from '../src/types.ts'
import type { Versioning } from '../src/versioned/index.ts'
import { startDynamo } from './dynamodb.ts'

type Item = Record<string, unknown>

/** A versioned data source over DynamoDB Local, and what its tables hold. */
export async function startVersioned() {
  const dynamo = await startDynamo()
  const table = await dynamo.createTable()
  const deltaSyncTableName = `${table}-delta`
  const names = ['ds_pk', 'ds_sk', 'gsi_ds_pk', 'gsi_ds_sk']
  const keys = (pk: string, sk: string) => [
    { AttributeName: pk, KeyType: 'HASH' as const },
    { AttributeName: sk, KeyType: 'RANGE' as const },
  ]
  await dynamo.client.send(
    new CreateTableCommand({
      TableName: deltaSyncTableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: keys('ds_pk', 'ds_sk'),
      GlobalSecondaryIndexes: [
        { IndexName: 'all', Projection: { ProjectionType: 'ALL' }, KeySchema: keys('gsi_ds_pk', 'gsi_ds_sk') },
      ],
    }),
  )
  const versioning = { deltaSyncTableName, deltaSyncTableTTL: 30, baseTableTTL: 60, overlapMs: 0, partitionKey: 'pk' }
  return {
    table,
    stop: () => dynamo.stop(),
    /** What is in a table. */
    async contents(name: 'base' | 'delta'): Promise<Item[]> {
      const TableName = name === 'base' ? table : deltaSyncTableName
      return (await dynamo.client.send(new ScanCommand({ TableName }))).Items ?? []
    },
    /** Runs request documents, each in a request of its own. */
    source(options: Partial<Versioning> & { transport?: DynamoTransport } = {}, syncConfig?: SyncConfig) {
      const { transport = dynamo.transport, ...rest } = options
      const source = dynamodbDataSource({ table, tokenSecrets: ['s'], versioned: { ...versioning, ...rest } })
      return async (request: unknown): Promise<Item> => {
        const context = createRequestContext({
          identity: { resolverContext: { who: 'ada' } },
          authMode: 'AWS_LAMBDA',
          electro: { client: transport, table },
        })
        const ctx = mockContext({
          args: { id: '1' },
          identity: context.identity,
          info: { parentTypeName: 'Mutation', fieldName: 'save' },
        })
        return (await source.execute(request, { ctx, info: null, context, syncConfig })) as Item
      }
    },
    transport: dynamo.transport,
    versioning,
  }
}

/** A function in the place of a Lambda conflict handler, and the events that it was given. */
export function conflictHandler(answer: (event: { existingItem: Item; newItem: Item | null }) => unknown) {
  const events: Item[] = []
  const lambda: LambdaInvoker = {
    async invoke({ Payload }) {
      const event = JSON.parse(Buffer.from(Payload).toString())
      events.push(event)
      return { Payload: Buffer.from(JSON.stringify(answer(event)) ?? '') }
    },
  }
  return { lambda, events }
}
