import type { VendPartsFragment, VendState } from '../generated/graphql.ts'

/** What the customer is told of a purchase: one step at a time. */
export type Step =
  /** The tap is kept, and no answer has come yet. */
  | 'sending'
  /** It is not known whether the tap arrived, and it is long ago. */
  | 'unsure'
  /** The customer's bank asks. */
  | 'proving'
  | 'paying'
  /** The machine is asked. */
  | 'waiting'
  | 'dispensing'
  | 'enjoy'
  /** The money was not taken, or is given back: the reason is the vend's state. */
  | 'returned'
  | 'refunded'
  /** The machine does not say how it ended. */
  | 'unknown'

/** How far a state is: a vend only moves forward, so news of an earlier one is old. */
const RANK: Record<VendState, number> = {
  PENDING: 0,
  AUTHORIZED: 1,
  DISPENSING: 2,
  OUTCOME_UNKNOWN: 3,
  DECLINED: 4,
  CANCELLED: 4,
  EXPIRED: 4,
  FAILED: 4,
  COMPLETED: 4,
  REFUNDED: 5,
}

/** Of two pieces of news of a vend, the later one: they may come in any order, and twice. */
export function later<V extends Pick<VendPartsFragment, 'state' | 'updatedAt'>>(known: V | undefined, heard: V): V {
  if (!known) return heard
  const [a, b] = [RANK[known.state], RANK[heard.state]]
  if (a !== b) return b > a ? heard : known
  return heard.updatedAt >= known.updatedAt ? heard : known
}

/** What to show of a vend. `secret`: the customer can be led to the bank. */
export function stepOf(state: VendState, secret: boolean): Step {
  switch (state) {
    case 'PENDING':
      return secret ? 'proving' : 'paying'
    case 'AUTHORIZED':
      return 'waiting'
    case 'DISPENSING':
      return 'dispensing'
    case 'COMPLETED':
      return 'enjoy'
    case 'REFUNDED':
      return 'refunded'
    case 'OUTCOME_UNKNOWN':
      return 'unknown'
    case 'DECLINED':
    case 'CANCELLED':
    case 'EXPIRED':
    case 'FAILED':
      return 'returned'
  }
}

/** Whether nothing will happen any more that the customer waits for. A refund may still come, and changes the receipt. */
export const isOver = (state: VendState): boolean => RANK[state] >= 4
