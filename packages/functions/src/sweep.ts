import { type Swept, sweep } from '@dispense/api'
import type { Context } from 'aws-lambda'
import { Resource } from 'sst'
import { createTransport } from './dynamo.ts'
import { readEnvironment, Setting } from './env.ts'
import { startExports } from './exports/due.ts'
import { createStarter } from './exports/start.ts'
import { cardsOf, withCards } from './payment/cards.ts'

const env = readEnvironment(withCards({ TABLE: Setting, AWS_REGION: Setting, EXPORT_WORKER: Setting }), {
  ...process.env,
  TABLE: Resource.TableForSweep.name,
  EXPORT_WORKER: Resource.WorkerOfExports.name,
  STRIPE_SECRET_KEY: Resource.StripeSecretKey.value,
})

/** By when the invocation that runs must have ended; an environment runs one at a time. */
let deadline = 0

const client = createTransport()
const provider = cardsOf(env, () => deadline)
const start = createStarter({
  functionName: env.EXPORT_WORKER,
  region: env.AWS_REGION,
  endpoint: process.env.AWS_ENDPOINT_URL_LAMBDA,
})

/** Every minute: finishes what requests left open. A run that fails is no loss, the next one finds the same. */
export async function handler(_event: unknown, context: Context): Promise<Swept> {
  deadline = Date.now() + context.getRemainingTimeInMillis()
  const log = (message: string, error: unknown) => console.error(message, error)
  await startExports({ client, table: env.TABLE, deadline, start, log })
  return await sweep({ client, table: env.TABLE, provider, deadline, log })
}
