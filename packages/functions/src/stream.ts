import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { Resource } from 'sst'
import * as v from 'valibot'
import { catalogFollower } from './catalog/follow.ts'
import { createTransport } from './dynamo.ts'
import { readEnvironment, Setting } from './env.ts'

const env = readEnvironment(v.object({ TABLE: Setting }), { TABLE: Resource.TableForCatalog.name })
const follow = catalogFollower(createTransport(), env.TABLE)

/** Follows changed products and promotions of the table's stream into the machines: see `catalogFollower`. */
export const handler = (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> =>
  follow(event, Date.now() + context.getRemainingTimeInMillis())
