import { config } from '../../../shared/config.ts'

/** The publishable key that the stand-in takes: any would do. */
const STAND_IN_KEY = 'pk_test_local'

/** Who takes cards here: Stripe, the local cloud's stand-in, or nobody. */
export const cardsBy: 'stripe' | 'stand-in' | 'nobody' =
  config.stripeKey !== '' ? 'stripe' : config.stripeStandIn !== '' ? 'stand-in' : 'nobody'

/** What a customer types into the stand-in's form. */
export interface CardFields {
  readonly number: string
  /** `12/34` */
  readonly expiry: string
  readonly cvc: string
}

/**
 * Makes a token of a card at the stand-in, as Stripe.js does at Stripe.
 * @throws Error when the card is none
 */
export async function tokenOf({ number, expiry, cvc }: CardFields): Promise<string> {
  const [month = '', year = ''] = expiry.split('/').map((part) => part.trim())
  const body = new URLSearchParams({
    type: 'card',
    'card[number]': number.replaceAll(' ', ''),
    'card[exp_month]': String(Number(month)),
    'card[exp_year]': `20${year.slice(-2)}`,
    'card[cvc]': cvc,
  })
  const response = await fetch(`${config.stripeStandIn}/v1/payment_methods`, {
    method: 'POST',
    headers: { authorization: `Bearer ${STAND_IN_KEY}` },
    body,
  })
  const answer = (await response.json()) as { id?: string; error?: { message: string } }
  if (!answer.id) throw new Error(answer.error?.message ?? 'The card was refused')
  return answer.id
}

/** `42424242` is shown as `4242 4242`. */
export const groupDigits = (typed: string): string =>
  typed
    .replaceAll(/\D/g, '')
    .slice(0, 19)
    .replaceAll(/(\d{4})(?=\d)/g, '$1 ')

/** `1234` is shown as `12/34`. */
export const groupExpiry = (typed: string): string => {
  const digits = typed.replaceAll(/\D/g, '').slice(0, 4)
  return digits.length > 2 ? `${digits.slice(0, 2)}/${digits.slice(2)}` : digits
}

/**
 * Leads the customer to the bank's question (3-D Secure): Stripe's own library asks on this page; the stand-in has a page of its own,
 * which leads back to this one.
 * @returns whether the question was answered here; otherwise the page is being left
 * @throws Error when it could not be asked
 */
export async function prove(clientSecret: string): Promise<boolean> {
  if (cardsBy === 'stripe') {
    const { answerBank } = await import('./stripe.ts')
    await answerBank(clientSecret)
    return true
  }
  const [payment = ''] = clientSecret.split('_secret_')
  location.assign(`${config.stripeStandIn}/3d_secure/${payment}?return_url=${encodeURIComponent(location.href)}`)
  return false
}
