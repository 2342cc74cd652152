import * as v from 'valibot'
import type { Payment } from './provider.ts'

/** Input schema of the provider's token of a card. A card number is none: it would be refused here, and never be stored. */
const CardToken = v.pipe(
  v.string(),
  v.regex(/^(pm|ctoken)_[0-9A-Za-z_]{1,200}$/, 'must be a PaymentMethod (pm_...) or a ConfirmationToken (ctoken_...)'),
)

/** Input schema of a card, as the provider's library names it to a page. */
export const CardInput = v.object({ token: CardToken })

/** Where the payment of a card stands; see `Payment`. `ASKED`: no answer is known yet. `LOST`: it can no longer be taken. */
export const CARD_STATES = [
  'ASKED',
  'REQUIRES_ACTION',
  'PROCESSING',
  'AUTHORIZED',
  'CAPTURED',
  'CANCELED',
  'DECLINED',
  'LOST',
] as const

/** Where the payment of a card stands. */
export type CardState = (typeof CARD_STATES)[number]

/** What may be stored of a card and its payment, as attributes of an entity. Never its number. */
export const cardProperties = {
  /** The provider's token. */
  token: { type: 'string', required: true },
  status: { type: CARD_STATES, required: true },
  paymentId: { type: 'string' },
  brand: { type: 'string' },
  last4: { type: 'string' },
  /** Until when the provider holds the money, epoch milliseconds. */
  captureBefore: { type: 'number' },
  /** Why it was declined, in the provider's words. */
  decline: { type: 'string' },
  /** What the provider kept of it, minor units. Of money that is in the books it is in the books, too. */
  fee: { type: 'number' },
} as const

/** What is stored of a card. */
export interface PaymentCard {
  token: string
  status: CardState
  paymentId?: string | undefined
  brand?: string | undefined
  last4?: string | undefined
  captureBefore?: number | undefined
  decline?: string | undefined
  fee?: number | undefined
}

/** The card as the provider has it. */
export function cardAfter<Card extends PaymentCard>(card: Card, payment: Payment): Card {
  const { paymentId, captureBefore, decline, fee } = payment
  return {
    ...card,
    status: payment.status,
    paymentId,
    ...payment.card,
    ...(captureBefore !== undefined && { captureBefore }),
    ...(decline && { decline: decline.code }),
    ...(fee !== undefined && { fee }),
  }
}
