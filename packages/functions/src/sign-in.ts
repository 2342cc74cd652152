import type { Context, PreTokenGenerationTriggerEvent } from 'aws-lambda'
import { Resource } from 'sst'
import * as v from 'valibot'
import { createTransport } from './dynamo.ts'
import { readEnvironment, Setting } from './env.ts'
import { claimRights } from './people/rights.ts'

const env = readEnvironment(v.object({ TABLE: Setting }), { ...process.env, TABLE: Resource.TableForSignIn.name })
const client = createTransport()

/** The user pool asks before it signs an ID token, at each sign-in and each renewal: what the user may do is in the table. */
export const handler = (
  event: PreTokenGenerationTriggerEvent,
  context: Context,
): Promise<PreTokenGenerationTriggerEvent> =>
  claimRights(event, { client, table: env.TABLE, deadline: Date.now() + context.getRemainingTimeInMillis() })
