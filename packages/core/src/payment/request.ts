import type { Payment, PaymentOrder } from './provider.ts'

/** One call of the payment provider, as data: core says what to ask, whoever carries out a command asks it. */
export type PaymentRequest =
  | { call: 'authorize'; order: PaymentOrder }
  | { call: 'find'; reference: string }
  | { call: 'retrieve'; paymentId: string }
  | { call: 'capture'; paymentId: string; amount: number }
  | { call: 'cancel'; paymentId: string }
  | { call: 'refund'; paymentId: string; amount: number; reference: string }

/**
 * What came of it: the payment as it stands then (`null` when there is none), or a failure. After `UNKNOWN` nothing may be
 * concluded; `REJECTED` was not done.
 */
export type PaymentAnswer =
  | { payment: Payment | null }
  | { failed: 'UNKNOWN' | 'REJECTED'; code: string; message: string }

/** When a decision is taken, and a new id for what it may write. */
export interface Moment {
  /** Epoch milliseconds. */
  now: number
  /** A new ULID. */
  id: string
}
