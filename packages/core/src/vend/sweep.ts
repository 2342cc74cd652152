import { type Finishing, type Settlement, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import { shardOf } from '../db/ids.ts'
import { transaction } from '../db/operation.ts'
import {
  exceptionRecord,
  MachineException,
  type MachineExceptionRecord,
  unknownOutcomeId,
} from '../machine/exception.ts'
import { withoutDue } from '../payment/due.ts'
import type { Moment, PaymentAnswer, PaymentRequest } from '../payment/request.ts'
import { EXHAUSTED, pauseAfter } from '../payment/retry.ts'
import { giveUpRefund } from '../refund/by-card.ts'
import { deadlineOf } from './deadlines.ts'
import { type Ending, ended, endVend } from './end.ts'
import { vendPayment } from './payment.ts'
import { paymentTask } from './task.ts'
import { Vend, type VendRecord } from './vend.ts'

/** So long after its deadline a PENDING vend is not asked about any more: whoever wanted it has gone. In milliseconds. */
const TOO_LATE_MS = 2 * 60 * 1000

/**
 * How the sweep finishes a vend: it asks the provider what is open, and then ends what is past its deadline. Every write has
 * the vend as it was read for its condition, so a machine or a customer who is faster wins, and comes too late otherwise.
 */
export const finishVend: Finishing<VendRecord> = { ...vendPayment, ask: sweepAsk, conclude }

/** As `paymentTask`, but nobody is charged who may have gone: the payment of a PENDING vend is looked for, never made. */
function sweepAsk(vend: VendRecord, now: number): PaymentRequest | undefined {
  const task = paymentTask(vend)
  if (vend.state !== 'PENDING') return task
  if (now > (deadlineOf(vend) ?? now) + TOO_LATE_MS) return undefined
  return task?.call === 'authorize' ? { call: 'find', reference: vend.vendId } : task
}

function conclude(vend: VendRecord, moment: Moment, answer?: PaymentAnswer): Settlement<VendRecord> {
  const { now } = moment
  if (vend.due === undefined || (vend.dueAt ?? 0) > now) return { kind: 'done', value: vend }
  const dueAt = deadlineOf(vend)
  if (dueAt === undefined) return change(vend, withoutDue(vend))
  if (dueAt > now) return putOff(vend, { dueAt })
  switch (vend.state) {
    case 'PENDING':
    case 'AUTHORIZED':
      return end(vend, moment, { to: 'EXPIRED' })
    case 'DISPENSING':
      return end(vend, moment, { to: 'OUTCOME_UNKNOWN' }, 'OUTCOME_UNKNOWN')
    case 'OUTCOME_UNKNOWN':
      return end(vend, moment, { to: 'FAILED', failure: { code: 'OTHER', message: GIVEN_UP } }, 'HOLD_GIVEN_UP')
    default:
      return askAgain(vend, moment, answer)
  }
}

const GIVEN_UP = 'Nobody said how it ended before the hold on the card did.'

/** What the operator is told, by the code of the exception. */
const MESSAGES = {
  OUTCOME_UNKNOWN:
    'The machine took the vend and did not say how it ended. The money stays held until somebody decides.',
  HOLD_GIVEN_UP: 'The outcome was not decided before the hold on the card ended: the money was let go.',
  PAYMENT_STUCK: 'The payment provider has not done its part of this vend for two hours. It is asked on.',
  PAYMENT_LOST: 'The payment provider refuses its part of this vend for good: look at the payment there.',
} as const

/** What the operator is told about a vend. */
const exceptionOf = (vend: VendRecord, { now, id }: Moment, code: keyof typeof MESSAGES) => {
  const exceptionId = code === 'OUTCOME_UNKNOWN' ? unknownOutcomeId(vend.vendId) : id
  return exceptionRecord(vend, { exceptionId, code, message: MESSAGES[code], operation: 'sweep' }, now)
}

function end(
  vend: VendRecord,
  moment: Moment,
  how: Pick<Ending, 'to' | 'failure'>,
  code?: keyof typeof MESSAGES,
): Settlement<VendRecord> {
  const at = new Date(moment.now).toISOString()
  const ending: Ending = { vend, at, ...how, ...(code && { exception: exceptionOf(vend, moment, code) }) }
  return write(endVend(ending), ended(ending))
}

/** The provider was asked in vain: later again, ever less often. The operator is told once, when it lasts. */
function askAgain(vend: VendRecord, moment: Moment, answer?: PaymentAnswer): Settlement<VendRecord> {
  const attempts = (vend.attempts ?? 0) + 1
  const later = { attempts, dueAt: moment.now + pauseAfter(attempts) }
  if (attempts < EXHAUSTED) return putOff(vend, later)
  // The provider has told how the payment stands, and the refund is not among what it gave back.
  if (vend.refunding && answer && 'payment' in answer) return giveUpRefund(vend, moment)
  const isRefused = answer !== undefined && 'failed' in answer && answer.failed === 'REJECTED'
  if (isRefused && vend.card) {
    const lost: VendRecord = { ...vend, card: { ...vend.card, status: 'LOST' } }
    return change(vend, withoutDue(lost), exceptionOf(vend, moment, 'PAYMENT_LOST'))
  }
  return putOff(vend, later, attempts === EXHAUSTED ? exceptionOf(vend, moment, 'PAYMENT_STUCK') : undefined)
}

/** Looks at the vend again later. */
const putOff = (
  vend: VendRecord,
  later: { dueAt: number; attempts?: number },
  exception?: MachineExceptionRecord,
): Settlement<VendRecord> => change(vend, { ...vend, due: shardOf(vend.vendId), ...later }, exception)

type Patch = ReturnType<typeof Vend.patch>

/** Writes what became of a vend's place in the index, when nobody has touched either. */
function change(vend: VendRecord, after: VendRecord, exception?: MachineExceptionRecord): Settlement<VendRecord> {
  const { vendId } = vend
  const changes: Parameters<Patch['data']>[0] = (item, op) => {
    if (after.attempts !== undefined) op.set(item.attempts, after.attempts)
    if (after.card && after.card !== vend.card) op.set(item.card, after.card)
    if (after.due !== undefined && after.dueAt !== undefined) {
      op.set(item.due, after.due)
      op.set(item.dueAt, after.dueAt)
    } else {
      op.remove(item.due)
      op.remove(item.dueAt)
    }
  }
  const asRead: Parameters<ReturnType<Patch['data']>['where']>[0] = (item, op) =>
    `${op.eq(item.state, vend.state)} AND ${op.eq(item.dueAt, vend.dueAt ?? 0)}`
  if (!exception) return write(Vend.patch({ vendId }).data(changes).where(asRead), after)
  const operation = transaction((commit) =>
    createWriteTransaction({ Vend, MachineException }, (table) => [
      table.Vend.patch({ vendId }).data(changes).where(asRead).commit(commit),
      table.MachineException.put(exception).commit(commit),
    ]),
  )
  return write(operation, after)
}
