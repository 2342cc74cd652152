import { type Account, newId } from './account.ts'
import { behaviourOf, type Decline } from './cards.ts'
import type { BalanceTransaction, Charge, Dispute, PaymentIntent, PaymentMethod } from './objects.ts'

/** How long a bank holds money for a payment that is not captured, in seconds: 7 days. */
const HOLD = 7 * 24 * 60 * 60

/** What the stand-in keeps of a charge: 2.9 % and 30 minor units, as Stripe's list price in the United States. */
const FEE = { percent: 2.9, fixed: 30 }

/** Charges the card of a payment: holds the money, takes it, or is declined. */
export const charge = (account: Account, intent: PaymentIntent, method: PaymentMethod, decline?: Decline): Charge => {
  const manual = intent.capture_method === 'manual'
  const made: Charge = {
    id: newId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    balance_transaction: null,
    captured: false,
    disputed: false,
    created: account.now,
    currency: intent.currency,
    customer: intent.customer,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    livemode: false,
    metadata: { ...intent.metadata },
    outcome: outcomeOf(decline),
    paid: decline === undefined,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: {
      type: 'card',
      card: {
        ...method.card,
        amount_authorized: decline ? null : intent.amount,
        ...(manual && !decline && { capture_before: account.now + HOLD }),
      },
    },
    refunded: false,
    status: decline ? 'failed' : 'succeeded',
    transfer_group: intent.transfer_group,
  }
  if (!decline && !manual) take(account, made, intent.amount)
  return account.store.save(made)
}

/** Takes held money, all or a part of it; the rest goes back to the card, and counts as refunded. */
export const take = (account: Account, charge: Charge, amount: number): void => {
  charge.captured = true
  charge.amount_captured = amount
  charge.amount_refunded = charge.amount - amount
  const fee = Math.min(amount, Math.round((amount * FEE.percent) / 100) + FEE.fixed)
  charge.balance_transaction = book(account, charge, { type: 'charge', amount, fee, source: charge.id }).id
  account.store.save(charge)
  if (behaviourOf(charge.payment_method_details.card).dispute) dispute(account, charge)
}

/** What Stripe keeps for a dispute, in minor units. */
const DISPUTE_FEE = 1500

/** The customer's bank takes the money back, as https://docs.stripe.com/disputes says. */
const dispute = (account: Account, charge: Charge): void => {
  const id = newId('dp')
  const { amount_captured: amount, currency, payment_intent } = charge
  const booked = book(account, charge, { type: 'adjustment', amount: -amount, fee: DISPUTE_FEE, source: id })
  charge.disputed = true
  account.store.save(charge)
  const made = account.store.save<Dispute>({
    ...{ id, object: 'dispute', amount, currency, payment_intent },
    balance_transactions: [booked],
    charge: charge.id,
    created: account.now,
    livemode: false,
    reason: 'fraudulent',
    status: 'needs_response',
  })
  account.tell('charge.dispute.created', made)
  account.tell('charge.dispute.funds_withdrawn', made)
}

/** Gives held money back to the card. */
export const release = (account: Account, charge: Charge): void => {
  charge.refunded = true
  charge.amount_refunded = charge.amount
  account.store.save(charge)
}

/** Books money that comes (positive, in minor units) or goes. */
export const book = (
  account: Account,
  { currency }: { readonly currency: string },
  { type, amount, fee, source }: { type: BalanceTransaction['type']; amount: number; fee: number; source: string },
): BalanceTransaction =>
  account.store.save({
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: account.now + 2 * 24 * 60 * 60,
    created: account.now,
    currency,
    fee,
    fee_details:
      fee === 0 ? [] : [{ amount: fee, currency, description: 'Stripe processing fees', type: 'stripe_fee' }],
    net: amount - fee,
    reporting_category: type === 'adjustment' ? 'dispute' : type,
    source,
    status: 'pending',
    type,
  })

const outcomeOf = (decline: Decline | undefined): Record<string, unknown> =>
  decline
    ? {
        network_status: 'declined_by_network',
        reason: decline.decline_code ?? decline.code,
        seller_message: 'The bank did not return any further details with this decline.',
        type: 'issuer_declined',
      }
    : {
        network_status: 'approved_by_network',
        reason: null,
        seller_message: 'Payment complete.',
        type: 'authorized',
      }
