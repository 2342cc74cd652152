import { type Dispute, type Payment, PaymentError, type PaymentOrder, type PaymentProvider } from '@dispense/core'
import type Stripe from 'stripe'
import { COUNTED_OTHERWISE, chargeOf, EXPAND, toPayment } from './convert.ts'
import { isKeptError, isStateError, toPaymentError } from './failure.ts'
import { movementsOf } from './movements.ts'

/** How to reach Stripe. */
export interface StripeSettings {
  /** `sk_...` */
  secretKey: string
  /** Another address than Stripe's own: the local cloud's stand-in. */
  apiBase?: string | undefined
  /** Carries the SDK's requests instead of its own HTTP client. */
  fetch?: typeof fetch | undefined
}

/** Longest wait for one answer, and what is left for storing it, in milliseconds. */
const PATIENCE = 8_000
const RESERVE = 500

/** How often a refund is asked for under a new key after Stripe has kept an error under the one before. */
const REFUND_KEYS = 3

/**
 * Stripe as our payment provider. The SDK is loaded with the first call, so that requests without a card do not pay for it.
 * `deadlineOf` says, in epoch milliseconds, by when the calls of the running invocation have ended: what is not answered by
 * then is UNKNOWN.
 *
 * Once-only by idempotency keys where Stripe's state would allow a second time (authorize, refund), and by Stripe's state
 * where it does not (capture, cancel): a key there could only keep an error for a day.
 */
export function stripeProvider(settings: StripeSettings, deadlineOf: () => number): PaymentProvider {
  const ask = <T>(call: (stripe: Stripe, options: Stripe.RequestOptions) => Promise<T>): Promise<T> => {
    const deadline = deadlineOf()
    return withinDeadline(async () => call(await clientOf(settings), requestOptions(deadline)), deadline)
  }

  const retrieve = (id: string): Promise<Payment> =>
    ask(async (stripe, options) =>
      complete(stripe, options, await stripe.paymentIntents.retrieve(id, { expand: EXPAND }, options)),
    )

  /** Does what can be done once; when the state does not allow it, the state says whether it was done before. */
  const once = async (id: string, done: Payment['status'], call: () => Promise<Payment>): Promise<Payment> => {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof PaymentError) || !isStateError(error.cause)) throw error
      const payment = await retrieve(id)
      if (payment.status === done) return payment
      throw error
    }
  }

  return {
    retrieve,
    authorize: (order) => ask((stripe, options) => authorize(stripe, order, options)),
    find: (reference) => ask((stripe, options) => find(stripe, reference, options)),
    capture: (id, amount) =>
      once(id, 'CAPTURED', () =>
        ask(async (stripe, options) => {
          const params = { amount_to_capture: amount, expand: EXPAND }
          return complete(stripe, options, await stripe.paymentIntents.capture(id, params, options))
        }),
      ),
    cancel: (id) =>
      once(id, 'CANCELED', () =>
        ask(async (stripe, options) => toPayment(await stripe.paymentIntents.cancel(id, { expand: EXPAND }, options))),
      ),
    refund: async (id, amount, reference) => {
      await ask((stripe, options) => refund(stripe, { id, amount, reference }, options))
      return retrieve(id)
    },
    movements: (from, to, cursor) => ask((stripe, options) => movementsOf(stripe, options, { from, to, cursor })),
  }
}

/** A decline is an answer, not a failure. */
async function authorize(stripe: Stripe, order: PaymentOrder, options: Stripe.RequestOptions): Promise<Payment> {
  const { reference, token } = order
  if (COUNTED_OTHERWISE.has(order.currency)) {
    throw new PaymentError('REJECTED', 'currency_not_supported', `Cards are not charged in ${order.currency}`)
  }
  const params: Stripe.PaymentIntentCreateParams = {
    amount: order.amount,
    currency: order.currency.toLowerCase(),
    allowed_payment_method_types: ['card'],
    capture_method: order.capture === 'manual' ? 'manual' : 'automatic',
    confirm: true,
    metadata: { reference, operatorId: order.operatorId, purpose: order.purpose },
    // Charges can be listed by it at once; the search index is late by up to a minute.
    transfer_group: reference,
    expand: EXPAND,
    ...(token.startsWith('ctoken_') ? { confirmation_token: token } : { payment_method: token }),
  }
  try {
    const made = await stripe.paymentIntents.create(params, { ...options, idempotencyKey: `authorize-${reference}` })
    return await complete(stripe, options, made)
  } catch (error) {
    const { type, payment_intent: intent } = error as Partial<Stripe.errors.StripeError>
    if (type === 'StripeCardError' && intent) return toPayment(intent as Stripe.PaymentIntent)
    throw error
  }
}

/** By its charge, which is there as soon as money is held; a payment that has none yet by the search index. */
async function find(stripe: Stripe, reference: string, options: Stripe.RequestOptions): Promise<Payment | null> {
  const charges = await stripe.charges.list({ transfer_group: reference, limit: 1 }, options)
  const charged = charges.data[0]?.payment_intent
  const found = charged ?? (await search(stripe, reference, options))
  if (!found) return null
  const id = typeof found === 'string' ? found : found.id
  return complete(stripe, options, await stripe.paymentIntents.retrieve(id, { expand: EXPAND }, options))
}

async function search(stripe: Stripe, reference: string, options: Stripe.RequestOptions): Promise<string | undefined> {
  const query = `metadata['reference']:'${reference.replace(/['\\]/g, '')}'`
  const { data } = await stripe.paymentIntents.search({ query, limit: 1 }, options)
  return data[0]?.id
}

/**
 * Gives money back under the refund's own key. The list of refunds tells first whether it was done before: Stripe forgets keys
 * after a day. When Stripe has kept an error under the key, and the list does not have the refund, it is asked for under the
 * next key.
 */
async function refund(
  stripe: Stripe,
  { id, amount, reference }: { id: string; amount: number; reference: string },
  options: Stripe.RequestOptions,
): Promise<void> {
  const params = { payment_intent: id, amount, metadata: { reference } }
  for (let attempt = 1; ; attempt++) {
    const refunds = await refundsOf(stripe, id, options)
    if (refunds.some(({ metadata, status }) => metadata?.reference === reference && status !== 'failed')) return
    const idempotencyKey = attempt === 1 ? `refund-${reference}` : `refund-${reference}-${attempt}`
    try {
      await stripe.refunds.create(params, { ...options, idempotencyKey })
      return
    } catch (error) {
      if (!isKeptError(error) || attempt === REFUND_KEYS) throw error
    }
  }
}

/** Finds out what of a part capture's rest Stripe counts as refunded: a refund that moved no money. */
async function complete(
  stripe: Stripe,
  options: Stripe.RequestOptions,
  intent: Stripe.PaymentIntent,
): Promise<Payment> {
  const charge = chargeOf(intent)
  if (charge?.disputed) return { ...toPayment(intent), dispute: await disputeOf(stripe, options, intent.id) }
  const inPart = charge?.captured && charge.amount_captured < charge.amount && charge.amount_refunded > 0
  if (!inPart) return toPayment(intent)
  const refunds = await refundsOf(stripe, intent.id, options)
  const given = refunds.filter(
    ({ status, balance_transaction }) => status !== 'failed' && status !== 'canceled' && balance_transaction,
  )
  return toPayment(intent, charge.amount_refunded - given.reduce((total, { amount }) => total + amount, 0))
}

/** What the customer's bank took back of a payment: Stripe books it and what it keeps, and books it back when the dispute is won. */
async function disputeOf(stripe: Stripe, options: Stripe.RequestOptions, id: string): Promise<Dispute> {
  const { data } = await stripe.disputes.list({ payment_intent: id, limit: 100 }, options)
  const booked = data.flatMap(({ amount: disputed, balance_transactions }) =>
    // In the currency of the payment: the account's may be another one.
    balance_transactions.map(({ amount, fee }) => ({ taken: 0 - Math.sign(amount) * disputed, fee })),
  )
  const disputeId = data[0]?.id ?? ''
  return {
    disputeId,
    amount: booked.reduce((sum, { taken }) => sum + taken, 0),
    fee: booked.reduce((sum, { fee }) => sum + fee, 0),
    link: `https://dashboard.stripe.com/${data[0]?.livemode ? '' : 'test/'}disputes/${disputeId}`,
  }
}

async function refundsOf(stripe: Stripe, id: string, options: Stripe.RequestOptions): Promise<Stripe.Refund[]> {
  return (await stripe.refunds.list({ payment_intent: id, limit: 100 }, options)).data
}

/** Half of what is left for each of two attempts: the SDK's second one comes soon after a lost connection. */
function requestOptions(deadline: number): Stripe.RequestOptions {
  const left = deadline - RESERVE - Date.now()
  return { timeout: Math.max(1, Math.min(PATIENCE, Math.floor(left / 2))), maxNetworkRetries: 1 }
}

/** @throws PaymentError */
async function withinDeadline<T>(run: () => Promise<T>, deadline: number): Promise<T> {
  const left = deadline - RESERVE - Date.now()
  if (left <= 0) throw new PaymentError('UNKNOWN', 'no_time', 'There is no time left to ask Stripe')
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PaymentError('UNKNOWN', 'timeout', 'Stripe has not answered in time')), left)
  })
  try {
    return await Promise.race([run(), late])
  } catch (error) {
    throw toPaymentError(error)
  } finally {
    clearTimeout(timer)
  }
}

const clients = new WeakMap<StripeSettings, Promise<Stripe>>()

/** One client for each account and process: it keeps its connections open. */
function clientOf(settings: StripeSettings): Promise<Stripe> {
  const client = clients.get(settings) ?? makeClient(settings)
  clients.set(settings, client)
  return client
}

async function makeClient({ secretKey, apiBase, fetch: carrier }: StripeSettings): Promise<Stripe> {
  const { default: Client } = await import('stripe')
  const httpClient = carrier && { httpClient: Client.createFetchHttpClient(carrier) }
  return new Client(secretKey, { ...addressOf(apiBase), ...httpClient, telemetry: false })
}

function addressOf(apiBase: string | undefined): Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol'> {
  if (!apiBase) return {}
  const { hostname: host, port, protocol } = new URL(apiBase)
  return { host, protocol: protocol === 'http:' ? 'http' : 'https', ...(port && { port }) }
}
