import type { DynamoTransport } from '@dispense/appsync'
import { createDynamodbClient, lambdaCredentials } from '@dispense/dynamodb'
import * as v from 'valibot'
import { readEnvironment, Setting } from './env.ts'

const Environment = v.object({
  AWS_REGION: Setting,
  AWS_ENDPOINT_URL_DYNAMODB: v.optional(v.pipe(v.string(), v.url('is no URL'))),
  DYNAMODB_CLIENT: v.optional(v.picklist(['', 'lean', 'sdk'], 'is neither "lean" nor "sdk"'), 'lean'),
})

/**
 * What carries a function's calls to DynamoDB: the lean client, or with `DYNAMODB_CLIENT=sdk` the AWS SDK. A call that hangs is
 * given up and sent again well inside the function's timeout; what may be sent twice is decided where the writes are built, in
 * core.
 */
export function createTransport(): DynamoTransport {
  const env = readEnvironment(Environment, process.env)
  if (env.DYNAMODB_CLIENT === 'sdk') return loadSdk()
  const client = createDynamodbClient({
    region: env.AWS_REGION,
    endpoint: env.AWS_ENDPOINT_URL_DYNAMODB,
    credentials: lambdaCredentials(process.env),
  })
  // While the function starts, so that its first call finds a connection.
  void client.connect()
  return client
}

/** The SDK is in a chunk of its own, which nobody loads who does not ask for it. */
function loadSdk(): DynamoTransport {
  const loaded = import('@dispense/dynamodb/sdk').then(({ createSdkClient }) => createSdkClient({}))
  return { call: async (...call) => (await loaded).call(...call) }
}
