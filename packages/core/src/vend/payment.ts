import { type PaymentFlow, type Settlement, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import { shardOf } from '../db/ids.ts'
import { transaction } from '../db/operation.ts'
import { disputeTransfer, feeTransfer, vendTransfer } from '../ledger/movements.ts'
import { Transfer } from '../ledger/transfer.ts'
import { exceptionRecord, MachineException } from '../machine/exception.ts'
import { cardAfter } from '../payment/card.ts'
import { type DisputeNews, disputeException, disputeNews } from '../payment/dispute.ts'
import { withoutDue } from '../payment/due.ts'
import type { Payment } from '../payment/provider.ts'
import type { Moment, PaymentAnswer } from '../payment/request.ts'
import { NEVER_MADE_MS } from '../payment/retry.ts'
import { settleRefund } from '../refund/by-card.ts'
import { deadlineOf } from './deadlines.ts'
import { ended, endVend } from './end.ts'
import { mismatchOf, tellMismatch } from './mismatch.ts'
import { isReleased, isUnderWay } from './states.ts'
import { paymentAsk } from './task.ts'
import { Vend, type VendCard, type VendRecord, vendById } from './vend.ts'

/**
 * Brings a vend to where its payment stands at the provider: the one place where an answer of the provider (to a request,
 * to the sweep, or looked up because a webhook said so) becomes a state. An unknown outcome changes nothing.
 */
export function settlePayment(vend: VendRecord, answer: PaymentAnswer, moment: Moment): Settlement<VendRecord> {
  const { card } = vend
  if (!card) return done(vend)
  const isSold = vend.state === 'COMPLETED' || vend.state === 'REFUNDED'
  const news = 'payment' in answer && answer.payment ? disputeNews(vend.disputed, answer.payment) : undefined
  if (news && isSold && card.status === 'CAPTURED') return bookDispute(vend, news, moment)
  const mismatch = 'payment' in answer && answer.payment ? mismatchOf(vend, answer.payment, moment.now) : undefined
  if (mismatch && mismatch.what !== vend.mismatch) return tellMismatch(vend, mismatch, moment)
  if (mismatch?.blocks) return done(vend)
  if (vend.refunding) return settleRefund(vend, answer, moment)
  if ('failed' in answer) {
    const wasRefused = answer.failed === 'REJECTED' && vend.state === 'PENDING' && !card.paymentId
    return wasRefused ? decline(vend, { ...card, status: 'DECLINED', decline: answer.code }, moment) : done(vend)
  }
  if (!answer.payment) {
    const neverMade = isReleased(vend.state) && moment.now - Date.parse(vend.createdAt) > NEVER_MADE_MS
    return neverMade ? note(vend, { ...card, status: 'CANCELED' }) : done(vend)
  }
  const known = cardOf(vend, card, answer.payment)
  if (isSold && card.status === 'CAPTURED') {
    return card.fee === undefined && known.fee !== undefined ? bookFee(vend, known, known.fee, moment) : done(vend)
  }
  const isGone = known.status === 'CANCELED' || known.status === 'DECLINED'
  const at = new Date(moment.now).toISOString()
  switch (vend.state) {
    case 'PENDING':
      if (isGone) return decline(vend, known, moment)
      return known.status === 'AUTHORIZED' || known.status === 'CAPTURED'
        ? authorize(vend, known, at)
        : note(vend, known)
    case 'AUTHORIZED':
      return isGone ? end(vend, 'EXPIRED', known, at) : note(vend, known)
    case 'OUTCOME_UNKNOWN':
      return isGone ? end(vend, 'FAILED', known, at) : note(vend, known)
    case 'COMPLETED':
      if (known.status === 'CAPTURED') return post(vend, known, answer.payment, at)
      if (card.status === 'LOST') return done(vend)
      return isGone ? lose(vend, known, moment) : note(vend, known)
    default:
      return note(vend, known)
  }
}

/** What commands that touch a vend do with the provider. */
export const vendPayment: PaymentFlow<VendRecord> = {
  ask: paymentAsk,
  settle: settlePayment,
  reload: ({ vendId }) => vendById(vendId),
}

const done = (vend: VendRecord): Settlement<VendRecord> => ({ kind: 'done', value: vend })

/** The card as the provider has it. Money that was taken for nothing and given back is as good as never taken. */
function cardOf({ state }: VendRecord, card: VendCard, payment: Payment): VendCard {
  const known = cardAfter(card, payment)
  const isBack = isReleased(state) && payment.captured > 0 && payment.refunded >= payment.captured
  return isBack ? { ...known, status: 'CANCELED' } : known
}

/** Writes down what was learned, when the vend and its payment are still as they were read. */
function learn(vend: VendRecord, changes: Partial<VendRecord>): Settlement<VendRecord> {
  const after = listed({ ...vend, ...changes })
  const operation = Vend.patch({ vendId: vend.vendId })
    .data((item, op) => {
      op.set(item.state, after.state)
      if (after.card) op.set(item.card, after.card)
      op.set(item.updatedAt, after.updatedAt)
      if (after.due === vend.due) return
      if (after.due !== undefined && after.dueAt !== undefined) {
        op.set(item.due, after.due)
        op.set(item.dueAt, after.dueAt)
      } else {
        op.remove(item.due)
        op.remove(item.dueAt)
      }
    })
    .where(
      (item, op) => `${op.eq(item.state, vend.state)} AND ${op.eq(item.card.status, vend.card?.status ?? 'ASKED')}`,
    )
  return write(operation, after)
}

/**
 * The vend as it is in the sweep's index or outside of it: one that has ended leaves it with nothing left to ask the provider,
 * and comes back when there is something again.
 */
function listed(vend: VendRecord): VendRecord {
  if (isUnderWay(vend.state) || vend.state === 'OUTCOME_UNKNOWN') return vend
  const dueAt = deadlineOf(vend)
  if (dueAt === undefined) return withoutDue(vend)
  return vend.due === undefined ? { ...vend, due: shardOf(vend.vendId), dueAt } : vend
}

const authorize = (vend: VendRecord, card: VendCard, at: string) =>
  learn(vend, { state: 'AUTHORIZED', card, updatedAt: at })

/** Something new about the payment. */
function note(vend: VendRecord, card: VendCard): Settlement<VendRecord> {
  if (card.status === vend.card?.status && card.paymentId === vend.card.paymentId) return done(vend)
  return learn(vend, { card })
}

function decline(vend: VendRecord, card: VendCard, { now }: Moment): Settlement<VendRecord> {
  return end(vend, 'DECLINED', { ...card, status: 'DECLINED' }, new Date(now).toISOString())
}

function end(vend: VendRecord, to: 'DECLINED' | 'EXPIRED' | 'FAILED', card: VendCard, at: string) {
  const ending = { vend, to, at, card }
  return write(endVend(ending), ended(ending))
}

/** The money is taken: the sale is posted, once. */
function post(vend: VendRecord, card: VendCard, payment: Payment, at: string): Settlement<VendRecord> {
  const operation = transaction((commit) =>
    createWriteTransaction({ Vend, Transfer }, (table) => [
      table.Vend.patch({ vendId: vend.vendId })
        .set({ card })
        .remove(['due', 'dueAt'])
        .where((item, op) => `${op.eq(item.state, vend.state)} AND ${op.ne(item.card.status, 'CAPTURED')}`)
        .commit(commit),
      table.Transfer.create(vendTransfer(vend, at, 'CLEARING', payment.fee)).commit(commit),
    ]),
  )
  return write(operation, withoutDue({ ...vend, card }))
}

/** The provider has told what it kept of money that is in the books: once. */
function bookFee(vend: VendRecord, card: VendCard, fee: number, { now }: Moment): Settlement<VendRecord> {
  const { vendId, operatorId, price } = vend
  const of = { operatorId, vendId, transferId: `${vendId}-fee`, createdAt: new Date(now).toISOString() }
  const operation = transaction((commit) =>
    createWriteTransaction({ Vend, Transfer }, (table) => [
      table.Vend.patch({ vendId })
        .set({ card })
        .where((item, op) => `${op.eq(item.card.status, 'CAPTURED')} AND ${op.notExists(item.card.fee)}`)
        .commit(commit),
      table.Transfer.create(feeTransfer(of, fee, price.currency)).commit(commit),
    ]),
  )
  return write(operation, { ...vend, card })
}

/** A customer's bank took the money back, or gave it again: the books follow, once, and the operator is told. */
function bookDispute(vend: VendRecord, news: DisputeNews, moment: Moment): Settlement<VendRecord> {
  const { vendId, operatorId, price, disputed } = vend
  const createdAt = new Date(moment.now).toISOString()
  const of = { operatorId, vendId, corrects: vendId, transferId: news.transferId, createdAt }
  const operation = transaction((commit) =>
    createWriteTransaction({ Vend, Transfer, MachineException }, (table) => [
      table.Vend.patch({ vendId })
        .set({ disputed: news.known })
        .where((item, op) => (disputed ? op.eq(item.disputed, disputed) : op.notExists(item.disputed)))
        .commit(commit),
      table.Transfer.create(disputeTransfer(of, news, price.currency)).commit(commit),
      table.MachineException.put(disputeException(vend, news, price.currency, moment)).commit(commit),
    ]),
  )
  return write(operation, { ...vend, disputed: news.known })
}

/** The product is gone and the hold has ended: the operator is told, and nothing is charged. */
function lose(vend: VendRecord, known: VendCard, { now, id }: Moment): Settlement<VendRecord> {
  const card: VendCard = { ...known, status: 'LOST' }
  const message = 'The product was dispensed, and the money could not be taken: the hold on the card had ended.'
  const exception = exceptionRecord(vend, { exceptionId: id, code: 'PAYMENT_LOST', message, operation: 'capture' }, now)
  const operation = transaction((commit) =>
    createWriteTransaction({ Vend, MachineException }, (table) => [
      table.Vend.patch({ vendId: vend.vendId })
        .set({ card })
        .remove(['due', 'dueAt'])
        .where((item, op) => `${op.eq(item.state, vend.state)} AND ${op.ne(item.card.status, 'CAPTURED')}`)
        .commit(commit),
      table.MachineException.put(exception).commit(commit),
    ]),
  )
  return write(operation, withoutDue({ ...vend, card }))
}
