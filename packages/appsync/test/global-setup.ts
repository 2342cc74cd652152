import { spawnDynamo } from './dynamodb.ts'

/** One DynamoDB Local for all test files of a run, because each start costs seconds; it answers when the first one asks. */
export default async function setup() {
  const { endpoint, stop } = await spawnDynamo()
  process.env.TEST_DYNAMODB_ENDPOINT = endpoint
  return stop
}
