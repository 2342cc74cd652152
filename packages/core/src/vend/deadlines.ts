import { paymentTask } from './task.ts'
import type { VendRecord } from './vend.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** How long a vend may stay in a state before the sweep ends it, in milliseconds. */
const DEADLINES = {
  /** PENDING: the provider's answer to the first question. */
  answer: 45 * SECOND,
  /** PENDING: the customer proves who it is (3-D Secure). */
  action: 5 * MINUTE,
  /** AUTHORIZED: the machine takes it. */
  taking: MINUTE,
  /** DISPENSING: the machine says how it ended. */
  dispensing: 2 * MINUTE,
  /** OUTCOME_UNKNOWN by card: so long before the provider's hold ends it is given up. */
  beforeHoldEnds: HOUR,
  /** OUTCOME_UNKNOWN by card, when the provider did not say how long it holds the money. */
  holding: 6 * 24 * HOUR,
  /** Work with the provider that a request began and did not finish. */
  unfinished: 30 * SECOND,
} as const

/**
 * When the sweep has to do something about a vend, epoch milliseconds; `undefined` when everything about it is settled, or
 * only a person can. The index may say an earlier time: then the sweep looks, and puts it off until this one.
 */
export function deadlineOf(vend: VendRecord): number | undefined {
  const since = Date.parse(vend.updatedAt)
  switch (vend.state) {
    case 'PENDING':
      return since + (vend.card?.paymentId ? DEADLINES.action : DEADLINES.answer)
    case 'AUTHORIZED':
      return since + DEADLINES.taking
    case 'DISPENSING':
      return since + DEADLINES.dispensing
    case 'OUTCOME_UNKNOWN':
      return (
        vend.card &&
        (vend.card.captureBefore ?? Date.parse(vend.createdAt) + DEADLINES.holding) - DEADLINES.beforeHoldEnds
      )
    default:
      return paymentTask(vend) && since + DEADLINES.unfinished
  }
}
