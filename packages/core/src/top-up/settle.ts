import { type PaymentFlow, type Settlement, write } from '../command.ts'
import { createWriteTransaction } from '../db/electro.ts'
import { transaction } from '../db/operation.ts'
import { disputeTransfer, feeTransfer, topUpTransfer } from '../ledger/movements.ts'
import { Transfer } from '../ledger/transfer.ts'
import { MachineException } from '../machine/exception.ts'
import { cardAfter, type PaymentCard } from '../payment/card.ts'
import { disputeException, disputeNews } from '../payment/dispute.ts'
import { withoutDue } from '../payment/due.ts'
import type { Payment } from '../payment/provider.ts'
import type { Moment, PaymentAnswer, PaymentRequest } from '../payment/request.ts'
import { KEY_LIVES_MS, NEVER_MADE_MS, pauseAfter } from '../payment/retry.ts'
import { Wallet } from '../wallet/wallet.ts'
import { TopUp, type TopUpRecord, topUpById } from './top-up.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** How long a top-up may be PENDING, in milliseconds: without an answer, and while the customer proves who it is. */
const DEADLINES = { answer: 45 * SECOND, action: 15 * MINUTE }

/** What the provider has to be asked about a top-up; `undefined` when nothing is open. */
export function topUpTask({ card, state, ...topUp }: TopUpRecord): PaymentRequest | undefined {
  const { paymentId } = card
  if (state === 'COMPLETED') return undefined
  if (state === 'PENDING') {
    return paymentId
      ? { call: 'retrieve', paymentId }
      : { call: 'authorize', order: orderOf({ card, state, ...topUp }) }
  }
  if (card.status === 'CANCELED' || card.status === 'LOST') return undefined
  // Refused before anything was made, or to be looked for until it surely was not made.
  if (!paymentId) return state === 'DECLINED' ? undefined : { call: 'find', reference: topUp.topUpId }
  // Whoever holds its client secret could try another card.
  return { call: 'cancel', paymentId }
}

/** What the provider is asked by a request: see `paymentAsk`. */
export function topUpAsk(topUp: TopUpRecord, now: number): PaymentRequest | undefined {
  const task = topUpTask(topUp)
  const isOld = now - Date.parse(topUp.createdAt) > KEY_LIVES_MS
  return task?.call === 'authorize' && isOld ? { call: 'find', reference: topUp.topUpId } : task
}

/** When the sweep has to do something about a top-up, epoch milliseconds; `undefined` when everything is settled. */
export function topUpDeadline(topUp: TopUpRecord): number | undefined {
  if (topUp.state === 'PENDING') {
    return Date.parse(topUp.createdAt) + (topUp.card.paymentId ? DEADLINES.action : DEADLINES.answer)
  }
  return topUpTask(topUp) && Date.parse(topUp.updatedAt) + pauseAfter(1)
}

/**
 * Brings a top-up to where its payment stands at the provider. Money that was taken is credited, once, whatever was thought
 * of the top-up before; an unknown outcome changes nothing.
 */
export function settleTopUp(topUp: TopUpRecord, answer: PaymentAnswer, moment: Moment): Settlement<TopUpRecord> {
  const { card, state } = topUp
  const at = new Date(moment.now).toISOString()
  if (state === 'COMPLETED') return bookDispute(topUp, answer, moment) ?? bookFee(topUp, answer, at)
  if ('failed' in answer) {
    const wasRefused = answer.failed === 'REJECTED' && state === 'PENDING' && !card.paymentId
    if (!wasRefused) return { kind: 'done', value: topUp }
    return learn(topUp, 'DECLINED', { ...card, status: 'DECLINED', decline: answer.code }, at)
  }
  if (!answer.payment) {
    const neverMade = state === 'EXPIRED' && moment.now - Date.parse(topUp.createdAt) > NEVER_MADE_MS
    return neverMade ? learn(topUp, state, { ...card, status: 'CANCELED' }, at) : { kind: 'done', value: topUp }
  }
  const known = cardAfter(card, answer.payment)
  if (known.status === 'CAPTURED') return credit(topUp, known, answer.payment, at)
  const isGone = known.status === 'CANCELED' || known.status === 'DECLINED'
  const next = state === 'PENDING' && isGone ? 'DECLINED' : state
  const isNews = next !== state || known.status !== card.status || known.paymentId !== card.paymentId
  return isNews ? learn(topUp, next, known, at) : { kind: 'done', value: topUp }
}

/** What the sweep and the webhook do with the provider. */
export const topUpFlow: PaymentFlow<TopUpRecord> = {
  ask: topUpAsk,
  settle: settleTopUp,
  reload: ({ topUpId }) => topUpById(topUpId),
}

const orderOf = ({ topUpId, operatorId, amount, currency, card }: TopUpRecord) => ({
  reference: topUpId,
  purpose: 'TOP_UP' as const,
  operatorId,
  amount,
  currency,
  token: card.token,
  capture: 'automatic' as const,
})

/** Writes down what was learned, when the top-up is still as it was read. */
function learn(
  topUp: TopUpRecord,
  state: TopUpRecord['state'],
  card: PaymentCard & TopUpRecord['card'],
  at: string,
): Settlement<TopUpRecord> {
  const moved = { ...topUp, state, card, updatedAt: state === topUp.state ? topUp.updatedAt : at }
  const isOpen = topUpDeadline(moved) !== undefined
  const patch = TopUp.patch({ topUpId: topUp.topUpId }).set({ state, card, updatedAt: moved.updatedAt })
  const operation = (isOpen ? patch : patch.remove(['due', 'dueAt'])).where(
    (item, op) => `${op.eq(item.state, topUp.state)} AND ${op.eq(item.card.status, topUp.card.status)}`,
  )
  return write(operation, isOpen ? moved : withoutDue(moved))
}

/** A customer's bank took the money back, or gave it again: the books follow, once, and the operator is told. The wallet stays. */
function bookDispute(topUp: TopUpRecord, answer: PaymentAnswer, moment: Moment): Settlement<TopUpRecord> | undefined {
  const { topUpId, operatorId, currency, disputed } = topUp
  const news = 'payment' in answer && answer.payment ? disputeNews(disputed, answer.payment) : undefined
  if (!news) return undefined
  const createdAt = new Date(moment.now).toISOString()
  const of = { operatorId, corrects: topUpId, transferId: news.transferId, createdAt }
  const told = { machineId: topUpId, operatorId, vendId: topUpId, sequence: 0 }
  const operation = transaction((commit) =>
    createWriteTransaction({ TopUp, Transfer, MachineException }, (table) => [
      table.TopUp.patch({ topUpId })
        .set({ disputed: news.known })
        .where((item, op) => (disputed ? op.eq(item.disputed, disputed) : op.notExists(item.disputed)))
        .commit(commit),
      table.Transfer.create(disputeTransfer(of, news, currency)).commit(commit),
      table.MachineException.put(disputeException(told, news, currency, moment)).commit(commit),
    ]),
  )
  return write(operation, { ...topUp, disputed: news.known })
}

/** The provider has told what it kept of money that is in the books: once. */
function bookFee(topUp: TopUpRecord, answer: PaymentAnswer, at: string): Settlement<TopUpRecord> {
  const { topUpId, operatorId, customerId, currency } = topUp
  const fee = 'payment' in answer ? answer.payment?.fee : undefined
  if (fee === undefined || topUp.card.fee !== undefined) return { kind: 'done', value: topUp }
  const of = { operatorId, customerId, transferId: `${topUpId}-fee`, createdAt: at }
  const card = { ...topUp.card, fee }
  const operation = transaction((commit) =>
    createWriteTransaction({ TopUp, Transfer }, (table) => [
      table.TopUp.patch({ topUpId })
        .set({ card })
        .where((item, op) => op.notExists(item.card.fee))
        .commit(commit),
      table.Transfer.create(feeTransfer(of, fee, currency)).commit(commit),
    ]),
  )
  return write(operation, { ...topUp, card })
}

/** The money is taken: the wallet has it, once, and the books say so. */
function credit(topUp: TopUpRecord, card: TopUpRecord['card'], payment: Payment, at: string): Settlement<TopUpRecord> {
  const { topUpId, operatorId, customerId, amount, currency } = topUp
  const movement = { operatorId, customerId, transferId: topUpId, createdAt: at }
  const operation = transaction((commit) =>
    createWriteTransaction({ TopUp, Wallet, Transfer }, (table) => [
      table.TopUp.patch({ topUpId })
        .set({ state: 'COMPLETED', card, updatedAt: at })
        .remove(['due', 'dueAt'])
        .where((item, op) => op.ne(item.state, 'COMPLETED'))
        .commit(commit),
      table.Wallet.patch({ operatorId, customerId })
        .add({ balance: amount })
        .set({ updatedAt: at })
        .where((item, op) => op.eq(item.currency, currency))
        .commit(commit),
      table.Transfer.create(topUpTransfer(movement, amount, currency, payment.fee)).commit(commit),
    ]),
  )
  return write(operation, withoutDue({ ...topUp, state: 'COMPLETED', card, updatedAt: at }))
}
