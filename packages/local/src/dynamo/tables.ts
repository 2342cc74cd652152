import {
  type AttributeDefinition,
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  type KeySchemaElement,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb'
import type { KeyPlan, Projection, TablePlan } from '../config/plan.ts'

/** A table on disk that is not the one of the configuration. */
export class TableMismatchError extends Error {
  override readonly name = 'TableMismatchError'

  constructor(table: TablePlan, what: string) {
    super(
      `The table "${table.name}" in .data is not the one in sst.config.ts any more (${what}). Start with \`npm start -- --fresh\` to forget the data.`,
    )
  }
}

/**
 * Makes a table as the configuration says, or checks the one that is there and adds new indexes. Time to live is the business of
 * expiry.ts.
 * @returns the ARN of its stream, when it has one
 * @throws TableMismatchError when the keys, an index or the stream have changed
 */
export const ensureTable = async (client: DynamoDBClient, plan: TablePlan): Promise<string | undefined> => {
  const existing = await describe(client, plan.tableName)
  if (existing) await reconcile(client, plan, existing)
  else await create(client, plan)
  return (await describe(client, plan.tableName))?.LatestStreamArn
}

const create = async (client: DynamoDBClient, plan: TablePlan): Promise<void> => {
  const global = Object.entries(plan.globalIndexes).map(([name, index]) => globalIndex(name, index))
  const local = Object.entries(plan.localIndexes).map(([name, index]) => ({
    ...globalIndex(name, { hashKey: plan.primaryIndex.hashKey, ...index }),
  }))
  await client.send(
    new CreateTableCommand({
      TableName: plan.tableName,
      AttributeDefinitions: attributes(plan),
      KeySchema: keySchema(plan.primaryIndex),
      BillingMode: 'PAY_PER_REQUEST',
      ...(global.length > 0 && { GlobalSecondaryIndexes: global }),
      ...(local.length > 0 && { LocalSecondaryIndexes: local }),
      ...(plan.stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: viewType(plan.stream) } }),
    }),
  )
}

const reconcile = async (client: DynamoDBClient, plan: TablePlan, existing: TableDescription): Promise<void> => {
  if (keyText(existing.KeySchema) !== keyText(keySchema(plan.primaryIndex)))
    throw new TableMismatchError(plan, 'other keys')
  const stream = existing.StreamSpecification?.StreamViewType
  if (stream !== (plan.stream && viewType(plan.stream))) throw new TableMismatchError(plan, 'another stream')
  const indexes = [...(existing.GlobalSecondaryIndexes ?? []), ...(existing.LocalSecondaryIndexes ?? [])]
  const wanted = { ...plan.globalIndexes, ...plan.localIndexes }
  for (const { IndexName = '', KeySchema, Projection: given } of indexes) {
    const index = wanted[IndexName]
    if (!index) throw new TableMismatchError(plan, `the index ${IndexName} is gone`)
    const key = { hashKey: plan.primaryIndex.hashKey, ...index }
    if (keyText(KeySchema) !== keyText(keySchema(key))) throw new TableMismatchError(plan, `other keys of ${IndexName}`)
    if (given?.ProjectionType !== projectionOf(index.projection).ProjectionType) {
      throw new TableMismatchError(plan, `another projection of ${IndexName}`)
    }
  }
  const there = new Set(indexes.map(({ IndexName }) => IndexName))
  for (const name of Object.keys(plan.localIndexes)) {
    if (!there.has(name)) throw new TableMismatchError(plan, `the local index ${name} is new`)
  }
  for (const [name, index] of Object.entries(plan.globalIndexes)) {
    if (there.has(name)) continue
    const change = { Create: globalIndex(name, index) }
    const update = {
      TableName: plan.tableName,
      AttributeDefinitions: attributes(plan),
      GlobalSecondaryIndexUpdates: [change],
    }
    await client.send(new UpdateTableCommand(update))
    await untilActive(client, plan.tableName)
  }
}

const describe = async (client: DynamoDBClient, tableName: string): Promise<TableDescription | undefined> => {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: tableName }))).Table
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

const untilActive = async (client: DynamoDBClient, tableName: string): Promise<void> => {
  for (;;) {
    const table = await describe(client, tableName)
    if (table?.GlobalSecondaryIndexes?.every(({ IndexStatus }) => IndexStatus === 'ACTIVE')) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const attributes = (plan: TablePlan): AttributeDefinition[] => {
  const types = { string: 'S', number: 'N', binary: 'B' } as const
  return Object.entries(plan.fields).map(([AttributeName, type]) => ({ AttributeName, AttributeType: types[type] }))
}

const keySchema = ({ hashKey, rangeKey }: KeyPlan): KeySchemaElement[] => [
  { AttributeName: hashKey, KeyType: 'HASH' },
  ...(rangeKey ? [{ AttributeName: rangeKey, KeyType: 'RANGE' as const }] : []),
]

const globalIndex = (IndexName: string, index: KeyPlan & { readonly projection: Projection }) => ({
  IndexName,
  KeySchema: keySchema(index),
  Projection: projectionOf(index.projection),
})

const projectionOf = (projection: Projection) => {
  if (Array.isArray(projection)) return { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: projection }
  return { ProjectionType: projection === 'all' ? ('ALL' as const) : ('KEYS_ONLY' as const) }
}

const viewType = (stream: NonNullable<TablePlan['stream']>) =>
  ({
    'keys-only': 'KEYS_ONLY',
    'new-image': 'NEW_IMAGE',
    'old-image': 'OLD_IMAGE',
    'new-and-old-images': 'NEW_AND_OLD_IMAGES',
  })[stream] as 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES'

const keyText = (schema: KeySchemaElement[] = []): string =>
  schema.map(({ AttributeName, KeyType }) => `${KeyType}:${AttributeName}`).join(' ')
