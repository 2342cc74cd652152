import { type Finishing, type Settlement, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import { transaction } from '../db/operation.ts'
import { exceptionRecord, MachineException, type MachineExceptionRecord } from '../machine/exception.ts'
import { withoutDue } from '../payment/due.ts'
import type { Moment, PaymentAnswer, PaymentRequest } from '../payment/request.ts'
import { EXHAUSTED, pauseAfter } from '../payment/retry.ts'
import { settleTopUp, topUpDeadline, topUpFlow, topUpTask } from './settle.ts'
import { TopUp, type TopUpRecord, topUpShard } from './top-up.ts'

/**
 * How the sweep finishes a top-up: it looks for the payment, and never makes one; money that was taken is credited, and what the
 * customer did not go on with expires.
 */
export const finishTopUp: Finishing<TopUpRecord> = { ...topUpFlow, ask: sweepAsk, settle: settleTopUp, conclude }

function sweepAsk(topUp: TopUpRecord): PaymentRequest | undefined {
  const task = topUpTask(topUp)
  return task?.call === 'authorize' ? { call: 'find', reference: topUp.topUpId } : task
}

function conclude(topUp: TopUpRecord, moment: Moment, answer?: PaymentAnswer): Settlement<TopUpRecord> {
  const { now } = moment
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
    const lost: TopUpRecord = { ...topUp, card: { ...topUp.card, status: 'LOST' } }
    return change(topUp, withoutDue(lost), exceptionOf(topUp, moment, 'PAYMENT_LOST'))
  }
  const later = { ...topUp, attempts, dueAt: now + pauseAfter(attempts) }
  return change(topUp, later, attempts === EXHAUSTED ? exceptionOf(topUp, moment, 'PAYMENT_STUCK') : undefined)
}

/** What the operator is told, by the code of the exception. */
const MESSAGES = {
  PAYMENT_STUCK: 'The payment provider has not done its part of this top-up for two hours. It is asked on.',
  PAYMENT_LOST: 'The payment provider refuses its part of this top-up for good: look at the payment there.',
} as const

/** A top-up has no machine: what the operator is told of it lies with itself. */
const exceptionOf = ({ topUpId, operatorId }: TopUpRecord, { now, id }: Moment, code: keyof typeof MESSAGES) =>
  exceptionRecord(
    { machineId: topUpId, operatorId, vendId: topUpId, sequence: 0 },
    { exceptionId: id, code, message: MESSAGES[code], operation: 'sweep' },
    now,
  )

type Patch = ReturnType<typeof TopUp.patch>

/** Writes what became of a top-up, and what is told of it, when nobody has touched it. */
function change(topUp: TopUpRecord, after: TopUpRecord, told?: MachineExceptionRecord): Settlement<TopUpRecord> {
  const { topUpId, state, card, updatedAt, attempts, dueAt } = after
  const changes: Parameters<Patch['data']>[0] = (item, op) => {
    op.set(item.state, state)
    op.set(item.card, card)
    op.set(item.updatedAt, updatedAt)
    if (attempts !== undefined) op.set(item.attempts, attempts)
    if (dueAt === undefined) {
      op.remove(item.due)
      op.remove(item.dueAt)
    } else {
      op.set(item.due, topUpShard(topUpId))
      op.set(item.dueAt, dueAt)
    }
  }
  const asRead: Parameters<ReturnType<Patch['data']>['where']>[0] = (item, op) =>
    `${op.eq(item.state, topUp.state)} AND ${op.eq(item.card.status, topUp.card.status)} AND ${op.eq(item.dueAt, topUp.dueAt ?? 0)}`
  if (!told) return write(TopUp.patch({ topUpId }).data(changes).where(asRead), after)
  const operation = transaction((commit) =>
    createWriteTransaction({ TopUp, MachineException }, (table) => [
      table.TopUp.patch({ topUpId }).data(changes).where(asRead).commit(commit),
      table.MachineException.put(told).commit(commit),
    ]),
  )
  return write(operation, after)
}
