import { createApiSchema, showError } from '@dispense/api'
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { Resource } from 'sst'
import * as v from 'valibot'
import { createTransport } from './dynamo.ts'
import { readEnvironment, Setting } from './env.ts'
import { publishFollower } from './publish/follow.ts'
import { createWire } from './wire.ts'

const env = readEnvironment(
  v.object({ TABLE: Setting, MANAGEMENT: Setting, NEXT_TOKEN_KEY: Setting, STAGE: Setting, AWS_REGION: Setting }),
  {
    ...process.env,
    TABLE: Resource.TableForSocket.name,
    MANAGEMENT: Resource.Socket.managementEndpoint,
    NEXT_TOKEN_KEY: Resource.NextTokenKey.value,
  },
)

const production = env.STAGE === 'production'
const follow = publishFollower({
  client: createTransport(),
  table: env.TABLE,
  schema: createApiSchema(!production),
  wire: createWire(env.MANAGEMENT, env.AWS_REGION),
  show: showError((message, error) => console.error(message, error), production),
  nextTokenKey: env.NEXT_TOKEN_KEY,
})

/** Publishes changes of vends, as the table's stream tells them: see `publishFollower`. */
export const handler = (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> =>
  follow(event, Date.now() + context.getRemainingTimeInMillis())
