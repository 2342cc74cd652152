import { type Account, newId, randomText } from './account.ts'
import { behaviourOf, type Decline } from './cards.ts'
import { charge, release, take } from './charges.ts'
import { invalidParameter, noSuch, notAllowed, StripeFailure } from './failure.ts'
import type { PaymentIntent, PaymentMethod } from './objects.ts'
import type { Params } from './params.ts'
import { methodOf, spendToken } from './payment-methods.ts'

/** Least amounts that Stripe charges, in minor units; in other currencies the equivalent of 50 US cents, taken as 50. */
const LEAST: Readonly<Record<string, number>> = { gbp: 30, jpy: 50, chf: 50, dkk: 250, nok: 300, sek: 300, pln: 200 }

/** The most, for every currency. */
const MOST = 99_999_999

/** `POST /v1/payment_intents` */
export const createPaymentIntent = (account: Account, params: Params, base: string): PaymentIntent => {
  const intent = readIntent(account, params)
  const confirm = params.flag('confirm')
  const confirmation = readConfirmation(params)
  params.ignore('off_session', 'payment_method_options', 'receipt_email', 'statement_descriptor_suffix')
  params.end()
  if (!confirm && confirmation.token) {
    throw invalidParameter('confirmation_token', 'You can only use confirmation_token with confirm=true.')
  }
  const method = chooseMethod(account, intent, confirmation)
  if (method) Object.assign(intent, { payment_method: method.id, status: 'requires_confirmation' })
  account.store.save(intent)
  account.tell('payment_intent.created', intent)
  return confirm ? begin(account, intent, method, confirmation.returnUrl, base) : intent
}

/** `POST /v1/payment_intents/:id/confirm` */
export const confirmPaymentIntent = (account: Account, params: Params, base: string, id: string): PaymentIntent => {
  const intent = intentOf(account, id)
  const confirmation = readConfirmation(params)
  params.ignore('client_secret', 'off_session', 'payment_method_options', 'receipt_email', 'setup_future_usage')
  params.end()
  expect(intent, ['requires_payment_method', 'requires_confirmation', 'requires_action'], 'confirm', 'confirmed')
  const method = chooseMethod(account, intent, confirmation)
  return begin(account, intent, method, confirmation.returnUrl, base)
}

/** `POST /v1/payment_intents/:id/capture` */
export const capturePaymentIntent = (account: Account, params: Params, id: string): PaymentIntent => {
  const intent = intentOf(account, id)
  const amount = params.integer('amount_to_capture')
  params.ignore('metadata', 'final_capture')
  params.end()
  expect(intent, ['requires_capture'], 'capture', 'captured')
  const taken = amount ?? intent.amount_capturable
  if (taken < 1) throw invalidParameter('amount_to_capture', 'This value must be greater than or equal to 1.')
  if (taken > intent.amount_capturable) {
    const message = `The requested capture amount is greater than the amount you can capture for this PaymentIntent.`
    throw notAllowed('amount_too_large', message, { param: 'amount_to_capture' })
  }
  const held = latestCharge(account, intent)
  take(account, held, taken)
  Object.assign(intent, { amount_capturable: 0, amount_received: taken, status: 'succeeded' })
  account.store.save(intent)
  account.tell('charge.captured', held)
  account.tell('payment_intent.succeeded', intent)
  return intent
}

/** `POST /v1/payment_intents/:id/cancel` */
export const cancelPaymentIntent = (account: Account, params: Params, id: string): PaymentIntent => {
  const intent = intentOf(account, id)
  const reason = params.choice('cancellation_reason', REASONS) ?? null
  params.end()
  expect(intent, CANCELABLE, 'cancel', 'canceled')
  return cancel(account, intent, reason)
}

const REASONS = ['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'] as const
const CANCELABLE = ['requires_payment_method', 'requires_capture', 'requires_confirmation', 'requires_action'] as const

/** What the customer did when asked who it is. */
export const answerChallenge = (account: Account, intent: PaymentIntent, passed: boolean): void => {
  const method = intent.payment_method && account.store.get('payment_method', intent.payment_method)
  if (intent.status !== 'requires_action' || !method) return
  intent.next_action = null
  if (passed) attempt(account, intent, method)
  else fail(account, intent, method, UNPROVEN)
}

const UNPROVEN: Decline = {
  code: 'payment_intent_authentication_failure',
  message: 'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
}

/** The payment of an id, as it is now: a hold whose time is over has ended. */
export const intentOf = (account: Account, id: string): PaymentIntent => {
  const intent = account.store.get('payment_intent', id)
  if (!intent) throw noSuch('payment_intent', id, 'intent')
  const limit = intent.latest_charge && latestCharge(account, intent).payment_method_details.card.capture_before
  if (intent.status === 'requires_capture' && limit && limit <= account.now) cancel(account, intent, 'automatic')
  return intent
}

const latestCharge = (account: Account, { latest_charge: id }: PaymentIntent) => {
  const found = id === null ? undefined : account.store.get('charge', id)
  if (!found) throw new Error(`The stand-in has lost the charge ${id}`)
  return found
}

const readIntent = (account: Account, params: Params): PaymentIntent => {
  const currency = params.required('currency').toLowerCase()
  if (!/^[a-z]{3}$/.test(currency)) throw invalidParameter('currency', `Invalid currency: ${currency}.`)
  const types = params.list('allowed_payment_method_types')
  const automatic = params.inner('automatic_payment_methods')
  if (types.some((type) => type !== 'card')) {
    throw invalidParameter('allowed_payment_method_types', 'The stand-in takes cards only')
  }
  const id = newId('pi')
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: types.length > 0 ? types : null,
    amount: readAmount(params, currency),
    amount_capturable: 0,
    amount_received: 0,
    automatic_payment_methods: automatic
      ? { enabled: automatic.flag('enabled'), allow_redirects: automatic.text('allow_redirects') ?? 'always' }
      : null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: params.choice('capture_method', ['automatic', 'automatic_async', 'manual']) ?? 'automatic_async',
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: 'automatic',
    created: account.now,
    currency,
    customer: params.text('customer') ?? null,
    description: params.text('description') ?? null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: params.metadata(),
    next_action: null,
    payment_method: null,
    payment_method_types: ['card'],
    setup_future_usage: params.text('setup_future_usage') ?? null,
    status: 'requires_payment_method',
    transfer_group: params.text('transfer_group') ?? null,
  }
}

const readAmount = (params: Params, currency: string): number => {
  params.required('amount')
  const amount = params.integer('amount') ?? 0
  if (amount < 1)
    throw invalidParameter('amount', 'This value must be greater than or equal to 1.', 'parameter_invalid_integer')
  const least = LEAST[currency] ?? 50
  if (amount < least) {
    const message = `Amount must be at least ${least} ${currency} (in the currency's minor unit)`
    throw invalidParameter('amount', message, 'amount_too_small')
  }
  if (amount > MOST)
    throw invalidParameter('amount', `Amount must be no more than ${MOST} ${currency}`, 'amount_too_large')
  return amount
}

interface Confirmation {
  readonly method: string | undefined
  readonly token: string | undefined
  readonly returnUrl: string | undefined
}

const readConfirmation = (params: Params): Confirmation => {
  params.ignore('use_stripe_sdk', 'error_on_requires_action')
  const [method, token] = [params.text('payment_method'), params.text('confirmation_token')]
  if (method && token) {
    throw invalidParameter(
      'confirmation_token',
      'You may only specify one of these parameters: payment_method, confirmation_token.',
    )
  }
  return { method, token, returnUrl: params.text('return_url') }
}

const chooseMethod = (account: Account, intent: PaymentIntent, { method, token }: Confirmation) => {
  if (token) return spendToken(account, token, intent.id)
  const id = method ?? intent.payment_method
  return id ? methodOf(account, id) : undefined
}

/** Confirms a payment: asks the customer who it is when the card wants that, otherwise charges it. */
const begin = (
  account: Account,
  intent: PaymentIntent,
  method: PaymentMethod | undefined,
  returnUrl: string | undefined,
  base: string,
): PaymentIntent => {
  if (!method) {
    const message =
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken."
    throw notAllowed('payment_intent_unexpected_state', message, { payment_intent: intent })
  }
  intent.payment_method = method.id
  if (!behaviourOf(method.card).challenge) return attempt(account, intent, method)
  const page = `${base}/3d_secure/${intent.id}`
  intent.status = 'requires_action'
  intent.next_action = returnUrl
    ? {
        type: 'redirect_to_url',
        redirect_to_url: { return_url: returnUrl, url: `${page}?${new URLSearchParams({ return_url: returnUrl })}` },
      }
    : { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: page } }
  account.store.save(intent)
  account.tell('payment_intent.requires_action', intent)
  return intent
}

const attempt = (account: Account, intent: PaymentIntent, method: PaymentMethod): PaymentIntent => {
  const { decline } = behaviourOf(method.card)
  if (decline) return fail(account, intent, method, decline)
  const made = charge(account, intent, method)
  Object.assign(intent, {
    latest_charge: made.id,
    last_payment_error: null,
    ...(made.captured
      ? { amount_received: intent.amount, status: 'succeeded' }
      : { amount_capturable: intent.amount, status: 'requires_capture' }),
  })
  account.store.save(intent)
  account.tell('charge.succeeded', made)
  account.tell(made.captured ? 'payment_intent.succeeded' : 'payment_intent.amount_capturable_updated', intent)
  return intent
}

/** @throws StripeFailure always: a card error with the payment as it is now */
const fail = (account: Account, intent: PaymentIntent, method: PaymentMethod, decline: Decline): never => {
  const { message, ...codes } = decline
  // Who was not proved to be the card's owner was never charged.
  const refused = decline === UNPROVEN ? undefined : charge(account, intent, method, decline)
  const details = { ...codes, ...(refused && { charge: refused.id }), payment_method: method }
  Object.assign(intent, {
    latest_charge: refused?.id ?? intent.latest_charge,
    last_payment_error: { ...details, message, type: 'card_error' },
    payment_method: null,
    status: 'requires_payment_method',
  })
  account.store.save(intent)
  if (refused) account.tell('charge.failed', refused)
  account.tell('payment_intent.payment_failed', intent)
  throw new StripeFailure(402, 'card_error', message, { ...details, payment_intent: intent })
}

const cancel = (account: Account, intent: PaymentIntent, reason: string | null): PaymentIntent => {
  if (intent.status === 'requires_capture') {
    const held = latestCharge(account, intent)
    release(account, held)
    account.tell(reason === 'automatic' ? 'charge.expired' : 'charge.refunded', held)
  }
  Object.assign(intent, {
    amount_capturable: 0,
    canceled_at: account.now,
    cancellation_reason: reason,
    next_action: null,
    status: 'canceled',
  })
  account.store.save(intent)
  account.tell('payment_intent.canceled', intent)
  return intent
}

const expect = (intent: PaymentIntent, allowed: readonly string[], verb: string, done: string): void => {
  if (allowed.includes(intent.status)) return
  const message =
    verb === 'capture'
      ? `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: ${allowed.join(', ')}.`
      : `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${done}: ${allowed.join(', ')}.`
  throw notAllowed('payment_intent_unexpected_state', message, { payment_intent: intent })
}
