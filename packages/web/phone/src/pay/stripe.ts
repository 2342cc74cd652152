import type { StripeElements, StripeError, StripePaymentElement } from '@stripe/stripe-js'
import { loadStripe } from '@stripe/stripe-js/pure'
import { config } from '../../../shared/config.ts'
import type { Money } from '../../../shared/format.ts'
import { language, text } from '../text/index.ts'

/** How long Stripe's library and its form may take to appear, in milliseconds. */
const PATIENCE = 20_000

/** Stripe's form for a card, on the page. */
export interface CardElement {
  /** Something else is to be paid; what is typed stays. */
  setAmount(amount: Money): void
  /**
   * What the API is given of the card: a ConfirmationToken, good for one payment.
   * @param returnUrl where a bank's page of its own leads back to
   * @throws Error with a sentence for the customer
   */
  token(returnUrl: string): Promise<string>
  remove(): void
}

/** How the money is taken: it must be what the API asks Stripe for. */
export type Capture = 'manual' | 'automatic'

/**
 * Puts Stripe's Payment Element into an empty place on the page; there when it can be typed into. The payment itself is made by the
 * API: https://docs.stripe.com/payments/finalize-payments-on-the-server
 * @throws Error when Stripe's library or its form does not load
 */
export async function mountCard(place: HTMLElement, amount: Money, capture: Capture): Promise<CardElement> {
  const stripe = await within(PATIENCE, library())
  const scheme = matchMedia('(prefers-color-scheme: dark)')
  const appearance = () => ({ theme: scheme.matches ? ('night' as const) : ('stripe' as const) })
  const elements = stripe.elements({
    mode: 'payment',
    ...amountOf(amount),
    captureMethod: capture,
    allowedPaymentMethodTypes: ['card'],
    locale: language,
    appearance: appearance(),
  })
  const element = elements.create('payment')
  const follow = () => void elements.update({ appearance: appearance() })
  const remove = () => {
    scheme.removeEventListener('change', follow)
    element.destroy()
  }
  try {
    await within(PATIENCE, ready(element, place))
  } catch (error) {
    remove()
    throw error
  }
  scheme.addEventListener('change', follow)
  return {
    setAmount: (other) => void elements.update(amountOf(other)),
    token: (returnUrl) => confirmationToken(elements, returnUrl),
    remove,
  }
}

/**
 * Asks what the customer's bank wants to know (3-D Secure), in a window over the page. Whatever it answers, the API hears it from
 * Stripe, too.
 * @throws Error when it could not be asked: the same question may be put again
 */
export async function answerBank(clientSecret: string): Promise<void> {
  const stripe = await within(PATIENCE, library())
  const { error } = await stripe.handleNextAction({ clientSecret }).catch((thrown: Error) => ({ error: thrown }))
  if (!error) return
  // A refusal is an answer, and a payment that waits for nothing has had its answer before.
  const { paymentIntent } = await stripe.retrievePaymentIntent(clientSecret)
  if (!paymentIntent || paymentIntent.status === 'requires_action') throw new Error(text.progress.unasked)
}

let loading: ReturnType<typeof loadStripe> | undefined

/** Stripe's library, from Stripe's own address as Stripe asks for it. After a failure the next call loads it again. */
async function library() {
  loading ??= loadStripe(config.stripeKey)
  try {
    const loaded = await loading
    if (loaded) return loaded
    throw new Error('Stripe.js is for browsers')
  } catch (error) {
    loading = undefined
    throw error
  }
}

const amountOf = ({ amount, currency }: Money) => ({ amount, currency: currency.toLowerCase() })

const ready = (element: StripePaymentElement, place: HTMLElement): Promise<void> =>
  new Promise((done, fail) => {
    element.on('ready', () => done())
    element.on('loaderror', ({ error }) => fail(new Error(error.message)))
    element.mount(place)
  })

const within = <T>(milliseconds: number, awaited: Promise<T>): Promise<T> =>
  Promise.race([
    awaited,
    new Promise<never>((_, fail) => setTimeout(() => fail(new Error('It takes too long')), milliseconds)),
  ])

async function confirmationToken(elements: StripeElements, returnUrl: string): Promise<string> {
  const stripe = await library()
  const { error: incomplete } = await elements.submit()
  if (incomplete) throw new Error(sentenceOf(incomplete))
  const { error, confirmationToken: token } = await stripe.createConfirmationToken({
    elements,
    params: { return_url: returnUrl },
  })
  if (error) throw new Error(sentenceOf(error))
  return token.id
}

/** Stripe writes for customers of what is wrong with a card, in their language; its other messages are for developers. */
const sentenceOf = ({ type, message }: StripeError): string =>
  (type === 'card_error' || type === 'validation_error') && message ? message : text.card.unreachable
