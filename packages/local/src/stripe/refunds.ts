import { type Account, newId } from './account.ts'
import { book } from './charges.ts'
import { invalidParameter, noSuch, notAllowed } from './failure.ts'
import type { Charge, Refund } from './objects.ts'
import type { Params } from './params.ts'
import { intentOf } from './payment-intents.ts'

/** `POST /v1/refunds`: gives captured money back, all that is left of it or a part. */
export const createRefund = (account: Account, params: Params): Refund => {
  const charge = chargeOf(account, params.text('payment_intent'), params.text('charge'))
  const amount = params.integer('amount')
  const reason = params.choice('reason', ['duplicate', 'fraudulent', 'requested_by_customer']) ?? null
  const metadata = params.metadata()
  params.end()
  const left = charge.amount - charge.amount_refunded
  if (!charge.captured) {
    throw notAllowed('charge_not_refundable', `Charge ${charge.id} has not been captured: cancel its PaymentIntent.`)
  }
  if (left === 0) throw notAllowed('charge_already_refunded', `Charge ${charge.id} has already been refunded.`)
  const returned = amount ?? left
  if (returned < 1) throw invalidParameter('amount', 'Invalid positive integer', 'parameter_invalid_integer')
  if (returned > left) {
    const message = `Refund amount (${returned}) is greater than unrefunded amount on charge (${left})`
    throw notAllowed('amount_too_large', message, { param: 'amount' })
  }
  return give(account, charge, { amount: returned, reason, metadata })
}

const give = (account: Account, charge: Charge, given: Pick<Refund, 'amount' | 'reason' | 'metadata'>): Refund => {
  const id = newId('re')
  const { amount } = given
  const refund = account.store.save<Refund>({
    id,
    object: 'refund',
    ...given,
    balance_transaction: book(account, charge, { type: 'refund', amount: -amount, fee: 0, source: id }).id,
    charge: charge.id,
    created: account.now,
    currency: charge.currency,
    payment_intent: charge.payment_intent,
    status: 'succeeded',
  })
  charge.amount_refunded += amount
  charge.refunded = charge.amount_refunded === charge.amount
  account.store.save(charge)
  account.tell('charge.refunded', charge)
  account.tell('refund.created', refund)
  return refund
}

const chargeOf = (account: Account, paymentIntent: string | undefined, id: string | undefined): Charge => {
  if (!paymentIntent && !id) {
    throw invalidParameter('payment_intent', 'One of the following params should be provided: payment_intent, charge.')
  }
  const intent = paymentIntent ? intentOf(account, paymentIntent) : undefined
  if (intent && intent.amount_received === 0) {
    throw notAllowed(
      'payment_intent_unexpected_state',
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
    )
  }
  const wanted = intent?.latest_charge ?? id ?? ''
  const charge = account.store.get('charge', wanted)
  if (charge) return charge
  throw noSuch('charge', wanted, 'charge')
}
