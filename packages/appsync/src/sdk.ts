import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { type CancellationReason, cancellationReasonsOf } from '@dispense/dynamodb/retry'
import type { DynamoOperation, DynamoOutput, DynamoTransport } from './types.ts'

/** The part of a DynamoDBDocumentClient that is used. (`never` accepts the AWS SDK's overloaded `send`.) */
export interface DocumentClientLike {
  send(command: never, options?: never): Promise<unknown>
}

const commands: Record<DynamoOperation, new (input: never) => object> = {
  GetItem: GetCommand,
  PutItem: PutCommand,
  UpdateItem: UpdateCommand,
  DeleteItem: DeleteCommand,
  Query: QueryCommand,
  Scan: ScanCommand,
  BatchGetItem: BatchGetCommand,
  BatchWriteItem: BatchWriteCommand,
  TransactGetItems: TransactGetCommand,
  TransactWriteItems: TransactWriteCommand,
}

/** Calls DynamoDB through the AWS SDK's DocumentClient. A module of its own: who does not need the SDK does not load it. */
export const sdkTransport = (client: DocumentClientLike): DynamoTransport => ({
  async call(operation, params, options) {
    try {
      const command = new commands[operation](params as never)
      return (await client.send(command as never, options as never)) as DynamoOutput
    } catch (error) {
      throw withPlainItems(error)
    }
  },
})

/** The items of a cancelled transaction come in DynamoDB's typed notation: the DocumentClient does not touch errors. */
function withPlainItems(error: unknown): unknown {
  for (const reason of cancellationReasonsOf(error) ?? []) {
    const typed = reason as CancellationReason & { Item?: Parameters<typeof unmarshall>[0] }
    if (typed.Item) typed.Item = unmarshall(typed.Item)
  }
  return error
}
