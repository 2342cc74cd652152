import { type Payment, PaymentError } from '@dispense/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type Stripe from 'stripe'

/** What a webhook works with. */
export interface WebhookParts {
  /** What Stripe signs with: `whsec_...` */
  secret: string
  /** The payment as the provider has it now. */
  retrieve(paymentId: string): Promise<Payment>
  /** Brings what was paid to where its payment stands. */
  settle(payment: Payment): Promise<unknown>
}

/** How old a signature may be, in seconds: Stripe's own default. */
const TOLERANCE = 300

/**
 * Takes an event of Stripe's. It only says "look": what counts is the payment as Stripe has it now, so events that come
 * twice, late or in another order do no harm. 400 for a signature that is not Stripe's or too old, 200 for what was
 * settled or is not ours, 500 for what must be sent again.
 */
export async function receiveEvent(
  request: Pick<APIGatewayProxyEventV2, 'body' | 'headers' | 'isBase64Encoded'>,
  { secret, retrieve, settle }: WebhookParts,
): Promise<APIGatewayProxyStructuredResultV2> {
  const event = await verified(request, secret)
  if (!event) return { statusCode: 400, body: 'The signature is not valid' }
  const paymentId = paymentOf(event)
  if (!paymentId) return { statusCode: 200, body: `Nothing to do for ${event.type}` }
  try {
    const payment = await retrieve(paymentId).catch(nothingThere)
    if (!payment || payment.reference === '') return { statusCode: 200, body: 'Not a payment of ours' }
    await settle(payment)
    return { statusCode: 200, body: 'Settled' }
  } catch (error) {
    console.error(`The event ${event.id} (${event.type}) of ${paymentId} could not be settled`, error)
    return { statusCode: 500, body: 'Not settled: send it again' }
  }
}

async function verified(
  { body = '', headers, isBase64Encoded }: Pick<APIGatewayProxyEventV2, 'body' | 'headers' | 'isBase64Encoded'>,
  secret: string,
): Promise<Stripe.Event | undefined> {
  const { default: Client } = await import('stripe')
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString() : body
  try {
    return await Client.webhooks.constructEventAsync(text, headers['stripe-signature'] ?? '', secret, TOLERANCE)
  } catch (error) {
    console.warn('An event was refused', (error as Error).message.split('\n')[0])
    return undefined
  }
}

/** The payment that an event is about: the event of a charge, a refund or a dispute names it too. */
function paymentOf(event: Stripe.Event): string | undefined {
  const object = event.data.object as { object: string; id?: string; payment_intent?: string | { id: string } | null }
  if (object.object === 'payment_intent') return object.id
  return typeof object.payment_intent === 'string' ? object.payment_intent : object.payment_intent?.id
}

function nothingThere(error: unknown): undefined {
  if (error instanceof PaymentError && error.code === 'resource_missing') return
  throw error
}
