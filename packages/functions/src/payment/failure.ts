import { PaymentError } from '@dispense/core'
import type Stripe from 'stripe'

/** Refusals after which Stripe has surely done nothing, and would do nothing if asked again. */
const REJECTED = new Set([
  'StripeInvalidRequestError',
  'StripeAuthenticationError',
  'StripePermissionError',
  'StripeCardError',
])

/**
 * What an error of Stripe's SDK means for the money. All that is not surely a refusal is unknown: lost connections,
 * timeouts, 5xx, a key that is in use, and a key of another request too, for something was done under it.
 */
export function toPaymentError(error: unknown): PaymentError {
  if (error instanceof PaymentError) return error
  const { type, rawType, code, message } = error as Partial<Stripe.errors.StripeError>
  const outcome = type !== undefined && REJECTED.has(type) ? 'REJECTED' : 'UNKNOWN'
  return new PaymentError(outcome, code ?? rawType ?? snakeCase(type ?? 'unknown'), message ?? 'No answer', {
    cause: error,
  })
}

/** Whether the state of the payment did not allow what was asked: the state says what has happened instead. */
export function isStateError(error: unknown): boolean {
  return (error as Partial<Stripe.errors.StripeError>).code === 'payment_intent_unexpected_state'
}

/** Whether the answer is an error that Stripe has kept under the idempotency key, and gives again whenever it is asked. */
export function isKeptError(error: unknown): boolean {
  const { statusCode = 0, headers } = error as Partial<Stripe.errors.StripeError>
  return statusCode >= 500 && headers?.['idempotent-replayed'] === 'true'
}

/** `StripeConnectionError` as a code: `connection_error`. */
function snakeCase(type: string): string {
  return type
    .replace(/^Stripe/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toLowerCase()
}
