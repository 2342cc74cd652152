import type { PaymentRequest } from '../payment/request.ts'
import { isReleased } from './states.ts'
import type { VendRecord } from './vend.ts'

/**
 * What the provider has to be asked about a vend: nothing for a wallet's, and nothing when the payment is where the vend
 * is. It follows from what is stored alone, so whoever finds a vend after a crash goes on with it.
 */
export function paymentTask(vend: VendRecord): PaymentRequest | undefined {
  const { card, state, vendId, price } = vend
  if (!card) return undefined
  const { paymentId } = card
  if (state === 'PENDING')
    return paymentId ? { call: 'retrieve', paymentId } : { call: 'authorize', order: orderOf(vend) }
  if (state === 'COMPLETED') {
    const isOpen = card.status !== 'CAPTURED' && card.status !== 'LOST'
    return isOpen && paymentId ? { call: 'capture', paymentId, amount: price.total } : undefined
  }
  if (!isReleased(state) || card.status === 'CANCELED' || card.status === 'DECLINED') return undefined
  if (!paymentId) return { call: 'find', reference: vendId }
  if (card.status !== 'CAPTURED') return { call: 'cancel', paymentId }
  return { call: 'refund', paymentId, amount: price.total, reference: `${vendId}-void` }
}

const orderOf = ({ vendId, operatorId, price, card }: VendRecord) => ({
  reference: vendId,
  purpose: 'VEND' as const,
  operatorId,
  amount: price.total,
  currency: price.currency,
  token: card?.token ?? '',
  capture: 'manual' as const,
})
