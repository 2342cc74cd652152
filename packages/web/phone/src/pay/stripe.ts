import type { Stripe, StripeElements } from '@stripe/stripe-js'
import { loadStripe } from '@stripe/stripe-js/pure'
import { config } from '../../../shared/config.ts'
import type { Money } from '../../../shared/format.ts'

let loading: Promise<Stripe> | undefined

/**
 * Stripe's library, from Stripe's own address as Stripe asks for it; loaded when a card is to be paid with.
 * @throws Error when it does not load
 */
export function stripe(): Promise<Stripe> {
  loading ??= loadStripe(config.stripeKey).then((loaded) => {
    if (!loaded) throw new Error('Stripe did not load')
    return loaded
  })
  return loading
}

/** Puts Stripe's Payment Element into a place on the page. The amount is held now and taken when the product fell. */
export async function mountElement(place: HTMLElement, { amount, currency }: Money): Promise<StripeElements> {
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches
  const elements = (await stripe()).elements({
    mode: 'payment',
    amount,
    currency: currency.toLowerCase(),
    captureMethod: 'manual',
    allowedPaymentMethodTypes: ['card'],
    appearance: { theme: isDark ? 'night' : 'stripe' },
  })
  elements.create('payment').mount(place)
  return elements
}

/**
 * What the API is given of the card: a ConfirmationToken.
 * @throws Error with Stripe's sentence for the customer
 */
export async function confirmationToken(elements: StripeElements): Promise<string> {
  const loaded = await stripe()
  const { error: incomplete } = await elements.submit()
  if (incomplete) throw new Error(incomplete.message)
  const { error, confirmationToken: token } = await loaded.createConfirmationToken({
    elements,
    params: { return_url: location.href },
  })
  if (error) throw new Error(error.message)
  return token.id
}
