import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { Resource } from 'sst'
import * as v from 'valibot'
import { createTransport } from './dynamo.ts'
import { readEnvironment, Setting } from './env.ts'
import { salesFollower } from './sales/follow.ts'

const env = readEnvironment(v.object({ TABLE: Setting }), { TABLE: Resource.TableForSales.name })
const follow = salesFollower(createTransport(), env.TABLE)

/** Counts what happens at the machines, as the table's stream tells it: see `salesFollower`. */
export const handler = (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> =>
  follow(event, Date.now() + context.getRemainingTimeInMillis())
