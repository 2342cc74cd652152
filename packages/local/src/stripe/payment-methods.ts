import { type Account, newId } from './account.ts'
import { cardOf, TEST_CARDS } from './cards.ts'
import { invalidParameter, noSuch, StripeFailure } from './failure.ts'
import type { Card, ConfirmationToken, PaymentMethod } from './objects.ts'
import type { Params } from './params.ts'

/** How long a ConfirmationToken may be used, in seconds. */
const TOKEN_LIFE = 12 * 60 * 60

/** `POST /v1/payment_methods`: a card by its number, or by the token of a test card. */
export const createPaymentMethod = (account: Account, params: Params): PaymentMethod => {
  if (params.required('type') !== 'card') throw invalidParameter('type', 'The stand-in takes cards only: type=card')
  const card = readCard(params)
  const metadata = params.metadata()
  params.ignore('billing_details', 'allow_redisplay')
  params.end()
  return makeMethod(account, card, metadata)
}

/** `POST /v1/test_helpers/confirmation_tokens`, and what Stripe.js makes of the card that a customer types. */
export const createConfirmationToken = (account: Account, params: Params): ConfirmationToken => {
  const existing = params.text('payment_method')
  const data = params.inner('payment_method_data')
  const card = existing ? methodOf(account, existing).card : data && cardFrom(data)
  if (!card) throw invalidParameter('payment_method', 'Missing required param: payment_method.', 'parameter_missing')
  const return_url = params.text('return_url') ?? null
  params.ignore('setup_future_usage', 'shipping', 'payment_method_options')
  params.end()
  return account.store.save({
    id: newId('ctoken'),
    object: 'confirmation_token',
    created: account.now,
    expires_at: account.now + TOKEN_LIFE,
    livemode: false,
    payment_intent: null,
    payment_method_preview: { type: 'card', card },
    return_url,
  })
}

/** The PaymentMethod of an id. The token of a test card makes a new one each time, as at Stripe. */
export const methodOf = (account: Account, id: string, param = 'payment_method'): PaymentMethod => {
  const card = TEST_CARDS.find(({ tokens }) => tokens.includes(id))
  if (card) return makeMethod(account, cardOf(card), {})
  const found = account.store.get('payment_method', id)
  if (found) return found
  throw noSuch('PaymentMethod', id, param)
}

/** Uses a ConfirmationToken up: its card as a PaymentMethod. */
export const spendToken = (account: Account, id: string, paymentIntent: string): PaymentMethod => {
  const token = account.store.get('confirmation_token', id)
  if (!token) throw noSuch('confirmation_token', id, 'confirmation_token')
  if (token.payment_intent !== null || token.expires_at <= account.now) {
    const message = `This ConfirmationToken ${id} has already been used or has expired. Make a new one.`
    throw new StripeFailure(400, 'invalid_request_error', message, { param: 'confirmation_token' })
  }
  account.store.save(Object.assign(token, { payment_intent: paymentIntent }))
  return makeMethod(account, token.payment_method_preview.card, {})
}

const makeMethod = (account: Account, card: Card, metadata: PaymentMethod['metadata']): PaymentMethod =>
  account.store.save({
    id: newId('pm'),
    object: 'payment_method',
    billing_details: { address: null, email: null, name: null, phone: null },
    card,
    created: account.now,
    customer: null,
    livemode: false,
    metadata,
    type: 'card',
  })

const cardFrom = (data: Params): Card => {
  data.ignore('type', 'billing_details', 'allow_redisplay')
  const card = readCard(data)
  data.end()
  return card
}

const readCard = (params: Params): Card => {
  const given = params.inner('card')
  if (!given) throw invalidParameter('card', 'Missing required param: card.', 'parameter_missing')
  const token = given.text('token')
  const number = token ? tokenNumber(token) : given.required('number').replace(/[\s-]/g, '')
  const month = given.integer('exp_month') ?? 12
  const year = given.integer('exp_year') ?? 2034
  given.ignore('cvc')
  given.end()
  const card = TEST_CARDS.find((known) => known.number === number)
  if (card) return cardOf(card, month, year < 100 ? 2000 + year : year)
  throw new StripeFailure(402, 'card_error', 'Your card number is incorrect.', {
    code: 'incorrect_number',
    param: 'number',
  })
}

/** The old kind of token: `tok_visa` stands for the card of `pm_card_visa`. */
const tokenNumber = (token: string): string => {
  const name = token.replace(/^tok_/, 'pm_card_')
  const card = TEST_CARDS.find(({ tokens }) => tokens.includes(name))
  if (card) return card.number
  throw noSuch('token', token, 'card[token]')
}
