import type { DataSource } from '@dispense/appsync'
import {
  type Payment,
  type PaymentAnswer,
  PaymentError,
  type PaymentProvider,
  type PaymentRequest,
} from '@dispense/core'

/** The data source that commands ask the payment provider through. Without a provider every question is `REJECTED`. */
export const paymentSource = (provider: PaymentProvider | undefined): DataSource => ({
  type: 'Payment',
  execute: (request, { context }) =>
    request ? askProvider(provider, request as PaymentRequest, context.deadline.signal) : null,
})

/**
 * Asks the payment provider; a failure is an answer, too. What the provider refuses to do to a payment that is there
 * (to capture what was captured, to cancel what has ended), and what it may have done, is looked up: what counts is how the
 * payment stands. At the deadline the outcome is `UNKNOWN`.
 */
export async function askProvider(
  provider: PaymentProvider | undefined,
  request: PaymentRequest,
  signal?: AbortSignal,
): Promise<PaymentAnswer> {
  if (!provider) return { failed: 'REJECTED', code: 'no_provider', message: 'There is no payment provider.' }
  try {
    return { payment: await withinTime(ask(provider, request), signal) }
  } catch (error) {
    const failure = answerOf(error)
    const known = await withinTime(look(provider, request), signal).catch(() => null)
    return known ? { payment: known } : failure
  }
}

function ask(provider: PaymentProvider, request: PaymentRequest): Promise<Payment | null> {
  switch (request.call) {
    case 'authorize':
      return provider.authorize(request.order)
    case 'find':
      return provider.find(request.reference)
    case 'retrieve':
      return provider.retrieve(request.paymentId)
    case 'capture':
      return provider.capture(request.paymentId, request.amount)
    case 'cancel':
      return provider.cancel(request.paymentId)
    case 'refund':
      return provider.refund(request.paymentId, request.amount, request.reference)
  }
}

/** The payment as it stands, after a question about it failed. */
async function look(provider: PaymentProvider, request: PaymentRequest): Promise<Payment | null> {
  if (request.call === 'authorize') return await provider.find(request.order.reference)
  if (request.call === 'find' || request.call === 'retrieve') return null
  return await provider.retrieve(request.paymentId)
}

function answerOf(error: unknown): Exclude<PaymentAnswer, { payment: unknown }> {
  if (error instanceof PaymentError) return { failed: error.outcome, code: error.code, message: error.message }
  // Whatever else went wrong, nothing is known of what was done.
  return { failed: 'UNKNOWN', code: 'unforeseen', message: error instanceof Error ? error.message : String(error) }
}

async function withinTime<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return await answer
  signal.throwIfAborted()
  const { promise: over, reject } = Promise.withResolvers<never>()
  const stop = () => reject(new PaymentError('UNKNOWN', 'deadline', 'The answer did not come in time.'))
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([answer, over])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
