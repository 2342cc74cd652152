import type { PaymentRequest } from '../payment/request.ts'
import { KEY_LIVES_MS } from '../payment/retry.ts'
import { isReleased } from './states.ts'
import type { VendCard, VendRecord } from './vend.ts'

/**
 * What a request asks the provider about a vend, at this moment (epoch milliseconds). It never asks for money under a key that
 * the provider may have forgotten.
 */
export function paymentAsk(vend: VendRecord, now: number): PaymentRequest | undefined {
  const task = paymentTask(vend)
  const isOld = now - Date.parse(vend.createdAt) > KEY_LIVES_MS
  return task?.call === 'authorize' && isOld ? { call: 'find', reference: vend.vendId } : task
}

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
  if (vend.refunding && paymentId) {
    const { refundId: reference, amount } = vend.refunding
    return { call: 'refund', paymentId, amount, reference }
  }
  if (state === 'COMPLETED') {
    const isOpen = card.status !== 'CAPTURED' && card.status !== 'LOST'
    return isOpen && paymentId ? { call: 'capture', paymentId, amount: price.total } : undefined
  }
  if (!isReleased(state) || SETTLED.has(card.status)) return undefined
  if (!paymentId) return { call: 'find', reference: vendId }
  if (card.status !== 'CAPTURED') return { call: 'cancel', paymentId }
  return { call: 'refund', paymentId, amount: price.total, reference: `${vendId}-void` }
}

/** Where the payment of a vend that was not sold may stay. */
const SETTLED: ReadonlySet<VendCard['status']> = new Set(['CANCELED', 'DECLINED', 'LOST'])

const orderOf = ({ vendId, operatorId, price, card }: VendRecord) => ({
  reference: vendId,
  purpose: 'VEND' as const,
  operatorId,
  amount: price.total,
  currency: price.currency,
  token: card?.token ?? '',
  capture: 'manual' as const,
})
