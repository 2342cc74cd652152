import type { Payment } from '@dispense/core'
import type Stripe from 'stripe'

/** What is asked for with every payment: its charge, and what Stripe kept of it. */
export const EXPAND = ['latest_charge.balance_transaction']

/**
 * Currencies of which Stripe counts other minor units than ISO 4217: hundredths, which do not exist.
 * https://docs.stripe.com/currencies#special-cases
 */
export const COUNTED_OTHERWISE: ReadonlySet<string> = new Set(['ISK', 'UGX'])

/**
 * A payment in our words. `released` is what a part capture gave back to the card: Stripe counts it as refunded, and we do
 * not.
 */
export function toPayment(intent: Stripe.PaymentIntent, released = 0): Payment {
  const charge = chargeOf(intent)
  const card = charge?.payment_method_details?.card ?? intent.last_payment_error?.payment_method?.card
  const before = charge?.payment_method_details?.card?.capture_before
  const fee = charge && feeOf(charge)
  const status = statusOf(intent)
  const taken = charge?.captured ? charge : undefined
  return {
    paymentId: intent.id,
    reference: intent.metadata.reference ?? '',
    status,
    amount: intent.amount,
    captured: taken?.amount_captured ?? 0,
    refunded: taken ? taken.amount_refunded - released : 0,
    currency: intent.currency.toUpperCase(),
    ...(fee !== undefined && { fee }),
    ...(before && status === 'AUTHORIZED' && { captureBefore: before * 1000 }),
    ...(card && { card: { brand: card.brand ?? 'unknown', last4: card.last4 ?? '' } }),
    ...(intent.client_secret && { clientSecret: intent.client_secret }),
    ...(status === 'DECLINED' && { decline: declineOf(intent) }),
  }
}

/** The charge of a payment that was asked for with `EXPAND`. */
export function chargeOf({ latest_charge: charge }: Stripe.PaymentIntent): Stripe.Charge | undefined {
  return typeof charge === 'object' && charge !== null ? charge : undefined
}

function statusOf({ status }: Stripe.PaymentIntent): Payment['status'] {
  switch (status) {
    case 'requires_action':
      return 'REQUIRES_ACTION'
    case 'requires_capture':
      return 'AUTHORIZED'
    case 'succeeded':
      return 'CAPTURED'
    case 'canceled':
      return 'CANCELED'
    case 'requires_payment_method':
      return 'DECLINED'
    default:
      return 'PROCESSING'
  }
}

function declineOf({ last_payment_error: error }: Stripe.PaymentIntent): NonNullable<Payment['decline']> {
  return {
    code: error?.decline_code || error?.code || 'declined',
    message: error?.message ?? 'The card was declined.',
  }
}

/** Known once Stripe has booked it. */
function feeOf({ balance_transaction: booked }: Stripe.Charge): number | undefined {
  return typeof booked === 'object' && booked !== null ? booked.fee : undefined
}
