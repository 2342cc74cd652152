import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { DynamodbClient } from './client.ts'
import type { Timeouts } from './http.ts'
import { decodeAnswer, encodeRequest } from './requests.ts'
import { QUICK } from './retry.ts'
import { fromAttributes } from './values.ts'

const commands: Record<string, new (input: never) => object> = {
  BatchGetItem: BatchGetItemCommand,
  BatchWriteItem: BatchWriteItemCommand,
  DeleteItem: DeleteItemCommand,
  GetItem: GetItemCommand,
  PutItem: PutItemCommand,
  Query: QueryCommand,
  Scan: ScanCommand,
  TransactGetItems: TransactGetItemsCommand,
  TransactWriteItems: TransactWriteItemsCommand,
  UpdateItem: UpdateItemCommand,
}

/**
 * The same calls through the AWS SDK, with its credentials, endpoints and retries: the way back from the lean client. Without
 * `throwOnRequestTimeout` the SDK does no more than warn of an answer that does not come.
 */
export function createSdkClient(
  config: DynamoDBClientConfig,
  { connectionTimeout = 1000, requestTimeout = 3000 }: Partial<Timeouts> = {},
): Pick<DynamodbClient, 'call' | 'destroy'> {
  const requestHandler = { connectionTimeout, requestTimeout, throwOnRequestTimeout: true }
  const client = new DynamoDBClient({ maxAttempts: QUICK.maxAttempts, requestHandler, ...config })
  return {
    destroy: () => client.destroy(),
    async call(operation, params, options) {
      const Command = commands[operation]
      if (!Command) throw new TypeError(`${operation} is none of ${Object.keys(commands).join(', ')}`)
      try {
        const answer = await client.send(new Command(encodeRequest(params) as never) as never, options)
        return decodeAnswer({ ...answer }) as Awaited<ReturnType<DynamodbClient['call']>>
      } catch (error) {
        const { CancellationReasons: reasons = [] } = error as { CancellationReasons?: { Item?: never }[] }
        for (const reason of reasons) if (reason.Item) Object.assign(reason, { Item: fromAttributes(reason.Item) })
        throw error
      }
    },
  }
}
