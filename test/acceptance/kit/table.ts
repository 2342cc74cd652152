import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, PutCommand, paginateScan, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Operation } from '@dispense/core'
import { expect } from 'vitest'
import { target } from './target.ts'

/** An item as ElectroDB stores it: `__edb_e__` is the entity's name, the rest its attributes and keys. */
export type Item = Record<string, unknown> & { __edb_e__: string; pk: string; sk: string }

/** Reads the whole table, in the order of its keys. For a test: no request of the API ever does. */
export const readTable = (): Promise<Item[]> =>
  withTable(async (client, TableName) => {
    const items: Item[] = []
    for await (const page of paginateScan({ client }, { TableName, ConsistentRead: true })) {
      items.push(...((page.Items ?? []) as Item[]))
    }
    return items.sort((a, b) => (key(a) < key(b) ? -1 : 1))
  })

/** Makes an operator that has nothing and nobody, and no books to close: the API makes none. */
export const makeOperator = (operatorId: string): Promise<void> =>
  withTable(async (client, TableName) => {
    const Item = {
      ...{ pk: `$dispense#operatorId_${operatorId}`, sk: '$operator_1', __edb_e__: 'operator', __edb_v__: '1' },
      ...{ operatorId, name: operatorId, currency: 'EUR', createdAt: new Date().toISOString() },
    }
    await client.send(new PutCommand({ TableName, Item }))
  })

/** Makes a vend ten minutes old, as the sweep finds one that nobody has touched for so long. */
export const forgetFor10Minutes = (vendId: string): Promise<void> =>
  makeDue({ pk: `$dispense#vendId_${vendId}`, sk: '$vend_1' }, 'updatedAt', tenMinutesAgo().toISOString())

/** Makes it ten minutes ago that a machine was heard, as the sweep finds one that has fallen silent. */
export const silenceFor10Minutes = (machineId: string): Promise<void> =>
  makeDue({ pk: `$dispense#machineId_${machineId}`, sk: '$page#machineState_1' }, 'seenAt', tenMinutesAgo().getTime())

const tenMinutesAgo = () => new Date(Date.now() - 600_000)

/** Sets an attribute of an item that waits for the sweep, and its turn to long ago. */
const makeDue = (Key: { pk: string; sk: string }, attribute: string, value: string | number): Promise<void> =>
  withTable(async (client, TableName) => {
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
    await client.send(
      new UpdateCommand({
        TableName,
        Key,
        UpdateExpression: 'SET #attribute = :value, dueAt = :due, gsi4sk = :key',
        ConditionExpression: 'attribute_exists(gsi4pk)',
        ExpressionAttributeNames: { '#attribute': attribute },
        ExpressionAttributeValues: { ':value': value, ':due': 1, ':key': String(Item?.gsi4sk).replace(/\d+$/, '1') },
      }),
    )
  })

/** Runs operations of core on the table of this run. */
export const runOnTable = (...operations: Operation[]): Promise<unknown[]> =>
  withTable((client, table) => Promise.all(operations.map((operation) => operation.go({ client, table }))))

/** The topics that somebody listens to now. */
export const topics = async (): Promise<string[]> =>
  entities<{ topic: string }>(await readTable(), 'subscription').map(({ topic }) => topic)

/** Waits until somebody listens to a topic: to who has subscribed nobody says that it is so. */
export const untilHeard = (topic: string): Promise<void> =>
  expect.poll(topics, { timeout: 20_000, interval: 100 }).toContain(topic)

async function withTable<T>(act: (client: DynamoDBDocumentClient, table: string) => Promise<T>): Promise<T> {
  if (!target.table) throw new Error('This chapter needs the table: give its name as DISPENSE_TABLE, and credentials')
  const { name, endpoint } = target.table
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const dynamo = new DynamoDBClient(endpoint ? { endpoint, region: 'us-east-1', credentials } : {})
  try {
    return await act(DynamoDBDocumentClient.from(dynamo, { marshallOptions: { removeUndefinedValues: true } }), name)
  } finally {
    dynamo.destroy()
  }
}

const key = ({ pk, sk }: Item) => `${pk} ${sk}`

/** The items of one entity, with the attributes that the caller knows of. */
export const entities = <Attributes>(items: readonly Item[], entity: string): (Item & Attributes)[] =>
  items.filter((item): item is Item & Attributes => item.__edb_e__ === entity)
