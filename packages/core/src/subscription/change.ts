import type { VendRecord, VendState } from '../vend/vend.ts'

/** How far along a state is. A vend only moves forward, so the rank only grows. */
const RANK: Record<VendState, number> = {
  PENDING: 1,
  AUTHORIZED: 2,
  DISPENSING: 3,
  OUTCOME_UNKNOWN: 4,
  DECLINED: 5,
  CANCELLED: 5,
  EXPIRED: 5,
  COMPLETED: 5,
  FAILED: 5,
  REFUNDED: 6,
}

/** More milliseconds than any date of this millennium has. */
const RANK_STEP = 2 ** 45

/**
 * A number that grows with every change of a vend and follows from the vend alone: whoever publishes it, from a mutation or
 * from the table's stream, gives it the same.
 */
export const vendSequence = ({ state, updatedAt }: Pick<VendRecord, 'state' | 'updatedAt'>): number =>
  RANK[state] * RANK_STEP + Date.parse(updatedAt)
