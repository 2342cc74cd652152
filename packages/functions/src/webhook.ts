import { settlePaid } from '@dispense/api'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { Resource } from 'sst'
import { createTransport } from './dynamo.ts'
import { readEnvironment, Setting } from './env.ts'
import { cardsOf, withCards } from './payment/cards.ts'
import { receiveEvent } from './payment/webhook.ts'

const env = readEnvironment(withCards({ TABLE: Setting, STRIPE_WEBHOOK_SECRET: Setting }), {
  ...process.env,
  TABLE: Resource.TableForWebhook.name,
  STRIPE_SECRET_KEY: Resource.StripeSecretKey.value,
  STRIPE_WEBHOOK_SECRET: Resource.StripeWebhookSecret.value,
})

/** By when the invocation that runs must have ended; an environment runs one at a time. */
let deadline = 0

const client = createTransport()
const provider = cardsOf(env, () => deadline)

/** `POST /webhooks/stripe`: Stripe says that something has happened to a payment. */
export async function handler(
  event: APIGatewayProxyEventV2,
  context: Context,
): Promise<APIGatewayProxyStructuredResultV2> {
  deadline = Date.now() + context.getRemainingTimeInMillis()
  if (!provider) return { statusCode: 404, body: 'Cards are not taken here' }
  return await receiveEvent(event, {
    secret: env.STRIPE_WEBHOOK_SECRET,
    retrieve: (paymentId) => provider.retrieve(paymentId),
    settle: (payment) => settlePaid(payment, { client, table: env.TABLE, provider, deadline }),
  })
}
