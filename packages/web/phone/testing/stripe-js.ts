/**
 * A stand-in of Stripe.js for the browser tests: what the phone page asks of the real one, held to Stripe's own types, over the
 * stand-in of Stripe's servers (packages/local). It is stricter than the real one: what Stripe.js warns of is an error here.
 * What it does not have, it lacks by name.
 */
import type {
  ConfirmationTokenResult,
  PaymentIntent,
  PaymentIntentOrSetupIntentResult,
  PaymentIntentResult,
  Stripe,
  StripeElements,
  StripeElementsOptionsMode,
  StripeError,
} from '@stripe/stripe-js'
import { createElements, formOf, typedCard } from './stripe-elements.ts'
import { IntegrationError, onlyKnown, want } from './stripe-shapes.ts'

/** Where the stand-in of Stripe's servers listens: put in by the tests. */
declare const STRIPE_API: string

/** How often the bank's page is looked at, in milliseconds. */
const LOOK = 150

type Faked = Pick<Stripe, 'createConfirmationToken' | 'retrievePaymentIntent'> & {
  elements(options: StripeElementsOptionsMode): StripeElements
  handleNextAction(options: { clientSecret: string }): Promise<PaymentIntentOrSetupIntentResult>
}

function createStripe(key: string): Faked {
  want(/^pk_(test|live)_\w+$/.test(key), `Invalid value for Stripe(): apiKey should be a publishable key, not ${key}`)
  const retrieve = (clientSecret: string) => retrievePaymentIntent(key, clientSecret)
  return {
    elements: (options) => createElements(options),
    createConfirmationToken: (options) => createConfirmationToken(key, options),
    retrievePaymentIntent: retrieve,
    handleNextAction: async (options) => {
      onlyKnown('handleNextAction', options, ['clientSecret'])
      const found = await retrieve(options.clientSecret)
      return found.paymentIntent ? await nextAction(found.paymentIntent, () => retrieve(options.clientSecret)) : found
    },
  }
}

async function createConfirmationToken(
  key: string,
  options: Parameters<Stripe['createConfirmationToken']>[0],
): Promise<ConfirmationTokenResult> {
  onlyKnown('createConfirmationToken', options, ['elements', 'params'])
  const { params = {} } = options
  onlyKnown('createConfirmationToken', params, ['return_url', 'payment_method_data', 'shipping'])
  want(!params.return_url || URL.canParse(params.return_url), 'createConfirmationToken(): return_url must be a URL')
  const form = formOf((options as { elements: StripeElements }).elements)
  want(form.isSubmitted, 'elements.submit() must be called before stripe.createConfirmationToken().')
  form.isSubmitted = false
  const { number, expiry, cvc } = typedCard(form)
  const [month = '', year = ''] = expiry.split('/')
  const { error, value } = await call(key, 'POST', 'confirmation_tokens', {
    'payment_method_data[type]': 'card',
    'payment_method_data[card][number]': number.replaceAll(' ', ''),
    'payment_method_data[card][exp_month]': month,
    'payment_method_data[card][exp_year]': `20${year}`,
    'payment_method_data[card][cvc]': cvc,
    ...(params.return_url && { return_url: params.return_url }),
  })
  return error ? { error } : ({ confirmationToken: value } as ConfirmationTokenResult)
}

async function retrievePaymentIntent(key: string, clientSecret: string): Promise<PaymentIntentResult> {
  const [id] = /^pi_\w+?(?=_secret_\w+$)/.exec(clientSecret) ?? []
  want(id !== undefined, 'Invalid value for clientSecret: it should be of the form pi_..._secret_...')
  const query = new URLSearchParams({ client_secret: clientSecret })
  const { error, value } = await call(key, 'GET', `payment_intents/${id}?${query}`)
  return error ? { error } : ({ paymentIntent: value } as PaymentIntentResult)
}

/** The bank's question in a window over the page, until it is answered; a page of the bank's own is gone to. */
async function nextAction(
  intent: PaymentIntent,
  retrieve: () => Promise<PaymentIntentResult>,
): Promise<PaymentIntentResult> {
  want(
    intent.status === 'requires_action',
    'handleNextAction: The PaymentIntent supplied is not in the requires_action state.',
  )
  const action = intent.next_action as unknown as {
    redirect_to_url?: { url: string }
    use_stripe_sdk?: { stripe_js: string }
  }
  if (action.redirect_to_url) location.assign(action.redirect_to_url.url)
  const frame = document.createElement('iframe')
  frame.title = '3-D Secure'
  frame.src = action.use_stripe_sdk?.stripe_js ?? 'about:blank'
  Object.assign(frame.style, { position: 'fixed', inset: '0', width: '100%', height: '100%', background: '#fff' })
  document.body.append(frame)
  try {
    for (;;) {
      const { error, paymentIntent } = await retrieve()
      if (error) return { error }
      if (paymentIntent.status === 'requires_payment_method') return { error: refused(paymentIntent) }
      if (paymentIntent.status !== 'requires_action') return { paymentIntent }
      await new Promise((done) => setTimeout(done, LOOK))
    }
  } finally {
    frame.remove()
  }
}

const refused = (intent: PaymentIntent): StripeError => ({
  type: 'invalid_request_error',
  code: 'payment_intent_authentication_failure',
  message: 'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
  payment_intent: intent,
})

/** Asks Stripe's API; a connection that fails is an answer, not an exception. */
async function call(key: string, method: string, path: string, form?: Record<string, string>) {
  try {
    const answer = await fetch(`${STRIPE_API}/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${key}` },
      ...(form && { body: new URLSearchParams(form) }),
    })
    const value = (await answer.json()) as { error?: StripeError }
    return value.error ? { error: value.error } : { value }
  } catch {
    const message = 'We are experiencing issues connecting to our payments provider. Please check your connection.'
    return { error: { type: 'api_connection_error', message } satisfies StripeError }
  }
}

Object.assign(window, { Stripe: Object.assign(createStripe, { version: 'endive' }), StripeError: IntegrationError })
