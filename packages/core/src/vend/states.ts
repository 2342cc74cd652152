import type { VendState } from './vend.ts'

/** The ways that a vend can move. It only moves forward. */
const MOVES: Record<VendState, readonly VendState[]> = {
  PENDING: ['AUTHORIZED', 'DECLINED', 'CANCELLED', 'EXPIRED'],
  AUTHORIZED: ['DISPENSING', 'CANCELLED', 'EXPIRED'],
  DISPENSING: ['COMPLETED', 'FAILED', 'OUTCOME_UNKNOWN'],
  OUTCOME_UNKNOWN: ['COMPLETED', 'FAILED'],
  COMPLETED: ['REFUNDED'],
  REFUNDED: [],
  DECLINED: [],
  CANCELLED: [],
  EXPIRED: [],
  FAILED: [],
}

/** Whether a vend in this state has a machine to itself, and a unit and money reserved. */
export const isUnderWay = (state: VendState): boolean =>
  state === 'PENDING' || state === 'AUTHORIZED' || state === 'DISPENSING'

/** Whether a vend in this state ended without a sale: its unit and its money are given back. */
export const isReleased = (state: VendState): boolean =>
  state === 'DECLINED' || state === 'CANCELLED' || state === 'EXPIRED' || state === 'FAILED'

/** Whether a vend in one state may go to another. */
export const canMove = (from: VendState, to: VendState): boolean => MOVES[from].includes(to)
