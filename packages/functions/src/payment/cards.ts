import type { PaymentProvider } from '@dispense/core'
import * as v from 'valibot'
import { Setting } from '../env.ts'
import { stripeProvider } from './stripe.ts'

/** The value of the secret `StripeSecretKey` of whoever takes no cards. */
const NO_CARDS = 'none'

/** Stripe's own keys: secret or restricted, of test or live mode. */
const STRIPE_KEY = /^(sk|rk)_(test|live)_/

/** Settings of a function that may take cards. A stand-in of Stripe, whose address is given, has keys of its own making. */
const cardEntries = {
  STRIPE_SECRET_KEY: Setting,
  STRIPE_API_BASE: v.optional(v.pipe(v.string(), v.url('is no URL'))),
}

type CardSettings = v.InferOutput<v.ObjectSchema<typeof cardEntries, undefined>>

/** The settings of a function, and those of cards. */
export const withCards = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.intersect([
    v.object(entries),
    v.pipe(
      v.object(cardEntries),
      v.forward(
        v.check(
          ({ STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base }) =>
            Boolean(base) || key === NO_CARDS || STRIPE_KEY.test(key),
          `is no key of Stripe's: npx sst secret set StripeSecretKey sk_..., or "${NO_CARDS}" to take no cards`,
        ),
        ['STRIPE_SECRET_KEY'],
      ),
    ),
  ])

/**
 * Who takes money from cards; `undefined` when nobody does. `deadlineOf` says, in epoch milliseconds, by when the invocation
 * that runs has ended.
 */
export function cardsOf(
  { STRIPE_SECRET_KEY: secretKey, STRIPE_API_BASE: apiBase }: CardSettings,
  deadlineOf: () => number,
): PaymentProvider | undefined {
  return secretKey === NO_CARDS ? undefined : stripeProvider({ secretKey, apiBase }, deadlineOf)
}
