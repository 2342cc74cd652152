import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb'
import { target } from './target.ts'

/** An item as ElectroDB stores it: `__edb_e__` is the entity's name, the rest its attributes and keys. */
export type Item = Record<string, unknown> & { __edb_e__: string; pk: string; sk: string }

/** Reads the whole table, in the order of its keys. For a test: no request of the API ever does. */
export const readTable = async (): Promise<Item[]> => {
  if (!target.table)
    throw new Error('This chapter reads the table: give its name as DISPENSE_TABLE, and AWS credentials')
  const { name: TableName, endpoint } = target.table
  const local = {
    endpoint: endpoint ?? '',
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  }
  const dynamo = new DynamoDBClient(endpoint ? local : {})
  try {
    const items: Item[] = []
    const client = DynamoDBDocumentClient.from(dynamo)
    for await (const page of paginateScan({ client }, { TableName, ConsistentRead: true })) {
      items.push(...((page.Items ?? []) as Item[]))
    }
    return items.sort((a, b) => (key(a) < key(b) ? -1 : 1))
  } finally {
    dynamo.destroy()
  }
}

const key = ({ pk, sk }: Item) => `${pk} ${sk}`

/** The items of one entity, with the attributes that the caller knows of. */
export const entities = <Attributes>(items: readonly Item[], entity: string): (Item & Attributes)[] =>
  items.filter((item): item is Item & Attributes => item.__edb_e__ === entity)
