import { type Finishing, type Settlement, write } from '../command.ts'
import type { Moment, PaymentAnswer, PaymentRequest } from '../payment/request.ts'
import { EXHAUSTED, pauseAfter } from '../payment/retry.ts'
import { settleTopUp, topUpDeadline, topUpFlow, topUpTask } from './settle.ts'
import { TopUp, type TopUpRecord, topUpShard, withoutDue } from './top-up.ts'

/**
 * How the sweep finishes a top-up: it looks for the payment, and never makes one; money that was taken is credited, and what the
 * customer did not go on with expires.
 */
export const finishTopUp: Finishing<TopUpRecord> = { ...topUpFlow, ask: sweepAsk, settle: settleTopUp, conclude }

function sweepAsk(topUp: TopUpRecord): PaymentRequest | undefined {
  const task = topUpTask(topUp)
  return task?.call === 'authorize' ? { call: 'find', reference: topUp.topUpId } : task
}

function conclude(topUp: TopUpRecord, { now }: Moment, answer?: PaymentAnswer): Settlement<TopUpRecord> {
  if (topUp.due === undefined || (topUp.dueAt ?? 0) > now) return { kind: 'done', value: topUp }
  const dueAt = topUpDeadline(topUp)
  if (dueAt === undefined) return change(topUp, withoutDue(topUp))
  if (dueAt > now) return change(topUp, { ...topUp, dueAt })
  if (topUp.state === 'PENDING') {
    return change(topUp, {
      ...topUp,
      state: 'EXPIRED',
      updatedAt: new Date(now).toISOString(),
      dueAt: now + pauseAfter(1),
    })
  }
  const attempts = (topUp.attempts ?? 0) + 1
  const isRefused = answer !== undefined && 'failed' in answer && answer.failed === 'REJECTED'
  if (attempts >= EXHAUSTED && isRefused) {
    return change(topUp, withoutDue({ ...topUp, card: { ...topUp.card, status: 'LOST' } }))
  }
  return change(topUp, { ...topUp, attempts, dueAt: now + pauseAfter(attempts) })
}

/** Writes what became of a top-up, when nobody has touched it. */
function change(topUp: TopUpRecord, after: TopUpRecord): Settlement<TopUpRecord> {
  const { topUpId, state, card, updatedAt, attempts, dueAt } = after
  const set = TopUp.patch({ topUpId }).set({ state, card, updatedAt, ...(attempts !== undefined && { attempts }) })
  const patch = dueAt === undefined ? set.remove(['due', 'dueAt']) : set.set({ due: topUpShard(topUpId), dueAt })
  const operation = patch.where((item, op) =>
    [
      op.eq(item.state, topUp.state),
      op.eq(item.card.status, topUp.card.status),
      op.eq(item.dueAt, topUp.dueAt ?? 0),
    ].join(' AND '),
  )
  return write(operation, after)
}
