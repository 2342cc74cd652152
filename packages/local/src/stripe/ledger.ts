import type { Metadata, PaymentIntentStatus } from './objects.ts'
import type { Store } from './store.ts'

/** A payment as the stand-in's books have it: what a test holds against ours. Amounts in minor units. */
export interface LedgerEntry {
  readonly paymentId: string
  readonly metadata: Metadata
  readonly currency: string
  readonly amount: number
  readonly status: PaymentIntentStatus
  /** Held and not taken. */
  readonly held: number
  readonly captured: number
  /** How often money was taken: never more than once. */
  readonly captures: number
  readonly refunded: number
  readonly fee: number
  readonly refunds: readonly { readonly refundId: string; readonly amount: number; readonly metadata: Metadata }[]
}

/** All payments, oldest first, summed up from charges, refunds and balance transactions. */
export const ledgerOf = (store: Store): LedgerEntry[] => {
  const charges = Map.groupBy(store.all('charge'), (charge) => charge.payment_intent)
  const refunds = Map.groupBy(store.all('refund'), (refund) => refund.payment_intent)
  return store.all('payment_intent').map((intent) => {
    const taken = (charges.get(intent.id) ?? []).filter(({ captured }) => captured)
    const given = refunds.get(intent.id) ?? []
    const fees = taken.map(({ balance_transaction: id }) => store.get('balance_transaction', id ?? '')?.fee ?? 0)
    return {
      paymentId: intent.id,
      metadata: intent.metadata,
      currency: intent.currency.toUpperCase(),
      amount: intent.amount,
      status: intent.status,
      held: intent.amount_capturable,
      captured: sum(taken.map(({ amount_captured }) => amount_captured)),
      captures: taken.length,
      refunded: sum(given.map(({ amount }) => amount)),
      fee: sum(fees),
      refunds: given.map(({ id, amount, metadata }) => ({ refundId: id, amount, metadata })),
    }
  })
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
