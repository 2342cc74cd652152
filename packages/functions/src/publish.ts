import { createApiSchema, createPublisher, eventsOfRecord, runOptions, showError } from '@dispense/api'
import { createRequestContext } from '@dispense/appsync'
import { Vend } from '@dispense/core/entities'
import { fromAttributes } from '@dispense/dynamodb'
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { Resource } from 'sst'
import * as v from 'valibot'
import { createTransport } from './dynamo.ts'
import { readEnvironment, Setting } from './env.ts'
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

const electro = { client: createTransport(), table: env.TABLE }
const production = env.STAGE === 'production'
const schema = createApiSchema(!production)
const wire = createWire(env.MANAGEMENT, env.AWS_REGION)
const show = showError((message, error) => console.error(message, error), production)

/**
 * Publishes changes of vends that the mutation's own function did not, because it died or because no mutation made them.
 * Records are handled in order; the first that fails is reported, and the stream goes on from there.
 */
export async function handler(event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> {
  const deadline = Date.now() + context.getRemainingTimeInMillis()
  const publisher = createPublisher({
    schema,
    wire,
    show,
    run: () => runOptions(electro.client, electro.table, deadline),
    contextOf: (caller) =>
      createRequestContext({ ...caller, electro, deadline, env: { NEXT_TOKEN_KEY: env.NEXT_TOKEN_KEY } }),
  })
  for (const { dynamodb } of event.Records) {
    try {
      const { data } = Vend.parse({ Item: fromAttributes((dynamodb?.NewImage ?? {}) as never) })
      if (data) await publisher.publish(eventsOfRecord(data), { again: true })
    } catch (error) {
      console.error('A change of a vend could not be published', error)
      return { batchItemFailures: [{ itemIdentifier: dynamodb?.SequenceNumber ?? '' }] }
    }
  }
  return { batchItemFailures: [] }
}
